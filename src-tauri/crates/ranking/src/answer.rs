//! A ranked page, in the shape that the contract gives it in JSON.

use endcap_model::id::{FormulaId, ProductId, RuleId};
use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

/// A slice of a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// Length of the whole list, pins included.
    pub total: u64,
    pub from: u64,
    pub products: Vec<Placed>,
}

/// A product at its place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Placed {
    pub id: ProductId,
    /// 1-based in the whole list.
    pub position: u64,
    pub pinned: bool,
    /// −1, 0 or 1.
    pub tier: i8,
    pub points: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explain: Option<Explanation>,
}

/// Why a product is where it is.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct Explanation {
    /// Sum to the points; formula terms, then rules by precedence, then relevance.
    pub contributions: Vec<Contribution>,
    /// The rules that decided the tier, by precedence; empty at tier 0.
    pub tier: Vec<RuleId>,
    pub pin: Option<PinAsked>,
    /// The rules that barred the product where it was first in line.
    pub max_per: Vec<RuleId>,
    /// The position, had no `max_per` been active.
    pub without_max_per: u64,
}

/// A pin and the position that it asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PinAsked {
    pub rule: RuleId,
    pub asked: u32,
}

/// Points from one source, never 0.
#[derive(Clone, Debug, PartialEq)]
pub enum Contribution {
    Formula {
        formula: FormulaId,
        field: String,
        level: u32,
        points: i64,
    },
    Rule {
        rule: RuleId,
        points: i64,
    },
    Relevance {
        token: String,
        field: &'static str,
        points: i64,
    },
}

impl Contribution {
    pub fn points(&self) -> i64 {
        match self {
            Contribution::Formula { points, .. }
            | Contribution::Rule { points, .. }
            | Contribution::Relevance { points, .. } => *points,
        }
    }
}

impl Serialize for Contribution {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Contribution::Formula {
                formula,
                field,
                level,
                points,
            } => {
                let mut out = serializer.serialize_struct("Formula", 4)?;
                out.serialize_field("formula", formula)?;
                out.serialize_field("field", field)?;
                out.serialize_field("level", level)?;
                out.serialize_field("points", points)?;
                out.end()
            }
            Contribution::Rule { rule, points } => {
                let mut out = serializer.serialize_struct("Rule", 2)?;
                out.serialize_field("rule", rule)?;
                out.serialize_field("points", points)?;
                out.end()
            }
            Contribution::Relevance {
                token,
                field,
                points,
            } => {
                let mut out = serializer.serialize_struct("Relevance", 3)?;
                out.serialize_field("relevance", token)?;
                out.serialize_field("field", field)?;
                out.serialize_field("points", points)?;
                out.end()
            }
        }
    }
}
