//! Owns the guess which column is which field. A name proposes, the values agree or object; every
//! field goes to the column that fits it best, categories to several.

mod categories;
mod fit;
mod shopify;
mod why;

use endcap_model::field::{CountField, Field as _, ProductField};

pub(crate) use self::categories::path_separator;
pub(crate) use self::shopify::is_shopify;
pub(crate) use self::why::list_separator;
use crate::header;
use crate::profile::Profile;

/// A guess below this is no guess: the column is left out.
pub(crate) const ENOUGH: u8 = 50;

/// What is known of a file's columns.
pub(crate) struct Evidence<'a> {
    pub(crate) names: &'a [String],
    pub(crate) profiles: &'a [Profile],
    pub(crate) rows: u64,
    pub(crate) named: bool,
}

/// The guess for one column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Guess {
    pub(crate) field: Option<ProductField>,
    pub(crate) confidence: u8,
    pub(crate) why: String,
    /// True for a column of numbers that could well be the field that another column has.
    pub(crate) rival: bool,
}

/// The guesses for all columns.
pub(crate) struct Guesses {
    pub(crate) columns: Vec<Guess>,
    /// Columns that are joined into one path, in order; empty for one column or none.
    pub(crate) joined: Vec<usize>,
}

#[derive(Clone)]
struct Candidate {
    column: usize,
    field: ProductField,
    score: u8,
}

/// Guesses a field for every column.
pub(crate) fn columns(evidence: &Evidence, is_shopify: bool) -> Guesses {
    if is_shopify {
        return shopify::columns(evidence);
    }
    let candidates = candidates(evidence);
    let mut taken: Vec<Option<Candidate>> = vec![None; evidence.names.len()];
    let mut category_columns = Vec::new();
    for candidate in candidates.iter().filter(|c| c.score >= ENOUGH) {
        if taken[candidate.column].is_some() || category_columns.contains(&candidate.column) {
            continue;
        }
        if candidate.field == ProductField::Categories {
            category_columns.push(candidate.column);
        } else if !taken
            .iter()
            .flatten()
            .any(|other| other.field == candidate.field)
        {
            taken[candidate.column] = Some(candidate.clone());
        }
    }
    offer_beside_price(evidence, &candidates, &mut taken);
    let chosen = categories::choose(evidence, &category_columns);
    for column in &chosen {
        taken[*column] = candidates
            .iter()
            .find(|c| c.column == *column && c.field == ProductField::Categories)
            .cloned();
    }
    let columns = (0..evidence.names.len())
        .map(|column| match &taken[column] {
            Some(candidate) => Guess {
                field: Some(candidate.field.clone()),
                confidence: candidate.score,
                why: why::taken(evidence, column, &candidate.field, &chosen),
                rival: false,
            },
            None => left_out(evidence, column, &candidates, &taken),
        })
        .collect();
    Guesses {
        columns,
        joined: if chosen.len() > 1 { chosen } else { Vec::new() },
    }
}

/// All plausible pairs of column and field, best first.
fn candidates(evidence: &Evidence) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = Vec::new();
    for (column, name) in evidence.names.iter().enumerate() {
        let profile = &evidence.profiles[column];
        let fits = if evidence.named {
            header::fits(name)
        } else {
            Vec::new()
        };
        let mut pairs: Vec<(ProductField, f64)> = fits
            .into_iter()
            .map(|f| {
                let share = fit::of_values(&f.field, profile, evidence.rows);
                (f.field, f64::from(f.trust) * share)
            })
            .collect();
        for (field, score) in fit::by_values_alone(evidence, column) {
            match pairs.iter_mut().find(|(known, _)| *known == field) {
                Some((_, known)) => *known = known.max(score),
                None => pairs.push((field, score)),
            }
        }
        all.extend(
            pairs
                .into_iter()
                .filter(|(_, score)| *score >= 1.0)
                .map(|(field, score)| Candidate {
                    column,
                    field,
                    score: score.round().clamp(0.0, 100.0) as u8,
                }),
        );
    }
    all.sort_by(|a, b| b.score.cmp(&a.score).then(a.column.cmp(&b.column)));
    all
}

/// Where a sale price is the price, the ordinary price is the list price.
fn offer_beside_price(
    evidence: &Evidence,
    candidates: &[Candidate],
    taken: &mut [Option<Candidate>],
) {
    let price = ProductField::Count(CountField::Price);
    let list_price = ProductField::Count(CountField::ListPrice);
    let offer = taken.iter().flatten().find(|c| c.field == price);
    let is_offer = offer.is_some_and(|c| header::is_offer_price(&evidence.names[c.column]));
    if !is_offer || taken.iter().flatten().any(|c| c.field == list_price) {
        return;
    }
    let second = candidates
        .iter()
        .find(|c| c.field == price && c.score >= 60 && taken[c.column].is_none());
    if let Some(second) = second {
        let found = Candidate {
            field: list_price,
            score: second.score.saturating_sub(5),
            ..second.clone()
        };
        taken[second.column] = Some(found);
    }
}

fn left_out(
    evidence: &Evidence,
    column: usize,
    candidates: &[Candidate],
    taken: &[Option<Candidate>],
) -> Guess {
    let best = candidates.iter().find(|c| c.column == column);
    let rival = best.filter(|b| b.score >= 30).and_then(|best| {
        taken
            .iter()
            .flatten()
            .find(|other| other.field == best.field && other.column != column)
    });
    match (best, rival) {
        (Some(best), Some(rival)) => Guess {
            field: None,
            confidence: best.score.min(45),
            why: format!(
                "second candidate for {}; “{}” fits better",
                crate::field::label(&best.field),
                evidence.names[rival.column]
            ),
            rival: best.score >= 60 && matches!(best.field, ProductField::Count(_)),
        },
        (best, _) => Guess {
            field: None,
            confidence: best.map_or(0, |b| b.score.min(45)),
            why: why::left_out(evidence, column, best.map(|b| &b.field)),
            rival: false,
        },
    }
}

/// The spelling of a guessed field.
pub(crate) fn spelled(field: &Option<ProductField>) -> Option<String> {
    field.as_ref().map(ProductField::name)
}
