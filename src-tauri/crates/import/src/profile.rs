//! Owns what is learnt of a column from its values. Counts only; what the counts mean for a field
//! is decided in `guess`.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use crate::mapping::Decimals;
use crate::value::date::{self, Parts};
use crate::value::{Cell, is_unknown_word, number, shortened};

/// Values of which the kind is looked at; all of them are counted.
const EXAMINED: u32 = 2_000;
/// Values kept to look for separators.
const KEPT: usize = 300;
/// Different values that are told apart; beyond, a column counts as all different.
const TOLD_APART: usize = 2_000_000;

/// The counts of one column.
#[derive(Default)]
pub(crate) struct Profile {
    pub(crate) filled: u64,
    pub(crate) repeated: u64,
    seen: HashSet<u64>,
    hasher: RandomState,
    pub(crate) samples: Vec<String>,
    pub(crate) kept: Vec<String>,
    pub(crate) examined: u32,
    pub(crate) numbers: u32,
    pub(crate) wholes: u32,
    pub(crate) currencies: u32,
    pub(crate) negatives: u32,
    pub(crate) largest: f64,
    pub(crate) points: u32,
    pub(crate) commas: u32,
    pub(crate) dates: u32,
    pub(crate) timed: u32,
    pub(crate) ordered_dates: u32,
    pub(crate) day_first: u32,
    pub(crate) month_first: u32,
    pub(crate) dotted_dates: u32,
    pub(crate) addresses: u32,
    pub(crate) pictures: u32,
    pub(crate) booleans: u32,
    pub(crate) lists: u32,
    pub(crate) spaced: u32,
    letters: u64,
}

impl Profile {
    pub(crate) fn add(&mut self, cell: &Cell) {
        if cell.is_blank() {
            return;
        }
        self.filled += 1;
        let shown = cell.shown();
        let is_first = if self.seen.len() < TOLD_APART {
            self.seen.insert(self.hasher.hash_one(&shown))
        } else {
            true
        };
        if !is_first {
            self.repeated += 1;
        }
        if is_first && self.samples.len() < 3 {
            self.samples.push(shortened(&shown));
        }
        if self.examined >= EXAMINED {
            return;
        }
        self.examined += 1;
        self.letters += shown.chars().count() as u64;
        self.examine(cell, &shown);
        if self.kept.len() < KEPT {
            self.kept.push(shown);
        }
    }

    fn examine(&mut self, cell: &Cell, shown: &str) {
        match cell {
            Cell::Blank => return,
            Cell::List(_) => {
                self.lists += 1;
                return;
            }
            Cell::Boolean(_) => {
                self.booleans += 1;
                return;
            }
            Cell::Number(_) | Cell::Text(_) => {}
        }
        if is_unknown_word(shown) {
            self.examined -= 1;
            return;
        }
        let folded = shown.to_lowercase();
        self.spaced += u32::from(shown.contains(char::is_whitespace));
        self.booleans += u32::from(matches!(
            folded.as_str(),
            "true" | "false" | "yes" | "no" | "ja" | "nein" | "nej"
        ));
        self.addresses += u32::from(
            folded.starts_with("http://")
                || folded.starts_with("https://")
                || folded.starts_with("//"),
        );
        self.pictures += u32::from(is_picture(&folded));
        if let Ok(read) = number::read(shown, Decimals::Point) {
            self.numbers += 1;
            self.wholes += u32::from(read.is_whole() || (read.ambiguous && !read.currency));
            self.currencies += u32::from(read.currency);
            self.negatives += u32::from(read.is_negative());
            self.largest = self.largest.max(read.rough());
            if matches!(cell, Cell::Text(_)) && !read.ambiguous {
                self.points += u32::from(read.sign == Some(Decimals::Point));
                self.commas += u32::from(read.sign == Some(Decimals::Comma));
            }
        }
        if let Some(parts) = date::parts(shown) {
            self.add_date(parts, shown);
        }
    }

    fn add_date(&mut self, parts: Parts, shown: &str) {
        self.dates += 1;
        self.timed += u32::from(shown.contains(':'));
        if let Parts::Ordered(first, second, _) = parts {
            self.ordered_dates += 1;
            self.day_first += u32::from(first > 12 && second <= 12);
            self.month_first += u32::from(second > 12 && first <= 12);
            self.dotted_dates += u32::from(shown.contains('.'));
        }
    }

    /// Different values, at least.
    pub(crate) fn distinct(&self) -> u64 {
        self.filled - self.repeated
    }

    /// Share of the examined values.
    pub(crate) fn share(&self, count: u32) -> f64 {
        if self.examined == 0 {
            0.0
        } else {
            f64::from(count) / f64::from(self.examined)
        }
    }

    /// Letters of a value on average.
    pub(crate) fn average_length(&self) -> f64 {
        if self.examined == 0 {
            0.0
        } else {
            self.letters as f64 / f64::from(self.examined)
        }
    }

    /// True for a column of days.
    pub(crate) fn is_dates(&self) -> bool {
        self.share(self.dates) >= 0.6 && self.share(self.numbers) < 0.8
    }

    /// Share of the kept values that hold a text.
    pub(crate) fn share_with(&self, part: &str) -> f64 {
        if self.kept.is_empty() {
            return 0.0;
        }
        self.kept
            .iter()
            .filter(|value| value.contains(part))
            .count() as f64
            / self.kept.len() as f64
    }
}

fn is_picture(folded: &str) -> bool {
    let bare = folded.split(['?', '#']).next().unwrap_or_default();
    [".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".avif"]
        .iter()
        .any(|end| bare.ends_with(end))
}
