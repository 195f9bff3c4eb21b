//! Owns putting a guessed mapping together: fields from the guesses, signs and orders from the values.

use encoding_rs::Encoding;

use super::Scan;
use crate::contract;
use crate::encoding;
use crate::error::ImportError;
use crate::guess::{self, Guesses};
use crate::mapping::{DateOrder, Decimals, Format, MappedColumn, Mapping, Mode, MoneyUnit};
use crate::profile::Profile;
use crate::source::Source;

/// The mapping that the guesses and the values suggest.
pub(super) fn compose(
    format: Format,
    encoding: &'static Encoding,
    delimiter: String,
    header_row: i64,
    scan: &Scan,
    guesses: &Guesses,
    shopify: bool,
) -> Mapping {
    let field = |index: usize| guess::spelled(&guesses.columns[index].field);
    let columns: Vec<MappedColumn> = scan
        .names
        .iter()
        .enumerate()
        .map(|(index, name)| MappedColumn {
            index,
            name: name.clone(),
            field: field(index),
        })
        .collect();
    let of_field = |wanted: &str| {
        columns
            .iter()
            .find(|c| c.field.as_deref() == Some(wanted))
            .map(|c| c.index)
    };
    let list_separator = match of_field("tags") {
        Some(tags) if !shopify => guess::list_separator(&scan.profiles[tags].kept).to_owned(),
        _ => ",".to_owned(),
    };
    let path_separator = match of_field("categories") {
        Some(column) if guesses.joined.is_empty() => {
            guess::path_separator(&scan.names[column], &scan.profiles[column])
        }
        _ => String::new(),
    };
    let path_separator = if shopify && path_separator.is_empty() {
        " > ".to_owned()
    } else {
        path_separator
    };
    Mapping {
        format,
        encoding: encoding::label(encoding),
        decimals: decimals(scan, &delimiter),
        delimiter,
        header_row,
        date_order: date_order(scan),
        list_separator,
        path_separator,
        shopify,
        columns,
        category_columns: guesses.joined.clone(),
        mode: Mode::Replace,
        money: None,
    }
}

/// The decimal sign that the values speak for.
pub(crate) fn decimals(scan: &Scan, delimiter: &str) -> Decimals {
    let of = |count: fn(&Profile) -> u32| -> u32 { scan.profiles.iter().map(count).sum() };
    let (points, commas) = (of(|p| p.points), of(|p| p.commas));
    match () {
        () if commas > points => Decimals::Comma,
        () if points > commas => Decimals::Point,
        () if delimiter == ";" => Decimals::Comma,
        () => Decimals::Point,
    }
}

/// The order of day and month that the values speak for.
pub(crate) fn date_order(scan: &Scan) -> DateOrder {
    let days = || scan.profiles.iter().filter(|p| p.is_dates());
    let ordered: u32 = days().map(|p| p.ordered_dates).sum();
    let (day_first, month_first): (u32, u32) = (
        days().map(|p| p.day_first).sum(),
        days().map(|p| p.month_first).sum(),
    );
    match () {
        () if ordered == 0 => DateOrder::Ymd,
        () if month_first > day_first => DateOrder::Mdy,
        () => DateOrder::Dmy,
    }
}

/// Product lines of the contract are mapped to themselves.
pub(super) fn take_contract_lines(
    source: &Source,
    mapping: &mut Mapping,
) -> Result<(), ImportError> {
    let unit = contract::money_unit(source, mapping)?;
    mapping.money = Some(unit);
    if unit == MoneyUnit::Major {
        return Ok(());
    }
    for column in &mut mapping.columns {
        column.field = match column.name.strip_prefix("attributes.") {
            Some(name) => Some(format!("attr.{name}")),
            None => crate::field::stored(&column.name)
                .is_some()
                .then(|| column.name.clone()),
        };
    }
    mapping.category_columns.clear();
    mapping.path_separator = " > ".to_owned();
    Ok(())
}
