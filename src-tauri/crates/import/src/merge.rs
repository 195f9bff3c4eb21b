//! Owns what an upsert does to a product that is there already: fields that the mapping covers are
//! taken as the file has them, an empty one included; all others stay as they are.

use endcap_model::field::{CountField, ProductField};
use endcap_model::product::Product;

use crate::field::stored;
use crate::mapping::Mapping;

/// `existing` with everything that `mapping` covers taken from `read`, which has the same id.
pub fn merged(existing: &Product, read: Product, mapping: &Mapping) -> Product {
    let mut product = existing.clone();
    let mut read = read;
    for field in covered(mapping) {
        match field {
            ProductField::Id => {}
            ProductField::Title => product.title = read.title.take(),
            ProductField::Brand => product.brand = read.brand.take(),
            ProductField::ImageUrl => product.image_url = read.image_url.take(),
            ProductField::Tags => product.tags = read.tags.take(),
            ProductField::Categories => product.categories = read.categories.take(),
            ProductField::Launched => product.launched = read.launched,
            ProductField::Count(count) => product.set_count(count, read.count(count)),
            ProductField::Attribute(name) => match read.attributes.remove(&name) {
                Some(value) => {
                    product.attributes.insert(name, value);
                }
                None => {
                    product.attributes.remove(&name);
                }
            },
        }
    }
    // Lines of the contract may carry attributes that the first ones did not have.
    product.attributes.extend(read.attributes);
    product
}

fn covered(mapping: &Mapping) -> Vec<ProductField> {
    let mut fields: Vec<ProductField> = mapping
        .columns
        .iter()
        .filter_map(|column| stored(column.field.as_deref()?))
        .collect();
    if !mapping.category_columns.is_empty() {
        fields.push(ProductField::Categories);
    }
    let counts_variants = fields.iter().any(|field| {
        matches!(
            field,
            ProductField::Count(CountField::Price | CountField::Stock)
        )
    });
    if mapping.shopify && counts_variants {
        fields.push(ProductField::Count(CountField::Variants));
    }
    if mapping.shopify && fields.contains(&ProductField::Count(CountField::Stock)) {
        fields.push(ProductField::Count(CountField::VariantsInStock));
    }
    fields
}
