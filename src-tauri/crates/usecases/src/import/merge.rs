//! How a file's products join the catalog's: what a file has no column for stays as it is.

use endcap_import::{Imported, Mapping, Mode};
use endcap_model::product::Product;
use endcap_ranking::Catalog;
use endcap_store::Counts;

/// In upsert mode, gives each known product the values of the fields that the file does not speak
/// of. An empty cell of a column that it has means unknown.
pub(super) fn keep_unmapped(products: &mut [Product], mapping: &Mapping, catalog: &Catalog) {
    if mapping.mode == Mode::Replace {
        return;
    }
    for product in products {
        let row = catalog.row_of(product.id.as_str());
        if let Some(existing) = row.and_then(|row| catalog.product(row)) {
            *product = endcap_import::merged(&existing, std::mem::take(product), mapping);
        }
    }
}

/// What saving what was read would do to the catalog.
pub(super) fn counts(read: &Imported, mode: Mode, catalog: &Catalog) -> Counts {
    let mut counts = Counts::default();
    for product in &read.products {
        let row = catalog.row_of(product.id.as_str());
        match row.and_then(|row| catalog.product(row)) {
            None => counts.created += 1,
            Some(existing) if existing == *product => counts.same += 1,
            Some(_) => counts.changed += 1,
        }
    }
    counts.removed = match mode {
        Mode::Replace => catalog.len() as u64 - counts.changed - counts.same,
        Mode::Upsert => {
            let known = |id: &&String| catalog.row_of(id).is_some();
            read.unlisted.iter().filter(known).count() as u64
        }
    };
    counts
}

/// A mapping that was used before, in the form of this file: the meaning of its columns is the
/// saved one's, encoding and layout are as found.
pub(super) fn taken_up(saved: Mapping, found: &Mapping) -> Mapping {
    Mapping {
        format: found.format,
        encoding: found.encoding.clone(),
        delimiter: found.delimiter.clone(),
        header_row: found.header_row,
        ..saved
    }
}
