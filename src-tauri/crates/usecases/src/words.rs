//! Sentences and labels that the window and the command line share.

use endcap_model::{
    field::{CountField, Field, ProductField, ShopperField},
    predicate::Predicate,
    rule::Rule,
    ruleset::{RuleSet, StoreFacts},
};
use endcap_ranking::Catalog;
use serde::Serialize;

/// A rule in words: what it does, where and for whom, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RuleWords {
    pub action: String,
    pub scope: String,
    pub when: String,
}

pub(crate) fn of_rule(rule: &Rule, rules: &RuleSet, catalog: &Catalog) -> RuleWords {
    let _ = (rules, catalog);
    RuleWords {
        action: rule.action.type_name().to_owned(),
        scope: String::new(),
        when: String::new(),
    }
}

pub(crate) fn predicate<F: Field>(predicate: &Predicate<F>, store: &StoreFacts) -> String {
    let _ = store;
    predicate.to_json().canonical()
}

/// “a, b and c”.
pub(crate) fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// “1 product”, “12 products”.
pub(crate) fn counted(count: u64, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}

pub(crate) fn field_label(field: &ProductField) -> String {
    match field {
        ProductField::Id => "Product id".to_owned(),
        ProductField::ImageUrl => "Picture".to_owned(),
        ProductField::Launched => "Launch date".to_owned(),
        ProductField::Attribute(name) => sentence_case(name),
        ProductField::Count(count) => match count {
            CountField::MarginBp => "Margin share".to_owned(),
            CountField::DiscountBp => "Discount".to_owned(),
            CountField::VariantCoverBp => "Variants in stock, share".to_owned(),
            CountField::ConversionBp => "Conversion".to_owned(),
            CountField::SellThroughBp => "Sell-through".to_owned(),
            CountField::CoverDays => "Cover".to_owned(),
            CountField::ReturnedUnits => "Returns".to_owned(),
            other => sentence_case(other.name()),
        },
        other => sentence_case(&other.name()),
    }
}

/// The label of a field by its name in the contract.
pub(crate) fn field_label_of(name: &str) -> String {
    ProductField::parse(name).map_or_else(|| name.to_owned(), |field| field_label(&field))
}

pub(crate) fn shopper_field_label(field: &ShopperField) -> String {
    match field {
        ShopperField::Trait(name) => sentence_case(name),
        other => sentence_case(other.name().trim_end_matches("_bp")),
    }
}

/// `units_sold` as “Units sold”.
fn sentence_case(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
