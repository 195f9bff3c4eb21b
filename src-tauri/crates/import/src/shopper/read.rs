//! Owns reading a whole file of shoppers by a mapping, with progress and a way to stop. Refuses a
//! mapping that reads what is personal.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use endcap_model::field::ShopperField;
use endcap_model::shopper::KnownShopper;

use super::header::{self, Target};
use super::inspect::{Studied, study};
use super::row::{PlannedColumn, ShopperPlan};
use super::{ShopperMapping, ShopperTerms};
use crate::error::ImportError;
use crate::reject::Reject;
use crate::rows::{self, Row, Step};
use crate::run::Progress;
use crate::value::types::Types;

/// What a file of shoppers gave.
///
/// Invariant: `rows` is the number of `shoppers`, `replaced` and the number of `rejects` together.
#[derive(Clone, Debug, PartialEq)]
pub struct ShoppersRead {
    /// By id; no id twice.
    pub shoppers: Vec<KnownShopper>,
    /// Rows that are not blank, below the header.
    pub rows: u64,
    /// Rows in whose place a later one with the same id came.
    pub replaced: u64,
    /// One for every row that was left out, by line.
    pub rejects: Vec<Reject>,
}

/// Rows between two calls of the progress callback.
const STEP: u64 = 1_000;

/// Reads the shoppers of a file. The callback gets the progress now and then, and stops the reading
/// with [`ControlFlow::Break`].
///
/// # Errors
/// When the file cannot be read or is no table, the mapping does not fit it or names a personal
/// column, or the callback stopped.
pub fn read_shoppers(
    path: &Path,
    mapping: &[ShopperMapping],
    terms: &ShopperTerms,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<ShoppersRead, ImportError> {
    let studied = study(path)?;
    let plan = plan(&studied, mapping, terms)?;
    let source = &studied.look.source;
    let mut rows = rows::open(source, &studied.form, &plan.wanted, false)?;
    let mut read = ShoppersRead {
        shoppers: Vec::new(),
        rows: 0,
        replaced: 0,
        rejects: Vec::new(),
    };
    let mut by_id = BTreeMap::new();
    let mut row = Row::default();
    loop {
        let found = match rows.next(&mut row)? {
            Step::End => break,
            Step::Reject(reject) => Err(without_value(reject)),
            Step::Row => plan.shopper(&row),
        };
        read.rows += 1;
        match found {
            Err(reject) => read.rejects.push(reject),
            Ok(shopper) => {
                let before = by_id.insert(shopper.id.clone(), shopper);
                read.replaced += u64::from(before.is_some());
            }
        }
        let bytes = rows.bytes_read().get();
        if read.rows.is_multiple_of(STEP) {
            tell(&read, bytes, source.bytes, progress)?;
        }
    }
    tell(&read, source.bytes, source.bytes, progress)?;
    read.shoppers = by_id.into_values().collect();
    type_traits(&mut read.shoppers);
    Ok(read)
}

fn tell(
    read: &ShoppersRead,
    bytes: u64,
    total_bytes: u64,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<(), ImportError> {
    let now = Progress {
        rows: read.rows,
        rejected: read.rejects.len() as u64,
        bytes,
        total_bytes,
    };
    match progress(now) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(ImportError::Cancelled),
    }
}

/// A row that can't be taken apart may show anything.
fn without_value(mut reject: Reject) -> Reject {
    reject.value.clear();
    reject
}

fn type_traits(shoppers: &mut [KnownShopper]) {
    let traits = shoppers.iter().flat_map(|shopper| &shopper.facts.traits);
    let types = Types::of(traits);
    for shopper in shoppers {
        types.give(&mut shopper.facts.traits);
    }
}

fn plan(
    studied: &Studied,
    mapping: &[ShopperMapping],
    terms: &ShopperTerms,
) -> Result<ShopperPlan, ImportError> {
    let mut plan = ShopperPlan {
        wanted: Vec::new(),
        columns: Vec::new(),
        decimals: studied.form.decimals,
        date_order: studied.form.date_order,
        currency_digits: terms.currency_digits.min(6),
        today: terms.today,
    };
    for one in mapping {
        let Some(spelled) = &one.field else {
            continue;
        };
        let (index, target) = planned(studied, &one.column, spelled)?;
        if let Some(other) = plan.columns.iter().find(|other| other.target == target) {
            return Err(ImportError::mapping(format!(
                "columns “{}” and “{}” are both mapped to “{spelled}”; choose one",
                other.name, one.column
            )));
        }
        plan.wanted.push(index);
        plan.columns.push(PlannedColumn {
            name: one.column.clone(),
            reading: studied.reading(index, &target),
            target,
        });
    }
    if !plan
        .columns
        .iter()
        .any(|column| column.target != Target::Id)
    {
        return Err(ImportError::mapping(
            "no column says anything about shoppers; choose a field for at least one",
        ));
    }
    Ok(plan)
}

/// The place of a column and where it goes, unless one of the two is personal.
fn planned(studied: &Studied, column: &str, spelled: &str) -> Result<(usize, Target), ImportError> {
    let names = &studied.look.scan.names;
    let index = names.iter().position(|name| name == column);
    let Some(index) = index else {
        return Err(ImportError::mapping(format!(
            "the file has no column “{column}”"
        )));
    };
    let target = Target::parse(spelled).ok_or_else(|| {
        ImportError::mapping(format!(
            "“{spelled}”, chosen for column “{column}”, is no field of a shopper"
        ))
    })?;
    if let Some((what, by)) = studied.columns[index].personal {
        return Err(ImportError::mapping(format!(
            "column “{column}” is personal ({by} {what}) and can't be read"
        )));
    }
    let is_trait = matches!(target, Target::Field(ShopperField::Trait(_)));
    if is_trait && let Some(what) = header::personal(spelled) {
        return Err(ImportError::mapping(format!(
            "“{spelled}”, chosen for column “{column}”, tells of {what}: personal data can't be read"
        )));
    }
    Ok((index, target))
}
