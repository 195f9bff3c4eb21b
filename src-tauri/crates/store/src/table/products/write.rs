//! Saving products: replace or upsert, in one transaction, with exact counts.

use std::collections::HashSet;

use endcap_model::product::{CategoryPath, Product};
use futures::TryStreamExt as _;
use serde_json::{Map, Value};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::OnSaved;
use crate::{Store, StoreError, table};

/// Rows of one statement: 22 columns each must stay under SQLite's 32,766 parameters.
const CHUNK: usize = 1_000;

/// What becomes of the products that are not in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveMode<'a> {
    /// They are removed.
    Replace,
    /// They stay, but for those with these ids, which need not be there.
    Upsert { without: &'a [String] },
}

/// What saving did. `created + changed + same` is the length of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub created: u64,
    pub changed: u64,
    pub same: u64,
    pub removed: u64,
}

impl Store {
    /// Saves products in one transaction; `on_saved` hears how far it is, and may stop it.
    /// Ids must be unique in the list: a repeated one would count as changed.
    ///
    /// # Errors
    /// `Cancelled` if `on_saved` breaks off, or as any write; nothing was changed then.
    pub async fn save_products(
        &self,
        products: &[Product],
        mode: SaveMode<'_>,
        on_saved: OnSaved<'_>,
    ) -> Result<Counts, StoreError> {
        // In the order of the table, pages fill one after another.
        let mut ordered: Vec<&Product> = products.iter().collect();
        ordered.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let removed = match mode {
            SaveMode::Replace => remove_others(&mut transaction, &ordered).await?,
            SaveMode::Upsert { without } => remove(&mut transaction, without).await?,
        };
        let mut counts = Counts {
            removed,
            ..Counts::default()
        };
        let before = count(&mut transaction).await?;
        let mut written = 0;
        let mut saved = 0;
        for chunk in ordered.chunks(CHUNK) {
            written += upsert(&mut transaction, chunk).await?;
            saved += chunk.len() as u64;
            if on_saved(saved).is_break() {
                transaction.rollback().await?;
                return Err(StoreError::Cancelled);
            }
        }
        counts.created = count(&mut transaction).await? - before;
        counts.changed = written.saturating_sub(counts.created);
        counts.same = saved - written;
        if written + counts.removed > 0 {
            table::identity::mark_catalog(&mut transaction).await?;
        }
        transaction.commit().await?;
        Ok(counts)
    }

    /// How many products the store holds.
    ///
    /// # Errors
    /// As any read.
    pub async fn count_products(&self) -> Result<u64, StoreError> {
        let mut connection = self.readers.acquire().await?;
        count(&mut connection).await
    }
}

async fn count(connection: &mut SqliteConnection) -> Result<u64, StoreError> {
    let rows = sqlx::query_scalar!("select count(*) from products")
        .fetch_one(connection)
        .await?;
    Ok(rows.unsigned_abs())
}

async fn remove_others(
    connection: &mut SqliteConnection,
    kept: &[&Product],
) -> Result<u64, StoreError> {
    let kept: HashSet<&str> = kept.iter().map(|product| product.id.as_str()).collect();
    let mut gone = Vec::new();
    let mut ids = sqlx::query_scalar!("select id from products").fetch(&mut *connection);
    while let Some(id) = ids.try_next().await? {
        if !kept.contains(id.as_str()) {
            gone.push(id);
        }
    }
    drop(ids);
    remove(connection, &gone).await
}

/// Answers how many of them there were.
async fn remove(connection: &mut SqliteConnection, ids: &[String]) -> Result<u64, StoreError> {
    let mut removed = 0;
    for chunk in ids.chunks(CHUNK) {
        let ids = serde_json::to_string(chunk)?;
        let done = sqlx::query!(
            "delete from products where id in (select value from json_each(?))",
            ids
        )
        .execute(&mut *connection)
        .await?;
        removed += done.rows_affected();
    }
    Ok(removed)
}

/// Replaces a row that is there, but only if something differs: what is the same is not written.
const WHERE_DIFFERENT: &str = " on conflict (id) do update set
            title = excluded.title, brand = excluded.brand, categories = excluded.categories,
            tags = excluded.tags, price = excluded.price, list_price = excluded.list_price,
            cost = excluded.cost, stock = excluded.stock, variants = excluded.variants,
            variants_in_stock = excluded.variants_in_stock, launched = excluded.launched,
            rating = excluded.rating, views = excluded.views, clicks = excluded.clicks,
            adds = excluded.adds, orders = excluded.orders, units_sold = excluded.units_sold,
            revenue = excluded.revenue, returned_units = excluded.returned_units,
            image_url = excluded.image_url, attributes = excluded.attributes
          where (products.title, products.brand, products.categories, products.tags,
            products.price, products.list_price, products.cost, products.stock,
            products.variants, products.variants_in_stock, products.launched, products.rating,
            products.views, products.clicks, products.adds, products.orders,
            products.units_sold, products.revenue, products.returned_units,
            products.image_url, products.attributes)
          is not (excluded.title, excluded.brand, excluded.categories, excluded.tags,
            excluded.price, excluded.list_price, excluded.cost, excluded.stock,
            excluded.variants, excluded.variants_in_stock, excluded.launched, excluded.rating,
            excluded.views, excluded.clicks, excluded.adds, excluded.orders,
            excluded.units_sold, excluded.revenue, excluded.returned_units,
            excluded.image_url, excluded.attributes)";

/// Writes the rows that are new or differ; answers how many those were.
///
/// Built by hand because the number of rows varies; `the_columns_are_the_tables` in the tests
/// holds it to the schema.
async fn upsert(connection: &mut SqliteConnection, chunk: &[&Product]) -> Result<u64, StoreError> {
    let mut query: QueryBuilder<Sqlite> = QueryBuilder::new(
        "insert into products (id, title, brand, categories, tags, price, list_price, cost, stock,
            variants, variants_in_stock, launched, rating, views, clicks, adds, orders, units_sold,
            revenue, returned_units, image_url, attributes) ",
    );
    query.push_values(chunk, |mut row, product| {
        row.push_bind(product.id.as_str());
        row.push_bind(product.title.as_deref());
        row.push_bind(product.brand.as_deref());
        row.push_bind(
            product
                .categories
                .as_deref()
                .map(|paths| text_list(paths.iter().map(CategoryPath::as_str))),
        );
        let tags = product.tags.as_deref();
        row.push_bind(tags.map(|tags| text_list(tags.iter().map(String::as_str))));
        for value in [
            product.price,
            product.list_price,
            product.cost,
            product.stock,
            product.variants,
            product.variants_in_stock,
        ] {
            row.push_bind(value);
        }
        row.push_bind(product.launched.map(|day| day.to_string()));
        for value in [
            product.rating,
            product.views,
            product.clicks,
            product.adds,
            product.orders,
            product.units_sold,
            product.revenue,
            product.returned_units,
        ] {
            row.push_bind(value);
        }
        row.push_bind(product.image_url.as_deref());
        row.push_bind(attributes(product));
    });
    query.push(WHERE_DIFFERENT);
    Ok(query.build().execute(connection).await?.rows_affected())
}

fn text_list<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    Value::from(texts.collect::<Vec<_>>()).to_string()
}

fn attributes(product: &Product) -> Option<String> {
    if product.attributes.is_empty() {
        return None;
    }
    let members: Map<String, Value> = product
        .attributes
        .iter()
        .map(|(name, value)| (name.clone(), super::read::attribute_value(value)))
        .collect();
    Some(Value::Object(members).to_string())
}
