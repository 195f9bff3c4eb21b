//! The catalog in memory: one column per field, rows sorted by product id, so that the row number
//! is the contract's last tie-break. Immutable; every change makes a new one.

pub mod builder;
pub(crate) mod codes;
pub(crate) mod columns;
pub mod generation;
pub(crate) mod numbers;
pub mod packed;
mod postings;
mod stock;
pub(crate) mod texts;
pub mod tree;
mod vast;
mod words;

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

use endcap_model::field::CountField;
use endcap_model::id::ProductId;
use endcap_model::patch::Patched;
use endcap_model::product::{AttributeValue, CategoryPath, Product};
use serde::{Deserialize, Serialize};

use crate::select::count_column;
use builder::{BuildError, CatalogBuilder};
use codes::Coded;
use generation::Generation;
use numbers::Numbers;
use texts::Texts;
use tree::{CategoryIndex, CategoryNode};
use words::WordIndex;

/// All products of a store, ready to be ranked. Columns are shared with the catalogs made from it
/// by [`Catalog::with_stock`].
#[derive(Debug, Serialize, Deserialize)]
pub struct Catalog {
    pub(crate) ids: Arc<Texts>,
    pub(crate) titles: Arc<Texts>,
    /// 1 where the title is known.
    pub(crate) titled: Arc<Vec<u8>>,
    pub(crate) brands: Arc<Coded<String>>,
    pub(crate) categories: Arc<Coded<Vec<CategoryPath>>>,
    pub(crate) tags: Arc<Coded<Vec<String>>>,
    pub(crate) images: Arc<Coded<String>>,
    /// Every integer field but `cover_days`, in the order of [`CountField::ALL`].
    pub(crate) counts: Vec<Arc<Numbers>>,
    /// Days since 1970-01-01.
    pub(crate) launched: Arc<Numbers>,
    pub(crate) attributes: Arc<BTreeMap<String, Coded<AttributeValue>>>,
    pub(crate) tree: Arc<CategoryIndex>,
    pub(crate) words: Arc<WordIndex>,
    /// `cover_days` by the rule set's `metrics_days`, made when first asked for.
    #[serde(skip)]
    cover_days: RwLock<Vec<(u32, Arc<Numbers>)>>,
    generation: Generation,
}

impl Catalog {
    /// A catalog of no products.
    pub fn empty() -> Catalog {
        CatalogBuilder::default().assemble(&[])
    }

    /// Of these products, in any order.
    pub fn of(products: impl IntoIterator<Item = Product>) -> Result<Catalog, BuildError> {
        let mut builder = CatalogBuilder::default();
        for product in products {
            builder.push(&product)?;
        }
        builder.finish()
    }

    /// How many products there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A name for exactly these products: equal catalogs have equal names on every machine, and
    /// any change of a product changes it.
    pub fn generation(&self) -> String {
        self.generation.to_string()
    }

