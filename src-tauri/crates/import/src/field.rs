//! Owns which product fields a column can become, what kind of value each takes and its name for
//! people. The fields themselves are the model's.

use endcap_model::field::{CountField, Field as _, ProductField};

/// What is written in a column of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Id,
    Text,
    Picture,
    Paths,
    Texts,
    Date,
    Money,
    Rating,
    Count,
    Any,
}

/// The field of this spelling that a product carries itself; derived fields are none.
pub(crate) fn stored(name: &str) -> Option<ProductField> {
    ProductField::parse(name).filter(|field| match field {
        ProductField::Count(count) => CountField::STORED.contains(count),
        _ => true,
    })
}

/// The kind of value that a field takes.
pub(crate) fn kind(field: &ProductField) -> Kind {
    match field {
        ProductField::Id => Kind::Id,
        ProductField::Title | ProductField::Brand => Kind::Text,
        ProductField::ImageUrl => Kind::Picture,
        ProductField::Tags => Kind::Texts,
        ProductField::Categories => Kind::Paths,
        ProductField::Launched => Kind::Date,
        ProductField::Attribute(_) => Kind::Any,
        ProductField::Count(count) => match count {
            CountField::Price | CountField::ListPrice | CountField::Cost | CountField::Revenue => {
                Kind::Money
            }
            CountField::Rating => Kind::Rating,
            _ => Kind::Count,
        },
    }
}

/// The field's name for people.
pub(crate) fn label(field: &ProductField) -> String {
    match field {
        ProductField::Id => "Product id".to_owned(),
        ProductField::ImageUrl => "Picture".to_owned(),
        ProductField::Attribute(name) => format!("Attribute “{name}”"),
        other => {
            let words = other.name().replace('_', " ");
            let mut letters = words.chars();
            letters.next().map_or(String::new(), |first| {
                first.to_uppercase().chain(letters).collect()
            })
        }
    }
}
