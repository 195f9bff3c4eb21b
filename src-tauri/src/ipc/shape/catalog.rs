//! What the window is told about the catalog. Shapes alone.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::ipc::contract::PredicateJson;

/// Which end comes first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SortOrder {
    /// Smallest first.
    Asc,
    /// Largest first.
    Desc,
}

/// A column to sort by.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CatalogSort {
    /// As the contract names it.
    pub field: String,
    /// Unknown ones come last in both.
    pub order: SortOrder,
}

/// A product in the table.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CatalogRow {
    /// Its id.
    pub id: String,
    /// Unknown if none.
    pub title: Option<String>,
    /// Unknown if none.
    pub brand: Option<String>,
    /// The first path.
    pub category: Option<String>,
    /// Perhaps a `data:` URL.
    pub image_url: Option<String>,
    /// YYYY-MM-DD.
    pub launched: Option<String>,
    /// Every integer field that is known, by its name in the contract, in its units.
    pub figures: BTreeMap<String, i64>,
}

/// A slice of the table.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CatalogPage {
    /// Rows that match.
    pub total: i64,
    /// The slice asked for.
    pub rows: Vec<CatalogRow>,
    /// Fields that any product of the whole catalog has a value of.
    pub known: Vec<String>,
}

/// What a field holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum FieldType {
    /// A string.
    Text,
    /// A count.
    Integer,
    /// Minor units.
    Money,
    /// Hundredths of a percent.
    BasisPoints,
    /// Days.
    Days,
    /// Hundredths.
    Hundredths,
    /// YYYY-MM-DD.
    Date,
    /// Strings.
    List,
    /// Category paths.
    Paths,
    /// Whatever was imported.
    Any,
}

/// A field that conditions can ask about.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FieldInfo {
    /// As the contract names it.
    pub field: String,
    /// For people.
    pub label: String,
    /// What it holds.
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// The most frequent, at most 50.
    pub values: Vec<String>,
}

/// All fields.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Fields {
    /// Of products.
    pub product: Vec<FieldInfo>,
    /// Of shoppers.
    pub shopper: Vec<FieldInfo>,
}

/// What a condition selects.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PredicateCount {
    /// So many.
    pub products: i64,
    /// In words.
    pub words: String,
}

/// A product that a pasted line means.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FoundProduct {
    /// The line.
    pub asked: String,
    /// Of the product.
    pub id: String,
    /// Unknown if none.
    pub title: Option<String>,
    /// Unknown if none.
    pub brand: Option<String>,
    /// Perhaps a `data:` URL.
    pub image_url: Option<String>,
}

/// What became of pasted lines.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Looked {
    /// In their order, each once.
    pub found: Vec<FoundProduct>,
    /// Lines that mean none.
    pub missing: Vec<String>,
    /// Lines that mean a product of an earlier line.
    pub repeated: i64,
}

/// What products have in common.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Alike {
    /// In words.
    pub words: String,
    /// All of them meet it.
    pub predicate: PredicateJson,
    /// Of the catalog, that meet it.
    pub products: i64,
}
