//! Owns a mapping made ready for reading: which cell becomes which field. Refuses mappings that
//! contradict themselves, before the first row is read.

use endcap_model::field::{Field as _, ProductField};

use crate::error::ImportError;
use crate::field::stored;
use crate::header;
use crate::listing;
use crate::mapping::{DateOrder, Decimals, MappedColumn, Mapping, MoneyUnit};
use crate::rows::Row;
use crate::value::Cell;

/// A mapping made ready.
pub(crate) struct Plan {
    /// Indices of the file's columns that rows are to have.
    pub(crate) wanted: Vec<usize>,
    pub(crate) fields: Vec<Planned>,
    /// Places of the cells that make one path together.
    pub(super) joined: Vec<usize>,
    pub(super) decimals: Decimals,
    pub(super) date_order: DateOrder,
    pub(super) list_separator: String,
    pub(super) path_separator: String,
    pub(super) money: MoneyUnit,
    pub(super) currency_digits: u32,
    pub(super) offer_price: bool,
    pub(crate) shopify: bool,
    /// Places of the cells that say whether shoppers see a product.
    listing: Vec<usize>,
}

/// One cell that becomes a field.
pub(crate) struct Planned {
    /// Place in `Row::cells`.
    pub(crate) place: usize,
    pub(crate) field: ProductField,
    /// The column's name in the file.
    pub(crate) name: String,
}

impl Plan {
    pub(crate) fn of(mapping: &Mapping, currency_digits: u32) -> Result<Self, ImportError> {
        let mut plan = Self {
            wanted: Vec::new(),
            fields: Vec::new(),
            joined: Vec::new(),
            decimals: mapping.decimals,
            date_order: mapping.date_order,
            list_separator: mapping.list_separator.clone(),
            path_separator: mapping.path_separator.clone(),
            money: mapping.money.unwrap_or(MoneyUnit::Major),
            currency_digits: currency_digits.min(6),
            offer_price: false,
            shopify: mapping.shopify,
            listing: Vec::new(),
        };
        for column in &mapping.columns {
            plan.add(column, mapping)?;
        }
        for index in &mapping.category_columns {
            if !mapping.columns.iter().any(|c| c.index == *index) {
                return Err(ImportError::mapping(format!(
                    "category column {index} is not among the columns"
                )));
            }
            let place = plan.place(*index);
            plan.joined.push(place);
        }
        if !plan
            .fields
            .iter()
            .any(|planned| planned.field == ProductField::Id)
        {
            return Err(ImportError::mapping(
                "no column is mapped to the product id",
            ));
        }
        // A missing id is the gravest thing that can be said of a row: it is said first.
        plan.fields
            .sort_by_key(|planned| planned.field != ProductField::Id);
        Ok(plan)
    }

    fn add(&mut self, column: &MappedColumn, mapping: &Mapping) -> Result<(), ImportError> {
        let Some(spelled) = &column.field else {
            if mapping.shopify && listing::speaks(&column.name) {
                let place = self.place(column.index);
                self.listing.push(place);
            }
            return Ok(());
        };
        let field = stored(spelled).ok_or_else(|| {
            ImportError::mapping(format!(
                "“{spelled}”, chosen for column “{}”, is no product field",
                column.name
            ))
        })?;
        if field == ProductField::Categories && mapping.category_columns.contains(&column.index) {
            return Ok(());
        }
        if field != ProductField::Categories
            && let Some(other) = self.fields.iter().find(|planned| planned.field == field)
        {
            return Err(ImportError::mapping(format!(
                "columns “{}” and “{}” are both mapped to “{}”; choose one",
                other.name,
                column.name,
                field.name()
            )));
        }
        if spelled == "price" {
            self.offer_price = header::is_offer_price(&column.name);
        }
        let place = self.place(column.index);
        self.fields.push(Planned {
            place,
            field,
            name: column.name.clone(),
        });
        Ok(())
    }

    /// The name of the column that is the id.
    pub(crate) fn id_column(&self) -> &str {
        self.fields
            .iter()
            .find(|planned| planned.field == ProductField::Id)
            .map_or("id", |planned| planned.name.as_str())
    }

    /// The id of a row as it stands there; empty where it is missing.
    pub(crate) fn id_text(&self, row: &Row) -> String {
        let place = self
            .fields
            .iter()
            .find(|p| p.field == ProductField::Id)
            .map(|p| p.place);
        place
            .and_then(|place| row.cells.get(place))
            .map(Cell::shown)
            .unwrap_or_default()
    }

    /// True for a row that says of its product that shoppers do not see it.
    pub(crate) fn is_unlisted(&self, row: &Row) -> bool {
        let mut cells = self
            .listing
            .iter()
            .filter_map(|place| row.cells.get(*place));
        cells.any(listing::is_no)
    }

    fn place(&mut self, index: usize) -> usize {
        match self.wanted.iter().position(|known| *known == index) {
            Some(place) => place,
            None => {
                self.wanted.push(index);
                self.wanted.len() - 1
            }
        }
    }
}
