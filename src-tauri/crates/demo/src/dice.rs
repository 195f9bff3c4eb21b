//! A small fixed random sequence. Owns nothing but its state; refuses seeds from outside, floats and
//! the operating system, so that the demo store is the same on every machine and every day.

/// SplitMix64 (Steele, Lea, Flood 2014), started from a fixed word per use.
pub(crate) struct Dice(u64);

impl Dice {
    /// The same word gives the same sequence for ever.
    pub(crate) fn new(word: u64) -> Self {
        Self(word.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5eed_0e4d_ca90_0001)
    }

    fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// 0 ≤ result < `limit`; 0 for a limit below 1.
    pub(crate) fn below(&mut self, limit: i64) -> i64 {
        let limit = limit.max(1).unsigned_abs();
        i64::try_from(self.word() % limit).unwrap_or(0)
    }

    /// `low` ≤ result ≤ `high`.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below(high - low + 1)
    }

    /// True `percent` times in a hundred.
    pub(crate) fn chance(&mut self, percent: i64) -> bool {
        self.below(100) < percent
    }

    /// `low` ≤ result ≤ `high`, mostly near `low`: the cube of an even draw.
    pub(crate) fn skewed(&mut self, low: i64, high: i64) -> i64 {
        let draw = self.below(1001);
        low + (high - low) * (draw * draw * draw / 1_000_000) / 1000
    }

    /// One of a list that is not empty.
    pub(crate) fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let count = i64::try_from(list.len()).unwrap_or(0);
        list.get(usize::try_from(self.below(count)).unwrap_or(0))
    }

    /// Fisher and Yates's shuffle.
    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            let bound = i64::try_from(last + 1).unwrap_or(1);
            list.swap(last, usize::try_from(self.below(bound)).unwrap_or(0));
        }
    }
}
