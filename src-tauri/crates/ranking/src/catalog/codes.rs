//! A column of dictionary codes: code 0 is unknown, code n the dictionary's value n − 1.

use serde::{Deserialize, Serialize};

/// Codes by row, in the narrowest width, or only the known ones where few are.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Codes {
    U8(Vec<u8>),
    U16(Vec<u16>),
    U32(Vec<u32>),
    /// Rows ascending, each with its code; the rest is unknown.
    Sparse {
        rows: Vec<u32>,
        codes: Vec<u32>,
    },
}

impl Codes {
    /// Packs codes of which all are below `bound`.
    pub fn pack(codes: Vec<u32>, bound: u32) -> Codes {
        let known = codes.iter().filter(|code| **code != 0).count();
        if known * 10 < codes.len() {
            let mut rows = Vec::with_capacity(known);
            let mut kept = Vec::with_capacity(known);
            for (row, code) in codes.into_iter().enumerate().filter(|(_, code)| *code != 0) {
                rows.push(row as u32);
                kept.push(code);
            }
            return Codes::Sparse { rows, codes: kept };
        }
        if bound <= 1 << 8 {
            Codes::U8(codes.into_iter().map(|code| code as u8).collect())
        } else if bound <= 1 << 16 {
            Codes::U16(codes.into_iter().map(|code| code as u16).collect())
        } else {
            Codes::U32(codes)
        }
    }

    pub fn get(&self, row: u32) -> u32 {
        let row_index = row as usize;
        match self {
            Codes::U8(codes) => codes.get(row_index).map_or(0, |code| u32::from(*code)),
            Codes::U16(codes) => codes.get(row_index).map_or(0, |code| u32::from(*code)),
            Codes::U32(codes) => codes.get(row_index).copied().unwrap_or(0),
            Codes::Sparse { rows, codes } => match rows.binary_search(&row) {
                Ok(index) => codes.get(index).copied().unwrap_or(0),
                Err(_) => 0,
            },
        }
    }

    pub fn memory_bytes(&self) -> usize {
        match self {
            Codes::U8(codes) => codes.capacity(),
            Codes::U16(codes) => codes.capacity() * 2,
            Codes::U32(codes) => codes.capacity() * 4,
            Codes::Sparse { rows, codes } => (rows.capacity() + codes.capacity()) * 4,
        }
    }
}

/// Codes with the values that they stand for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Coded<T> {
    pub codes: Codes,
    /// Value of code n at n − 1.
    pub values: Vec<T>,
}

impl<T> Coded<T> {
    pub fn get(&self, row: u32) -> Option<&T> {
        let code = self.codes.get(row) as usize;
        code.checked_sub(1).and_then(|index| self.values.get(index))
    }

    /// What holds of each code's value; of unknown, nothing.
    pub fn table(&self, holds: impl Fn(&T) -> bool) -> Vec<u8> {
        std::iter::once(0)
            .chain(self.values.iter().map(|value| u8::from(holds(value))))
            .collect()
    }
}

/// Makes codes while values come in any order.
#[derive(Debug)]
pub struct Coder<T> {
    found: std::collections::HashMap<T, u32>,
    codes: Vec<u32>,
}

impl<T> Default for Coder<T> {
    fn default() -> Coder<T> {
        Coder {
            found: std::collections::HashMap::new(),
            codes: Vec::new(),
        }
    }
}

impl<T: std::hash::Hash + Eq> Coder<T> {
    /// Adds the next row; rows before it that were never pushed are unknown.
    pub fn push_at(&mut self, row: usize, value: Option<T>) {
        let Some(value) = value else { return };
        let next = self.found.len() as u32 + 1;
        let code = *self.found.entry(value).or_insert(next);
        self.codes.resize(row, 0);
        self.codes.push(code);
    }

    /// The column in the order of `order`, which lists rows as they were pushed.
    pub fn finish(mut self, order: &[u32]) -> Coded<T> {
        self.codes.resize(order.len(), 0);
        let mut values: Vec<(u32, T)> = self
            .found
            .into_iter()
            .map(|(value, code)| (code, value))
            .collect();
        values.sort_unstable_by_key(|(code, _)| *code);
        let codes = order.iter().map(|row| self.codes[*row as usize]).collect();
        Coded {
            codes: Codes::pack(codes, values.len() as u32 + 1),
            values: values.into_iter().map(|(_, value)| value).collect(),
        }
    }
}
