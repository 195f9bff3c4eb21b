//! Owns the look at a file before it is imported: its form, its columns and the guessed mapping.
//! Changes nothing and keeps nothing but counts and a few samples.

pub(crate) mod compose;

use std::path::Path;

use encoding_rs::Encoding;
use serde::{Deserialize, Serialize};

use self::compose::{compose, take_contract_lines};
use crate::encoding::{self, Tally};
use crate::error::ImportError;
use crate::guess::{self, Evidence, Guesses};
use crate::listing::Unlisted;
use crate::mapping::{Format, Mapping};
use crate::profile::Profile;
use crate::reject::Reject;
use crate::rows::{self, CsvRows, JsonRows, Row, Rows, Step};
use crate::source::Source;
use crate::value::currency;
use crate::{dialect, header, warn};

/// A file up to this size is looked at whole.
const LOOKED_AT: u64 = 64 * 1024 * 1024;

/// What a file is and how it would be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Inspection {
    /// The file.
    pub path: String,
    /// Its last part.
    pub file_name: String,
    /// Its size.
    pub bytes: u64,
    /// Rows below the header.
    pub rows: u64,
    /// False when the file is so large that rows were estimated.
    pub rows_exact: bool,
    /// `UTF-8, with BOM`
    pub encoding_words: String,
    /// `semicolon ;`
    pub delimiter_words: String,
    /// The guess, ready to be run or changed.
    pub mapping: Mapping,
    /// What was found in each column.
    pub columns: Vec<InspectedColumn>,
    /// What a person should look at, in sentences.
    pub warnings: Vec<String>,
}

/// One column, with the reason for its guess.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InspectedColumn {
    /// 0-based place in the file.
    pub index: usize,
    /// As in the header; `Column 3` where there is none.
    pub name: String,
    /// Up to three different values.
    pub samples: Vec<String>,
    /// Rows with a value.
    pub filled: u64,
    /// The guessed field; `None` leaves the column out.
    pub field: Option<String>,
    /// 0 to 100.
    pub confidence: u8,
    /// A sentence.
    pub why: String,
    /// Codes of the currencies that its name or its values may mean, the likeliest first; none where
    /// neither names one.
    pub currencies: Vec<String>,
}

/// Everything that one pass over the file finds.
pub(crate) struct Scan {
    pub(crate) names: Vec<String>,
    pub(crate) profiles: Vec<Profile>,
    pub(crate) rows: u64,
    pub(crate) exact: bool,
    pub(crate) rejects: Vec<Reject>,
    pub(crate) unlisted: Unlisted,
}

/// A file's form and what its columns hold, before anybody guesses what they mean.
pub(crate) struct Look {
    pub(crate) source: Source,
    pub(crate) format: Format,
    pub(crate) encoding: &'static Encoding,
    /// Places that are not of the encoding.
    pub(crate) faults: u64,
    pub(crate) delimiter: String,
    pub(crate) header_row: i64,
    pub(crate) scan: Scan,
}

/// Finds a file's form, or takes it from `overrides`, and goes through its rows once.
pub(crate) fn look(path: &Path, overrides: Option<&Mapping>) -> Result<Look, ImportError> {
    let source = Source::open(path)?;
    let format = overrides.map_or(source.format, |m| m.format);
    let (encoding, faults) = match overrides {
        Some(mapping) => (rows::encoding_named(&mapping.encoding)?, 0),
        None => find_encoding(&source)?,
    };
    let (delimiter, header_row) = match format {
        Format::Ndjson => (String::new(), -1),
        Format::Csv => layout(&source, encoding, overrides)?,
    };
    let scan = match format {
        Format::Csv => scan_csv(&source, encoding, &delimiter, header_row)?,
        Format::Ndjson => scan_json(&source, encoding)?,
    };
    if scan.names.is_empty() || (scan.rows == 0 && scan.rejects.len() > 2) {
        let reason = "not one row of it can be taken apart into columns";
        return Err(ImportError::not_a_table(path, reason));
    }
    Ok(Look {
        source,
        format,
        encoding,
        faults,
        delimiter,
        header_row,
        scan,
    })
}

/// The last part of a path.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// Looks at a file and guesses how to read it.
///
/// # Errors
/// When the file cannot be read, or is no table.
pub fn inspect(path: &Path) -> Result<Inspection, ImportError> {
    inspect_with(path, None)
}

