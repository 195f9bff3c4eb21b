//! What people do with Endcap, as verbs: open, edit, preview, explain, import, publish, verify.
//!
//! Owns the joining of store, core and engines, and every sentence beyond the model's own. Refuses
//! to know a window, a terminal or a protocol; the clock, tokens and engines come in with a
//! [`Host`]. Methods that end in "Computes." in their text block: call them from
//! `tokio::task::spawn_blocking`.

mod alike;
mod aside;
mod catalog_copies;
mod catalog_table;
mod catch_up;
mod demo;
mod edit;
mod edit_seen;
mod effect;
mod environments;
mod error;
mod exchange;
mod fields;
mod health;
mod history;
mod host;
mod import;
mod lanes;
mod lift;
mod lookup;
mod moment;
mod open_store;
mod outlook;
mod page_rules;
mod page_times;
mod pages;
mod plots;
mod publish;
mod rank_page;
mod review;
mod segment_test;
mod shoppers;
mod touches;
mod verify;
mod watch;
mod what_if;
mod why;
mod words;

pub use alike::Alike;
pub use catalog_table::{
    AttributeRow, CatalogRow, CatalogRows, CatalogSort, FieldValue, PredicateCount, ProductDetail,
};
pub use catch_up::CaughtUp;
pub use edit::{Draft, EntityChange, EntityName, Stepped};
pub use edit_seen::Edited;
pub use effect::{DraftEffect, Effect};
pub use endcap_audience::Audience;
pub use endcap_figures::{WrittenStyle, write_in};
pub use endcap_import::{
    InspectedColumn, InspectedShopperColumn, Inspection, Mapping, Mode, Reject, ShopperMapping,
    ShoppersInspection,
};
pub use endcap_store::EntityKind;
pub use environments::{Environment, EnvironmentState, EnvironmentStatus, LastVerified};
pub use error::{Conflict, UseCaseError};
pub use exchange::check_rules;
pub use fields::{FieldInfo, FieldLists};
pub use health::{Health, HealthFinding, HealthKind, Repair};
pub use history::{RevisionChanges, RevisionRow};
pub use host::{Clock, Engines, GatewayEngines, Host, Secrets, SecretsError, SystemClock};
pub use import::{ImportPhase, ImportProgress, ImportSummary, OnImport};
pub use lanes::{
    Lane, LaneRow, Lanes, LanesAsk, Move, Shown,
    against::Against,
    figures::{FiguresAsk, LaneFigures},
    hidden::HiddenBy,
};
pub use lift::MarginLift;
pub use lookup::{FoundProduct, Looked};
pub use open_store::{DraftAgainst, DraftState, OpenStore, PublishedState, Snapshot, StoreStatus};
pub use outlook::{Outlook, StockScenario};
pub use page_rules::{CheckedRule, PageRule, RuleRow, RuleState};
pub use page_times::{ClockChange, ComingMoment, PageMoment, PageTimes};
pub use pages::{CategoryNode, PageEntry, PageIndex};
pub use plots::{Distribution, LanePlots, PlotPoint, Plots, PlotsAsk};
pub use publish::{OnPublish, PublishAsk, PublishProgress, PublishStep, Published};
pub use rank_page::{PageAsk, RankedPage};
pub use review::{
    Review, ReviewBase, ReviewFinding,
    changes::{ChangeKind, ChangeWords},
    impact::{Impact, ImpactMoment, ImpactPage, SegmentShift},
};
pub use segment_test::{SegmentReason, SegmentTest};
pub use shoppers::{
    ShoppersState, ShoppersSummary,
    look::{FoundShopper, SampledShopper, ShopperSample, ShopperSpread, SpreadBin, SpreadValue},
    sizes::{ChosenSize, ConditionSize, SegmentCandidate, SegmentSize, SegmentSizes, TakenBy},
};
pub use touches::Touch;
pub use verify::{
    VERIFY_ASKS, VERIFY_ASKS_WHOLE,
    report::{
        Cause, CauseKind, ComparedCatalog, ComparedRules, Difference, DriftedProduct, LiveRules,
        VerifyReport,
    },
};
pub use watch::{DriftNotice, Watched};
pub use what_if::{Lift, WhatIf, WhatIfAsk, WithoutRule};
pub use why::{Contribution, PinAsked, Why};
pub use words::RuleWords;
