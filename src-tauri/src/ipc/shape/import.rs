//! What the window is told about a product file. Shapes alone.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A column of the file.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportColumn {
    /// 0-based.
    pub index: i64,
    /// Of the header row.
    pub name: String,
    /// Some values.
    pub samples: Vec<String>,
    /// Of the sampled rows, in percent.
    pub filled: i64,
    /// Where it goes; none is left out.
    pub field: Option<String>,
    /// 0 to 100.
    pub confidence: i64,
    /// What speaks for it.
    pub why: String,
    /// Codes of the currencies that it may be in, the likeliest first; none where nothing says so.
    pub currencies: Vec<String>,
}

/// Where a column goes.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MappedColumn {
    /// 0-based.
    pub index: i64,
    /// Of the header row.
    pub name: String,
    /// `id`, `attr.NAME` …; none is left out.
    pub field: Option<String>,
}

/// How the file is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ImportFormat {
    /// A table of text.
    Csv,
    /// A JSON object a line.
    Ndjson,
}

/// The decimal sign of amounts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Decimals {
    /// 1,299.00
    Point,
    /// 1.299,00
    Comma,
}

/// How dates are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum DateOrder {
    /// Year first.
    Ymd,
    /// Day first.
    Dmy,
    /// Month first.
    Mdy,
}

/// What becomes of products that are not in the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ImportMode {
    /// They go.
    Replace,
    /// They stay.
    Upsert,
}

/// How to read the file.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportMapping {
    /// How it is written.
    pub format: ImportFormat,
    /// `utf-8`, `utf-16le`, `windows-1252` …
    pub encoding: String,
    /// One character.
    pub delimiter: String,
    /// 0-based line; -1 for none.
    pub header_row: i64,
    /// Of amounts.
    pub decimals: Decimals,
    /// Of dates.
    pub date_order: DateOrder,
    /// Between the values of a list.
    pub list_separator: String,
    /// Between the levels of a category.
    pub path_separator: String,
    /// A Shopify export: rows of variants are joined.
    pub shopify: bool,
    /// Where each goes.
    pub columns: Vec<MappedColumn>,
    /// Joined into one path, in order.
    pub category_columns: Vec<i64>,
    /// Replace or upsert.
    pub mode: ImportMode,
}

/// What the file seems to be.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportInspection {
    /// As asked.
    pub path: String,
    /// Its last part.
    pub file_name: String,
    /// Its size.
    pub bytes: i64,
    /// Of products.
    pub rows: i64,
    /// Counted, not estimated.
    pub rows_exact: bool,
    /// For people.
    pub encoding_words: String,
    /// For people.
    pub delimiter_words: String,
    /// Guessed, or as overridden.
    pub mapping: ImportMapping,
    /// All of them.
    pub columns: Vec<ImportColumn>,
    /// What to look at first.
    pub warnings: Vec<String>,
}

/// A row that was left out.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportReject {
    /// 1-based line of the file.
    pub line: i64,
    /// Its name.
    pub column: String,
    /// As written.
    pub value: String,
    /// For people.
    pub reason: String,
}

/// What an import did, or would do.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportSummary {
    /// All of them.
    pub rows_read: i64,
    /// Products.
    pub imported: i64,
    /// Products that were not there.
    pub created: i64,
    /// Products that differ.
    pub changed: i64,
    /// Products as they were.
    pub same: i64,
    /// Products that went.
    pub removed: i64,
    /// Rows left out.
    pub rejected: i64,
    /// Products that the shoppers of the Shopify store cannot see; left out.
    pub unlisted: i64,
    /// The first 500.
    pub rejects: Vec<ImportReject>,
    /// How long it took.
    pub millis: i64,
}

/// What an import is doing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ImportPhase {
    /// The file.
    Reading,
    /// The catalog.
    Saving,
}

/// How far an import is.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportProgress {
    /// What it is doing.
    pub phase: ImportPhase,
    /// Rows.
    pub done: i64,
    /// Rows, perhaps estimated.
    pub total: i64,
    /// Rows a second.
    pub rate: i64,
    /// Once it can be told.
    pub seconds_left: Option<i64>,
    /// Rows left out so far.
    pub rejected: i64,
}
