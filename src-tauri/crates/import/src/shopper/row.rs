//! Owns turning one row into one shopper by a mapping. A row is taken whole or not at all: one wrong
//! or personal value rejects it.

use chrono::NaiveDate;
use endcap_model::field::{ShopperCount, ShopperField};
use endcap_model::id::ShopperId;
use endcap_model::product::{AttributeValue, CategoryPath};
use endcap_model::shopper::{KnownShopper, Shopper};

use super::column::{Reading, basis_points};
use super::header::Target;
use super::personal;
use crate::mapping::{DateOrder, Decimals, MoneyUnit};
use crate::product_row::fault::and_more;
use crate::reject::Reject;
use crate::rows::Row;
use crate::value::date::{self, DateFault};
use crate::value::number::{self, Decimal, LARGEST, NumberFault};
use crate::value::{Cell, is_unknown_word, path, shortened};

/// A mapping made ready.
pub(super) struct ShopperPlan {
    /// Indices of the file's columns that rows are to have, in the order of `columns`.
    pub(super) wanted: Vec<usize>,
    pub(super) columns: Vec<PlannedColumn>,
    pub(super) decimals: Decimals,
    pub(super) date_order: DateOrder,
    pub(super) currency_digits: u32,
    pub(super) today: NaiveDate,
}

/// One cell that becomes a field.
pub(super) struct PlannedColumn {
    pub(super) name: String,
    pub(super) target: Target,
    pub(super) reading: Reading,
}

/// What is wrong with a value, and whether it may be shown.
struct Fault {
    reason: String,
    personal: bool,
}

/// Letters of a text at most: what is longer was written by hand, about somebody.
const LONGEST: usize = 200;
/// Days at most: a hundred years.
const MOST_DAYS: i64 = 36_525;

impl ShopperPlan {
    /// The shopper of a row, or why the row is left out.
    pub(super) fn shopper(&self, row: &Row) -> Result<KnownShopper, Reject> {
        let mut facts = Shopper::default();
        let mut id = None;
        let mut first: Option<Reject> = None;
        let mut more = 0;
        for (place, column) in self.columns.iter().enumerate() {
            let cell = row.cells.get(place).unwrap_or(&Cell::Blank);
            let read = match &column.target {
                Target::Id => shopper_id(&cell.shown()).map(|read| id = Some(read)),
                Target::Field(field) => self.put(&mut facts, field, column, cell),
            };
            let Err(fault) = read else {
                continue;
            };
            more += u32::from(first.is_some());
            first.get_or_insert_with(|| {
                let shown = cell.shown();
                let value = match fault.personal || personal::of_value(&shown).is_some() {
                    true => String::new(),
                    false => shortened(&shown),
                };
                Reject::new(row.line, column.name.clone(), value, fault.reason)
            });
        }
        if let Some(mut reject) = first {
            if more > 0 {
                reject.reason.push_str(&and_more(more));
            }
            return Err(reject);
        }
        let by_line = || ShopperId::try_from(format!("line {}", row.line)).ok();
        let id = id.or_else(by_line);
        id.map(|id| KnownShopper { id, facts })
            .ok_or_else(|| Reject::new(row.line, "", "", "The row has no number"))
    }

    fn put(
        &self,
        facts: &mut Shopper,
        field: &ShopperField,
        column: &PlannedColumn,
        cell: &Cell,
    ) -> Result<(), Fault> {
        if cell.is_blank() {
            return Ok(());
        }
        match field {
            ShopperField::Count(count) => {
                if let Some(n) = self.number(*count, column, cell)? {
                    facts.counts.insert(*count, n);
                }
            }
            ShopperField::Text(text) => {
                facts.texts.insert(*text, harmless(cell.shown())?);
            }
            ShopperField::List(list) => match &column.reading {
                Reading::Paths(levels, lists) => {
                    facts.paths.insert(*list, paths(cell, levels, lists)?);
                }
                Reading::Texts(sign) => {
                    facts.brands.insert(*list, texts(cell, sign)?);
                }
                _ => {}
            },
            ShopperField::Trait(name) => {
                let sign = match &column.reading {
                    Reading::Trait(sign) => sign.as_deref(),
                    _ => None,
                };
                facts.traits.insert(name.clone(), of_trait(cell, sign)?);
            }
        }
        Ok(())
    }

    fn number(
        &self,
        count: ShopperCount,
        column: &PlannedColumn,
        cell: &Cell,
    ) -> Result<Option<i64>, Fault> {
        let text = cell.shown();
        if is_unknown_word(&text) {
            return Ok(None);
        }
        let decimals = match cell {
            Cell::Number(_) => Decimals::Point,
            _ => self.decimals,
        };
        let label = Target::Field(ShopperField::Count(count)).label();
        let read = || number::read(&text, decimals);
        let value = match &column.reading {
            Reading::DaysSince => return self.days_since(&text, &label).map(Some),
            Reading::Share(unit) => basis_points(&text, *unit, decimals),
            Reading::Money(MoneyUnit::Major) => {
                read().and_then(|amount| amount.scaled(self.currency_digits))
            }
            _ => read().and_then(Decimal::whole),
        };
        let value = value.map_err(|fault| of_number(fault, &label, &column.reading))?;
        if column.reading == Reading::Days && value > MOST_DAYS {
            return Err(fault(format!(
                "{label} is more than a hundred years. It should be a number of days, or a date"
            )));
        }
        Ok(Some(value))
    }

