//! The products that a pasted column means: by id, or by a code that the catalog keeps as an
//! attribute, either also in another case. Reads alone.

use std::collections::{HashMap, HashSet};

use endcap_model::{
    field::ProductField,
    predicate::{Predicate, Scalar},
    product::AttributeValue,
};
use endcap_ranking::{Catalog, Query};
use serde::Serialize;

use crate::OpenStore;

/// Attributes that name one product, case aside.
const CODES: &[&str] = &["sku", "ean", "gtin", "mpn", "upc", "barcode", "isbn"];

/// More lines than this are left unread; no page has so many places.
const MOST: usize = 10_000;

/// A product that a line means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FoundProduct {
    /// The line as it was pasted, without space around it.
    pub asked: String,
    pub id: String,
    pub title: Option<String>,
    pub brand: Option<String>,
    pub image_url: Option<String>,
}

/// What became of a pasted column, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Looked {
    /// Each product once, where its first line stands.
    pub found: Vec<FoundProduct>,
    pub missing: Vec<String>,
    /// Lines that mean a product that came before.
    pub repeated: u64,
}

impl OpenStore {
    /// Which products the lines mean, and which lines mean none. Computes.
    pub fn lookup_products(&self, lines: &[String]) -> Looked {
        let snapshot = self.snapshot();
        let catalog = &*snapshot.catalog;
        let asked: Vec<&str> = lines
            .iter()
            .map(|line| line.trim())
            .filter(|line| !line.is_empty())
            .take(MOST)
            .collect();
        let unknown: HashSet<&str> = asked
            .iter()
            .copied()
            .filter(|line| catalog.row_of(line).is_none())
            .collect();
        let mut others = HashMap::new();
        if !unknown.is_empty() {
            let store = &snapshot.draft.rules.store;
            by_code(catalog, &unknown, &mut others, |query| {
                catalog.select(query, store, self.now())
            });
            by_other_case(catalog, &unknown, &mut others);
        }
        let (mut looked, mut seen) = (Looked::default(), HashSet::new());
        for line in asked {
            let row = catalog.row_of(line).or_else(|| others.get(line).copied());
            match row {
                None => looked.missing.push(line.to_owned()),
                Some(row) if !seen.insert(row) => looked.repeated += 1,
                Some(row) => looked.found.push(found(catalog, line, row)),
            }
        }
        looked
    }
}

fn found(catalog: &Catalog, asked: &str, row: u32) -> FoundProduct {
    FoundProduct {
        asked: asked.to_owned(),
        id: catalog.id_at(row).to_owned(),
        title: catalog.title_at(row).map(str::to_owned),
        brand: catalog.brand_at(row).map(str::to_owned),
        image_url: catalog.image_at(row).map(str::to_owned),
    }
}

/// Ids that differ in case alone win over codes: they are put in last.
fn by_other_case(catalog: &Catalog, unknown: &HashSet<&str>, rows: &mut HashMap<String, u32>) {
    let lower = by_lower(unknown);
    for row in 0..catalog.len() as u32 {
        for line in lower
            .get(&catalog.id_at(row).to_lowercase())
            .into_iter()
            .flatten()
        {
            rows.insert((*line).to_owned(), row);
        }
    }
}

/// The lines by what they are in small letters: several may differ in case alone.
fn by_lower<'a>(lines: &HashSet<&'a str>) -> HashMap<String, Vec<&'a str>> {
    let mut lower: HashMap<String, Vec<&str>> = HashMap::new();
    for line in lines {
        lower.entry(line.to_lowercase()).or_default().push(line);
    }
    lower
}

fn by_code(
    catalog: &Catalog,
    unknown: &HashSet<&str>,
    rows: &mut HashMap<String, u32>,
    select: impl Fn(&Query) -> Vec<u32>,
) {
    let lower = by_lower(unknown);
    let cases = unknown
        .iter()
        .flat_map(|line| [(*line).to_owned(), line.to_lowercase(), line.to_uppercase()]);
    let text = cases.map(Scalar::Text);
    let numbers = unknown.iter().filter_map(|line| line.parse().ok());
    let values: Vec<Scalar> = text.chain(numbers.map(Scalar::Integer)).collect();
    let names = catalog.attributes().map(|(name, _)| name);
    let codes = names.filter(|name| CODES.contains(&name.to_lowercase().as_str()));
    for name in codes.map(str::to_owned).collect::<Vec<_>>() {
        let filter = Predicate::In {
            field: ProductField::Attribute(name.clone()),
            values: values.clone(),
        };
        let query = Query {
            filter: Some(filter),
            ..Query::default()
        };
        for row in select(&query) {
            let product = catalog.product(row);
            let value = product.and_then(|product| product.attributes.get(&name).cloned());
            let line = match value {
                Some(AttributeValue::Text(text)) => text,
                Some(AttributeValue::Integer(number)) => number.to_string(),
                _ => continue,
            };
            for asked in lower.get(&line.to_lowercase()).into_iter().flatten() {
                rows.entry((*asked).to_owned()).or_insert(row);
            }
        }
    }
}
