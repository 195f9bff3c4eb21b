//! Reading files of shoppers: which column is which of the contract's fields, what is personal and
//! never read, and the shoppers themselves.
//!
//! Owns [`inspect_shoppers`] and [`read_shoppers`]. Refuses personal data: a column that holds names,
//! addresses or the like is not read whatever a mapping says, and a row in which such a value turns up
//! elsewhere is rejected. Knows no database and never changes a file.

mod column;
mod header;
mod inspect;
mod personal;
mod read;
mod row;
mod words;

use chrono::NaiveDate;

pub use self::inspect::{InspectedShopperColumn, ShoppersInspection, inspect_shoppers};
pub use self::read::{ShoppersRead, read_shoppers};

/// What a file of shoppers alone does not tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShopperTerms {
    /// Of all amounts: three capital letters.
    pub currency: String,
    /// Decimals of the currency.
    pub currency_digits: u32,
    /// From which days are counted back: the date in the store's time zone.
    pub today: NaiveDate,
}

/// Where a column goes.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ShopperMapping {
    /// Its name in the file.
    pub column: String,
    /// `id`, a field of the contract or `trait.NAME`; `None` leaves the column out.
    pub field: Option<String>,
}
