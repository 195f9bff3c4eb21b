//! A product as the contract has it (section 1): what is missing is unknown, never zero.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;

use crate::field::CountField;
use crate::finding::{Finding, member};
use serde::{Deserialize, Serialize};

use crate::id::ProductId;
use crate::json::{Json, MAX_INTEGER};
use crate::strict::{self, Members};

/// The value of a product's own attribute or of a shopper's trait. Serde's form of it is for
/// copies of our own, tagged; the contract's JSON is [`Product::to_json`]'s.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AttributeValue {
    Text(String),
    Integer(i64),
    Boolean(bool),
    List(Vec<String>),
}

/// A category path: levels joined by ` > `, none empty, none with a space at its ends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CategoryPath(String);

/// A text that is not a category path.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” is not a category path: levels are joined by “ > ”, none is empty or has a space at its ends"
)]
pub struct BadCategoryPath(pub String);

impl TryFrom<String> for CategoryPath {
    type Error = BadCategoryPath;
    fn try_from(text: String) -> Result<CategoryPath, BadCategoryPath> {
        CategoryPath::parse(&text)
    }
}

impl From<CategoryPath> for String {
    fn from(path: CategoryPath) -> String {
        path.0
    }
}

impl CategoryPath {
    pub fn parse(text: &str) -> Result<CategoryPath, BadCategoryPath> {
        let sound =
            |level: &str| !level.is_empty() && !level.starts_with(' ') && !level.ends_with(' ');
        if text.split(" > ").all(sound) {
            Ok(CategoryPath(text.to_owned()))
        } else {
            Err(BadCategoryPath(text.to_owned()))
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn levels(&self) -> impl Iterator<Item = &str> {
        self.0.split(" > ")
    }

    /// The last level's name.
    pub fn name(&self) -> &str {
        self.levels().last().unwrap_or(&self.0)
    }

    /// `A`, `A > B`, `A > B > C` of `A > B > C`: every path that this one is under, by [`is_under`].
    /// Joints may overlap: `A > > B` begins with `A` and with `A >`.
    pub fn ancestors_and_self(&self) -> impl Iterator<Item = &str> {
        let text = self.0.as_str();
        text.match_indices(" >")
            .filter(move |(end, joint)| text[end + joint.len()..].starts_with(' '))
            .map(move |(end, _)| &text[..end])
            .chain(std::iter::once(text))
    }

    /// Equal to `other`, or below it.
    pub fn is_under(&self, other: &str) -> bool {
        is_under(&self.0, other)
    }
}

/// `path` equals `other` or begins with `other > `.
pub fn is_under(path: &str, other: &str) -> bool {
    path.strip_prefix(other)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(" > "))
}

impl fmt::Display for CategoryPath {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A product. `None` is unknown; an empty list is known to be empty, yet counts as not `known`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Product {
    pub id: ProductId,
    pub title: Option<String>,
    pub brand: Option<String>,
    pub categories: Option<Vec<CategoryPath>>,
    pub tags: Option<Vec<String>>,
    /// Minor units of the store's currency, as are `list_price`, `cost` and `revenue`.
    pub price: Option<i64>,
    pub list_price: Option<i64>,
    pub cost: Option<i64>,
    /// Sellable units.
    pub stock: Option<i64>,
    pub variants: Option<i64>,
    pub variants_in_stock: Option<i64>,
    pub launched: Option<NaiveDate>,
    /// Hundredths: 4.57 is 457.
    pub rating: Option<i64>,
    /// This and what follows: over the last `metrics_days` days.
    pub views: Option<i64>,
    pub clicks: Option<i64>,
    pub adds: Option<i64>,
    pub orders: Option<i64>,
    pub units_sold: Option<i64>,
    pub revenue: Option<i64>,
    pub returned_units: Option<i64>,
    pub image_url: Option<String>,
    /// Names have 1 to 100 characters.
    pub attributes: BTreeMap<String, AttributeValue>,
}

pub(crate) const MEMBERS: [&str; 22] = [
    "id",
    "title",
    "brand",
    "categories",
    "tags",
    "price",
    "list_price",
    "cost",
    "stock",
    "variants",
    "variants_in_stock",
    "launched",
    "rating",
    "views",
    "clicks",
    "adds",
    "orders",
    "units_sold",
    "revenue",
    "returned_units",
    "image_url",
    "attributes",
];

impl Product {
    /// Reads a product strictly. Pointers are from the product's own root.
    pub fn from_json(json: &Json) -> Result<Product, Vec<Finding>> {
        let mut findings = Vec::new();
        strict::repeated_and_null(json, "", &|_| false, &mut findings);
        let product = strict::members(json, "", &MEMBERS, &mut findings)
            .map(|members| read(&members, &mut findings));
        match product {
            Some(product) if findings.is_empty() => Ok(product),
            _ => Err(findings),
        }
    }

