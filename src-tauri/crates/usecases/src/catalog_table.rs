//! The catalog as a table and a product in full.

pub(crate) mod held;
pub(crate) mod selection;

use std::{collections::BTreeMap, sync::Arc};

use endcap_model::{
    field::{CountField, Field as _, ProductField},
    json::Json,
    predicate::{ProductPredicate, read},
    product::{CategoryPath, Product},
};
use endcap_ranking::{Catalog, Query};
use serde::{Deserialize, Serialize};

use crate::{OpenStore, UseCaseError, words};

/// The order of the table.
#[derive(Clone, Debug, Deserialize)]
pub struct CatalogSort {
    pub field: String,
    /// `asc` or `desc`; unknown values come last either way.
    pub order: String,
}

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CatalogRow {
    pub id: String,
    pub title: Option<String>,
    pub brand: Option<String>,
    /// The first path.
    pub category: Option<String>,
    pub image_url: Option<String>,
    pub launched: Option<String>,
    /// Every integer field that is known, by its name.
    pub figures: BTreeMap<&'static str, i64>,
}

/// A page of the table.
#[derive(Clone, Debug, Serialize)]
pub struct CatalogRows {
    pub total: u64,
    pub rows: Vec<CatalogRow>,
    /// Fields that any product of the whole catalog has a value of.
    pub known: Vec<&'static str>,
}

/// An integer field and its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldValue {
    pub field: String,
    pub value: Option<i64>,
}

/// An attribute and its value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AttributeRow {
    pub name: String,
    pub value: Json,
}

/// A product in full.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProductDetail {
    pub id: String,
    pub title: Option<String>,
    pub brand: Option<String>,
    pub image_url: Option<String>,
    pub categories: Vec<String>,
    pub tags: Vec<String>,
    pub fields: Vec<FieldValue>,
    pub launched: Option<String>,
    pub attributes: Vec<AttributeRow>,
}

/// How many products a condition selects, and the condition in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PredicateCount {
    pub products: u64,
    pub words: String,
}

impl OpenStore {
    /// A page of the catalog. Computes.
    ///
    /// # Errors
    /// `Invalid` for a bad filter or sort.
    pub fn query_catalog(
        &self,
        text: &str,
        filter: Option<&Json>,
        sort: Option<&CatalogSort>,
        from: u64,
        size: u64,
    ) -> Result<CatalogRows, UseCaseError> {
        let snapshot = self.snapshot();
        let store = &snapshot.draft.rules.store;
        let query = Query {
            text: text.to_owned(),
            filter: filter.map(product_predicate).transpose()?,
            sort: sort.map(sorted_by).transpose()?,
        };
        let catalog: &Arc<Catalog> = &snapshot.catalog;
        let rows = self.selection.rows(catalog, query, store, self.now());
        let slice = rows
            .iter()
            .skip(usize::try_from(from).unwrap_or(usize::MAX));
        let slice = slice.take(usize::try_from(size).unwrap_or(usize::MAX));
        Ok(CatalogRows {
            total: rows.len() as u64,
            rows: slice
                .map(|at| row(catalog, *at, store.metrics_days))
                .collect(),
            known: self.held.of(catalog, store.metrics_days).to_vec(),
        })
    }

    /// A product in full.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn product(&self, id: &str) -> Result<ProductDetail, UseCaseError> {
        let snapshot = self.snapshot();
        let catalog = &snapshot.catalog;
        let at = catalog.row_of(id);
        let found = at.and_then(|at| Some((at, catalog.product(at)?)));
        let (at, product) = found.ok_or_else(|| {
            UseCaseError::not_found(format!("There is no product “{id}” in the catalog."))
        })?;
        let days = snapshot.draft.rules.store.metrics_days;
        Ok(detail(product, |field| catalog.figure_at(at, field, days)))
    }

    /// How many products a condition selects now.
    ///
    /// # Errors
    /// `Invalid` if it isn't a condition over products.
    pub fn count_predicate(&self, filter: &Json) -> Result<PredicateCount, UseCaseError> {
        let snapshot = self.snapshot();
        let store = &snapshot.draft.rules.store;
        let filter = product_predicate(filter)?;
        Ok(PredicateCount {
            products: snapshot.catalog.count(&filter, store, self.now()) as u64,
            words: words::predicate(&filter, store),
        })
    }
}

fn product_predicate(json: &Json) -> Result<ProductPredicate, UseCaseError> {
    let mut findings = Vec::new();
    match read::predicate(json, "", &mut findings) {
        Some(predicate) if findings.is_empty() => Ok(predicate),
        _ => Err(UseCaseError::Invalid { findings }),
    }
}

fn sorted_by(sort: &CatalogSort) -> Result<(ProductField, bool), UseCaseError> {
    let field = ProductField::parse(&sort.field).ok_or_else(|| {
        UseCaseError::invalid("/sort/field", format!("there is no field “{}”", sort.field))
    })?;
    match sort.order.as_str() {
        "asc" => Ok((field, false)),
        "desc" => Ok((field, true)),
        other => Err(UseCaseError::invalid(
            "/sort/order",
            format!("“{other}” is not asc or desc"),
        )),
    }
}

fn row(catalog: &Catalog, at: u32, metrics_days: u32) -> CatalogRow {
    let known =
        |field: &CountField| Some((field.name(), catalog.figure_at(at, *field, metrics_days)?));
    CatalogRow {
        id: catalog.id_at(at).to_owned(),
        title: catalog.title_at(at).map(str::to_owned),
        brand: catalog.brand_at(at).map(str::to_owned),
        category: catalog
            .categories_at(at)
            .first()
            .map(|path| path.as_str().to_owned()),
        image_url: catalog.image_at(at).map(str::to_owned),
        launched: catalog.launched_at(at).map(|day| day.to_string()),
        figures: CountField::ALL.iter().filter_map(known).collect(),
    }
}

fn detail(product: Product, count: impl Fn(CountField) -> Option<i64>) -> ProductDetail {
    let fields = CountField::ALL.iter().map(|field| FieldValue {
        field: field.name().to_owned(),
        value: count(*field),
    });
    let attributes = product.attributes.iter().map(|(name, value)| AttributeRow {
        name: name.clone(),
        value: value.to_json(),
    });
    let paths = product.categories.as_deref().unwrap_or_default();
    ProductDetail {
        fields: fields.collect(),
        attributes: attributes.collect(),
        categories: paths.iter().map(CategoryPath::to_string).collect(),
        id: product.id.into(),
        title: product.title,
        brand: product.brand,
        image_url: product.image_url,
        tags: product.tags.unwrap_or_default(),
        launched: product.launched.map(|day| day.to_string()),
    }
}
