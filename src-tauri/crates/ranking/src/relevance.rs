//! Candidates of a search and their relevance: the sum over the different query tokens of the best
//! field that carries each.

use std::collections::BTreeSet;

use endcap_model::tokens::query_tokens;

use crate::block::{Block, ROWS};
use crate::catalog::Catalog;

/// Fields by what a match in them is worth, best first.
pub(crate) const FIELDS: [(&str, i32); 4] = [
    ("title", 400),
    ("brand", 300),
    ("categories", 200),
    ("tags", 100),
];

/// Rows that match every token, ascending, each with its relevance.
#[derive(Clone, Debug, Default)]
pub(crate) struct Matches {
    pub rows: Vec<u32>,
    pub points: Vec<i32>,
}

/// Worth of each code of one coded field, where any code matches.
struct Worth {
    brand: Option<Vec<i32>>,
    categories: Option<Vec<i32>>,
    tags: Option<Vec<i32>>,
}

/// The different tokens of a query, in query order.
pub(crate) fn distinct_tokens(text: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    query_tokens(text)
        .into_iter()
        .filter(|token| seen.insert(token.clone()))
        .collect()
}

pub(crate) fn search(catalog: &Catalog, text: &str) -> Matches {
    let mut tokens = distinct_tokens(text).into_iter();
    let Some(first) = tokens.next() else {
        return Matches::default();
    };
    let mut matches = first_token(catalog, &first);
    for token in tokens {
        let kept = of_token(catalog, &token, &matches.rows);
        let both = matches
            .rows
            .iter()
            .zip(&matches.points)
            .zip(&kept)
            .filter(|(_, more)| **more > 0);
        let (rows, points) = both
            .map(|((row, points), more)| (*row, points + more))
            .unzip();
        matches = Matches { rows, points };
    }
    matches
}

fn worth(catalog: &Catalog, token: &str) -> Worth {
    let table = |codes: &[u32], len: usize, value: i32| {
        (!codes.is_empty()).then(|| {
            let mut table = vec![0; len + 1];
            codes.iter().for_each(|code| table[*code as usize] = value);
            table
        })
    };
    match catalog.words.find(token) {
        None => Worth {
            brand: None,
            categories: None,
            tags: None,
        },
        Some(found) => Worth {
            brand: table(found.brand_codes, catalog.brands.values.len(), 300),
            categories: table(found.category_codes, catalog.categories.values.len(), 200),
            tags: table(found.tag_codes, catalog.tags.values.len(), 100),
        },
    }
}

impl Worth {
    fn is_nothing(&self) -> bool {
        self.brand.is_none() && self.categories.is_none() && self.tags.is_none()
    }

    /// Raises each row of the block to what its codes are worth.
    fn raise(&self, catalog: &Catalog, block: Block, points: &mut [i32]) {
        let fields = [
            (&self.tags, &catalog.tags.codes),
            (&self.categories, &catalog.categories.codes),
            (&self.brand, &catalog.brands.codes),
        ];
        for (table, codes) in fields {
            let Some(table) = table else { continue };
            block.each_code(codes, |index, code| {
                points[index] = points[index].max(table[code as usize])
            });
        }
    }
}

/// All rows of the catalog that carry the token.
fn first_token(catalog: &Catalog, token: &str) -> Matches {
    let titles = catalog
        .words
        .find(token)
        .map_or(&[][..], |found| found.titles);
    let worth = worth(catalog, token);
    if worth.is_nothing() {
        return Matches {
            rows: titles.to_vec(),
            points: vec![400; titles.len()],
        };
    }
    let mut matches = Matches::default();
    let mut points = vec![0; ROWS];
    let mut rest = titles;
    for start in (0..catalog.len()).step_by(ROWS) {
        let len = ROWS.min(catalog.len() - start);
        let block = Block::Range {
            start: start as u32,
            len,
        };
        let points = &mut points[..len];
        points.fill(0);
        worth.raise(catalog, block, points);
        let here = rest.partition_point(|row| (*row as usize) < start + len);
        rest[..here]
            .iter()
            .for_each(|row| points[*row as usize - start] = 400);
        rest = &rest[here..];
        for (index, points) in points.iter().enumerate().filter(|(_, points)| **points > 0) {
            matches.rows.push((start + index) as u32);
            matches.points.push(*points);
        }
    }
    matches
}

/// What the token is worth in each of these rows.
fn of_token(catalog: &Catalog, token: &str, rows: &[u32]) -> Vec<i32> {
    let mut points = vec![0; rows.len()];
    worth(catalog, token).raise(catalog, Block::List(rows), &mut points);
    let mut titles = catalog
        .words
        .find(token)
        .map_or(&[][..], |found| found.titles);
    for (row, points) in rows.iter().zip(&mut points) {
        titles = &titles[titles.partition_point(|title| title < row)..];
        if titles.first() == Some(row) {
            *points = 400;
        }
    }
    points
}

/// The best field of a row for a token, with its worth.
pub(crate) fn best_field(catalog: &Catalog, token: &str, row: u32) -> Option<(&'static str, i32)> {
    let points = *of_token(catalog, token, &[row]).first()?;
    FIELDS.into_iter().find(|(_, worth)| *worth == points)
}
