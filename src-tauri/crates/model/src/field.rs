//! The fields that predicates, formulas and rules may name, and the type of each.

use std::fmt;

use crate::product::is_attribute_name;

/// What values a field holds, and so which operators fit it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldType {
    Text,
    Texts,
    Paths,
    Integer,
    Date,
    /// `attr.*` and `trait.*`: whatever the product or shopper carries.
    Any,
}

/// A field that a predicate over products or shoppers may name.
pub trait Field: Clone + fmt::Debug + PartialEq + Sized {
    /// `product` or `shopper`, for messages.
    const OF: &'static str;
    /// Whether the `{"products": […]}` form exists.
    const HAS_IDS: bool;
    fn parse(name: &str) -> Option<Self>;
    fn name(&self) -> String;
    fn field_type(&self) -> FieldType;
}

macro_rules! names {
    ($type:ident { $($variant:ident = $name:literal),+ $(,)? }) => {
        impl $type {
            pub const ALL: &'static [$type] = &[$($type::$variant),+];
            pub fn name(self) -> &'static str {
                match self { $($type::$variant => $name),+ }
            }
            pub fn parse(name: &str) -> Option<$type> {
                match name { $($name => Some($type::$variant),)+ _ => None }
            }
        }
    };
}

/// An integer field of a product, stored or derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CountField {
    Price,
    ListPrice,
    Cost,
    Stock,
    Variants,
    VariantsInStock,
    Rating,
    Views,
    Clicks,
    Adds,
    Orders,
    UnitsSold,
    Revenue,
    ReturnedUnits,
    Margin,
    MarginBp,
    DiscountBp,
    CoverDays,
    VariantCoverBp,
    ConversionBp,
    SellThroughBp,
}

names!(CountField {
    Price = "price", ListPrice = "list_price", Cost = "cost", Stock = "stock", Variants = "variants",
    VariantsInStock = "variants_in_stock", Rating = "rating", Views = "views", Clicks = "clicks",
    Adds = "adds", Orders = "orders", UnitsSold = "units_sold", Revenue = "revenue",
    ReturnedUnits = "returned_units", Margin = "margin", MarginBp = "margin_bp",
    DiscountBp = "discount_bp", CoverDays = "cover_days", VariantCoverBp = "variant_cover_bp",
    ConversionBp = "conversion_bp", SellThroughBp = "sell_through_bp",
});

impl CountField {
    /// Those that a product carries itself; the rest are derived.
    pub const STORED: [CountField; 14] = [
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
}

/// Any field of a product.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProductField {
    Id,
    Title,
    Brand,
    ImageUrl,
    Tags,
    Categories,
    Launched,
    Count(CountField),
    /// `attr.NAME`, where NAME is all that follows the first dot.
    Attribute(String),
}

impl Field for ProductField {
    const OF: &'static str = "product";
    const HAS_IDS: bool = true;

    fn parse(name: &str) -> Option<ProductField> {
        if let Some(attribute) = name.strip_prefix("attr.") {
            return is_attribute_name(attribute)
                .then(|| ProductField::Attribute(attribute.to_owned()));
        }
        Some(match name {
            "id" => ProductField::Id,
            "title" => ProductField::Title,
            "brand" => ProductField::Brand,
            "image_url" => ProductField::ImageUrl,
            "tags" => ProductField::Tags,
            "categories" => ProductField::Categories,
            "launched" => ProductField::Launched,
            _ => return CountField::parse(name).map(ProductField::Count),
        })
    }

    fn name(&self) -> String {
        match self {
            ProductField::Id => "id".to_owned(),
            ProductField::Title => "title".to_owned(),
            ProductField::Brand => "brand".to_owned(),
            ProductField::ImageUrl => "image_url".to_owned(),
            ProductField::Tags => "tags".to_owned(),
            ProductField::Categories => "categories".to_owned(),
            ProductField::Launched => "launched".to_owned(),
            ProductField::Count(field) => field.name().to_owned(),
            ProductField::Attribute(name) => format!("attr.{name}"),
        }
    }

    fn field_type(&self) -> FieldType {
        match self {
            ProductField::Id
            | ProductField::Title
            | ProductField::Brand
            | ProductField::ImageUrl => FieldType::Text,
            ProductField::Tags => FieldType::Texts,
            ProductField::Categories => FieldType::Paths,
            ProductField::Launched => FieldType::Date,
            ProductField::Count(_) => FieldType::Integer,
            ProductField::Attribute(_) => FieldType::Any,
        }
    }
}

/// An integer field of a shopper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ShopperCount {
    Visits,
    Orders,
    LifetimeValue,
    AverageOrderValue,
    DaysSinceLastOrder,
    DaysSinceLastVisit,
    DaysSinceFirstVisit,
    CartsAbandoned,
    DiscountOrdersBp,
}

names!(ShopperCount {
    Visits = "visits", Orders = "orders", LifetimeValue = "lifetime_value",
    AverageOrderValue = "average_order_value", DaysSinceLastOrder = "days_since_last_order",
    DaysSinceLastVisit = "days_since_last_visit", DaysSinceFirstVisit = "days_since_first_visit",
    CartsAbandoned = "carts_abandoned", DiscountOrdersBp = "discount_orders_bp",
});

/// A string field of a shopper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ShopperText {
    Device,
    Country,
    Region,
    Channel,
    Campaign,
    Language,
}

names!(ShopperText {
    Device = "device", Country = "country", Region = "region", Channel = "channel",
    Campaign = "campaign", Language = "language",
});

/// A list field of a shopper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ShopperList {
    BoughtCategories,
    ViewedCategories,
    BoughtBrands,
    ViewedBrands,
}

names!(ShopperList {
    BoughtCategories = "bought_categories", ViewedCategories = "viewed_categories",
    BoughtBrands = "bought_brands", ViewedBrands = "viewed_brands",
});

/// Any field of a shopper.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ShopperField {
    Count(ShopperCount),
    Text(ShopperText),
    List(ShopperList),
    /// `trait.NAME`, where NAME is all that follows the first dot.
    Trait(String),
}

impl Field for ShopperField {
    const OF: &'static str = "shopper";
    const HAS_IDS: bool = false;

    fn parse(name: &str) -> Option<ShopperField> {
        if let Some(of_trait) = name.strip_prefix("trait.") {
            return is_attribute_name(of_trait).then(|| ShopperField::Trait(of_trait.to_owned()));
        }
        ShopperCount::parse(name)
            .map(ShopperField::Count)
            .or_else(|| ShopperText::parse(name).map(ShopperField::Text))
            .or_else(|| ShopperList::parse(name).map(ShopperField::List))
    }

    fn name(&self) -> String {
        match self {
            ShopperField::Count(field) => field.name().to_owned(),
            ShopperField::Text(field) => field.name().to_owned(),
            ShopperField::List(field) => field.name().to_owned(),
            ShopperField::Trait(name) => format!("trait.{name}"),
        }
    }

    fn field_type(&self) -> FieldType {
        match self {
            ShopperField::Count(_) => FieldType::Integer,
            ShopperField::Text(_) => FieldType::Text,
            ShopperField::List(ShopperList::BoughtCategories | ShopperList::ViewedCategories) => {
                FieldType::Paths
            }
            ShopperField::List(_) => FieldType::Texts,
            ShopperField::Trait(_) => FieldType::Any,
        }
    }
}
