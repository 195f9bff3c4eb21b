//! The rivals' table, and SQLite in memory as a rival.

use endcap_model::derived::Inputs;
use endcap_model::field::CountField;
use endcap_model::product::{AttributeValue, Product};
use endcap_model::tokens::tokens;
use rusqlite::{Connection, types::Value};

use crate::BenchError;

/// Columns as SQL declares them. Derived fields are stored ready, as the core has them.
pub const COLUMNS: [&str; 18] = [
    "id TEXT",
    "brand TEXT",
    "category_1 TEXT",
    "title_words TEXT",
    "words TEXT",
    "color TEXT",
    "weight_g INTEGER",
    "price INTEGER",
    "stock INTEGER",
    "rating INTEGER",
    "units_sold INTEGER",
    "returned_units INTEGER",
    "launched INTEGER",
    "margin_bp INTEGER",
    "conversion_bp INTEGER",
    "cover_days INTEGER",
    "discount_bp INTEGER",
    "variant_cover_bp INTEGER",
];

/// A product's row in the order of [`COLUMNS`].
pub fn row(product: &Product) -> Vec<Value> {
    let text = |text: Option<String>| text.map_or(Value::Null, Value::Text);
    let number = |n: Option<i64>| n.map_or(Value::Null, Value::Integer);
    let derived = |field: CountField| number(Inputs::of(product).derive(field, 28));
    let title = tokens(product.title.as_deref().unwrap_or("")).join(" ");
    let path = product.categories.iter().flatten().next();
    let mut words = vec![title.clone()];
    words.extend(tokens(product.brand.as_deref().unwrap_or("")));
    words.extend(path.iter().flat_map(|path| tokens(path.as_str())));
    words.extend(product.tags.iter().flatten().flat_map(|tag| tokens(tag)));
    let epoch = chrono::NaiveDate::default();
    vec![
        Value::Text(product.id.as_str().to_owned()),
        text(product.brand.clone()),
        text(
            path.and_then(|path| path.levels().next())
                .map(str::to_owned),
        ),
        Value::Text(format!(" {title} ")),
        Value::Text(format!(" {} ", words.join(" "))),
        match product.attributes.get("color") {
            Some(AttributeValue::Text(color)) => Value::Text(color.clone()),
            _ => Value::Null,
        },
        match product.attributes.get("weight_g") {
            Some(AttributeValue::Integer(n)) => Value::Integer(*n),
            _ => Value::Null,
        },
        number(product.price),
        number(product.stock),
        number(product.rating),
        number(product.units_sold),
        number(product.returned_units),
        number(product.launched.map(|day| (day - epoch).num_days())),
        derived(CountField::MarginBp),
        derived(CountField::ConversionBp),
        derived(CountField::CoverDays),
        derived(CountField::DiscountBp),
        derived(CountField::VariantCoverBp),
    ]
}

/// A table in memory with an index of the category, filled in one transaction.
pub fn open(
    products: &mut dyn Iterator<Item = Result<Product, BenchError>>,
) -> Result<Connection, BenchError> {
    let mut connection = Connection::open_in_memory()?;
    connection.execute_batch(&format!("CREATE TABLE products ({})", COLUMNS.join(", ")))?;
    let transaction = connection.transaction()?;
    {
        let marks = vec!["?"; COLUMNS.len()].join(", ");
        let mut insert = transaction.prepare(&format!("INSERT INTO products VALUES ({marks})"))?;
        for product in products {
            insert.execute(rusqlite::params_from_iter(row(&product?)))?;
        }
    }
    transaction.commit()?;
    connection.execute_batch("CREATE INDEX by_category ON products (category_1); ANALYZE")?;
    Ok(connection)
}

pub fn ask(connection: &Connection, sql: &str) -> Result<Vec<String>, BenchError> {
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}
