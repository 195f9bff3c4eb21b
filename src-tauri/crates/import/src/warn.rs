//! Owns what a person is told about a file before importing it: nothing here stops an import.

use endcap_figures::grouped;

use crate::guess::Guesses;
use crate::inspect::{Scan, other_subject};
use crate::mapping::{DateOrder, Mapping};

/// Sentences about a file, the gravest first.
pub(crate) fn warnings(scan: &Scan, mapping: &Mapping, guesses: &Guesses) -> Vec<String> {
    let mut out = Vec::new();
    let column = |field: &str| {
        mapping
            .columns
            .iter()
            .find(|c| c.field.as_deref() == Some(field))
    };
    if let Some(subject) = other_subject(scan) {
        out.push(format!(
            "This looks like a table of {subject}, not of products."
        ));
    }
    if scan.rows == 0 {
        out.push("The file names its columns but holds no rows.".to_owned());
    }
    match column("id") {
        None => out.push(
            "No column was recognised as the product id. Choose the one that is different in every row.".to_owned(),
        ),
        Some(id) if !mapping.shopify => {
            let profile = &scan.profiles[id.index];
            if profile.repeated > 0 {
                let times = grouped(profile.repeated);
                out.push(format!("“{}” repeats {times} of its values; only the first row of each is imported.", id.name));
            }
        }
        Some(_) => {}
    }
    if column("title").is_none() {
        out.push("No column reads like a title; products will be shown by their id.".to_owned());
    }
    if mapping
        .columns
        .iter()
        .any(|c| c.field.is_some() && c.field.as_deref() != Some("id"))
        && column("price").is_none()
    {
        out.push("No column was recognised as the price.".to_owned());
    }
    out.extend(unlisted(scan, mapping));
    out.extend(unclear_dates(scan, mapping));
    out.extend(rivals(mapping, guesses));
    if !scan.rejects.is_empty() {
        let count = grouped(scan.rejects.len() as u64);
        let first = &scan.rejects[0];
        out.push(format!(
            "{count} rows cannot be taken apart, the first at line {}: {}.",
            first.line, first.reason
        ));
    }
    out
}

/// Products that Shopify has and shoppers cannot see.
fn unlisted(scan: &Scan, mapping: &Mapping) -> Vec<String> {
    let left = scan.unlisted.under(mapping).into_iter();
    left.map(|(column, products)| {
        let (are, them) = match products {
            1 => ("1 product is".to_owned(), "it"),
            more => (format!("{} products are", grouped(more)), "them"),
        };
        format!("{are} left out, since shoppers of the Shopify store do not see {them}: “{column}” says so. Keep “{column}” as an attribute to import {them} all the same.")
    })
    .collect()
}

fn unclear_dates(scan: &Scan, mapping: &Mapping) -> Option<String> {
    let launched = mapping
        .columns
        .iter()
        .find(|c| c.field.as_deref() == Some("launched"))?;
    let profile = &scan.profiles[launched.index];
    if profile.day_first > 0 && profile.month_first > 0 {
        return Some(format!(
            "“{}” holds dates with the day first and dates with the month first; it is read as {}.",
            launched.name,
            mapping.date_order.words()
        ));
    }
    let is_unclear = profile.ordered_dates > 0
        && profile.dotted_dates == 0
        && profile.day_first + profile.month_first == 0
        && mapping.date_order != DateOrder::Ymd;
    is_unclear.then(|| {
        format!(
            "The dates in “{}” can be read both ways; they are read as {}.",
            launched.name,
            mapping.date_order.words()
        )
    })
}

/// Columns that could each be the same field.
fn rivals(mapping: &Mapping, guesses: &Guesses) -> Vec<String> {
    guesses
        .columns
        .iter()
        .zip(&mapping.columns)
        .filter(|(guess, column)| guess.rival && column.field.is_none())
        .map(|(guess, column)| format!("“{}” is left out: {}.", column.name, guess.why))
        .collect()
}

/// Some bytes of a UTF-8 file are not UTF-8.
pub(crate) fn of_bytes(faults: u64) -> String {
    format!(
        "The file is UTF-8, but {} of its values hold bytes that are not; such rows are rejected.",
        grouped(faults)
    )
}
