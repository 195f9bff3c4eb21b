//! Owns Shopify's export form, the older and the newer one: how it is known, and which of its
//! columns products have.

use endcap_model::field::{CountField, ProductField};

use super::{Evidence, Guess, Guesses};
use crate::listing;

/// True for a header of Shopify's product export.
pub(crate) fn is_shopify(names: &[String]) -> bool {
    let has = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    let older = has("Handle")
        && has("Title")
        && (has("Variant Price") || has("Variant SKU") || has("Variant Inventory Qty"));
    let newer = has("URL handle") && has("Title") && has("Option1 name");
    older || newer
}

fn field_of(name: &str) -> Option<(ProductField, &'static str)> {
    let count = ProductField::Count;
    Some(match name.to_lowercase().as_str() {
        "handle" | "url handle" => (
            ProductField::Id,
            "Shopify's name of the product; its rows are joined by it",
        ),
        "title" => (
            ProductField::Title,
            "Shopify's title, on a product's first row",
        ),
        "vendor" => (ProductField::Brand, "Shopify's vendor"),
        "product category" | "type" => (ProductField::Categories, "Shopify's category"),
        "tags" => (ProductField::Tags, "split at commas"),
        "variant price" | "price" => (
            count(CountField::Price),
            "the lowest price of a product's variants",
        ),
        "variant compare at price" | "compare-at price" => (
            count(CountField::ListPrice),
            "compare-at price of the variant whose price is taken",
        ),
        "cost per item" => (
            count(CountField::Cost),
            "cost of the variant whose price is taken",
        ),
        "variant inventory qty" | "inventory quantity" => (
            count(CountField::Stock),
            "sum over the variants; also counts variants and those in stock",
        ),
        "image src" | "product image url" => (ProductField::ImageUrl, "a product's first picture"),
        _ => return None,
    })
}

pub(super) fn columns(evidence: &Evidence) -> Guesses {
    let find = |wanted: &str| {
        evidence
            .names
            .iter()
            .position(|name| name.eq_ignore_ascii_case(wanted))
            .filter(|column| evidence.profiles[*column].filled > 0)
    };
    let category = find("Product Category").or_else(|| find("Type"));
    let columns = evidence
        .names
        .iter()
        .enumerate()
        .map(|(column, name)| {
            let is_empty = evidence.profiles[column].filled == 0 && evidence.rows > 0;
            match field_of(name) {
                Some((ProductField::Categories, _)) if Some(column) != category => {
                    left_out(if is_empty { "empty in every row" } else { "“Product Category” says more" })
                }
                // An empty column of the form still belongs to its field; it just gives nothing.
                Some((field, why)) => Guess { field: Some(field), confidence: 99, why: why.to_owned(), rival: false },
                None if is_empty => left_out("empty in every row"),
                None if listing::speaks(name) => left_out("products that shoppers cannot see by it are left out; kept as an attribute, they are imported"),
                None => left_out("part of Shopify's form that no product field takes; can be kept as an attribute"),
            }
        })
        .collect();
    Guesses {
        columns,
        joined: Vec::new(),
    }
}

fn left_out(why: &str) -> Guess {
    Guess {
        field: None,
        confidence: 0,
        why: why.to_owned(),
        rival: false,
    }
}
