//! `cover_days` for any `metrics_days` out of one indexed number.
//!
//! `cover_days ≥ d` is `stock / units_sold ≥ d / M`, where M is the rule set's `metrics_days`, 1 to
//! 366. Two different fractions whose denominators are at most 366 are at least 1/(366 × 365)
//! apart. So a cell of width 1/2^18 holds at most one such fraction, and the number of the cell,
//! doubled, plus 1 where `stock / units_sold` reaches the fraction in it, tells on which side of
//! every `d / M` it lies. Nothing is approximate about it.

use endcap_model::derived::Inputs;

/// The field's name.
pub(crate) const FIELD: &str = "cover";
/// The most that `metrics_days` can be.
const MOST_DAYS: i128 = 366;
/// Cells in one day's worth of `stock / units_sold`.
const CELLS: i128 = 1 << 18;
/// The greatest `cover_days`.
pub(crate) const GREATEST: i64 = 99_999;
const GREATEST_KEY: i64 = 2 * GREATEST * (1 << 18) + 1;

/// What is indexed; `None` is unknown.
pub(crate) fn key(inputs: &Inputs) -> Option<i64> {
    let stock = i128::from(inputs.stock?);
    if stock == 0 {
        return Some(0);
    }
    let sold = match inputs.units_sold {
        None | Some(0) => return Some(GREATEST_KEY),
        Some(sold) => i128::from(sold),
    };
    if stock >= sold * i128::from(GREATEST) {
        return Some(GREATEST_KEY);
    }
    let cell = stock * CELLS / sold;
    let reached = least_denominator((cell, CELLS), (stock, sold)) <= MOST_DAYS;
    i64::try_from(2 * cell + i128::from(reached)).ok()
}

/// The least key at which `cover_days` is `days` or more; `None` where none is. It is 1 to 99,999.
pub(crate) fn least_key(days: i64, metrics_days: u32) -> Option<i64> {
    if !(1..=GREATEST).contains(&days) {
        return None;
    }
    Some(2 * (days * (1 << 18) / i64::from(metrics_days)) + 1)
}

/// The denominator of the simplest fraction in a closed interval of positive numbers, by continued
/// fractions (Stern–Brocot). Each end is numerator and denominator.
fn least_denominator(mut low: (i128, i128), mut high: (i128, i128)) -> i128 {
    // The interval becomes that of 1/(x − whole) until a whole number lies in it; the fractions
    // found so far are folded back in the end.
    let mut wholes = Vec::new();
    loop {
        let whole = low.0 / low.1;
        if whole * low.1 == low.0 {
            wholes.push(whole);
            break;
        }
        if (whole + 1) * high.1 <= high.0 {
            wholes.push(whole + 1);
            break;
        }
        wholes.push(whole);
        (low, high) = (
            (high.1, high.0 - whole * high.1),
            (low.1, low.0 - whole * low.1),
        );
    }
    let (mut numerator, mut denominator) = (1, 0);
    for whole in wholes.into_iter().rev() {
        (numerator, denominator) = (whole * numerator + denominator, numerator);
    }
    denominator
}

#[cfg(test)]
mod tests {
    use endcap_model::derived::Inputs;
    use endcap_model::field::CountField;

    use super::{GREATEST, key, least_key};

    fn agrees(stock: i64, sold: Option<i64>, days: u32) {
        let inputs = Inputs {
            stock: Some(stock),
            units_sold: sold,
            ..Inputs::default()
        };
        let cover = inputs
            .derive(CountField::CoverDays, days)
            .expect("a known stock");
        let key = key(&inputs).expect("a known stock");
        for asked in [1, cover - 1, cover, cover + 1, GREATEST] {
            let Some(least) = least_key(asked, days) else {
                continue;
            };
            let said = key >= least;
            assert_eq!(said, cover >= asked, "{stock}/{sold:?} × {days}: ≥ {asked}");
        }
    }

    #[test]
    fn every_threshold_is_exact() {
        let numbers = [1, 2, 3, 7, 28, 100, 365, 366, 367, 1_000, 99_999, 133_590];
        for stock in numbers {
            for sold in numbers {
                for days in [1, 2, 7, 28, 30, 90, 365, 366] {
                    agrees(stock, Some(sold), days);
                }
            }
        }
        for days in 1..=366 {
            // One step to either side of a fraction, as close as integers come.
            let big = 9_007_199_254_740_991;
            for of in [1, 2, 13, 365] {
                let near = big / i64::from(days) * of / 366;
                for stock in [near - 1, near, near + 1] {
                    agrees(stock, Some(big / 366), days);
                    agrees(stock, Some(big), days);
                }
            }
            agrees(big, Some(1), days);
            agrees(5, None, days);
            agrees(5, Some(0), days);
            agrees(0, Some(5), days);
        }
    }
}
