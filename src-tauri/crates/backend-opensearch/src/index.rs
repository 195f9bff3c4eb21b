//! The index of a catalog: its mapping, and a product as an indexed document.
//!
//! Owns which fields there are and what they hold. Every string is indexed as a token that fits
//! the engine however long the string is, every derived field is indexed, and our own tokenizer
//! makes the words of a search. Nothing is left to an analyser of the engine.
//!
//! | field | holds |
//! |---|---|
//! | `id` | the id as it is; the last key of every order |
//! | `title`, `brand`, `image_url`, `tags`, `categories` | tokens of values |
//! | `under` | a token for every path that a category path is under |
//! | `price` … `sell_through_bp` | integer fields, stored and derived, but for `cover_days` |
//! | `margin_bp_digits` … | the order of values beyond 64 bits ([`vast`]) |
//! | `launched` | days since 1970-01-01 |
//! | `cover` | from which `cover_days` follows for any `metrics_days` ([`cover`]) |
//! | `attributes` | tokens of name and value |
//! | `attribute_numbers` | integers again, as addresses, to be compared product by product |
//! | `first_tag`, `first_category`, `first_texts` | what `max_per` counts |
//! | `words_1` … `words_4` | words of the title; and of the brand; the categories; the tags |
//! | `from`, `to` | versions that see it |
//! | `product` | the product whole, not indexed |

pub(crate) mod cover;
pub(crate) mod token;
pub(crate) mod vast;

use std::net::Ipv6Addr;

use endcap_model::derived::Inputs;
use endcap_model::field::CountField;
use endcap_model::product::{AttributeValue, CategoryPath, Product};
use endcap_model::tokens::tokens;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value, json};

use crate::view::CURRENT;
use token::Attribute;

/// The word fields, best first: each holds the words of those before it too.
pub(crate) const WORDS: [&str; 4] = ["words_1", "words_2", "words_3", "words_4"];

/// Raised with every change of the mapping or of what is indexed.
pub(crate) const MAPPING: u32 = 4;

/// Settings and mappings of a catalog's index with so many primary shards.
pub(crate) fn mapping(shards: u32) -> Value {
    let mut properties = Map::new();
    let mut put = |name: &str, kind: Value| properties.insert(name.to_owned(), kind);
    let searched = json!({"type": "keyword", "doc_values": false});
    let counted = json!({"type": "keyword", "index": false});
    let both = json!({"type": "keyword"});
    put("id", both.clone());
    for name in ["title", "brand", "image_url"] {
        put(name, both.clone());
    }
    put("under", both.clone());
    for name in ["tags", "categories", "attributes"] {
        put(name, searched.clone());
    }
    for name in ["first_tag", "first_category", "first_texts"] {
        put(name, counted.clone());
    }
    put("attribute_numbers", json!({"type": "ip", "index": false}));
    for name in WORDS {
        put(name, searched.clone());
    }
    let counts = CountField::ALL
        .iter()
        .filter(|field| **field != CountField::CoverDays)
        .map(|field| field.name());
    for name in counts.chain(["launched", cover::FIELD, "from", "to"]) {
        put(name, json!({"type": "long"}));
    }
    for (_, name) in vast::FIELDS {
        put(name, both.clone());
    }
    put("product", json!({"type": "object", "enabled": false}));
    json!({
        "settings": {"number_of_shards": shards},
        "mappings": {"dynamic": false, "properties": properties},
    })
}

/// A product as it is indexed: visible from a version on. `product` holds it whole.
pub(crate) struct Indexed<'a> {
    pub(crate) product: &'a Product,
    pub(crate) from: i64,
}

impl Serialize for Indexed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Indexed { product, from } = self;
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("id", product.id.as_str())?;
        out.serialize_entry("from", from)?;
        out.serialize_entry("to", &CURRENT)?;
        texts(product, &mut out)?;
        numbers(product, &mut out)?;
        let attributes = Attributes::of(product);
        out.serialize_entry("attributes", &attributes.all)?;
        out.serialize_entry("attribute_numbers", &attributes.numbers)?;
        out.serialize_entry("first_texts", &attributes.first_texts)?;
        let words = words(product);
        for (number, name) in WORDS.into_iter().enumerate() {
            let own = words.iter().filter(|(_, least)| *least <= number);
            out.serialize_entry(name, &own.map(|(word, _)| word).collect::<Vec<_>>())?;
        }
        out.serialize_entry("product", &product.to_json())?;
        out.end()
    }
}

fn texts<M: SerializeMap>(product: &Product, out: &mut M) -> Result<(), M::Error> {
    let texts = [
        ("title", &product.title),
        ("brand", &product.brand),
        ("image_url", &product.image_url),
    ];
    for (name, text) in texts {
        if let Some(text) = text {
            out.serialize_entry(name, &token::text(text))?;
        }
    }
    let paths = product.categories.as_deref().unwrap_or_default();
    let tags = product.tags.as_deref().unwrap_or_default();
    let tokens_of_tags: Vec<String> = tags.iter().map(|tag| token::text(tag)).collect();
    let of_path = |path: &CategoryPath| token::text(path.as_str());
    let tokens_of_paths: Vec<String> = paths.iter().map(of_path).collect();
    for (first, all, tokens) in [
        ("first_tag", "tags", tokens_of_tags),
        ("first_category", "categories", tokens_of_paths),
    ] {
        if let Some(token) = tokens.first() {
            out.serialize_entry(first, token)?;
        }
        out.serialize_entry(all, &tokens)?;
    }
    let under: Vec<String> = paths.iter().flat_map(token::prefixes).collect();
    out.serialize_entry("under", &under)
}

