//! Owns reading delimited text: quotes, lines, rows that are too short or too long.

use csv::{ByteRecord, ReaderBuilder};
use encoding_rs::Encoding;

use super::lines::{LineEnds, LineReader};
use super::{Row, Step};
use crate::error::ImportError;
use crate::reject::Reject;
use crate::source::{BytesRead, Source};
use crate::value::{Cell, shortened, trimmed};

/// More lines than this in one row mean that a quote was left open.
const LONGEST_ROW: u64 = 2_000;

/// Reads delimited text from its header row, or from its first row where it has none.
pub(crate) struct CsvRows {
    reader: csv::Reader<LineReader>,
    lines: LineEnds,
    record: ByteRecord,
    pub(crate) bytes: BytesRead,
    path: std::path::PathBuf,
    skipped: u64,
    header: Vec<String>,
    places: Vec<usize>,
    /// Cells that a row must have: up to the last one that is asked for.
    needed: usize,
    width: usize,
}

impl CsvRows {
    pub(crate) fn open(
        source: &Source,
        encoding: &'static Encoding,
        delimiter: u8,
        skip: u64,
    ) -> Result<Self, ImportError> {
        let (text, bytes) = source.text(encoding, skip)?;
        let lines = LineEnds::default();
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(LineReader::new(text, &lines));
        Ok(Self {
            reader,
            lines,
            record: ByteRecord::new(),
            bytes,
            path: source.path.clone(),
            skipped: skip,
            header: Vec::new(),
            places: Vec::new(),
            needed: 0,
            width: 0,
        })
    }

    /// Reads the row of names. Names that are missing or repeated become `Column 3`, `name (2)`.
    pub(crate) fn header(&mut self) -> Result<Vec<String>, ImportError> {
        let mut record = ByteRecord::new();
        self.reader
            .read_byte_record(&mut record)
            .map_err(|e| self.fault(e))?;
        Ok(header_names(
            record
                .iter()
                .map(|cell| String::from_utf8_lossy(cell).into_owned()),
        ))
    }

    /// Chooses the cells that rows are to have, by their place in the file.
    pub(crate) fn select(&mut self, places: Vec<usize>, header: Vec<String>) {
        self.needed = places.iter().map(|place| place + 1).max().unwrap_or(0);
        self.width = header.len();
        self.places = places;
        self.header = header;
    }

    pub(crate) fn next(&mut self, row: &mut Row) -> Result<Step, ImportError> {
        let mut line;
        loop {
            let more = self
                .reader
                .read_byte_record(&mut self.record)
                .map_err(|e| self.fault(e))?;
            if !more {
                return Ok(Step::End);
            }
            line = self.line();
            if self.record.iter().any(|cell| !cell.trim_ascii().is_empty()) {
                break;
            }
        }
        row.line = line;
        row.cells.clear();
        if let Some(reject) = self.wrong_shape(row.line) {
            return Ok(Step::Reject(reject));
        }
        for place in &self.places {
            let raw = self.record.get(*place).unwrap_or_default();
            match std::str::from_utf8(raw) {
                Ok(text) => row.cells.push(Cell::of_text(text)),
                Err(_) => {
                    let reason = "This holds a byte that is not UTF-8. Choose the file's encoding, \
                                  such as Windows-1252, or correct the value";
                    let value = shortened(&String::from_utf8_lossy(raw));
                    return Ok(Step::Reject(Reject::new(
                        row.line,
                        self.name(*place),
                        value,
                        reason,
                    )));
                }
            }
        }
        Ok(Step::Row)
    }

    /// 1-based line on which the current record begins, in the whole file.
    fn line(&self) -> u64 {
        let inner: usize = self
            .record
            .as_slice()
            .iter()
            .filter(|b| **b == b'\n')
            .count();
        let ends = self.lines.line_ending_at(self.reader.position().byte());
        (self.skipped + ends).saturating_sub(inner as u64)
    }

    fn name(&self, place: usize) -> String {
        self.header
            .get(place)
            .cloned()
            .unwrap_or_else(|| format!("Column {}", place + 1))
    }

    fn wrong_shape(&self, line: u64) -> Option<Reject> {
        let first = || {
            shortened(trimmed(&String::from_utf8_lossy(
                self.record.get(0).unwrap_or_default(),
            )))
        };
        let lines = self
            .record
            .as_slice()
            .iter()
            .filter(|b| **b == b'\n')
            .count() as u64;
        if lines > LONGEST_ROW {
            let reason = format!(
                "A quote that opens in this row is not closed before line {}. Close it, or double the quote",
                line + lines
            );
            return Some(Reject::new(line, "", first(), reason));
        }
        if self.width == 0 {
            return None;
        }
        let cells = self.record.len();
        let surplus = self
            .record
            .iter()
            .skip(self.width)
            .any(|cell| !cell.trim_ascii().is_empty());
        if surplus {
            let reason = format!(
                "The row has {cells} cells, the header has {}. Perhaps a delimiter within a value is not in quotes",
                self.width
            );
            return Some(Reject::new(line, "", first(), reason));
        }
        if cells < self.needed {
            let reason = format!(
                "The row has {}, the header has {}. Perhaps a value is cut by a line break",
                if cells == 1 {
                    "1 cell".to_owned()
                } else {
                    format!("{cells} cells")
                },
                self.width
            );
            return Some(Reject::new(line, "", first(), reason));
        }
        None
    }

    fn fault(&self, error: csv::Error) -> ImportError {
        let source = match error.into_kind() {
            csv::ErrorKind::Io(source) => source,
            other => std::io::Error::other(format!("{other:?}")),
        };
        ImportError::file(&self.path, source)
    }
}

/// Names of columns, each one different and none empty.
pub(crate) fn header_names(cells: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (index, cell) in cells.enumerate() {
        let bare = trimmed(&cell).to_owned();
        let bare = if bare.is_empty() {
            format!("Column {}", index + 1)
        } else {
            bare
        };
        let mut name = bare.clone();
        let mut number = 2;
        while names.contains(&name) {
            name = format!("{bare} ({number})");
            number += 1;
        }
        names.push(name);
    }
    names
}

/// Names for the columns of a file without a header.
pub(crate) fn numbered_names(width: usize) -> Vec<String> {
    header_names((0..width).map(|_| String::new()))
}
