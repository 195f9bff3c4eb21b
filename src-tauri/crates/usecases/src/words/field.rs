//! Fields by their labels, and values as each field's kind has them.

use endcap_model::{
    field::{CountField, Field, ProductField, ShopperField},
    predicate::Scalar,
    ruleset::StoreFacts,
};

use crate::fields::{product_kind, shopper_kind};

/// A field that can be told to people.
pub(crate) trait Told: Field {
    /// As a heading: “Units sold”.
    fn label(&self) -> String;
    /// As [`crate::FieldInfo::kind`] has it.
    fn kind(&self) -> &'static str;

    /// Within a sentence: “units sold”. Names that a shop chose keep their case.
    fn noun(&self) -> String {
        let name = self.name();
        match name.split_once('.') {
            Some((_, own)) => own.replace('_', " "),
            None => lower_first(&self.label()),
        }
    }
}

impl Told for ProductField {
    fn label(&self) -> String {
        field_label(self)
    }

    fn kind(&self) -> &'static str {
        product_kind(self)
    }
}

impl Told for ShopperField {
    fn label(&self) -> String {
        match self {
            ShopperField::Trait(name) => sentence_case(name),
            other => sentence_case(other.name().trim_end_matches("_bp")),
        }
    }

    fn kind(&self) -> &'static str {
        shopper_kind(self)
    }
}

/// A product field as a heading.
pub(crate) fn field_label(field: &ProductField) -> String {
    let label = match field {
        ProductField::Id => "Product id",
        ProductField::ImageUrl => "Picture",
        ProductField::Launched => "Launch date",
        ProductField::Attribute(name) => return sentence_case(name),
        ProductField::Count(CountField::MarginBp) => "Margin share",
        ProductField::Count(CountField::DiscountBp) => "Discount",
        ProductField::Count(CountField::VariantCoverBp) => "Variants in stock, share",
        ProductField::Count(CountField::ConversionBp) => "Conversion",
        ProductField::Count(CountField::SellThroughBp) => "Sell-through",
        ProductField::Count(CountField::CoverDays) => "Cover",
        ProductField::Count(CountField::Adds) => "Adds to cart",
        ProductField::Count(CountField::ReturnedUnits) => "Returns",
        other => return sentence_case(&other.name()),
    };
    label.to_owned()
}

/// The label of a product field by its name in the contract.
pub(crate) fn field_label_of(name: &str) -> String {
    ProductField::parse(name).map_or_else(|| name.to_owned(), |field| field_label(&field))
}

/// A value with the unit that its field has.
pub(crate) fn value<F: Told>(field: &F, value: &Scalar, store: &StoreFacts) -> String {
    match value {
        Scalar::Integer(number) => match field.kind() {
            "money" => endcap_figures::money(*number, &store.currency),
            "basisPoints" => endcap_figures::share(*number),
            "hundredths" => endcap_figures::hundredths(*number),
            "days" => endcap_figures::days(*number),
            _ => endcap_figures::grouped(*number),
        },
        Scalar::Text(text) if field.kind() == "paths" => text.replace(" > ", " › "),
        Scalar::Text(text) => format!("“{text}”"),
        Scalar::Boolean(true) => "yes".to_owned(),
        Scalar::Boolean(false) => "no".to_owned(),
        Scalar::Date(day) => endcap_figures::day(*day),
        Scalar::Other(json) => json.canonical(),
    }
}

/// `units_sold` as “Units sold”.
fn sentence_case(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

fn lower_first(label: &str) -> String {
    let mut letters = label.chars();
    let first = letters.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(letters).collect()
}
