//! Owns reading a whole file into products by a mapping, with progress and a way to stop. Knows no
//! database: what happens to the products is the caller's.

mod group;

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::Path;

use endcap_model::product::Product;

use self::group::Group;
use crate::contract;
use crate::error::ImportError;
use crate::mapping::Mapping;
use crate::product_row::Plan;
use crate::reject::Reject;
use crate::rows::{self, Row, Step};
use crate::source::Source;
use crate::value::types::Types;

/// Rows between two calls of the progress callback.
const STEP: u64 = 1_000;

/// How far reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Rows read, rejected ones included.
    pub rows: u64,
    /// Rows rejected.
    pub rejected: u64,
    /// Bytes of the file read.
    pub bytes: u64,
    /// Bytes of the file.
    pub total_bytes: u64,
}

/// What a file gave.
///
/// Invariant: `rows_read` is `rows_imported` plus `rows_unlisted` plus the number of `rejects`.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// In the file's order; no id twice.
    pub products: Vec<Product>,
    /// Rows that are not blank, below the header.
    pub rows_read: u64,
    /// Rows that went into products; more than products in Shopify's form.
    pub rows_imported: u64,
    /// Ids of products of Shopify's form that its shoppers cannot see; they are left out.
    pub unlisted: Vec<String>,
    /// Rows of these products.
    pub rows_unlisted: u64,
    /// One for every row that could not be read.
    pub rejects: Vec<Reject>,
}

/// Reads a file by a mapping. `currency_digits` is how many decimals the store's currency has.
/// The callback gets the progress now and then, and stops the reading with [`ControlFlow::Break`].
///
/// # Errors
/// When the file cannot be read or is no table, the mapping does not fit it, or the callback stopped.
pub fn run(
    path: &Path,
    mapping: &Mapping,
    currency_digits: u32,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Imported, ImportError> {
    let source = Source::open(path)?;
    let mut mapping = mapping.clone();
    mapping.money = Some(contract::money_unit(&source, &mapping)?);
    let strict = mapping.mirrors_contract();
    let plan = Plan::of(&mapping, currency_digits)?;
    let mut rows = rows::open(&source, &mapping, &plan.wanted, strict)?;
    let mut intake = Intake::of(&plan);
    let mut row = Row::default();
    loop {
        match rows.next(&mut row)? {
            Step::End => break,
            Step::Reject(reject) => intake.reject(reject),
            Step::Row if strict => intake.take(row.line, contract::product(&row)),
            Step::Row if plan.shopify => intake.take_shopify(&plan, &row),
            Step::Row => intake.take(row.line, plan.product(&row)),
        }
        if intake.rows.is_multiple_of(STEP) {
            let now = Progress {
                rows: intake.rows,
                rejected: intake.rejects.len() as u64,
                bytes: rows.bytes_read().get(),
                total_bytes: source.bytes,
            };
            if progress(now).is_break() {
                return Err(ImportError::Cancelled);
            }
        }
    }
    intake.finish_group();
    let end = Progress {
        rows: intake.rows,
        rejected: intake.rejects.len() as u64,
        bytes: source.bytes,
        total_bytes: source.bytes,
    };
    if progress(end).is_break() {
        return Err(ImportError::Cancelled);
    }
    if !strict {
        type_attributes(&mut intake.products);
    }
    intake.rejects.sort_by_key(|reject| reject.line);
    Ok(Imported {
        rows_imported: intake.rows - intake.rows_unlisted - intake.rejects.len() as u64,
        unlisted: intake.unlisted,
        rows_unlisted: intake.rows_unlisted,
        products: intake.products,
        rows_read: intake.rows,
        rejects: intake.rejects,
    })
}

/// Products and rejects as they come.
struct Intake {
    products: Vec<Product>,
    rejects: Vec<Reject>,
    rows: u64,
    unlisted: Vec<String>,
    rows_unlisted: u64,
    /// Id → line of the row that has it.
    lines: HashMap<String, u64>,
    id_column: String,
    group: Option<Group>,
}

impl Intake {
    fn of(plan: &Plan) -> Self {
        Self {
            products: Vec::new(),
            rejects: Vec::new(),
            rows: 0,
            unlisted: Vec::new(),
            rows_unlisted: 0,
            lines: HashMap::new(),
            id_column: plan.id_column().to_owned(),
            group: None,
        }
    }

    fn reject(&mut self, reject: Reject) {
        self.rows += 1;
        self.rejects.push(reject);
    }

    fn take(&mut self, line: u64, product: Result<Product, Reject>) {
        self.rows += 1;
        match product {
            Err(reject) => {
                let reject = self.header_again(reject);
                self.rejects.push(reject);
            }
            Ok(product) => {
                if let Err(reject) = self.claim(line, product.id.as_str()) {
                    self.rejects.push(reject);
                } else {
                    self.products.push(product);
                }
            }
        }
    }

    /// Notes an id; it may be used once.
    fn claim(&mut self, line: u64, id: &str) -> Result<(), Reject> {
        if id == self.id_column {
            return Err(Reject::new(
                line,
                &self.id_column,
                id,
                "This is the row of column names once more",
            ));
        }
        if let Some(first) = self.lines.get(id) {
            let reason =
                format!("This product id stands in line {first} already; the first row is kept");
            return Err(Reject::new(line, &self.id_column, id, reason));
        }
        self.lines.insert(id.to_owned(), line);
        Ok(())
    }

    /// A repeated header is wrong in every cell; the reason is only that it is one.
    fn header_again(&self, mut reject: Reject) -> Reject {
        if !reject.column.is_empty() && reject.value == reject.column {
            reject.reason = "This is the row of column names once more".to_owned();
        }
        reject
    }

    fn take_shopify(&mut self, plan: &Plan, row: &Row) {
        self.rows += 1;
        let read = plan.product(row);
        let id = match &read {
            Ok(product) => product.id.as_str().to_owned(),
            Err(_) => plan.id_text(row),
        };
        if id.is_empty() {
            if let Err(reject) = read {
                self.rejects.push(reject);
            }
            return;
        }
        if self.group.as_ref().is_none_or(|group| group.id != id) {
            self.finish_group();
            self.group = Some(Group::begin(id));
        }
        if let Some(group) = &mut self.group {
            group.add(row.line, read);
            group.unlisted |= plan.is_unlisted(row);
        }
    }

    fn finish_group(&mut self) {
        let Some(group) = self.group.take() else {
            return;
        };
        let line = group.first_line();
        match self.claim(line, &group.id) {
            Err(reject) => self.rejects.extend(group.rejected(&reject)),
            Ok(()) if group.unlisted => {
                self.rows_unlisted += group.rows();
                self.unlisted.push(group.id);
            }
            Ok(()) => match group.product() {
                Ok(product) => self.products.push(product),
                Err(rejects) => self.rejects.extend(rejects),
            },
        }
    }
}

/// Gives the texts of an attribute the type on which all products agree.
fn type_attributes(products: &mut [Product]) {
    let types = Types::of(products.iter().flat_map(|product| &product.attributes));
    for product in products {
        types.give(&mut product.attributes);
    }
}
