//! How segments divide the shoppers: by themselves, and each shopper to the first that matches.

use endcap_model::predicate::ShopperPredicate;

use crate::{Audience, Bits};

/// The shoppers of one segment.
#[derive(Clone, Debug)]
pub struct Part {
    /// Whom its condition selects.
    pub matches: Bits,
    /// Those of them whom no earlier segment matches.
    pub belongs: Bits,
}

/// All shoppers, divided.
///
/// Invariant: every row belongs to exactly one part, or to `everyone`.
#[derive(Clone, Debug)]
pub struct Division {
    /// In the order of the segments.
    pub parts: Vec<Part>,
    /// Whom no segment matches.
    pub everyone: Bits,
}

/// Divides the shoppers among conditions: each belongs to the first that matches.
pub fn divide<'a>(
    audience: &Audience,
    conditions: impl IntoIterator<Item = &'a ShopperPredicate>,
) -> Division {
    let mut everyone = Bits::all(audience.len());
    let part = |when| {
        let matches = audience.matching(when);
        let mut belongs = matches.clone();
        belongs.keep(&everyone);
        everyone.remove(&matches);
        Part { matches, belongs }
    };
    let parts = conditions.into_iter().map(part).collect();
    Division { parts, everyone }
}

impl Division {
    /// The place of the part that a row belongs to; `None` is everyone.
    pub fn part_of(&self, row: usize) -> Option<usize> {
        self.parts.iter().position(|part| part.belongs.has(row))
    }

    /// Row, then column: shoppers whom both conditions select by themselves.
    pub fn overlap(&self) -> Vec<Vec<u64>> {
        let shared = |one: &Part| {
            let others = self.parts.iter();
            others
                .map(|other| one.matches.shared(&other.matches))
                .collect()
        };
        self.parts.iter().map(shared).collect()
    }
}
