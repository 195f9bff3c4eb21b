//! Owns the words for a wrong value: what it should be, kindly and exactly.

use endcap_model::field::{CountField, ProductField};

use super::named;
use crate::field::{Kind, kind};
use crate::mapping::DateOrder;
use crate::value::date::DateFault;
use crate::value::number::{LARGEST, NumberFault};

/// What is wrong with one value, for people; it becomes the reason of a reject.
#[derive(Debug)]
pub(super) struct ValueFault(pub(super) String);

/// Why a number cannot be taken. `minor` is true where the file counts cents.
pub(super) fn of_number(fault: NumberFault, field: &ProductField, minor: bool) -> ValueFault {
    let name = named(field);
    let example = match kind(field) {
        Kind::Money if minor => "a whole number of minor units, such as 1299",
        Kind::Money => "an amount, such as 12.99",
        Kind::Rating => "a number, such as 4.57",
        _ => "a whole number, such as 12",
    };
    ValueFault(match fault {
        NumberFault::NotANumber => {
            format!("{name} is not a number. It should be {example}, or empty")
        }
        NumberFault::Percent => format!("{name} is a percentage. It should be {example}"),
        NumberFault::Negative => {
            let unit = if *field == ProductField::Count(CountField::Stock) {
                " pcs"
            } else {
                ""
            };
            format!("{name} is below zero. It can be 0{unit} or more")
        }
        NumberFault::TooLarge => format!(
            "{name} is too large; {} is the most",
            endcap_figures::grouped(LARGEST)
        ),
        NumberFault::Fraction => format!("{name} has a fraction. It should be {example}"),
    })
}

/// Why a date cannot be taken.
pub(super) fn of_date(fault: DateFault, field: &ProductField, order: DateOrder) -> ValueFault {
    let name = named(field);
    ValueFault(match fault {
        DateFault::NotADate => {
            format!("{name} is not a date. It should be a day, such as 2026-11-24, or empty")
        }
        DateFault::NoSuchDay if order == DateOrder::Ymd => {
            format!("{name} is a day that does not exist")
        }
        DateFault::NoSuchDay => {
            format!(
                "{name} is a day that does not exist. Dates of this file are read as {}",
                order.words()
            )
        }
    })
}

/// What follows the first problem of a row.
pub(crate) fn and_more(count: u32) -> String {
    if count == 1 {
        "; 1 more value of this row is wrong".to_owned()
    } else {
        format!("; {count} more values of this row are wrong")
    }
}
