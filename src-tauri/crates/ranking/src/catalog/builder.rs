//! Makes a catalog of products that come in any order.

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

use endcap_model::derived::Inputs;
use endcap_model::field::CountField;
use endcap_model::product::{AttributeValue, CategoryPath, Product};

use super::codes::Coder;
use super::columns::day_number;
use super::generation::Generation;
use super::numbers::Numbers;
use super::texts::{Texts, TooMuchText};
use super::tree::CategoryIndex;
use super::vast::Vast;
use super::words::WordIndex;
use super::{Catalog, codes::Coded};

/// Why products make no catalog.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BuildError {
    #[error("the product id “{0}” is used twice")]
    RepeatedId(String),
    #[error("ids or titles are larger than 4 GiB together")]
    TooMuchText,
    #[error("more than 4,000,000,000 products")]
    TooManyProducts,
}

impl From<TooMuchText> for BuildError {
    fn from(_: TooMuchText) -> BuildError {
        BuildError::TooMuchText
    }
}

/// Collects products, then sorts them into a [`Catalog`].
#[derive(Debug, Default)]
pub struct CatalogBuilder {
    ids: Texts,
    titles: Texts,
    titled: Vec<u8>,
    brands: Coder<String>,
    categories: Coder<Vec<CategoryPath>>,
    tags: Coder<Vec<String>>,
    images: Coder<String>,
    counts: Vec<Vec<i64>>,
    vast: Vast,
    launched: Vec<i64>,
    attributes: BTreeMap<String, Coder<AttributeValue>>,
    generation: Generation,
    scratch: Vec<u8>,
}

impl CatalogBuilder {
    pub fn new() -> CatalogBuilder {
        CatalogBuilder::default()
    }

    /// How many products were pushed.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn push(&mut self, product: &Product) -> Result<(), BuildError> {
        let row = self.ids.len();
        if row >= 4_000_000_000 {
            return Err(BuildError::TooManyProducts);
        }
        self.generation.add(product, &mut self.scratch);
        self.ids.push(product.id.as_str())?;
        self.titles.push(product.title.as_deref().unwrap_or(""))?;
        self.titled.push(u8::from(product.title.is_some()));
        self.brands.push_at(row, product.brand.clone());
        self.categories.push_at(row, product.categories.clone());
        self.tags.push_at(row, product.tags.clone());
        self.images.push_at(row, product.image_url.clone());
        if self.counts.is_empty() {
            self.counts = vec![Vec::new(); CountField::ALL.len()];
        }
        let inputs = Inputs::of(product);
        for field in CountField::ALL {
            if *field == CountField::CoverDays {
                continue;
            }
            // metrics_days plays a part in cover_days alone.
            let derived = |exact| self.vast.note(*field, row, exact);
            let value = product
                .count(*field)
                .or_else(|| inputs.derive_exactly(*field, 1).map(derived));
            self.counts[*field as usize].push(value.unwrap_or(i64::MIN));
        }
        self.launched
            .push(product.launched.map_or(i64::MIN, day_number));
        for (name, value) in &product.attributes {
            match self.attributes.get_mut(name) {
                Some(coder) => coder.push_at(row, Some(value.clone())),
                None => self
                    .attributes
                    .entry(name.clone())
                    .or_default()
                    .push_at(row, Some(value.clone())),
            }
        }
        Ok(())
    }

    /// The catalog; fails on a repeated id.
    pub fn finish(self) -> Result<Catalog, BuildError> {
        let mut order: Vec<u32> = (0..self.ids.len() as u32).collect();
        order.sort_unstable_by(|a, b| self.ids.get(*a as usize).cmp(self.ids.get(*b as usize)));
        for pair in order.windows(2) {
            let id = self.ids.get(pair[0] as usize);
            if id == self.ids.get(pair[1] as usize) {
                return Err(BuildError::RepeatedId(id.to_owned()));
            }
        }
        Ok(self.assemble(&order))
    }

    pub(super) fn assemble(mut self, order: &[u32]) -> Catalog {
        std::mem::take(&mut self.vast).settle(&mut self.counts);
        let sorted = |values: &Vec<i64>| {
            let values: Vec<i64> = order
                .iter()
                .filter_map(|row| values.get(*row as usize))
                .copied()
                .collect();
            if values.is_empty() {
                Numbers::Unknown
            } else {
                Numbers::pack(&values)
            }
        };
        let mut counts: Vec<Arc<Numbers>> = self.counts.iter().map(sorted).map(Arc::new).collect();
        counts.resize(CountField::ALL.len(), Arc::new(Numbers::Unknown));
        let titles = self.titles.permuted(order);
        let brands = self.brands.finish(order);
        let categories = self.categories.finish(order);
        let tags = self.tags.finish(order);
        let attributes: BTreeMap<String, Coded<AttributeValue>> = self
            .attributes
            .into_iter()
            .map(|(name, coder)| (name, coder.finish(order)))
            .collect();
        let titled = order.iter().map(|row| self.titled[*row as usize]);
        Catalog {
            tree: Arc::new(CategoryIndex::build(&categories, order.len())),
            words: Arc::new(WordIndex::build(&titles, &brands, &categories, &tags)),
            ids: Arc::new(self.ids.permuted(order)),
            titled: Arc::new(titled.collect()),
            titles: Arc::new(titles),
            brands: Arc::new(brands),
            categories: Arc::new(categories),
            tags: Arc::new(tags),
            images: Arc::new(self.images.finish(order)),
            counts,
            launched: Arc::new(sorted(&self.launched)),
            attributes: Arc::new(attributes),
            cover_days: RwLock::default(),
            generation: self.generation,
        }
    }
}
