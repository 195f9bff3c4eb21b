//! Strings end to end in one allocation, addressed by number.

use serde::{Deserialize, Serialize};

/// Strings by number. At most 4 GiB together.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Texts {
    bytes: String,
    /// Where each string ends.
    ends: Vec<u32>,
}

/// More text than 32-bit offsets can address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMuchText;

impl Texts {
    pub fn push(&mut self, text: &str) -> Result<(), TooMuchText> {
        let end = u32::try_from(self.bytes.len() + text.len()).map_err(|_| TooMuchText)?;
        self.bytes.push_str(text);
        self.ends.push(end);
        Ok(())
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Empty for a number that is not here.
    pub fn get(&self, index: usize) -> &str {
        let start = if index == 0 {
            0
        } else {
            self.ends.get(index - 1).copied().unwrap_or(0) as usize
        };
        let end = self.ends.get(index).copied().unwrap_or(0) as usize;
        self.bytes.get(start..end).unwrap_or("")
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.get(index))
    }

    /// So many neighbouring strings as one, and where in it each ends; fewer where the texts end.
    pub fn run(&self, start: usize, len: usize) -> (&str, impl Iterator<Item = usize>) {
        let ends = self.ends.get(start..).unwrap_or_default();
        let ends = &ends[..len.min(ends.len())];
        let begin = match start.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(0) as usize,
            None => 0,
        };
        let end = ends.last().map_or(begin, |end| *end as usize);
        let text = self.bytes.get(begin..end).unwrap_or("");
        (text, ends.iter().map(move |end| *end as usize - begin))
    }

    /// The strings in another order.
    pub fn permuted(&self, order: &[u32]) -> Texts {
        let mut out = Texts {
            bytes: String::with_capacity(self.bytes.len()),
            ends: Vec::with_capacity(order.len()),
        };
        for &index in order {
            out.bytes.push_str(self.get(index as usize));
            out.ends.push(out.bytes.len() as u32);
        }
        out
    }

    pub fn memory_bytes(&self) -> usize {
        self.bytes.capacity() + self.ends.capacity() * 4
    }
}
