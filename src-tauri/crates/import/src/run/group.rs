//! Owns joining the rows of one product in Shopify's form: variants are counted, stock is summed,
//! the lowest price and the first picture are taken. A wrong row rejects the whole product.

use std::collections::BTreeMap;

use endcap_model::product::{AttributeValue, Product};

use crate::reject::Reject;

/// The rows of one product, as they come.
pub(super) struct Group {
    pub(super) id: String,
    rows: Vec<(u64, Result<Product, Reject>)>,
    /// True once a row says that shoppers do not see the product.
    pub(super) unlisted: bool,
}

impl Group {
    pub(super) fn begin(id: String) -> Self {
        Self {
            id,
            rows: Vec::new(),
            unlisted: false,
        }
    }

    pub(super) fn add(&mut self, line: u64, row: Result<Product, Reject>) {
        self.rows.push((line, row));
    }

    pub(super) fn rows(&self) -> u64 {
        self.rows.len() as u64
    }

    pub(super) fn first_line(&self) -> u64 {
        self.rows.first().map_or(0, |(line, _)| *line)
    }

    /// Rejects every row for one reason.
    pub(super) fn rejected(&self, reject: &Reject) -> Vec<Reject> {
        self.rows
            .iter()
            .map(|(line, _)| Reject {
                line: *line,
                ..reject.clone()
            })
            .collect()
    }

    /// The product, or a reject for each of its rows.
    pub(super) fn product(self) -> Result<Product, Vec<Reject>> {
        let wrong = self
            .rows
            .iter()
            .find_map(|(line, row)| row.as_ref().err().map(|_| *line));
        if let Some(wrong) = wrong {
            let id = self.id;
            return Err(self
                .rows
                .into_iter()
                .map(|(line, row)| match row {
                    Err(reject) => reject,
                    Ok(_) => {
                        let reason = format!(
                            "This row belongs to a product that is left out for line {wrong}"
                        );
                        Reject::new(line, "", id.clone(), reason)
                    }
                })
                .collect());
        }
        let mut rows = self.rows.into_iter().filter_map(|(_, row)| row.ok());
        let Some(first) = rows.next() else {
            return Ok(Product::default());
        };
        Ok(join(first, rows))
    }
}

fn join(first: Product, rest: impl Iterator<Item = Product>) -> Product {
    let mut all = vec![first];
    all.extend(rest);
    let variants: Vec<&Product> = all
        .iter()
        .filter(|row| row.price.is_some() || row.stock.is_some())
        .collect();
    let cheapest = variants
        .iter()
        .filter(|row| row.price.is_some())
        .min_by_key(|row| row.price);
    let stocks: Vec<i64> = variants.iter().filter_map(|row| row.stock).collect();
    let count = |number: usize| i64::try_from(number).ok();
    let mut product = all[0].clone();
    product.price = cheapest.and_then(|row| row.price);
    // Shopify writes 0 where a variant has no compare-at price.
    product.list_price = cheapest
        .and_then(|row| row.list_price)
        .filter(|price| *price > 0);
    product.cost = cheapest.and_then(|row| row.cost);
    product.variants = if variants.is_empty() {
        None
    } else {
        count(variants.len())
    };
    product.stock = if stocks.is_empty() {
        None
    } else {
        Some(stocks.iter().fold(0, |sum, n| sum.saturating_add(*n)))
    };
    product.variants_in_stock = if stocks.is_empty() {
        None
    } else {
        count(stocks.iter().filter(|stock| **stock > 0).count())
    };
    for row in &all[1..] {
        product.title = product.title.or_else(|| row.title.clone());
        product.brand = product.brand.or_else(|| row.brand.clone());
        product.categories = product.categories.or_else(|| row.categories.clone());
        product.tags = product.tags.or_else(|| row.tags.clone());
        product.image_url = product.image_url.or_else(|| row.image_url.clone());
        product.launched = product.launched.or(row.launched);
    }
    product.attributes = attributes(&all);
    product
}

/// An attribute that differs between the rows of a product is the list of its values.
fn attributes(rows: &[Product]) -> BTreeMap<String, AttributeValue> {
    let mut found: BTreeMap<String, Vec<AttributeValue>> = BTreeMap::new();
    for (name, value) in rows.iter().flat_map(|row| &row.attributes) {
        let values = found.entry(name.clone()).or_default();
        if !values.contains(value) {
            values.push(value.clone());
        }
    }
    found
        .into_iter()
        .filter_map(|(name, mut values)| match values.len() {
            0 => None,
            1 => values.pop().map(|value| (name, value)),
            _ => {
                let texts = values.into_iter().map(|value| match value {
                    AttributeValue::Text(text) => text,
                    AttributeValue::Integer(number) => number.to_string(),
                    AttributeValue::Boolean(truth) => truth.to_string(),
                    AttributeValue::List(items) => items.join(", "),
                });
                Some((name, AttributeValue::List(texts.collect())))
            }
        })
        .collect()
}