    /// Days from a date to today. Tomorrow's date counts as today's: elsewhere it has begun.
    fn days_since(&self, text: &str, label: &str) -> Result<i64, Fault> {
        let order = self.date_order;
        let day = date::read(text, order).map_err(|found| {
            fault(match found {
                DateFault::NotADate => {
                    format!(
                        "{label} is not a date. It should be a day, such as 2026-11-24, or empty"
                    )
                }
                DateFault::NoSuchDay => format!(
                    "{label} is a day that does not exist. Dates of this file are read as {}",
                    order.words()
                ),
            })
        })?;
        match (self.today - day).num_days() {
            days @ 0.. => Ok(days),
            -1 => Ok(0),
            _ => Err(fault(format!(
                "{label} lies in the future. Dates of this file are read as {}",
                order.words()
            ))),
        }
    }
}

fn fault(reason: String) -> Fault {
    Fault {
        reason,
        personal: false,
    }
}

fn of_number(found: NumberFault, label: &str, reading: &Reading) -> Fault {
    let example = match reading {
        Reading::Money(MoneyUnit::Major) => "an amount, such as 12.99",
        Reading::Share(_) => "a share, such as 60 %",
        Reading::Days => "a number of days, such as 12",
        _ => "a whole number, such as 12",
    };
    fault(match found {
        NumberFault::NotANumber => {
            format!("{label} is not a number. It should be {example}, or empty")
        }
        NumberFault::Percent => format!("{label} is a percentage. It should be {example}"),
        NumberFault::Negative => format!("{label} is below zero. It can be 0 or more"),
        NumberFault::TooLarge if matches!(reading, Reading::Share(_)) => {
            format!("{label} is more than all of them. 100 % is the most")
        }
        NumberFault::TooLarge => {
            format!(
                "{label} is too large; {} is the most",
                endcap_figures::grouped(LARGEST)
            )
        }
        NumberFault::Fraction => format!("{label} has a fraction. It should be {example}"),
    })
}

fn shopper_id(text: &str) -> Result<ShopperId, Fault> {
    // Shop systems write an apostrophe before long numbers, for spreadsheets.
    let text = text.strip_prefix('\'').unwrap_or(text);
    if text.is_empty() {
        return Err(fault("The shopper id is missing".to_owned()));
    }
    if let Some(what) = personal::of_value(text) {
        return Err(Fault {
            reason: format!(
                "The shopper id looks like {what}. Use a key that says nothing about the person, or \
                 leave the column out"
            ),
            personal: true,
        });
    }
    ShopperId::try_from(text.to_owned()).map_err(|error| {
        fault(format!(
            "The shopper id is {} bytes long; 200 is the most",
            error.0
        ))
    })
}

/// The text, unless it looks personal or is longer than any field needs.
fn harmless(text: String) -> Result<String, Fault> {
    if let Some(what) = personal::of_value(&text) {
        return Err(Fault {
            reason: format!("The value looks like {what}, and personal data is not read"),
            personal: true,
        });
    }
    if text.chars().count() > LONGEST {
        return Err(Fault {
            reason: format!("The value is longer than {LONGEST} characters: too long for a field"),
            personal: true,
        });
    }
    Ok(text)
}

fn texts(cell: &Cell, sign: &str) -> Result<Vec<String>, Fault> {
    let items = match cell {
        Cell::List(items) => items.clone(),
        other => path::items(&other.shown(), sign),
    };
    items.into_iter().map(harmless).collect()
}

fn paths(cell: &Cell, levels: &str, lists: &str) -> Result<Vec<CategoryPath>, Fault> {
    let found: Vec<String> = match cell {
        Cell::List(items) => items
            .iter()
            .flat_map(|item| path::paths(item, levels, ""))
            .collect(),
        other => path::paths(&other.shown(), levels, lists),
    };
    let read = |text: String| {
        let text = harmless(text)?;
        CategoryPath::parse(&text).map_err(|error| fault(error.to_string()))
    };
    found.into_iter().map(read).collect()
}

/// A trait keeps the type that the file gives it; text of CSV is typed later, a whole column at a time.
fn of_trait(cell: &Cell, sign: Option<&str>) -> Result<AttributeValue, Fault> {
    if let (Some(sign), Cell::Text(_)) | (Some(sign), Cell::List(_)) = (sign, cell) {
        return texts(cell, sign).map(AttributeValue::List);
    }
    Ok(match cell {
        Cell::Boolean(truth) => AttributeValue::Boolean(*truth),
        Cell::List(_) => AttributeValue::List(texts(cell, ",")?),
        Cell::Number(text) => match text.parse::<i64>() {
            Ok(number) if number.abs() <= LARGEST => AttributeValue::Integer(number),
            _ => AttributeValue::Text(harmless(text.clone())?),
        },
        Cell::Text(text) => AttributeValue::Text(harmless(text.clone())?),
        Cell::Blank => AttributeValue::Text(String::new()),
    })
}