fn numbers<M: SerializeMap>(product: &Product, out: &mut M) -> Result<(), M::Error> {
    let inputs = Inputs::of(product);
    for field in CountField::ALL {
        if *field == CountField::CoverDays {
            continue;
        }
        // Days play no part in any derived field but `cover_days`.
        let exact = match product.count(*field) {
            Some(stored) => Some(i128::from(stored)),
            None => inputs.derive_exactly(*field, 1),
        };
        let Some(exact) = exact else { continue };
        out.serialize_entry(field.name(), &vast::held(exact))?;
        if let (Some(name), Some(digits)) = (vast::digits_field(*field), vast::digits(exact)) {
            out.serialize_entry(name, &digits)?;
        }
    }
    if let Some(day) = product.launched {
        out.serialize_entry("launched", &token::day(day))?;
    }
    if let Some(key) = cover::key(&inputs) {
        out.serialize_entry(cover::FIELD, &key)?;
    }
    Ok(())
}

/// Tokens of attributes.
#[derive(Default)]
struct Attributes {
    all: Vec<String>,
    /// Of integers.
    numbers: Vec<Ipv6Addr>,
    /// Of the text that `max_per` counts of each.
    first_texts: Vec<String>,
}

impl Attributes {
    fn of(product: &Product) -> Attributes {
        let mut out = Attributes::default();
        for (name, value) in &product.attributes {
            let attribute = Attribute::named(name);
            match value {
                AttributeValue::Text(text) => {
                    out.first_texts.push(attribute.text(text));
                    out.all.push(attribute.text(text));
                }
                AttributeValue::Integer(n) => {
                    out.numbers.push(attribute.address(*n));
                    out.all.push(attribute.integer(*n));
                }
                AttributeValue::Boolean(value) => out.all.push(attribute.boolean(*value)),
                AttributeValue::List(list) => {
                    let first = list.first().map(|text| attribute.text(text));
                    out.first_texts.extend(first);
                    out.all.extend(list.iter().map(|text| attribute.text(text)));
                    if list.is_empty() {
                        continue;
                    }
                }
            }
            out.all.push(attribute.known());
        }
        out
    }
}

/// Tokens of all words, each once, with the first of [`WORDS`] that has it: that of the title, of the
/// brand, of the categories, of the tags.
fn words(product: &Product) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    let mut add = |least: usize, text: &str| {
        found.extend(tokens(text).iter().map(|word| (token::text(word), least)));
    };
    product.title.iter().for_each(|text| add(0, text));
    product.brand.iter().for_each(|text| add(1, text));
    let paths = product.categories.iter().flatten();
    paths.for_each(|path| add(2, path.as_str()));
    product.tags.iter().flatten().for_each(|text| add(3, text));
    found.sort_unstable();
    found.dedup_by(|later, first| later.0 == first.0);
    found
}

#[cfg(test)]
mod tests {
    use endcap_model::json::Json;
    use endcap_model::product::Product;
    use serde_json::json;

    use super::{Attribute, Indexed, mapping};

    /// Every field of a document is mapped: with `dynamic: false` another would be lost in silence.
    #[test]
    fn every_field_is_mapped() {
        let text = r#"{"id": "P", "title": "Rain Jacket", "brand": "B", "categories": ["A > B"],
            "tags": ["rain"], "price": 5, "cost": 2, "list_price": 9, "stock": 3, "units_sold": 2,
            "orders": 1, "views": 7, "variants": 3, "variants_in_stock": 2, "launched": "2026-01-02",
            "rating": 457, "image_url": "x", "attributes": {"a": "b", "n": 5, "l": ["x", "y"]}}"#;
        let product = Product::from_json(&Json::parse(text.as_bytes()).expect("JSON"));
        let product = product.expect("a product");
        let from = 7;
        let document = serde_json::to_value(Indexed {
            product: &product,
            from,
        });
        let document = document.expect("a document");
        let mapping = mapping(3);
        let properties = &mapping["mappings"]["properties"];
        for name in document.as_object().expect("an object").keys() {
            assert!(properties.get(name).is_some(), "{name} is not mapped");
        }
        assert_eq!(document["under"], json!(["=A", "=A > B"]));
        assert_eq!(document["words_3"], json!(["=a", "=b", "=jacket", "=rain"]));
        assert_eq!(document["margin_bp"], 6000);
        assert_eq!(document["first_texts"], json!(["1:a=b", "1:l=x"]));
        let five = Attribute::named("n").address(5);
        assert_eq!(document["attribute_numbers"], json!([five]));
    }
}
