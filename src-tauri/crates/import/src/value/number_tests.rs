//! What each spelling of an amount means, and what is no amount.

use super::{NumberFault, read};
use crate::mapping::Decimals;

fn minor(text: &str, decimals: Decimals, digits: u32) -> Result<i64, NumberFault> {
    read(text, decimals)?.scaled(digits)
}

#[test]
fn money_is_read_as_people_write_it() {
    use Decimals::{Comma, Point};
    for (text, decimals, digits, expected) in [
        ("$1,299.00", Point, 2, 129_900),
        ("$1,299.00", Comma, 2, 129_900),
        ("1.299,00 €", Comma, 2, 129_900),
        ("1.299,00 €", Point, 2, 129_900),
        ("12,99", Point, 2, 1_299),
        ("12.99", Comma, 2, 1_299),
        ("1,299", Point, 2, 129_900),
        ("1,299", Comma, 2, 130),
        ("1.299", Point, 2, 130),
        ("1.299", Comma, 2, 129_900),
        ("0.125", Comma, 2, 13),
        ("13.0863", Point, 2, 1_309),
        ("13.0850", Point, 2, 1_309),
        ("13.0849", Point, 2, 1_308),
        ("13.5", Point, 0, 14),
        ("13.4999", Point, 0, 13),
        ("13.0863", Point, 3, 13_086),
        ("1 299,50 kr.", Comma, 2, 129_950),
        ("1\u{a0}299,50 kr", Comma, 2, 129_950),
        ("kr. 99,-", Comma, 2, 9_900),
        ("CHF 1'299.00", Point, 2, 129_900),
        ("1,299,000", Point, 2, 129_900_000),
        ("1,23,456.00", Point, 2, 12_345_600),
        ("EUR 5", Point, 2, 500),
        ("US$ 5.25", Point, 2, 525),
        (".99", Point, 2, 99),
        ("12.", Point, 2, 1_200),
        ("1.3E+05", Point, 2, 13_000_000),
        ("1e2", Point, 2, 10_000),
        ("12.50e-1", Point, 2, 125),
        ("-0.00", Point, 2, 0),
        ("385 pcs", Point, 0, 385),
        ("0.000000000000000000000000000000000000000001", Point, 2, 0),
    ] {
        assert_eq!(
            minor(text, decimals, digits),
            Ok(expected),
            "{text} {decimals:?} {digits}"
        );
    }
}

#[test]
fn what_is_no_amount_is_refused() {
    for (text, fault) in [
        ("", NumberFault::NotANumber),
        ("auf Anfrage", NumberFault::NotANumber),
        ("12 34", NumberFault::NotANumber),
        ("1,2,3", NumberFault::NotANumber),
        ("1.299.00", NumberFault::NotANumber),
        ("12.99.", NumberFault::NotANumber),
        ("1,299.00,5", NumberFault::NotANumber),
        ("12x", NumberFault::NotANumber),
        ("5-10", NumberFault::NotANumber),
        ("$", NumberFault::NotANumber),
        ("e5", NumberFault::NotANumber),
        ("15 %", NumberFault::Percent),
        ("-5", NumberFault::Negative),
        ("(5.00)", NumberFault::Negative),
        ("5.00-", NumberFault::Negative),
        ("−2", NumberFault::Negative),
        ("9007199254740992", NumberFault::TooLarge),
        ("1e39", NumberFault::TooLarge),
        (
            "99999999999999999999999999999999999999999999",
            NumberFault::TooLarge,
        ),
    ] {
        assert_eq!(minor(text, Decimals::Point, 2), Err(fault), "{text}");
    }
}

#[test]
fn whole_numbers_may_have_empty_decimals_but_no_fraction() {
    for (text, expected) in [
        ("12", Ok(12)),
        ("12.0", Ok(12)),
        ("1,234", Ok(1_234)),
        ("12.5", Err(NumberFault::Fraction)),
        ("-3", Err(NumberFault::Negative)),
    ] {
        assert_eq!(
            read(text, Decimals::Point).and_then(super::Decimal::whole),
            expected,
            "{text}"
        );
    }
}
