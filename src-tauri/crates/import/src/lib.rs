//! Reading files of products and of shoppers: CSV, NDJSON and Shopify's export, as people have them.
//!
//! Owns guessing what a file is ([`inspect`], [`inspect_shoppers`]) and reading it into products
//! ([`run`]) or shoppers ([`read_shoppers`]). A row that
//! cannot be read becomes a [`Reject`]; a file that is no table is refused. Knows no database, keeps
//! one row in memory beside the products that come out, and never changes a file.

mod contract;
mod dialect;
mod encoding;
mod error;
mod field;
mod foreign;
mod guess;
mod header;
mod inspect;
mod listing;
mod mapping;
mod merge;
mod product_row;
mod profile;
mod reject;
mod rows;
mod run;
mod shopper;
mod sniff;
mod source;
mod value;
mod warn;

pub use error::ImportError;
pub use foreign::ForeignColumn;
pub use inspect::{InspectedColumn, Inspection, inspect, inspect_with};
pub use mapping::{
    DateOrder, Decimals, Format, MappedColumn, Mapping, Mode, MoneyUnit, attribute_field,
};
pub use merge::merged;
pub use reject::{Reject, write_rejects};
pub use run::{Imported, Progress, run};
pub use shopper::{
    InspectedShopperColumn, ShopperMapping, ShopperTerms, ShoppersInspection, ShoppersRead,
    inspect_shoppers, read_shoppers,
};
