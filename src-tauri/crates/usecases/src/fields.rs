//! The fields that conditions may name, with labels for people and the values that are met most.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex},
};

use endcap_model::{
    field::{
        CountField, Field as _, ProductField, ShopperCount, ShopperField, ShopperList, ShopperText,
    },
    product::{AttributeValue, Product},
    ruleset::RuleSet,
};
use endcap_ranking::Catalog;
use serde::Serialize;

use crate::{OpenStore, words::field::Told};

/// A field and what may be compared with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldInfo {
    pub field: String,
    pub label: String,
    /// `text`, `integer`, `money`, `basisPoints`, `days`, `hundredths`, `date`, `list`, `paths`,
    /// `any`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The most frequent first, at most 50.
    pub values: Vec<String>,
}

/// All fields of products and of shoppers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldLists {
    pub product: Vec<FieldInfo>,
    pub shopper: Vec<FieldInfo>,
}

/// Values listed for one field.
const VALUES: usize = 50;
/// Products that are looked at for frequencies, spread over the catalog.
const SAMPLE: usize = 20_000;

/// Remembers the product fields of one generation of the catalog.
#[derive(Debug, Default)]
pub(crate) struct Suggestions {
    last: Mutex<Option<(String, Arc<Vec<FieldInfo>>)>>,
}

impl OpenStore {
    /// Every field with its label and frequent values. Computes, once a generation.
    pub fn field_lists(&self) -> FieldLists {
        let snapshot = self.snapshot();
        let product = self.suggestions.of(&snapshot.catalog);
        FieldLists {
            shopper: shopper_fields(&snapshot.draft.rules, &product),
            product: product.as_ref().clone(),
        }
    }
}

impl Suggestions {
    fn of(&self, catalog: &Catalog) -> Arc<Vec<FieldInfo>> {
        let generation = catalog.generation();
        let Ok(mut last) = self.last.lock() else {
            return Arc::new(product_fields(catalog));
        };
        if let Some((known, fields)) = last.as_ref()
            && *known == generation
        {
            return Arc::clone(fields);
        }
        let fields = Arc::new(product_fields(catalog));
        *last = Some((generation, Arc::clone(&fields)));
        fields
    }
}

type Frequencies = HashMap<String, usize>;

fn product_fields(catalog: &Catalog) -> Vec<FieldInfo> {
    let mut texts: BTreeMap<String, Frequencies> = BTreeMap::new();
    let stride = catalog.len().div_ceil(SAMPLE).max(1);
    for row in (0..catalog.len()).step_by(stride) {
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        if let Some(product) = catalog.product(row) {
            note(&product, &mut texts);
        }
    }
    let mut fields = vec![
        ProductField::Id,
        ProductField::Title,
        ProductField::Brand,
        ProductField::Categories,
        ProductField::Tags,
        ProductField::Launched,
    ];
    fields.extend(CountField::ALL.iter().copied().map(ProductField::Count));
    fields.push(ProductField::ImageUrl);
    let attributes = catalog.attributes().map(|(name, _)| name.to_owned());
    fields.extend(attributes.map(ProductField::Attribute));
    let info = |field: ProductField| FieldInfo {
        label: Told::label(&field),
        kind: product_kind(&field),
        values: texts
            .get(&field.name())
            .map_or_else(Vec::new, most_frequent),
        field: field.name(),
    };
    fields.into_iter().map(info).collect()
}

fn note(product: &Product, texts: &mut BTreeMap<String, Frequencies>) {
    let mut count = |field: &str, value: &str| {
        let frequencies = texts.entry(field.to_owned()).or_default();
        *frequencies.entry(value.to_owned()).or_default() += 1;
    };
    if let Some(brand) = &product.brand {
        count("brand", brand);
    }
    for path in product.categories.iter().flatten() {
        path.ancestors_and_self()
            .for_each(|above| count("categories", above));
    }
    product
        .tags
        .iter()
        .flatten()
        .for_each(|tag| count("tags", tag));
    for (name, value) in &product.attributes {
        let field = format!("attr.{name}");
        match value {
            AttributeValue::Text(text) => count(&field, text),
            AttributeValue::List(list) => list.iter().for_each(|text| count(&field, text)),
            AttributeValue::Integer(_) | AttributeValue::Boolean(_) => {}
        }
    }
}

fn most_frequent(frequencies: &Frequencies) -> Vec<String> {
    let mut values: Vec<(&String, &usize)> = frequencies.iter().collect();
    values.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    values
        .into_iter()
        .take(VALUES)
        .map(|(value, _)| value.clone())
        .collect()
}

pub(crate) fn product_kind(field: &ProductField) -> &'static str {
    match field {
        ProductField::Id | ProductField::Title | ProductField::Brand | ProductField::ImageUrl => {
            "text"
        }
        ProductField::Tags => "list",
        ProductField::Categories => "paths",
        ProductField::Launched => "date",
        ProductField::Attribute(_) => "any",
        ProductField::Count(count) => match count {
            CountField::Price
            | CountField::ListPrice
            | CountField::Cost
            | CountField::Revenue
            | CountField::Margin => "money",
            CountField::MarginBp
            | CountField::DiscountBp
            | CountField::VariantCoverBp
            | CountField::ConversionBp
            | CountField::SellThroughBp => "basisPoints",
            CountField::CoverDays => "days",
            CountField::Rating => "hundredths",
            _ => "integer",
        },
    }
}

fn shopper_fields(rules: &RuleSet, product: &[FieldInfo]) -> Vec<FieldInfo> {
    let values_of = |name: &str| {
        let found = product.iter().find(|info| info.field == name);
        found.map_or_else(Vec::new, |info| info.values.clone())
    };
    let mut fields: Vec<ShopperField> = ShopperCount::ALL
        .iter()
        .copied()
        .map(ShopperField::Count)
        .collect();
    fields.extend(ShopperText::ALL.iter().copied().map(ShopperField::Text));
    fields.extend(ShopperList::ALL.iter().copied().map(ShopperField::List));
    let mut traits = std::collections::BTreeSet::new();
    for segment in &rules.segments {
        segment.when.each_field(&mut |field| {
            if let ShopperField::Trait(name) = field {
                traits.insert(name.clone());
            }
        });
    }
    fields.extend(traits.into_iter().map(ShopperField::Trait));
    let info = |field: ShopperField| FieldInfo {
        label: Told::label(&field),
        kind: shopper_kind(&field),
        values: match &field {
            ShopperField::List(ShopperList::BoughtBrands | ShopperList::ViewedBrands) => {
                values_of("brand")
            }
            ShopperField::List(_) => values_of("categories"),
            ShopperField::Text(ShopperText::Device) => {
                ["phone", "tablet", "desktop"].map(str::to_owned).to_vec()
            }
            _ => Vec::new(),
        },
        field: field.name(),
    };
    fields.into_iter().map(info).collect()
}

pub(crate) fn shopper_kind(field: &ShopperField) -> &'static str {
    match field {
        ShopperField::Count(count) => match count {
            ShopperCount::LifetimeValue | ShopperCount::AverageOrderValue => "money",
            ShopperCount::DaysSinceLastOrder
            | ShopperCount::DaysSinceLastVisit
            | ShopperCount::DaysSinceFirstVisit => "days",
            ShopperCount::DiscountOrdersBp => "basisPoints",
            _ => "integer",
        },
        ShopperField::Text(_) => "text",
        ShopperField::List(ShopperList::BoughtCategories | ShopperList::ViewedCategories) => {
            "paths"
        }
        ShopperField::List(_) => "list",
        ShopperField::Trait(_) => "any",
    }
}
