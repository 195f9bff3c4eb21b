//! A column of integers in the narrowest width that holds them; the least value of a width stands
//! for unknown.

use serde::{Deserialize, Serialize};

/// Integers by row; `None` is unknown.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Numbers {
    /// Unknown in every row.
    Unknown,
    I8(Vec<i8>),
    I16(Vec<i16>),
    I32(Vec<i32>),
    I64(Vec<i64>),
}

/// A width of integer that a column may have.
pub trait Width: Copy + Ord + Default {
    /// Stands for unknown; below every value.
    const UNKNOWN: Self;
    /// The least value that can be known.
    const LEAST: i64;
    const GREATEST: i64;
    /// Only for values within `LEAST..=GREATEST`.
    fn narrow(value: i64) -> Self;
    fn wide(self) -> i64;
}

macro_rules! width {
    ($($type:ty),+) => {$(
        impl Width for $type {
            const UNKNOWN: $type = <$type>::MIN;
            const LEAST: i64 = <$type>::MIN as i64 + 1;
            const GREATEST: i64 = <$type>::MAX as i64;
            fn narrow(value: i64) -> $type {
                value as $type
            }
            fn wide(self) -> i64 {
                i64::from(self)
            }
        }
    )+};
}
width!(i8, i16, i32, i64);

/// Runs `$body` with `$values` bound to the column's own slice type.
macro_rules! with_width {
    ($numbers:expr, $values:ident => $body:expr, unknown => $unknown:expr) => {
        match $numbers {
            $crate::catalog::numbers::Numbers::Unknown => $unknown,
            $crate::catalog::numbers::Numbers::I8($values) => $body,
            $crate::catalog::numbers::Numbers::I16($values) => $body,
            $crate::catalog::numbers::Numbers::I32($values) => $body,
            $crate::catalog::numbers::Numbers::I64($values) => $body,
        }
    };
}
pub(crate) use with_width;

impl Numbers {
    /// Packs values, unknown where `i64::MIN`.
    pub fn pack(values: &[i64]) -> Numbers {
        let known = || values.iter().copied().filter(|v| *v != i64::MIN);
        let (Some(least), Some(greatest)) = (known().min(), known().max()) else {
            return Numbers::Unknown;
        };
        fn fits<T: Width>(least: i64, greatest: i64) -> bool {
            T::LEAST <= least && greatest <= T::GREATEST
        }
        fn all<T: Width>(values: &[i64]) -> Vec<T> {
            let one = |v: i64| {
                if v == i64::MIN {
                    T::UNKNOWN
                } else {
                    T::narrow(v)
                }
            };
            values.iter().map(|v| one(*v)).collect()
        }
        if fits::<i8>(least, greatest) {
            Numbers::I8(all(values))
        } else if fits::<i16>(least, greatest) {
            Numbers::I16(all(values))
        } else if fits::<i32>(least, greatest) {
            Numbers::I32(all(values))
        } else {
            Numbers::I64(values.to_vec())
        }
    }

    pub fn get(&self, row: u32) -> Option<i64> {
        fn at<T: Width>(values: &[T], row: u32) -> Option<i64> {
            values
                .get(row as usize)
                .filter(|v| **v != T::UNKNOWN)
                .map(|v| v.wide())
        }
        with_width!(self, values => at(values, row), unknown => None)
    }

    pub fn memory_bytes(&self) -> usize {
        match self {
            Numbers::Unknown => 0,
            Numbers::I8(v) => v.capacity(),
            Numbers::I16(v) => v.capacity() * 2,
            Numbers::I32(v) => v.capacity() * 4,
            Numbers::I64(v) => v.capacity() * 8,
        }
    }
}
