//! A run of rows small enough that all work on it stays in the nearest cache.

use crate::catalog::codes::Codes;
use crate::catalog::numbers::Width;

/// Rows in one block. Points, masks and gathered values of a block fit 64 KiB.
pub(crate) const ROWS: usize = 4096;

/// Which rows a block covers, ascending.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Block<'a> {
    /// `len` neighbouring rows.
    Range { start: u32, len: usize },
    /// These rows.
    List(&'a [u32]),
}

impl<'a> Block<'a> {
    pub fn len(&self) -> usize {
        match self {
            Block::Range { len, .. } => *len,
            Block::List(rows) => rows.len(),
        }
    }

    pub fn row(&self, index: usize) -> u32 {
        match self {
            Block::Range { start, .. } => start + index as u32,
            Block::List(rows) => rows[index],
        }
    }

    /// The block's values of a column: borrowed where rows are neighbours, else gathered.
    pub fn values<'v, T: Width>(&self, column: &'v [T], gathered: &'v mut Vec<T>) -> &'v [T] {
        match self {
            Block::Range { start, len } => &column[*start as usize..*start as usize + len],
            Block::List(rows) => {
                gathered.clear();
                gathered.extend(rows.iter().map(|row| column[*row as usize]));
                gathered
            }
        }
    }

    /// Marks with 1 those of the block's rows that stand in `rows`, which ascend.
    pub fn mark(&self, rows: &[u32], mask: &mut [u8]) {
        mask.fill(0);
        match self {
            Block::Range { start, len } => {
                let first = rows.partition_point(|row| row < start);
                let end = start + *len as u32;
                for row in rows[first..].iter().take_while(|row| **row < end) {
                    mask[(row - start) as usize] = 1;
                }
            }
            Block::List(listed) => {
                for (index, row) in listed.iter().enumerate() {
                    mask[index] = u8::from(rows.binary_search(row).is_ok());
                }
            }
        }
    }

    /// Calls `each` with every index in the block and its code there, unless the code is unknown
    /// everywhere.
    pub fn each_code(&self, codes: &Codes, mut each: impl FnMut(usize, u32)) {
        match (self, codes) {
            (Block::Range { start, len }, Codes::U8(codes)) => {
                let codes = &codes[*start as usize..*start as usize + len];
                codes
                    .iter()
                    .enumerate()
                    .for_each(|(index, code)| each(index, u32::from(*code)));
            }
            (Block::Range { start, len }, Codes::U16(codes)) => {
                let codes = &codes[*start as usize..*start as usize + len];
                codes
                    .iter()
                    .enumerate()
                    .for_each(|(index, code)| each(index, u32::from(*code)));
            }
            (Block::Range { start, len }, Codes::U32(codes)) => {
                let codes = &codes[*start as usize..*start as usize + len];
                codes
                    .iter()
                    .enumerate()
                    .for_each(|(index, code)| each(index, *code));
            }
            (Block::Range { start, len }, Codes::Sparse { rows, codes }) => {
                let first = rows.partition_point(|row| row < start);
                let end = start + *len as u32;
                let found = rows[first..].iter().zip(&codes[first..]);
                for (row, code) in found.take_while(|(row, _)| **row < end) {
                    each((row - start) as usize, *code);
                }
            }
            (Block::List(rows), codes) => {
                rows.iter()
                    .enumerate()
                    .for_each(|(index, row)| each(index, codes.get(*row)));
            }
        }
    }
}

/// Splits rows into blocks.
pub(crate) fn blocks_of(rows: &[u32]) -> impl Iterator<Item = Block<'_>> {
    rows.chunks(ROWS).map(Block::List)
}