/// Looks at a file in the form that `overrides` states: encoding, delimiter, header row, decimals,
/// separators. Its columns are kept where their names are those of the file, else guessed anew.
///
/// # Errors
/// When the file cannot be read, is no table, or the overrides are impossible.
pub fn inspect_with(path: &Path, overrides: Option<&Mapping>) -> Result<Inspection, ImportError> {
    let Look {
        source,
        format,
        encoding,
        faults,
        delimiter,
        header_row,
        scan,
    } = look(path, overrides)?;
    let named = format == Format::Ndjson || header_row >= 0;
    let evidence = Evidence {
        names: &scan.names,
        profiles: &scan.profiles,
        rows: scan.rows,
        named,
    };
    let is_shopify =
        overrides.map_or_else(|| named && guess::is_shopify(&scan.names), |m| m.shopify);
    let guesses = guess::columns(&evidence, is_shopify);
    let mut mapping = compose(
        format, encoding, delimiter, header_row, &scan, &guesses, is_shopify,
    );
    if mapping.format == Format::Ndjson && overrides.is_none() {
        take_contract_lines(&source, &mut mapping)?;
    }
    if let Some(overrides) = overrides {
        apply(&mut mapping, overrides);
    }
    let mut warnings = warn::warnings(&scan, &mapping, &guesses);
    if faults > 0 {
        warnings.push(warn::of_bytes(faults));
    }
    let columns = inspected(&scan, &guesses, &mapping);
    Ok(Inspection {
        path: path.to_string_lossy().into_owned(),
        file_name: file_name(path),
        bytes: source.bytes,
        rows: scan.rows,
        rows_exact: scan.exact,
        encoding_words: encoding::words(encoding, &source.head),
        delimiter_words: delimiter_words(&mapping),
        mapping,
        columns,
        warnings,
    })
}

fn find_encoding(source: &Source) -> Result<(&'static Encoding, u64), ImportError> {
    let by_head = encoding::of_head(&source.head);
    if by_head.name().starts_with("UTF-16") || Encoding::for_bom(&source.head).is_some() {
        return Ok((by_head, 0));
    }
    let mut tally = Tally::default();
    if source.head_is_all() {
        tally.add(&source.head);
    } else {
        use std::io::Read as _;
        let fault = |e| ImportError::file(&source.path, e);
        let mut file = std::fs::File::open(&source.path)
            .map_err(fault)?
            .take(LOOKED_AT);
        let mut chunk = vec![0; 256 * 1024];
        loop {
            let count = file.read(&mut chunk).map_err(fault)?;
            if count == 0 {
                break;
            }
            tally.add(&chunk[..count]);
        }
    }
    let encoding = tally.encoding();
    Ok((
        encoding,
        if encoding == encoding_rs::UTF_8 {
            tally.faults()
        } else {
            0
        },
    ))
}

fn layout(
    source: &Source,
    encoding: &'static Encoding,
    overrides: Option<&Mapping>,
) -> Result<(String, i64), ImportError> {
    if let Some(mapping) = overrides {
        rows::delimiter_byte(&mapping.delimiter)?;
        return Ok((mapping.delimiter.clone(), mapping.header_row.max(-1)));
    }
    let text = encoding::decoded(&source.head, encoding);
    let text = text.trim_start_matches('\u{feff}');
    // The last line may be cut off in the middle.
    let whole = match text.rfind('\n') {
        Some(end) if !source.head_is_all() => &text[..=end],
        _ => text,
    };
    let found = dialect::guess(whole, None).ok_or_else(|| {
        let reason =
            "no comma, semicolon, tab or bar divides it into columns. It seems to be plain text";
        ImportError::not_a_table(&source.path, reason)
    })?;
    Ok((found.delimiter.to_string(), found.header_row))
}

fn scan_csv(
    source: &Source,
    encoding: &'static Encoding,
    delimiter: &str,
    header_row: i64,
) -> Result<Scan, ImportError> {
    let skip = u64::try_from(header_row).unwrap_or(0);
    let mut rows = CsvRows::open(source, encoding, rows::delimiter_byte(delimiter)?, skip)?;
    let header = if header_row >= 0 {
        rows.header()?
    } else {
        let mut peeked = CsvRows::open(source, encoding, rows::delimiter_byte(delimiter)?, 0)?;
        let width = peeked.header()?.len();
        rows::csv_header_names(width)
    };
    let named = if header_row >= 0 {
        header.clone()
    } else {
        Vec::new()
    };
    rows.select((0..header.len()).collect(), named);
    let mut scan = scan(&mut Rows::Csv(Box::new(rows)), source, &header)?;
    scan.names = header;
    Ok(scan)
}

