//! Owns the mapping: how a file is to be read and which column is which product field. Refuses
//! nothing by itself; whether a mapping fits a file is found out when the file is read.

use serde::{Deserialize, Serialize};

/// How a file is read. The JSON form (camelCase) is what is saved and given to the command line.
///
/// Invariant: `columns` names every column of the file once, in the file's order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Mapping {
    /// Rows of cells, or a JSON object a line.
    pub format: Format,
    /// A WHATWG encoding label, such as `utf-8` or `windows-1252`.
    pub encoding: String,
    /// One character; ignored for NDJSON.
    pub delimiter: String,
    /// 0-based line that holds the column names; −1 when there is none. Lines before it are skipped.
    pub header_row: i64,
    /// What an ambiguous `1.299` means; unambiguous numbers are understood either way.
    pub decimals: Decimals,
    /// What `03/04/2026` means; a date that begins with the year is understood in any case.
    pub date_order: DateOrder,
    /// Splits tags and other lists.
    pub list_separator: String,
    /// Splits a category into its levels; empty when a value is one level.
    pub path_separator: String,
    /// Shopify's export form: a product over several rows, joined by its id.
    pub shopify: bool,
    /// Every column of the file, in its order.
    pub columns: Vec<MappedColumn>,
    /// Indices of columns of which each is one level of one path, in order; empty when none are joined.
    pub category_columns: Vec<usize>,
    /// What happens to products that the file does not mention. This crate only carries it.
    pub mode: Mode,
    /// Unit of money and ratings. Absent: `minor` if the file holds product lines of the contract,
    /// else `major`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub money: Option<MoneyUnit>,
}

/// One column and the product field that it becomes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MappedColumn {
    /// 0-based place in the file.
    pub index: usize,
    /// As in the header; `Column 3` where there is none.
    pub name: String,
    /// `id`, `title`, …, `attr.NAME`; `None` leaves the column out.
    pub field: Option<String>,
}

/// The two kinds of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Cells between delimiters, a row a line.
    Csv,
    /// A JSON object a line, or one JSON list of objects.
    Ndjson,
}

/// The decimal sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decimals {
    /// `1,299.00`
    Point,
    /// `1.299,00`
    Comma,
}

/// Order of day, month and year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateOrder {
    /// `2026-11-24`
    Ymd,
    /// `24.11.2026`, `24/11/2026`
    Dmy,
    /// `11/24/2026`
    Mdy,
}

impl DateOrder {
    /// For people: `day/month/year`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Ymd => "year-month-day",
            Self::Dmy => "day/month/year",
            Self::Mdy => "month/day/year",
        }
    }
}

/// What happens to products that the file does not mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// They go.
    Replace,
    /// They stay as they are.
    Upsert,
}

/// Unit in which the file writes money; ratings follow it (4.57 or 457).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MoneyUnit {
    /// Euros: `12.99`.
    Major,
    /// Cents: `1299`.
    Minor,
}

impl Mapping {
    /// True for product lines of the contract of which every field comes from the member of the same
    /// name and none is left out. Such lines are read strictly by the contract.
    pub(crate) fn mirrors_contract(&self) -> bool {
        let is_own = |column: &MappedColumn| match (&column.field, column.name.split_once('.')) {
            (Some(field), Some(("attributes", name))) => field.strip_prefix("attr.") == Some(name),
            (Some(field), _) => *field == column.name,
            (None, Some(("attributes", _))) => false,
            // What the contract does not know is reported row by row.
            (None, _) => crate::field::stored(&column.name).is_none(),
        };
        self.format == Format::Ndjson
            && self.money == Some(MoneyUnit::Minor)
            && self.columns.iter().any(|c| c.name == "id")
            && self.columns.iter().all(is_own)
    }

    /// Gives every column that is left out a field `attr.NAME` of its own, on request of a person.
    pub fn keep_unknown_as_attributes(&mut self) {
        let mut taken: Vec<String> = self
            .columns
            .iter()
            .filter_map(|c| c.field.clone())
            .collect();
        let joined = self.category_columns.clone();
        for column in &mut self.columns {
            if column.field.is_some() || joined.contains(&column.index) {
                continue;
            }
            let base = attribute_field(&column.name);
            let mut field = base.clone();
            let mut number = 2;
            while taken.contains(&field) {
                field = format!("{base}_{number}");
                number += 1;
            }
            taken.push(field.clone());
            column.field = Some(field);
        }
    }
}

/// The `attr.NAME` that a column of this name would become; NAME is 1 to 100 characters.
pub fn attribute_field(column: &str) -> String {
    let name: String = column.trim().chars().take(90).collect();
    let name = name.strip_prefix("attributes.").unwrap_or(&name);
    format!("attr.{}", if name.is_empty() { "unnamed" } else { name })
}
