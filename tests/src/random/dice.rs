//! A fixed random sequence: the same on every machine, for ever.

/// SplitMix64 (Steele, Lea, Flood 2014).
pub struct Dice(u64);

impl Dice {
    /// The same words give the same sequence.
    pub fn of(words: &[u64]) -> Self {
        let mut dice = Self(0x5eed_0e4d_ca90_0001);
        for word in words {
            dice.0 ^= word.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            dice.0 = dice.word();
        }
        dice
    }

    fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// 0 ≤ result < `limit`, which is at least 1.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.word() % limit.max(1) as u64) as usize
    }

    /// `low` ≤ result ≤ `high`.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + (self.word() % (high - low + 1).max(1).unsigned_abs()) as i64
    }

    /// True `percent` times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of a list that is not empty.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// Between `low` and `high` of a list, repeats possible; none of an empty one.
    pub fn some<T: Clone>(&mut self, list: &[T], low: i64, high: i64) -> Vec<T> {
        let count = self.between(low, high);
        let count = if list.is_empty() { 0 } else { count };
        (0..count).map(|_| self.pick(list).clone()).collect()
    }
}
