//! Reading the whole catalog, by id.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use endcap_model::{
    field::CountField,
    id::ProductId,
    product::{AttributeValue, CategoryPath, Product},
};
use futures::TryStreamExt as _;
use serde_json::{Map, Value};

use crate::{Store, StoreError};

impl Store {
    /// Hands every product to `take`, ascending by id, as they stood at one moment.
    ///
    /// # Errors
    /// `Content` if a row can't be read, or as any read.
    pub async fn read_products(
        &self,
        take: &mut (dyn FnMut(Product) + Send),
    ) -> Result<(), StoreError> {
        let mut rows = sqlx::query_as!(
            Row,
            r#"select id, title, brand, categories, tags, launched, image_url, attributes,
                ifnull(price, '') || ',' || ifnull(list_price, '') || ',' || ifnull(cost, '')
                || ',' || ifnull(stock, '') || ',' || ifnull(variants, '')
                || ',' || ifnull(variants_in_stock, '') || ',' || ifnull(rating, '')
                || ',' || ifnull(views, '') || ',' || ifnull(clicks, '')
                || ',' || ifnull(adds, '') || ',' || ifnull(orders, '')
                || ',' || ifnull(units_sold, '') || ',' || ifnull(revenue, '')
                || ',' || ifnull(returned_units, '') as "counts!: String"
             from products order by id"#
        )
        .fetch(&self.readers);
        let mut paths = Paths::default();
        while let Some(row) = rows.try_next().await? {
            take(row.product(&mut paths)?);
        }
        Ok(())
    }
}

/// A row as it stands, lists still as JSON text. The integers come as one text, "" where unknown:
/// each column of a row costs more on its way out of SQLite than parsing it here.
struct Row {
    id: String,
    title: Option<String>,
    brand: Option<String>,
    categories: Option<String>,
    tags: Option<String>,
    launched: Option<String>,
    image_url: Option<String>,
    attributes: Option<String>,
    counts: String,
}

/// The integers in the order of the query.
const COUNTS: [CountField; 14] = [
    CountField::Price,
    CountField::ListPrice,
    CountField::Cost,
    CountField::Stock,
    CountField::Variants,
    CountField::VariantsInStock,
    CountField::Rating,
    CountField::Views,
    CountField::Clicks,
    CountField::Adds,
    CountField::Orders,
    CountField::UnitsSold,
    CountField::Revenue,
    CountField::ReturnedUnits,
];

/// Lists of paths that were met before: a shop has few, and parsing them is dear.
type Paths = HashMap<String, Vec<CategoryPath>>;

impl Row {
    fn product(self, paths: &mut Paths) -> Result<Product, StoreError> {
        let launched = self.launched.map(|day| day.parse::<NaiveDate>());
        let mut product = Product {
            id: ProductId::try_from(self.id).map_err(content)?,
            title: self.title,
            brand: self.brand,
            categories: self
                .categories
                .map(|text| categories(text, paths))
                .transpose()?,
            tags: self
                .tags
                .map(|text| serde_json::from_str(&text))
                .transpose()
                .map_err(content)?,
            launched: launched.transpose().map_err(content)?,
            image_url: self.image_url,
            attributes: match self.attributes {
                Some(text) => attributes(serde_json::from_str(&text).map_err(content)?)?,
                None => BTreeMap::new(),
            },
            ..Product::default()
        };
        for (field, text) in COUNTS.into_iter().zip(self.counts.split(',')) {
            if !text.is_empty() {
                product.set_count(field, Some(text.parse().map_err(content)?));
            }
        }
        Ok(product)
    }
}

fn categories(text: String, paths: &mut Paths) -> Result<Vec<CategoryPath>, StoreError> {
    if let Some(known) = paths.get(&text) {
        return Ok(known.clone());
    }
    let texts: Vec<String> = serde_json::from_str(&text).map_err(content)?;
    let parsed = texts
        .iter()
        .map(|path| CategoryPath::parse(path))
        .collect::<Result<Vec<_>, _>>();
    let parsed = parsed.map_err(content)?;
    paths.insert(text, parsed.clone());
    Ok(parsed)
}

/// Attributes of a product, or traits of a shopper.
pub(in crate::table) fn attributes(
    members: Map<String, Value>,
) -> Result<BTreeMap<String, AttributeValue>, StoreError> {
    let read = |value| match value {
        Value::String(text) => Ok(AttributeValue::Text(text)),
        Value::Bool(truth) => Ok(AttributeValue::Boolean(truth)),
        Value::Number(number) => number
            .as_i64()
            .map(AttributeValue::Integer)
            .ok_or_else(|| content(number)),
        list => serde_json::from_value(list)
            .map(AttributeValue::List)
            .map_err(content),
    };
    members
        .into_iter()
        .map(|(name, value)| Ok((name, read(value)?)))
        .collect()
}

/// The inverse of what [`attributes`] reads of one value.
pub(super) fn attribute_value(value: &AttributeValue) -> Value {
    match value {
        AttributeValue::Text(text) => Value::from(text.as_str()),
        AttributeValue::Integer(number) => Value::from(*number),
        AttributeValue::Boolean(truth) => Value::from(*truth),
        AttributeValue::List(texts) => Value::from(texts.as_slice()),
    }
}

fn content(reason: impl ToString) -> StoreError {
    StoreError::Content {
        what: "product",
        reason: reason.to_string(),
    }
}
