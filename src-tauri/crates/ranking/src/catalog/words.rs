//! Which products carry a search token, and in which field.

use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

use endcap_model::product::CategoryPath;
use endcap_model::tokens::tokens;

use super::codes::Coded;
use super::postings::Postings;
use super::texts::Texts;

/// Tokens of the four searched fields.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct WordIndex {
    numbers: HashMap<Box<str>, u32>,
    titles: Postings,
    /// By token: codes of brands, of lists of categories and of lists of tags that carry it.
    brands: HashMap<u32, Vec<u32>>,
    categories: HashMap<u32, Vec<u32>>,
    tags: HashMap<u32, Vec<u32>>,
}

/// Where one token is found.
pub struct Found<'a> {
    /// Rows whose title carries it, ascending.
    pub titles: &'a [u32],
    pub brand_codes: &'a [u32],
    pub category_codes: &'a [u32],
    pub tag_codes: &'a [u32],
}

impl WordIndex {
    pub fn build(
        titles: &Texts,
        brands: &Coded<String>,
        categories: &Coded<Vec<CategoryPath>>,
        tags: &Coded<Vec<String>>,
    ) -> WordIndex {
        let mut index = WordIndex::default();
        let mut by_row: Vec<u32> = Vec::new();
        let mut ends: Vec<u32> = Vec::with_capacity(titles.len());
        for title in titles.iter() {
            let start = by_row.len();
            for token in tokens(title) {
                let number = index.number(token);
                if !by_row[start..].contains(&number) {
                    by_row.push(number);
                }
            }
            ends.push(by_row.len() as u32);
        }
        index.titles = Postings::collect(index.numbers.len(), |visit| {
            let mut start = 0;
            for (row, end) in ends.iter().enumerate() {
                for number in &by_row[start as usize..*end as usize] {
                    visit(*number, row as u32);
                }
                start = *end;
            }
        });
        index.brands = index.codes_of(&brands.values, |brand, add| add(brand));
        index.categories = index.codes_of(&categories.values, |paths, add| {
            paths.iter().for_each(|path| add(path.as_str()));
        });
        index.tags = index.codes_of(&tags.values, |tags, add| {
            tags.iter().for_each(|tag| add(tag))
        });
        index
    }

    fn number(&mut self, token: String) -> u32 {
        let next = self.numbers.len() as u32;
        *self.numbers.entry(token.into_boxed_str()).or_insert(next)
    }

    fn codes_of<T>(
        &mut self,
        values: &[T],
        texts: impl Fn(&T, &mut dyn FnMut(&str)),
    ) -> HashMap<u32, Vec<u32>> {
        let mut found: HashMap<u32, Vec<u32>> = HashMap::new();
        for (index, value) in values.iter().enumerate() {
            let mut seen = HashSet::new();
            texts(value, &mut |text| seen.extend(tokens(text)));
            for token in seen {
                found
                    .entry(self.number(token))
                    .or_default()
                    .push(index as u32 + 1);
            }
        }
        found
    }

    /// `None` where no product carries the token.
    pub fn find(&self, token: &str) -> Option<Found<'_>> {
        let number = self.numbers.get(token)?;
        Some(Found {
            titles: self.titles.of(*number),
            brand_codes: self.brands.get(number).map_or(&[], Vec::as_slice),
            category_codes: self.categories.get(number).map_or(&[], Vec::as_slice),
            tag_codes: self.tags.get(number).map_or(&[], Vec::as_slice),
        })
    }

    pub fn memory_bytes(&self) -> usize {
        let codes = |map: &HashMap<u32, Vec<u32>>| {
            map.values().map(|list| list.len() * 4 + 32).sum::<usize>()
        };
        self.titles.memory_bytes()
            + self
                .numbers
                .keys()
                .map(|token| token.len() + 24)
                .sum::<usize>()
            + codes(&self.brands)
            + codes(&self.categories)
            + codes(&self.tags)
    }
}
