//! Owns the look at a file of shoppers before it is imported: which column goes where, which are
//! personal, and whether it is about shoppers at all. Changes nothing.

use std::path::Path;

use endcap_model::field::ShopperField;
use endcap_model::json::Json;
use endcap_model::shopper::Shopper;
use serde::Serialize;

use super::ShopperTerms;
use super::column::{Reading, reading};
use super::header::{self, Target};
use super::personal;
use crate::error::ImportError;
use crate::inspect::compose::{date_order, decimals};
use crate::inspect::{self, Look, file_name, other_subject};
use crate::mapping::{Format, MappedColumn, Mapping, Mode};
use crate::profile::Profile;
use crate::rows::{JsonRows, Row, Step};
use crate::{encoding, header as product_header};

/// What a file of shoppers seems to be.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShoppersInspection {
    /// Its last part.
    pub file_name: String,
    /// Rows below the header; estimated of a very large file.
    pub rows: u64,
    /// Whether the file is about shoppers rather than products.
    pub looks_like_shoppers: bool,
    /// Every column, in the file's order.
    pub columns: Vec<InspectedShopperColumn>,
}

/// One column of a file of shoppers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InspectedShopperColumn {
    /// Its name.
    pub column: String,
    /// Up to three different values; none that is personal.
    pub samples: Vec<String>,
    /// `id`, a field of the contract or `trait.NAME`; `None` leaves the column out.
    pub field: Option<String>,
    /// How its values are read.
    pub how: Option<String>,
    /// It is never read.
    pub personal: bool,
    /// What speaks for it.
    pub why: String,
}

/// A file of shoppers with what its columns are.
pub(super) struct Studied {
    pub(super) look: Look,
    /// The form of the file; no column has a field.
    pub(super) form: Mapping,
    /// Whether most lines are shoppers of the contract as they stand.
    pub(super) is_contract: bool,
    pub(super) columns: Vec<StudiedColumn>,
}

/// What a column is.
pub(super) struct StudiedColumn {
    /// “an e-mail address”, and whether its name or its values say so.
    pub(super) personal: Option<(&'static str, &'static str)>,
    pub(super) target: Option<Target>,
    why: String,
}

/// Looks at a file of shoppers and guesses which column is which.
///
/// # Errors
/// When the file cannot be read, is no table, or does not name its columns.
pub fn inspect_shoppers(
    path: &Path,
    terms: &ShopperTerms,
) -> Result<ShoppersInspection, ImportError> {
    let studied = study(path)?;
    let scan = &studied.look.scan;
    let columns = studied.columns.iter().enumerate().map(|(index, column)| {
        let profile = &scan.profiles[index];
        let samples = if column.personal.is_some() {
            Vec::new()
        } else {
            let samples = profile.samples.iter();
            let harmless = samples.filter(|value| personal::of_value(value).is_none());
            harmless.cloned().collect()
        };
        let read = column
            .target
            .as_ref()
            .map(|target| studied.reading(index, target));
        InspectedShopperColumn {
            column: scan.names[index].clone(),
            samples,
            field: column.target.as_ref().map(Target::name),
            how: read.map(|read| read.words(&terms.currency, studied.form.date_order)),
            personal: column.personal.is_some(),
            why: column.why.clone(),
        }
    });
    Ok(ShoppersInspection {
        file_name: file_name(path),
        rows: scan.rows,
        looks_like_shoppers: studied.looks_like_shoppers(),
        columns: columns.collect(),
    })
}

/// Finds out what the columns of a file are, each from its name and its values.
pub(super) fn study(path: &Path) -> Result<Studied, ImportError> {
    let look = inspect::look(path, None)?;
    if look.format == Format::Csv && look.header_row < 0 {
        let reason = "no row names its columns, so that nobody can tell what is personal. Add a row \
                      of names at its beginning";
        return Err(ImportError::not_a_table(path, reason));
    }
    let form = form_of(&look);
    let is_contract = look.format == Format::Ndjson && holds_contract_lines(&look)?;
    let mut studied = Studied {
        columns: Vec::new(),
        look,
        form,
        is_contract,
    };
    studied.columns = studied.columns();
    Ok(studied)
}

fn form_of(look: &Look) -> Mapping {
    let names = look.scan.names.iter().enumerate();
    let columns = names.map(|(index, name)| MappedColumn {
        index,
        name: name.clone(),
        field: None,
    });
    Mapping {
        format: look.format,
        encoding: encoding::label(look.encoding),
        decimals: decimals(&look.scan, &look.delimiter),
        delimiter: look.delimiter.clone(),
        header_row: look.header_row,
        date_order: date_order(&look.scan),
        list_separator: ",".to_owned(),
        path_separator: String::new(),
        shopify: false,
        columns: columns.collect(),
        category_columns: Vec::new(),
        mode: Mode::Replace,
        money: None,
    }
}

/// Lines that decide whether a file is of the contract.
const LOOKED_AT: u32 = 200;

