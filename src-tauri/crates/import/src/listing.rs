//! Owns which products of Shopify's export shoppers cannot see: those that are not published, drafts,
//! archived and unlisted ones. They are left out as long as the column that says so is left out of the
//! mapping; a person who takes it as a field has the products, and can make a rule of it.

use crate::mapping::Mapping;
use crate::rows::Row;
use crate::value::{Cell, folded};

/// True for a column that says whether shoppers see a product.
pub(crate) fn speaks(name: &str) -> bool {
    matches!(
        folded(name).as_str(),
        "published" | "published on online store" | "status"
    )
}

/// True for a cell of such a column that says no.
pub(crate) fn is_no(cell: &Cell) -> bool {
    matches!(
        folded(&cell.shown()).as_str(),
        "false" | "draft" | "archived" | "unlisted"
    )
}

/// Counts, for each column that speaks, the products of which it says no.
#[derive(Default)]
pub(crate) struct Unlisted {
    columns: Vec<Told>,
    id: Option<usize>,
}

struct Told {
    column: usize,
    products: u64,
    last: Option<String>,
}

impl Unlisted {
    pub(crate) fn of(names: &[String]) -> Self {
        let id = names
            .iter()
            .position(|name| matches!(folded(name).as_str(), "handle" | "url handle"));
        let columns = names.iter().enumerate().filter(|(_, name)| speaks(name));
        let columns = columns.map(|(column, _)| Told {
            column,
            products: 0,
            last: None,
        });
        Self {
            columns: columns.collect(),
            id,
        }
    }

    /// A row of all columns. Rows of one product stand one after another.
    pub(crate) fn add(&mut self, row: &Row) {
        for told in &mut self.columns {
            if !row.cells.get(told.column).is_some_and(is_no) {
                continue;
            }
            let id = self.id.and_then(|id| row.cells.get(id)).map(Cell::shown);
            told.products += u64::from(id.is_none() || told.last != id);
            told.last = id;
        }
    }

    /// Columns that leave products out under this mapping, and how many.
    pub(crate) fn under<'a>(&'a self, mapping: &'a Mapping) -> Vec<(&'a str, u64)> {
        if !mapping.shopify {
            return Vec::new();
        }
        let open = self.columns.iter().filter(|told| told.products > 0);
        open.filter_map(|told| {
            let column = mapping.columns.get(told.column)?;
            column
                .field
                .is_none()
                .then_some((column.name.as_str(), told.products))
        })
        .collect()
    }
}
