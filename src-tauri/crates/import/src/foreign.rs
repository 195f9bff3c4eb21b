//! Owns which amounts of a file seem to be in another currency than the store's. Refuses to convert.

use endcap_model::field::{Field as _, ProductField};

use crate::field::{Kind, kind};
use crate::inspect::Inspection;
use crate::mapping::Mapping;

/// A column of amounts whose name or values name another currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignColumn {
    pub name: String,
    /// The likeliest currency's code.
    pub currency: String,
}

impl Inspection {
    /// The columns that a mapping takes as amounts, though they seem to be in another currency than `own`.
    pub fn foreign_columns(&self, mapping: &Mapping, own: &str) -> Vec<ForeignColumn> {
        let is_money = |index: usize| {
            let column = mapping.columns.iter().find(|column| column.index == index);
            let field = column.and_then(|column| column.field.as_deref());
            let field = field.and_then(ProductField::parse);
            field.is_some_and(|field| kind(&field) == Kind::Money)
        };
        let seen = self.columns.iter().filter(|seen| is_money(seen.index));
        seen.filter(|seen| seen.currencies.iter().all(|code| code != own))
            .filter_map(|seen| {
                Some(ForeignColumn {
                    name: seen.name.clone(),
                    currency: seen.currencies.first()?.clone(),
                })
            })
            .collect()
    }
}
