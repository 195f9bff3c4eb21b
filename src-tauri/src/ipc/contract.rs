//! The contract's documents as the window sees them. Owns their TypeScript shape alone: documents
//! cross as the JSON they are, and it is the model that reads them and says, by pointer, what is
//! wrong. So the types here are never built; they only describe what the wrappers at the end carry.
#![expect(
    dead_code,
    reason = "shapes for the generated bindings; the documents themselves stay JSON"
)]

use std::collections::BTreeMap;

use endcap_model::json::Json;
use serde::{Deserialize, Serialize};
use specta::datatype::DataType;
use specta::{Type, Types};
use specta_typescript::define;

#[derive(Serialize, Type)]
#[serde(untagged)]
pub(crate) enum Scalar {
    Text(String),
    Number(i64),
    Boolean(bool),
}

/// A union without a tag, written as TypeScript. The derived one adds `?: never` members, and those
/// take away the narrowing by `"all" in predicate` that the window leans on.
macro_rules! union {
    ($($name:ident, $raw:ident: $text:literal;)*) => {$(
        struct $raw;

        impl Type for $raw {
            fn definition(_: &mut Types) -> DataType {
                DataType::Reference(define($text))
            }
        }

        #[derive(Serialize, Type)]
        #[specta(type = $raw)]
        struct $name;
    )*};
}

union! {
    Predicate, PredicateText: "\
  | { all: Predicate[] } | { any: Predicate[] } | { not: Predicate }
  | { field: string; is: Scalar } | { field: string; in: Scalar[] }
  | { field: string; gt?: number | string; gte?: number | string; lt?: number | string; lte?: number | string }
  | { field: string; under: string } | { field: string; within_days: number } | { field: string; known: boolean }
  | { products: string[] }";
    PagePattern, PagePatternText: "\
  | { category: string; subtree?: boolean } | { collection: string }
  | { search: { is: string } | { contains: string } } | { placement: string }";
}

#[derive(Serialize, Type)]
#[serde(rename_all = "lowercase")]
enum Weekday {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

#[derive(Serialize, Type)]
struct Weekly {
    days: Vec<Weekday>,
    from: String,
    until: String,
}

#[derive(Serialize, Type)]
struct Schedule {
    #[specta(optional, type = String)]
    from: Option<String>,
    #[specta(optional, type = String)]
    until: Option<String>,
    #[specta(optional, type = Weekly)]
    weekly: Option<Weekly>,
}

#[derive(Serialize, Type)]
#[serde(rename_all = "lowercase")]
enum Then {
    Hide,
    Bottom,
}

#[derive(Serialize, Type)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Action {
    Pin {
        product: String,
        position: i64,
    },
    Hide {
        products: Predicate,
    },
    Only {
        products: Predicate,
    },
    Boost {
        products: Predicate,
        points: i64,
    },
    Bury {
        products: Predicate,
        points: i64,
    },
    Top {
        products: Predicate,
    },
    Bottom {
        products: Predicate,
    },
    Score {
        field: String,
        weight: i64,
        levels: Vec<i64>,
    },
    Formula {
        formula: String,
    },
    MarginFloor {
        min_bp: i64,
        below: Then,
    },
    OutOfStock {
        then: Then,
    },
    LowStock {
        below: i64,
        points: i64,
    },
    Overstock {
        cover_days: i64,
        points: i64,
    },
    MaxPer {
        field: String,
        count: i64,
        window: i64,
    },
}

#[derive(Serialize, Type)]
struct Rule {
    id: String,
    name: String,
    #[specta(optional, type = bool)]
    enabled: Option<bool>,
    #[specta(optional, type = i64)]
    priority: Option<i64>,
    #[specta(optional, type = Vec<PagePattern>)]
    pages: Option<Vec<PagePattern>>,
    #[specta(optional, type = Vec<String>)]
    segments: Option<Vec<String>>,
    #[specta(optional)]
    schedule: Option<Schedule>,
    action: Action,
}

#[derive(Serialize, Type)]
struct Segment {
    id: String,
    name: String,
    when: Predicate,
}

#[derive(Serialize, Type)]
struct Collection {
    id: String,
    name: String,
    products: Predicate,
}

#[derive(Serialize, Type)]
struct FormulaTerm {
    field: String,
    weight: i64,
    levels: Vec<i64>,
}

#[derive(Serialize, Type)]
#[serde(rename_all = "lowercase")]
enum Order {
    Asc,
    Desc,
}

#[derive(Serialize, Type)]
struct FormulaOrder {
    field: String,
    order: Order,
}

#[derive(Serialize, Type)]
struct Formula {
    id: String,
    name: String,
    terms: Vec<FormulaTerm>,
    #[specta(optional, type = Vec<FormulaOrder>)]
    then_by: Option<Vec<FormulaOrder>>,
}

#[derive(Serialize, Type)]
struct RuleSetDocument {
    format: String,
    store: StoreFacts,
    segments: Vec<Segment>,
    collections: Vec<Collection>,
    formulas: Vec<Formula>,
    rules: Vec<Rule>,
}

#[derive(Serialize, Type)]
struct StoreFacts {
    name: String,
    currency: String,
    time_zone: String,
    metrics_days: i64,
}

#[derive(Serialize, Type)]
#[serde(untagged)]
enum TraitValue {
    Text(String),
    Number(i64),
    Boolean(bool),
    List(Vec<String>),
}

#[derive(Serialize, Type)]
#[serde(untagged)]
enum ShopperValue {
    Number(i64),
    Text(String),
    List(Vec<String>),
    Traits(BTreeMap<String, TraitValue>),
}

#[derive(Serialize, Type)]
#[serde(transparent)]
struct Shopper(BTreeMap<String, ShopperValue>);

/// A JSON document whose shape in the window is one of the above.
macro_rules! document {
    ($($name:ident: $shape:ty, $what:literal;)*) => {$(
        #[doc = $what]
        #[derive(Clone, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Json);

        impl Type for $name {
            fn definition(types: &mut Types) -> DataType {
                <$shape as Type>::definition(types)
            }
        }
    )*};
}

document! {
    PredicateJson: Predicate, "A predicate, not yet checked.";
    RuleJson: Rule, "A rule, not yet checked.";
    SegmentJson: Segment, "A segment, not yet checked.";
    CollectionJson: Collection, "A collection, not yet checked.";
    FormulaJson: Formula, "A formula, not yet checked.";
    FactsJson: StoreFacts, "A store's facts, not yet checked.";
    RuleSetJson: RuleSetDocument, "A whole rule set.";
    ShopperJson: Shopper, "A shopper, not yet checked.";
    ValueJson: TraitValue, "The value of an attribute.";
}