    /// The product as the contract writes it; what is unknown is left out.
    pub fn to_json(&self) -> Json {
        let mut out: Vec<(String, Json)> = vec![("id".into(), self.id.as_str().into())];
        let mut put = |name: &str, value: Option<Json>| {
            if let Some(value) = value {
                out.push((name.to_owned(), value));
            }
        };
        let paths =
            |list: &Vec<CategoryPath>| Json::List(list.iter().map(|p| p.as_str().into()).collect());
        put("title", self.title.as_deref().map(Into::into));
        put("brand", self.brand.as_deref().map(Into::into));
        put("categories", self.categories.as_ref().map(paths));
        put("tags", self.tags.clone().map(Into::into));
        for field in CountField::STORED {
            put(field.name(), self.count(field).map(Into::into));
        }
        put(
            "launched",
            self.launched
                .map(|day| day.format("%Y-%m-%d").to_string().into()),
        );
        put("image_url", self.image_url.as_deref().map(Into::into));
        if !self.attributes.is_empty() {
            let members = self
                .attributes
                .iter()
                .map(|(name, value)| (name.clone(), value.to_json()));
            put("attributes", Some(Json::Object(members.collect())));
        }
        Json::Object(out)
    }

    /// A stored integer field; derived ones are in [`crate::derived`].
    pub fn count(&self, field: CountField) -> Option<i64> {
        *self.slot_ref(field)?
    }

    /// Sets a stored integer field. Derived fields are not stored and stay as they are.
    pub fn set_count(&mut self, field: CountField, value: Option<i64>) {
        if let Some(slot) = self.slot(field) {
            *slot = value;
        }
    }

    fn slot_ref(&self, field: CountField) -> Option<&Option<i64>> {
        Some(match field {
            CountField::Price => &self.price,
            CountField::ListPrice => &self.list_price,
            CountField::Cost => &self.cost,
            CountField::Stock => &self.stock,
            CountField::Variants => &self.variants,
            CountField::VariantsInStock => &self.variants_in_stock,
            CountField::Rating => &self.rating,
            CountField::Views => &self.views,
            CountField::Clicks => &self.clicks,
            CountField::Adds => &self.adds,
            CountField::Orders => &self.orders,
            CountField::UnitsSold => &self.units_sold,
            CountField::Revenue => &self.revenue,
            CountField::ReturnedUnits => &self.returned_units,
            _ => return None,
        })
    }

    fn slot(&mut self, field: CountField) -> Option<&mut Option<i64>> {
        Some(match field {
            CountField::Price => &mut self.price,
            CountField::ListPrice => &mut self.list_price,
            CountField::Cost => &mut self.cost,
            CountField::Stock => &mut self.stock,
            CountField::Variants => &mut self.variants,
            CountField::VariantsInStock => &mut self.variants_in_stock,
            CountField::Rating => &mut self.rating,
            CountField::Views => &mut self.views,
            CountField::Clicks => &mut self.clicks,
            CountField::Adds => &mut self.adds,
            CountField::Orders => &mut self.orders,
            CountField::UnitsSold => &mut self.units_sold,
            CountField::Revenue => &mut self.revenue,
            CountField::ReturnedUnits => &mut self.returned_units,
            _ => return None,
        })
    }
}

impl AttributeValue {
    pub fn to_json(&self) -> Json {
        match self {
            AttributeValue::Text(text) => text.as_str().into(),
            AttributeValue::Integer(n) => (*n).into(),
            AttributeValue::Boolean(value) => (*value).into(),
            AttributeValue::List(list) => list.clone().into(),
        }
    }

