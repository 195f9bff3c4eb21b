//! What movement and figures are told against: which rules, when, and for whom.
//!
//! Owns the choice and its words. Refuses to rank.

use std::sync::Arc;

use endcap_model::{id::SegmentId, instant::Instant, ruleset::RuleSet, schedule::days_from};
use serde::{Deserialize, Serialize};

use crate::{Snapshot, UseCaseError, moment, open_store::PublishedState};

/// What movement is told against.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Against {
    /// What production shows: its last publication; without one, the last anywhere.
    #[default]
    Live,
    /// What was published last, wherever.
    Published,
    /// What was published last to this environment.
    Environment {
        name: String,
    },
    /// The draft, or what is tried, for another segment.
    Lane {
        segment: String,
    },
    /// The first formula alone: no rule at all.
    NoRules,
    /// Live as it was a week earlier by its rules, at the same time of day and with the products as they
    /// are now; the draft where nothing was published.
    LastWeek,
    None,
}

const WEEK_DAYS: i64 = 7;

/// A ranking to compare with.
#[derive(Clone, Debug)]
pub(crate) struct Baseline {
    pub rules: Rules,
    /// Names exactly these rules.
    pub name: String,
    pub at: Instant,
    /// Of another lane; else the lane's own.
    pub segment: Option<SegmentId>,
    /// For people: “production, revision 41”.
    pub words: String,
}

/// Rules that are shared with the snapshot, or made for the comparison.
#[derive(Clone, Debug)]
pub(crate) enum Rules {
    Published(Arc<PublishedState>),
    Draft(Arc<crate::DraftState>),
    Made(Arc<RuleSet>),
}

/// The draft as it is shown with what nobody has kept.
#[derive(Clone, Debug)]
pub(crate) struct Trial {
    pub rules: Arc<RuleSet>,
    /// Names exactly these rules.
    pub name: String,
}

impl Rules {
    pub fn set(&self) -> &RuleSet {
        match self {
            Rules::Published(published) => &published.rules,
            Rules::Draft(draft) => &draft.rules,
            Rules::Made(rules) => rules,
        }
    }
}

impl Baseline {
    /// `None` where there is nothing to compare with. Another lane is one of the trial, where there is one.
    ///
    /// # Errors
    /// `NotFound` for an unknown segment.
    pub fn of(
        against: &Against,
        snapshot: &Snapshot,
        at: Instant,
        trial: Option<&Trial>,
    ) -> Result<Option<Baseline>, UseCaseError> {
        let of_draft = |segment, words| Baseline {
            rules: Rules::Draft(Arc::clone(&snapshot.draft)),
            name: format!("draft {}", snapshot.draft.version),
            at,
            segment,
            words,
        };
        Ok(match against {
            Against::None => None,
            Against::Live => snapshot.published.as_ref().map(|live| published(live, at)),
            Against::Published => {
                let latest = snapshot.publications.first();
                latest.map(|latest| published(latest, at))
            }
            Against::Environment { name } => {
                let found = snapshot.publication(name);
                found.map(|one| published(one, at))
            }
            Against::Lane { segment } => {
                let segment = moment::segment(segment, &snapshot.draft.rules)?;
                let name = moment::segment_name(&segment, &snapshot.draft.rules);
                let lane = of_draft(Some(segment), name);
                Some(match trial {
                    Some(trial) => Baseline {
                        rules: Rules::Made(Arc::clone(&trial.rules)),
                        name: trial.name.clone(),
                        ..lane
                    },
                    None => lane,
                })
            }
            Against::NoRules => Some(bare(snapshot, at)),
            Against::LastWeek => {
                let baseline = match &snapshot.published {
                    Some(live) => published(live, at),
                    None => of_draft(None, "the draft".to_owned()),
                };
                Some(Baseline {
                    at: days_from(at, -WEEK_DAYS, baseline.rules.set().store.time_zone),
                    words: format!("{} a week earlier", baseline.words),
                    ..baseline
                })
            }
        })
    }
}

fn published(state: &Arc<PublishedState>, at: Instant) -> Baseline {
    Baseline {
        name: state.etag.clone(),
        at,
        segment: None,
        words: format!("{}, revision {}", state.environment, state.revision),
        rules: Rules::Published(Arc::clone(state)),
    }
}

fn bare(snapshot: &Snapshot, at: Instant) -> Baseline {
    let rules = &snapshot.draft.rules;
    Baseline {
        rules: Rules::Made(Arc::new(RuleSet {
            store: rules.store.clone(),
            segments: rules.segments.clone(),
            collections: rules.collections.clone(),
            formulas: rules.formulas.clone(),
            rules: Vec::new(),
        })),
        name: format!("bare {}", snapshot.draft.version),
        at,
        segment: None,
        words: "no rules at all".to_owned(),
    }
}
