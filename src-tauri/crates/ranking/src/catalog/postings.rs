//! Lists of rows by number, end to end in one allocation.

use serde::{Deserialize, Serialize};

/// Ascending rows of each key.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Postings {
    /// Where each key's rows end.
    ends: Vec<u32>,
    rows: Vec<u32>,
}

impl Postings {
    /// Of `(key, row)` pairs whose rows come ascending; `each` is called twice with a visitor.
    pub fn collect(keys: usize, each: impl Fn(&mut dyn FnMut(u32, u32))) -> Postings {
        let mut counts = vec![0u32; keys];
        each(&mut |key, _| counts[key as usize] += 1);
        let mut ends = Vec::with_capacity(keys);
        let mut total = 0;
        for count in &mut counts {
            let start = total;
            total += *count;
            ends.push(total);
            *count = start;
        }
        let mut rows = vec![0u32; total as usize];
        each(&mut |key, row| {
            let place = &mut counts[key as usize];
            rows[*place as usize] = row;
            *place += 1;
        });
        Postings { ends, rows }
    }

    pub fn of(&self, key: u32) -> &[u32] {
        let key = key as usize;
        let start = if key == 0 {
            0
        } else {
            self.ends.get(key - 1).copied().unwrap_or(0)
        };
        let end = self.ends.get(key).copied().unwrap_or(0);
        self.rows.get(start as usize..end as usize).unwrap_or(&[])
    }

    pub fn memory_bytes(&self) -> usize {
        (self.ends.capacity() + self.rows.capacity()) * 4
    }
}