    /// Reads an attribute's or trait's value.
    pub fn from_json(
        json: &Json,
        pointer: &str,
        findings: &mut Vec<Finding>,
    ) -> Option<AttributeValue> {
        match json {
            Json::Text(text) => Some(AttributeValue::Text(text.clone())),
            Json::Bool(value) => Some(AttributeValue::Boolean(*value)),
            Json::Number(_) => {
                strict::integer(json, pointer, findings).map(AttributeValue::Integer)
            }
            Json::List(_) => strict::texts(json, pointer, findings).map(AttributeValue::List),
            other => {
                let reason = format!(
                    "must be a string, a whole number, true, false or a list of strings, not {}",
                    other.kind_words()
                );
                findings.push(Finding::at(pointer, reason));
                None
            }
        }
    }
}

fn read(members: &Members, findings: &mut Vec<Finding>) -> Product {
    let mut product = Product::default();
    if let Some(id) = members.required_text("id", findings) {
        match ProductId::try_from(id) {
            Ok(id) => product.id = id,
            Err(error) => findings.push(Finding::at(members.at("id"), error.to_string())),
        }
    }
    let mut text = |name: &str| strict::text(members.get(name)?, &members.at(name), findings);
    product.title = text("title");
    product.brand = text("brand");
    product.image_url = text("image_url");
    product.categories = members
        .get("categories")
        .and_then(|json| paths(json, &members.at("categories"), findings));
    product.tags = members
        .get("tags")
        .and_then(|json| strict::texts(json, &members.at("tags"), findings));
    for field in CountField::STORED {
        let (name, range) = (field.name(), (0, MAX_INTEGER));
        let value = members
            .get(name)
            .and_then(|json| strict::integer_in(json, range, &members.at(name), findings));
        product.set_count(field, value);
    }
    product.launched = members
        .get("launched")
        .and_then(|json| strict::date(json, &members.at("launched"), findings));
    if let Some(json) = members.get("attributes") {
        product.attributes = attributes(json, &members.at("attributes"), findings);
    }
    product
}

/// Reads a list of category paths.
pub fn paths(json: &Json, pointer: &str, findings: &mut Vec<Finding>) -> Option<Vec<CategoryPath>> {
    strict::each(json, pointer, findings, |json, at, findings| {
        let text = strict::text(json, at, findings)?;
        CategoryPath::parse(&text)
            .map_err(|error| findings.push(Finding::at(at, error.to_string())))
            .ok()
    })
}

/// Reads named values: a product's attributes or a shopper's traits.
pub fn attributes(
    json: &Json,
    pointer: &str,
    findings: &mut Vec<Finding>,
) -> BTreeMap<String, AttributeValue> {
    let mut read = BTreeMap::new();
    let Json::Object(members) = json else {
        findings.push(Finding::at(
            pointer,
            format!("must be an object, not {}", json.kind_words()),
        ));
        return read;
    };
    for (name, value) in members {
        let at = member(pointer, name);
        if !is_attribute_name(name) {
            findings.push(Finding::at(at, "a name has 1 to 100 characters"));
        } else if let Some(value) = AttributeValue::from_json(value, &at, findings) {
            read.insert(name.clone(), value);
        }
    }
    read
}

/// 1 to 100 characters.
pub fn is_attribute_name(name: &str) -> bool {
    (1..=100).contains(&name.chars().count())
}