fn scan_json(source: &Source, encoding: &'static Encoding) -> Result<Scan, ImportError> {
    let mut rows = Rows::Json(Box::new(JsonRows::open(source, encoding, None, false)?));
    let mut scan = scan(&mut rows, source, &[])?;
    if let Rows::Json(rows) = rows {
        scan.names = rows.names;
    }
    Ok(scan)
}

fn scan(rows: &mut Rows, source: &Source, names: &[String]) -> Result<Scan, ImportError> {
    let mut profiles: Vec<Profile> = Vec::new();
    profiles.resize_with(names.len(), Profile::default);
    let mut scan = Scan {
        names: Vec::new(),
        profiles,
        rows: 0,
        exact: true,
        rejects: Vec::new(),
        unlisted: Unlisted::of(names),
    };
    let mut row = Row::default();
    loop {
        match rows.next(&mut row)? {
            Step::End => return Ok(scan),
            Step::Reject(reject) => {
                if scan.rejects.len() < 500 {
                    scan.rejects.push(reject);
                }
                continue;
            }
            Step::Row => {}
        }
        scan.rows += 1;
        if scan.profiles.len() < row.cells.len() {
            scan.profiles.resize_with(row.cells.len(), Profile::default);
        }
        for (profile, cell) in scan.profiles.iter_mut().zip(&row.cells) {
            profile.add(cell);
        }
        scan.unlisted.add(&row);
        let read = rows.bytes_read().get();
        if read > LOOKED_AT && scan.rows.is_multiple_of(1_000) {
            let estimate = u128::from(scan.rows) * u128::from(source.bytes) / u128::from(read);
            scan.rows = u64::try_from(estimate).unwrap_or(u64::MAX);
            scan.exact = false;
            return Ok(scan);
        }
    }
}

/// Takes from a person's mapping what a guess may not change.
fn apply(mapping: &mut Mapping, overrides: &Mapping) {
    mapping.decimals = overrides.decimals;
    mapping.date_order = overrides.date_order;
    mapping.list_separator.clone_from(&overrides.list_separator);
    mapping.path_separator.clone_from(&overrides.path_separator);
    mapping.mode = overrides.mode;
    mapping.money = overrides.money;
    let theirs: Vec<&str> = overrides.columns.iter().map(|c| c.name.as_str()).collect();
    let ours: Vec<&str> = mapping.columns.iter().map(|c| c.name.as_str()).collect();
    if theirs == ours {
        mapping.columns.clone_from(&overrides.columns);
        mapping
            .category_columns
            .clone_from(&overrides.category_columns);
    }
}

fn inspected(scan: &Scan, guesses: &Guesses, mapping: &Mapping) -> Vec<InspectedColumn> {
    let contract = mapping.mirrors_contract();
    mapping
        .columns
        .iter()
        .enumerate()
        .map(|(index, column)| {
            let (profile, guess) = (&scan.profiles[index], &guesses.columns[index]);
            let as_guessed = guess::spelled(&guess.field) == column.field;
            let (confidence, why) = match () {
                () if contract => (100, "a product line of the contract".to_owned()),
                () if as_guessed => (guess.confidence, guess.why.clone()),
                () => (100, "as you chose".to_owned()),
            };
            InspectedColumn {
                index,
                name: column.name.clone(),
                samples: profile.samples.clone(),
                filled: profile.filled,
                field: column.field.clone(),
                confidence,
                why,
                currencies: currency::of_column(
                    &column.name,
                    profile.samples.iter().map(String::as_str),
                ),
            }
        })
        .collect()
}

fn delimiter_words(mapping: &Mapping) -> String {
    match (mapping.format, mapping.delimiter.as_str()) {
        (Format::Ndjson, _) => "a JSON object a line".to_owned(),
        (_, ",") => "comma ,".to_owned(),
        (_, ";") => "semicolon ;".to_owned(),
        (_, "\t") => "tab".to_owned(),
        (_, "|") => "bar |".to_owned(),
        (_, other) => other.to_owned(),
    }
}

/// The subject of a table that is not about products.
pub(crate) fn other_subject(scan: &Scan) -> Option<&'static str> {
    let names: Vec<&str> = scan.names.iter().map(String::as_str).collect();
    header::other_subject(&names)
}
