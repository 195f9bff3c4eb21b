//! Owns reading a file row by row, whatever its format: cells with their line, or a reject for a row
//! that cannot be taken apart. Refuses to hold more than one row at a time.

mod csv;
mod json;
mod lines;

use encoding_rs::Encoding;

pub(crate) use self::csv::CsvRows;
pub(crate) use self::csv::numbered_names as csv_header_names;
pub(crate) use self::json::JsonRows;
use crate::error::ImportError;
use crate::mapping::{Format, Mapping};
use crate::reject::Reject;
use crate::source::{BytesRead, Source};
use crate::value::Cell;

/// One row. `cells` follow the columns that were asked for.
#[derive(Default)]
pub(crate) struct Row {
    /// 1-based line on which the row begins.
    pub(crate) line: u64,
    pub(crate) cells: Vec<Cell>,
    /// The JSON text of the row, where that is wanted.
    pub(crate) json: Vec<u8>,
}

/// What reading a row gave.
pub(crate) enum Step {
    /// `Row` holds the row.
    Row,
    /// The row cannot be taken apart.
    Reject(Reject),
    /// Nothing is left.
    End,
}

/// The rows of either format.
pub(crate) enum Rows {
    Csv(Box<CsvRows>),
    Json(Box<JsonRows>),
}

impl Rows {
    pub(crate) fn next(&mut self, row: &mut Row) -> Result<Step, ImportError> {
        match self {
            Self::Csv(rows) => rows.next(row),
            Self::Json(rows) => rows.next(row),
        }
    }

    pub(crate) fn bytes_read(&self) -> &BytesRead {
        match self {
            Self::Csv(rows) => &rows.bytes,
            Self::Json(rows) => &rows.bytes,
        }
    }
}

/// The encoding that a mapping names.
pub(crate) fn encoding_named(label: &str) -> Result<&'static Encoding, ImportError> {
    Encoding::for_label(label.as_bytes()).ok_or_else(|| {
        ImportError::mapping(format!(
            "“{label}” is no encoding, such as utf-8 or windows-1252"
        ))
    })
}

/// The byte that a mapping names as delimiter.
pub(crate) fn delimiter_byte(delimiter: &str) -> Result<u8, ImportError> {
    match delimiter {
        "\\t" | "tab" => Ok(b'\t'),
        _ => match delimiter.as_bytes() {
            [byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\n' | b'\r') => Ok(*byte),
            _ => Err(ImportError::mapping(format!(
                "“{delimiter}” cannot delimit cells; use one of , ; | or a tab"
            ))),
        },
    }
}

/// Opens the rows of a file for the columns that the mapping uses, in the order of `wanted`.
pub(crate) fn open(
    source: &Source,
    mapping: &Mapping,
    wanted: &[usize],
    json: bool,
) -> Result<Rows, ImportError> {
    let encoding = encoding_named(&mapping.encoding)?;
    match mapping.format {
        Format::Csv => {
            let delimiter = delimiter_byte(&mapping.delimiter)?;
            let skip = u64::try_from(mapping.header_row).unwrap_or(0);
            let mut rows = CsvRows::open(source, encoding, delimiter, skip)?;
            let header = if mapping.header_row >= 0 {
                rows.header()?
            } else {
                Vec::new()
            };
            let places = places_of(mapping, wanted, &header)?;
            rows.select(places, header);
            Ok(Rows::Csv(Box::new(rows)))
        }
        Format::Ndjson => {
            let names = wanted
                .iter()
                .filter_map(|index| mapping.columns.iter().find(|c| c.index == *index))
                .map(|c| c.name.clone())
                .collect();
            Ok(Rows::Json(Box::new(JsonRows::open(
                source,
                encoding,
                Some(names),
                json,
            )?)))
        }
    }
}

/// Where the wanted columns stand in this file: at their index if the name agrees, else where
/// their name is.
fn places_of(
    mapping: &Mapping,
    wanted: &[usize],
    header: &[String],
) -> Result<Vec<usize>, ImportError> {
    wanted
        .iter()
        .map(|index| {
            let name = mapping
                .columns
                .iter()
                .find(|c| c.index == *index)
                .map(|c| c.name.as_str());
            match name {
                None if header.is_empty() || *index < header.len() => Ok(*index),
                None => Err(ImportError::mapping(format!(
                    "the file has no column {}",
                    index + 1
                ))),
                Some(_) if header.is_empty() => Ok(*index),
                Some(name) if header.get(*index).is_some_and(|h| h == name) => Ok(*index),
                Some(name) => header.iter().position(|h| h == name).ok_or_else(|| {
                    ImportError::mapping(format!(
                        "the file has no column “{name}”, which the mapping uses"
                    ))
                }),
            }
        })
        .collect()
}
