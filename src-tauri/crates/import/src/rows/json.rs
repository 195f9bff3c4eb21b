//! Owns reading JSON objects: one a line, or the elements of one list. Nested objects become columns
//! `outer.inner`. Refuses a single element that is no object, never the whole file for it.

use std::collections::HashMap;
use std::fmt;
use std::io::BufRead;

use encoding_rs::Encoding;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::{Row, Step};
use crate::error::ImportError;
use crate::reject::Reject;
use crate::source::{BytesRead, Source, TextReader};
use crate::value::{Cell, shortened};

/// Objects nested deeper than this stay JSON text.
const DEEPEST: usize = 4;

/// Reads objects and picks the asked columns from each.
pub(crate) struct JsonRows {
    reader: TextReader,
    pub(crate) bytes: BytesRead,
    path: std::path::PathBuf,
    /// Name of a column → its place in a row. Without names every column is found and added.
    places: HashMap<String, usize>,
    pub(crate) names: Vec<String>,
    find_all: bool,
    keep_text: bool,
    in_list: bool,
    line: u64,
    buffer: Vec<u8>,
}

/// An object's members in the order in which they stand.
struct Members(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Members;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry::<String, Value>()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

impl JsonRows {
    /// With `names` rows have those columns; without, all columns in order of appearance. With
    /// `keep_text` rows hold their JSON text and no cells.
    pub(crate) fn open(
        source: &Source,
        encoding: &'static Encoding,
        names: Option<Vec<String>>,
        keep_text: bool,
    ) -> Result<Self, ImportError> {
        let (mut reader, bytes) = source.text(encoding, 0)?;
        let head = reader
            .fill_buf()
            .map_err(|e| ImportError::file(&source.path, e))?;
        let in_list = head.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'[');
        let find_all = names.is_none();
        let names = names.unwrap_or_default();
        let places = names
            .iter()
            .enumerate()
            .map(|(place, name)| (name.clone(), place))
            .collect();
        Ok(Self {
            reader,
            bytes,
            path: source.path.clone(),
            places,
            find_all,
            names,
            keep_text,
            in_list,
            line: 1,
            buffer: Vec::new(),
        })
    }

    pub(crate) fn next(&mut self, row: &mut Row) -> Result<Step, ImportError> {
        let begins = if self.in_list {
            self.next_element()
        } else {
            self.next_line()
        };
        let Some(line) = begins.map_err(|e| ImportError::file(&self.path, e))? else {
            return Ok(Step::End);
        };
        row.line = line;
        row.cells.clear();
        row.cells.resize(self.names.len(), Cell::Blank);
        row.json.clear();
        if self.keep_text {
            row.json.extend_from_slice(&self.buffer);
            return Ok(Step::Row);
        }
        let members = match serde_json::from_slice::<Members>(&self.buffer) {
            Ok(Members(members)) => members,
            Err(error) => {
                let value = shortened(String::from_utf8_lossy(&self.buffer).trim());
                let reason = format!("This is no JSON object: {}", words_of(&error));
                return Ok(Step::Reject(Reject::new(line, "", value, reason)));
            }
        };
        for (name, value) in members {
            self.place(row, name, value, 1);
        }
        Ok(Step::Row)
    }

    fn place(&mut self, row: &mut Row, name: String, value: Value, depth: usize) {
        match value {
            Value::Object(members) if depth < DEEPEST && !members.is_empty() => {
                for (inner, value) in members {
                    self.place(row, format!("{name}.{inner}"), value, depth + 1);
                }
            }
            value => {
                let place = match self.places.get(&name) {
                    Some(place) => *place,
                    None if self.find_all => {
                        let place = self.names.len();
                        self.places.insert(name.clone(), place);
                        self.names.push(name);
                        place
                    }
                    None => return,
                };
                if row.cells.len() <= place {
                    row.cells.resize(place + 1, Cell::Blank);
                }
                row.cells[place] = cell_of(value);
            }
        }
    }

    /// Fills `buffer` with the next line that is not blank.
    fn next_line(&mut self) -> std::io::Result<Option<u64>> {
        loop {
            self.buffer.clear();
            if self.reader.read_until(b'\n', &mut self.buffer)? == 0 {
                return Ok(None);
            }
            let line = self.line;
            self.line += 1;
            if !self.buffer.trim_ascii().is_empty() {
                return Ok(Some(line));
            }
        }
    }

    /// Fills `buffer` with the next element of the list, which may stand on several lines.
    fn next_element(&mut self) -> std::io::Result<Option<u64>> {
        self.buffer.clear();
        let (mut begin, mut depth, mut in_text, mut escaped) = (None, 0usize, false, false);
        loop {
            let chunk = self.reader.fill_buf()?;
            if chunk.is_empty() {
                return Ok(begin);
            }
            let mut used = 0;
            let mut done = false;
            for byte in chunk {
                used += 1;
                self.line += u64::from(*byte == b'\n');
                let between = begin.is_none();
                if between && (byte.is_ascii_whitespace() || matches!(byte, b',' | b'[' | b']')) {
                    continue;
                }
                if !in_text && depth == 0 && !between && matches!(byte, b',' | b']' | b'\n') {
                    done = true;
                    break;
                }
                begin.get_or_insert(self.line);
                self.buffer.push(*byte);
                match byte {
                    _ if escaped => escaped = false,
                    b'\\' if in_text => escaped = true,
                    b'"' => in_text = !in_text,
                    b'{' | b'[' if !in_text => depth += 1,
                    b'}' | b']' if !in_text => {
                        depth = depth.saturating_sub(1);
                        done = depth == 0;
                    }
                    _ => {}
                }
                if done {
                    break;
                }
            }
            self.reader.consume(used);
            if done {
                return Ok(begin);
            }
        }
    }
}

/// serde's words without its own place, which counts from the row and not from the file.
fn words_of(error: &serde_json::Error) -> String {
    let words = error.to_string();
    match words.rfind(" at line ") {
        Some(at) => format!("{} (column {})", &words[..at], error.column()),
        None => words,
    }
}

fn cell_of(value: Value) -> Cell {
    match value {
        Value::Null => Cell::Blank,
        Value::Bool(value) => Cell::Boolean(value),
        Value::Number(number) => Cell::Number(number.to_string()),
        Value::String(text) => Cell::of_text(&text),
        Value::Array(items)
            if items
                .iter()
                .all(|item| !item.is_object() && !item.is_array()) =>
        {
            let items: Vec<String> = items.into_iter().filter_map(text_of).collect();
            if items.is_empty() {
                Cell::Blank
            } else {
                Cell::List(items)
            }
        }
        Value::Array(items) => Cell::Text(Value::Array(items).to_string()),
        Value::Object(members) if members.is_empty() => Cell::Blank,
        Value::Object(members) => Cell::Text(Value::Object(members).to_string()),
    }
}

fn text_of(item: Value) -> Option<String> {
    match item {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Null => None,
        other => Some(other.to_string()),
    }
}
