//! A set of rows, a bit each.

/// Which of so many rows are meant.
///
/// Invariant: bits beyond the last row are 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    rows: usize,
}

const WORD: usize = u64::BITS as usize;

impl Bits {
    /// None of the rows.
    pub fn none(rows: usize) -> Bits {
        Bits {
            words: vec![0; rows.div_ceil(WORD)],
            rows,
        }
    }

    /// All of the rows.
    pub fn all(rows: usize) -> Bits {
        let mut bits = Bits::none(rows);
        bits.flip();
        bits
    }

    /// The rows for which `test` holds.
    pub fn of(rows: usize, mut test: impl FnMut(usize) -> bool) -> Bits {
        let mut bits = Bits::none(rows);
        for (index, word) in bits.words.iter_mut().enumerate() {
            let first = index * WORD;
            for row in first..rows.min(first + WORD) {
                *word |= u64::from(test(row)) << (row - first);
            }
        }
        bits
    }

    /// Adds a row; one beyond the last is no row.
    pub fn add(&mut self, row: usize) {
        if row < self.rows {
            self.words[row / WORD] |= 1 << (row % WORD);
        }
    }

    /// Whether a row is meant.
    pub fn has(&self, row: usize) -> bool {
        let word = self.words.get(row / WORD);
        word.is_some_and(|word| word >> (row % WORD) & 1 == 1)
    }

    /// How many are meant.
    pub fn count(&self) -> u64 {
        let ones = self.words.iter().map(|word| u64::from(word.count_ones()));
        ones.sum()
    }

    /// How many both mean.
    pub fn shared(&self, other: &Bits) -> u64 {
        let pairs = self.words.iter().zip(&other.words);
        pairs.map(|(a, b)| u64::from((a & b).count_ones())).sum()
    }

    /// Those that are meant, ascending.
    pub fn rows(&self) -> impl Iterator<Item = usize> {
        (0..self.rows).filter(|row| self.has(*row))
    }

    /// Keeps those that `other` means too.
    pub fn keep(&mut self, other: &Bits) {
        self.join(other, |a, b| a & b);
    }

    /// Adds those that `other` means.
    pub fn unite(&mut self, other: &Bits) {
        self.join(other, |a, b| a | b);
    }

    /// Takes away those that `other` means.
    pub fn remove(&mut self, other: &Bits) {
        self.join(other, |a, b| a & !b);
    }

    /// Means the others instead.
    pub fn flip(&mut self) {
        for word in &mut self.words {
            *word = !*word;
        }
        let beyond = self.words.len() * WORD - self.rows;
        if let Some(last) = self.words.last_mut() {
            *last &= u64::MAX >> beyond;
        }
    }

    fn join(&mut self, other: &Bits, how: impl Fn(u64, u64) -> u64) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a = how(*a, *b);
        }
    }
}
