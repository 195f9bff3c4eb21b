//! Random catalogs, patches, rule sets and questions, the same for the same seed for ever.
//!
//! Owns the invention, aimed at corners: ties, unknown values, types that differ by product,
//! empty and very long strings, names that look like another's token, order by bytes, pins from
//! outside the page, `max_per` over tiers, clock changes. Everything it makes is valid by the
//! contract. Refuses the clock, files and every engine: whoever compares brings those.

mod action;
mod catalog;
mod dice;
mod page;
mod predicate;
mod rule_set;
mod words;

pub use catalog::{catalog, patches, small_catalog};
pub use dice::Dice;
pub use page::{Question, instant, page, question};
pub use predicate::predicate;
pub use rule_set::{rule_set, rule_set_text};

#[cfg(test)]
mod tests {
    use endcap_model::json::Json;
    use endcap_model::page::Page;
    use endcap_model::product::Product;
    use endcap_model::ruleset::RuleSet;

    use super::{Dice, catalog, question, rule_set, rule_set_text};

    #[test]
    fn the_same_seed_gives_the_same() {
        let make = || {
            let mut dice = Dice::of(&[7, 1]);
            let products = catalog(&mut dice, 30);
            let rules = rule_set(&mut dice, &["A".to_owned()]);
            (products, rules)
        };
        assert_eq!(make(), make());
    }

    #[test]
    fn every_product_is_valid_and_no_id_is_repeated() {
        for seed in 0..40 {
            let made = catalog(&mut Dice::of(&[seed]), 200);
            let mut ids = std::collections::BTreeSet::new();
            for product in &made {
                let product = Product::from_json(product).expect("a valid product");
                assert!(ids.insert(product.id), "repeated in seed {seed}");
            }
        }
    }

    /// Were most of them thrown away, those that remain would be the tame ones.
    #[test]
    fn nearly_every_rule_set_is_valid_at_once() {
        let mut findings = Vec::new();
        for seed in 0..400 {
            let text = rule_set_text(&mut Dice::of(&[seed]), &["A".to_owned(), "B".to_owned()]);
            let document = Json::parse(text.as_bytes()).expect("JSON");
            findings.extend(RuleSet::parse(&document).err());
        }
        assert!(
            findings.len() < 40,
            "{} of 400: {:?}",
            findings.len(),
            &findings[..3]
        );
    }

    #[test]
    fn every_page_asked_for_can_be_read_over_an_empty_catalog_too() {
        for seed in 0..400 {
            let mut dice = Dice::of(&[seed]);
            let document = rule_set(&mut dice, &[]);
            let rules = RuleSet::parse(&document).expect("a valid rule set");
            let question = question(&mut dice, &rules, 100);
            Page::parse(&question.page).expect("a page");
        }
    }
}