    /// The row of a product; rows are 0-based in the order of ids by bytes.
    pub fn row_of(&self, id: &str) -> Option<u32> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match self.ids.get(middle).cmp(id) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle as u32),
            }
        }
        None
    }

    /// The id at a row; empty beyond the last.
    pub fn id_at(&self, row: u32) -> &str {
        self.ids.get(row as usize)
    }

    pub(crate) fn product_id(&self, row: u32) -> ProductId {
        ProductId::try_from(self.id_at(row)).unwrap_or_default()
    }

    pub fn title_at(&self, row: u32) -> Option<&str> {
        (self.titled.get(row as usize) == Some(&1)).then(|| self.titles.get(row as usize))
    }

    pub fn brand_at(&self, row: u32) -> Option<&str> {
        self.brands.get(row).map(String::as_str)
    }

    pub fn image_at(&self, row: u32) -> Option<&str> {
        self.images.get(row).map(String::as_str)
    }

    pub fn categories_at(&self, row: u32) -> &[CategoryPath] {
        self.categories.get(row).map_or(&[], Vec::as_slice)
    }

    /// The day of its launch.
    pub fn launched_at(&self, row: u32) -> Option<chrono::NaiveDate> {
        self.launched.get(row).and_then(columns::day)
    }

    /// An integer field, derived ones too.
    pub fn count_at(&self, row: u32, field: CountField, metrics_days: u32) -> Option<i64> {
        match field {
            CountField::CoverDays => self.cover_days(metrics_days).get(row),
            _ => self.counts[field as usize].get(row),
        }
    }

    /// The same as a figure for people. The contract gives what was never sold and what is of unknown
    /// sales one cover, so that rules can act on both; as a figure the second is unknown.
    pub fn figure_at(&self, row: u32, field: CountField, metrics_days: u32) -> Option<i64> {
        let value = self.count_at(row, field, metrics_days)?;
        let of_sales = field == CountField::CoverDays && value > 0;
        let is_known = !of_sales
            || self.counts[CountField::UnitsSold as usize]
                .get(row)
                .is_some();
        is_known.then_some(value)
    }

    /// An integer field of many rows, in their order.
    pub fn counts_at(
        &self,
        rows: &[u32],
        field: CountField,
        metrics_days: u32,
    ) -> Vec<Option<i64>> {
        let column = count_column(self, field, metrics_days);
        let numbers = column.numbers();
        rows.iter().map(|row| numbers.get(*row)).collect()
    }

    /// The product at a row, whole.
    pub fn product(&self, row: u32) -> Option<Product> {
        ((row as usize) < self.len()).then(|| self.assemble_product(row))
    }

    /// All products in the order of their ids.
    pub fn products(&self) -> impl Iterator<Item = Product> + '_ {
        (0..self.len() as u32).map(|row| self.assemble_product(row))
    }

    fn assemble_product(&self, row: u32) -> Product {
        let mut product = Product {
            id: self.product_id(row),
            title: self.title_at(row).map(str::to_owned),
            brand: self.brands.get(row).cloned(),
            categories: self.categories.get(row).cloned(),
            tags: self.tags.get(row).cloned(),
            launched: self.launched_at(row),
            image_url: self.images.get(row).cloned(),
            ..Product::default()
        };
        for field in CountField::STORED {
            product.set_count(field, self.counts[field as usize].get(row));
        }
        for (name, column) in self.attributes.iter() {
            if let Some(value) = column.get(row) {
                product.attributes.insert(name.clone(), value.clone());
            }
        }
        product
    }

    /// Top-level categories with all below them.
    pub fn category_tree(&self) -> Vec<CategoryNode> {
        self.tree.tree()
    }

    /// Rows of the products at or under a category path.
    pub fn rows_under(&self, path: &str) -> &[u32] {
        self.tree.rows_under(path)
    }

    /// How many products are at or under a category path.
    pub fn products_under(&self, path: &str) -> usize {
        self.tree.rows_under(path).len()
    }

    /// The most frequent brands, tags or values of a text attribute would be asked of a form;
    /// this lists every brand once.
    pub fn brands(&self) -> impl Iterator<Item = &str> {
        self.brands.values.iter().map(String::as_str)
    }

    /// Every tag, once.
    pub fn tags(&self) -> std::collections::BTreeSet<&str> {
        self.tags
            .values
            .iter()
            .flatten()
            .map(String::as_str)
            .collect()
    }

    /// Names of attributes with their distinct values.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, &[AttributeValue])> {
        self.attributes
            .iter()
            .map(|(name, column)| (name.as_str(), column.values.as_slice()))
    }

    /// The column of `cover_days` for a rule set's `metrics_days`.
    pub(crate) fn cover_days(&self, metrics_days: u32) -> Arc<Numbers> {
        let found = |list: &Vec<(u32, Arc<Numbers>)>| {
            list.iter()
                .find(|(days, _)| *days == metrics_days)
                .map(|(_, column)| column.clone())
        };
        if let Ok(list) = self.cover_days.read()
            && let Some(column) = found(&list)
        {
            return column;
        }
        let column = Arc::new(columns::cover_days(self, metrics_days));
        if let Ok(mut list) = self.cover_days.write() {
            if list.len() >= 4 {
                list.remove(0);
            }
            list.push((metrics_days, column.clone()));
        }
        column
    }

    /// A catalog with these changes made, in order.
    pub fn apply(&self, changes: &[Patched]) -> Result<Catalog, BuildError> {
        let mut last: BTreeMap<&str, Option<&Product>> = BTreeMap::new();
        for change in changes {
            match change {
                Patched::Upsert(product) => last.insert(product.id.as_str(), Some(product)),
                Patched::Deleted(id) => last.insert(id.as_str(), None),
            };
        }
        let mut builder = CatalogBuilder::default();
        for row in 0..self.len() as u32 {
            match last.remove(self.id_at(row)) {
                Some(Some(product)) => builder.push(product)?,
                Some(None) => {}
                None => builder.push(&self.assemble_product(row))?,
            }
        }
        for product in last.into_values().flatten() {
            builder.push(product)?;
        }
        builder.finish()
    }

    /// Memory that the catalog holds, in bytes, without what is made on demand.
    pub fn memory_bytes(&self) -> usize {
        self.memory_parts().iter().map(|(_, bytes)| bytes).sum()
    }

    /// What the memory goes to.
    pub fn memory_parts(&self) -> Vec<(&'static str, usize)> {
        let texts =
            |list: &Vec<String>| list.iter().map(|text| text.capacity() + 24).sum::<usize>();
        let tags =
            |list: &Vec<Vec<String>>| list.iter().map(|tags| texts(tags) + 24).sum::<usize>();
        let paths = self
            .categories
            .values
            .iter()
            .map(|list| list.len() * 60 + 24)
            .sum::<usize>();
        let attributes =
            |column: &Coded<AttributeValue>| column.codes.memory_bytes() + column.values.len() * 48;
        vec![
            ("ids", self.ids.memory_bytes()),
            (
                "titles",
                self.titles.memory_bytes() + self.titled.capacity(),
            ),
            (
                "brands",
                self.brands.codes.memory_bytes() + texts(&self.brands.values),
            ),
            ("categories", self.categories.codes.memory_bytes() + paths),
            (
                "tags",
                self.tags.codes.memory_bytes() + tags(&self.tags.values),
            ),
            (
                "pictures",
                self.images.codes.memory_bytes() + texts(&self.images.values),
            ),
            (
                "numbers",
                self.counts
                    .iter()
                    .map(|column| column.memory_bytes())
                    .sum::<usize>(),
            ),
            ("launch dates", self.launched.memory_bytes()),
            ("attributes", self.attributes.values().map(attributes).sum()),
            ("category index", self.tree.memory_bytes()),
            ("search index", self.words.memory_bytes()),
        ]
    }
}
