//! Derived values too large for a column. Their places are kept by order: no breakpoint and no
//! value of a predicate can lie among them, so only how they compare with each other counts.

use endcap_model::field::CountField;

/// Far above every number that a rule set may hold, and far enough below `i64::MAX` for as many
/// different values as a catalog has rows.
const VAST: i128 = 1 << 62;

/// Where the numbering of positive and of negative vast values begins.
const ABOVE_ALL: i64 = 1 << 62;
const BELOW_ALL: i64 = i64::MIN + 2;

/// The vast values of a catalog that is being built, by field and row.
#[derive(Debug, Default)]
pub(super) struct Vast(Vec<(CountField, usize, i128)>);

impl Vast {
    /// What goes into the column: the value, or a stand-in until [`Vast::settle`].
    pub fn note(&mut self, field: CountField, row: usize, value: i128) -> i64 {
        match i64::try_from(value) {
            Ok(small) if value.abs() < VAST => small,
            _ => {
                self.0.push((field, row, value));
                if value < 0 { BELOW_ALL } else { ABOVE_ALL }
            }
        }
    }

    /// Numbers the vast values of each column so that they compare as they should.
    pub fn settle(mut self, columns: &mut [Vec<i64>]) {
        self.0
            .sort_unstable_by_key(|(field, row, value)| (*field as usize, *value, *row));
        for of_field in self.0.chunk_by(|a, b| a.0 == b.0) {
            let mut rank = 0;
            let mut last = None;
            for (field, row, value) in of_field {
                if last.is_some_and(|last| last != *value) {
                    rank += 1;
                }
                last = Some(*value);
                let from = if *value < 0 { BELOW_ALL } else { ABOVE_ALL };
                if let Some(cell) = columns
                    .get_mut(*field as usize)
                    .and_then(|column| column.get_mut(*row))
                {
                    *cell = from + rank;
                }
            }
        }
    }
}
