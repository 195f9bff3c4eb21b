//! How columns are made of products: derived fields, days and the fingerprint of a product.

use chrono::{Datelike, NaiveDate};
use endcap_model::derived::Inputs;
use endcap_model::field::CountField;
use endcap_model::product::{AttributeValue, Product};
use xxhash_rust::xxh3::xxh3_128;

use super::Catalog;
use super::numbers::Numbers;

const EPOCH_DAYS_FROM_CE: i32 = 719_163;

/// Days since 1970-01-01.
pub(crate) fn day_number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce() - EPOCH_DAYS_FROM_CE)
}

pub(crate) fn day(number: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(
        i32::try_from(number)
            .ok()?
            .checked_add(EPOCH_DAYS_FROM_CE)?,
    )
}

/// The stored numbers of one row.
fn inputs(catalog: &Catalog, row: u32) -> Inputs {
    let get = |field: CountField| catalog.counts[field as usize].get(row);
    Inputs {
        stock: get(CountField::Stock),
        units_sold: get(CountField::UnitsSold),
        ..Inputs::default()
    }
}

pub(crate) fn cover_days(catalog: &Catalog, metrics_days: u32) -> Numbers {
    let one = |row| {
        inputs(catalog, row)
            .derive(CountField::CoverDays, metrics_days)
            .unwrap_or(i64::MIN)
    };
    let values: Vec<i64> = (0..catalog.len() as u32).map(one).collect();
    Numbers::pack(&values)
}

/// A number for everything that a product says. Lengths go before texts, so that no two products
/// read the same.
pub(crate) fn fingerprint(product: &Product, scratch: &mut Vec<u8>) -> u128 {
    scratch.clear();
    put_text(scratch, 1, product.id.as_str());
    for (tag, text) in [
        (2, &product.title),
        (3, &product.brand),
        (4, &product.image_url),
    ] {
        if let Some(text) = text {
            put_text(scratch, tag, text);
        }
    }
    if let Some(paths) = &product.categories {
        put_number(scratch, 5, paths.len() as i64);
        paths
            .iter()
            .for_each(|path| put_text(scratch, 6, path.as_str()));
    }
    if let Some(tags) = &product.tags {
        put_number(scratch, 7, tags.len() as i64);
        tags.iter().for_each(|tag| put_text(scratch, 8, tag));
    }
    if let Some(day) = product.launched {
        put_number(scratch, 9, day_number(day));
    }
    for (tag, field) in (16u8..).zip(CountField::STORED) {
        if let Some(value) = product.count(field) {
            put_number(scratch, tag, value);
        }
    }
    for (name, value) in &product.attributes {
        put_text(scratch, 10, name);
        match value {
            AttributeValue::Text(text) => put_text(scratch, 11, text),
            AttributeValue::Integer(n) => put_number(scratch, 12, *n),
            AttributeValue::Boolean(value) => put_number(scratch, 13, i64::from(*value)),
            AttributeValue::List(list) => {
                put_number(scratch, 14, list.len() as i64);
                list.iter().for_each(|text| put_text(scratch, 15, text));
            }
        }
    }
    xxh3_128(scratch)
}

fn put_text(out: &mut Vec<u8>, tag: u8, text: &str) {
    put_number(out, tag, text.len() as i64);
    out.extend_from_slice(text.as_bytes());
}

fn put_number(out: &mut Vec<u8>, tag: u8, value: i64) {
    out.push(tag);
    out.extend_from_slice(&value.to_le_bytes());
}