fn holds_contract_lines(look: &Look) -> Result<bool, ImportError> {
    let mut rows = JsonRows::open(&look.source, look.encoding, Some(Vec::new()), true)?;
    let (mut row, mut sound, mut wrong) = (Row::default(), 0, 0);
    while sound + wrong < LOOKED_AT {
        match rows.next(&mut row)? {
            Step::End => break,
            Step::Reject(_) => wrong += 1,
            Step::Row => match is_shopper(&row.json) {
                true => sound += 1,
                false => wrong += 1,
            },
        }
    }
    Ok(sound > wrong)
}

/// A shopper of the contract, perhaps with an id beside it.
fn is_shopper(line: &[u8]) -> bool {
    let Ok(Json::Object(mut members)) = Json::parse(line.trim_ascii()) else {
        return false;
    };
    members.retain(|(name, _)| name != "id");
    Shopper::from_json(&Json::Object(members)).is_ok()
}

impl Studied {
    /// How a column is read as a field.
    pub(super) fn reading(&self, index: usize, target: &Target) -> Reading {
        let scan = &self.look.scan;
        let (name, profile) = (&scan.names[index], &scan.profiles[index]);
        reading(target, name, profile, self.is_contract)
    }

    fn columns(&self) -> Vec<StudiedColumn> {
        let scan = &self.look.scan;
        let mut taken: Vec<(Target, String)> = Vec::new();
        let names = scan.names.iter().zip(&scan.profiles).enumerate();
        let column = |(index, (name, profile)): (usize, (&String, &Profile))| {
            let named = header::target(name);
            if let Some((what, by)) = personal_by(name, named.as_ref(), profile) {
                return StudiedColumn {
                    personal: Some((what, by)),
                    target: None,
                    why: format!("{by} {what}"),
                };
            }
            let (target, why) = match named {
                None => (None, left_out(profile)),
                Some(target) => self.agreed(index, target, &taken),
            };
            if let Some(target) = &target {
                taken.push((target.clone(), name.clone()));
            }
            StudiedColumn {
                personal: None,
                target,
                why,
            }
        };
        names.map(column).collect()
    }

    /// Whether the values agree with what the name says.
    fn agreed(
        &self,
        index: usize,
        target: Target,
        taken: &[(Target, String)],
    ) -> (Option<Target>, String) {
        let scan = &self.look.scan;
        let (name, profile) = (&scan.names[index], &scan.profiles[index]);
        let label = target.label();
        if let Some((_, other)) = taken.iter().find(|(known, _)| *known == target) {
            return (
                None,
                format!("second column for {label}; “{other}” is taken"),
            );
        }
        if profile.filled == 0 {
            return (None, "empty in every row".to_owned());
        }
        if !self.reading(index, &target).fits(name, profile) {
            return (
                None,
                format!("named like {label}, but its values are of another kind"),
            );
        }
        (Some(target), format!("named like {label}"))
    }

    /// More speaks of shoppers than of products, and it is no list of orders.
    fn looks_like_shoppers(&self) -> bool {
        if self.is_contract {
            return true;
        }
        if other_subject(&self.look.scan).is_some_and(|subject| subject != "customers") {
            return false;
        }
        let (mut shoppers, mut products) = (0, 0);
        for (name, column) in self.look.scan.names.iter().zip(&self.columns) {
            let fits = product_header::fits(name);
            let product = fits.iter().map(|fit| fit.trust).max().unwrap_or(0);
            match &column.target {
                _ if column.personal.is_some() => shoppers += 2,
                Some(Target::Field(ShopperField::Trait(_))) => shoppers += 1,
                // “Orders” and “revenue” are figures of products too, and both have ids.
                Some(_) if product >= 60 => {}
                Some(_) => shoppers += 2,
                None if product >= 80 => products += 2,
                None => {}
            }
        }
        shoppers >= 4 && shoppers > products
    }
}

/// “its name tells of”, “its values look like”.
fn personal_by(
    name: &str,
    named: Option<&Target>,
    profile: &Profile,
) -> Option<(&'static str, &'static str)> {
    let is_known = matches!(
        named,
        Some(Target::Field(
            ShopperField::Count(_) | ShopperField::Text(_) | ShopperField::List(_)
        ))
    );
    if let Some(what) = personal::of_column(profile, is_known) {
        return Some((what, "its values look like"));
    }
    let what = header::personal(name)?;
    let plain = profile.share(profile.booleans) >= 0.8
        || profile.share(profile.wholes) >= 0.95 && profile.largest < 100_000.0
        || profile.distinct() <= 6 && profile.filled > 20;
    let harmless = header::is_about(name) && plain && profile.filled > 0;
    (!harmless).then_some((what, "its name tells of"))
}

fn left_out(profile: &Profile) -> String {
    match profile.filled {
        0 => "empty in every row".to_owned(),
        _ => "none of the fields that shoppers have; it can be taken as a trait".to_owned(),
    }
}
