//! Reading the whole catalog, by id.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use endcap_model::{
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
            "select id, title, brand, categories, tags, price, list_price, cost, stock, variants,
                variants_in_stock, launched, rating, views, clicks, adds, orders, units_sold,
                revenue, returned_units, image_url, attributes
             from products order by id"
        )
        .fetch(&self.readers);
        let mut paths = Paths::default();
        while let Some(row) = rows.try_next().await? {
            take(row.product(&mut paths)?);
        }
        Ok(())
    }
}

/// A row as it stands, lists still as JSON text.
struct Row {
    id: String,
    title: Option<String>,
    brand: Option<String>,
    categories: Option<String>,
    tags: Option<String>,
    price: Option<i64>,
    list_price: Option<i64>,
    cost: Option<i64>,
    stock: Option<i64>,
    variants: Option<i64>,
    variants_in_stock: Option<i64>,
    launched: Option<String>,
    rating: Option<i64>,
    views: Option<i64>,
    clicks: Option<i64>,
    adds: Option<i64>,
    orders: Option<i64>,
    units_sold: Option<i64>,
    revenue: Option<i64>,
    returned_units: Option<i64>,
    image_url: Option<String>,
    attributes: Option<String>,
}

/// Lists of paths that were met before: a shop has few, and parsing them is dear.
type Paths = HashMap<String, Vec<CategoryPath>>;

impl Row {
    fn product(self, paths: &mut Paths) -> Result<Product, StoreError> {
        let launched = self.launched.map(|day| day.parse::<NaiveDate>());
        Ok(Product {
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
            price: self.price,
            list_price: self.list_price,
            cost: self.cost,
            stock: self.stock,
            variants: self.variants,
            variants_in_stock: self.variants_in_stock,
            launched: launched.transpose().map_err(content)?,
            rating: self.rating,
            views: self.views,
            clicks: self.clicks,
            adds: self.adds,
            orders: self.orders,
            units_sold: self.units_sold,
            revenue: self.revenue,
            returned_units: self.returned_units,
            image_url: self.image_url,
            attributes: self
                .attributes
                .map_or(Ok(BTreeMap::new()), |text| attributes(&text))?,
        })
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

fn attributes(text: &str) -> Result<BTreeMap<String, AttributeValue>, StoreError> {
    let members: Map<String, Value> = serde_json::from_str(text).map_err(content)?;
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
