//! How a file's products join the catalog's: what a file has no column for stays as it is.

use std::collections::BTreeSet;

use endcap_import::{Mapping, Mode};
use endcap_model::{
    field::{CountField, Field as _, ProductField},
    product::Product,
};
use endcap_ranking::Catalog;
use endcap_store::Counts;

/// In upsert mode, gives each known product the values of the fields that the file has no column
/// for. An empty cell of a column that it has means unknown.
pub(super) fn keep_unmapped(products: &mut [Product], mapping: &Mapping, catalog: &Catalog) {
    if mapping.mode == Mode::Replace {
        return;
    }
    let mut mapped: BTreeSet<ProductField> = mapping
        .columns
        .iter()
        .filter_map(|column| ProductField::parse(column.field.as_deref()?))
        .collect();
    if !mapping.category_columns.is_empty() {
        mapped.insert(ProductField::Categories);
    }
    for product in products {
        let row = catalog.row_of(product.id.as_str());
        if let Some(existing) = row.and_then(|row| catalog.product(row)) {
            fill(product, existing, &mapped);
        }
    }
}

fn fill(product: &mut Product, existing: Product, mapped: &BTreeSet<ProductField>) {
    let kept = |field: ProductField| !mapped.contains(&field);
    for field in CountField::STORED {
        if kept(ProductField::Count(field)) {
            product.set_count(field, existing.count(field));
        }
    }
    if kept(ProductField::Title) {
        product.title = existing.title;
    }
    if kept(ProductField::Brand) {
        product.brand = existing.brand;
    }
    if kept(ProductField::Categories) {
        product.categories = existing.categories;
    }
    if kept(ProductField::Tags) {
        product.tags = existing.tags;
    }
    if kept(ProductField::Launched) {
        product.launched = existing.launched;
    }
    if kept(ProductField::ImageUrl) {
        product.image_url = existing.image_url;
    }
    for (name, value) in existing.attributes {
        if kept(ProductField::Attribute(name.clone())) {
            product.attributes.insert(name, value);
        }
    }
}

/// What saving these products would do to the catalog.
pub(super) fn counts(products: &[Product], mode: Mode, catalog: &Catalog) -> Counts {
    let mut counts = Counts::default();
    for product in products {
        let row = catalog.row_of(product.id.as_str());
        match row.and_then(|row| catalog.product(row)) {
            None => counts.created += 1,
            Some(existing) if existing == *product => counts.same += 1,
            Some(_) => counts.changed += 1,
        }
    }
    if mode == Mode::Replace {
        counts.removed = catalog.len() as u64 - counts.changed - counts.same;
    }
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
