//! What the demo store promises:
//!
//! 1. it is the same each time;
//! 2. ids and titles do not repeat;
//! 3. every product is one of the contract;
//! 4. figures hang together;
//! 5. the tree has three levels and every shelf is filled;
//! 6. something is unknown, sold out, overstocked, reduced, recent;
//! 7. the rule set is valid and its pins name products of the store;
//! 8. shoppers are of the contract, hang together, and every segment holds a sensible share of them.

use std::collections::{BTreeMap, BTreeSet};

use endcap_demo::{products, ruleset, shoppers};
use endcap_model::field::ShopperCount as Count;
use endcap_model::product::Product;
use endcap_model::ruleset::RuleSet;
use endcap_model::shopper::Shopper;

fn share(test: impl Fn(&Product) -> bool) -> usize {
    let all = products();
    all.iter().filter(|product| test(product)).count() * 1000 / all.len()
}

#[test]
fn it_is_the_same_each_time() {
    assert_eq!(products(), products());
    assert_eq!(ruleset(), ruleset());
}

#[test]
fn ids_and_titles_do_not_repeat() {
    let all = products();
    assert!(
        (2_350..=2_450).contains(&all.len()),
        "{} products",
        all.len()
    );
    let ids: BTreeSet<&str> = all.iter().map(|product| product.id.as_str()).collect();
    let titles: BTreeSet<&Option<String>> = all.iter().map(|product| &product.title).collect();
    assert_eq!((ids.len(), titles.len()), (all.len(), all.len()));
}

#[test]
fn every_product_is_one_of_the_contract() {
    for product in products() {
        assert_eq!(
            Product::from_json(&product.to_json()).as_ref(),
            Ok(&product)
        );
    }
}

#[test]
fn figures_hang_together() {
    for product in products() {
        let chain = [product.orders, product.adds, product.clicks, product.views];
        assert!(chain.is_sorted(), "{chain:?} of {}", product.id);
        assert!(product.orders <= product.units_sold, "{}", product.id);
        assert!(
            product.returned_units <= product.units_sold,
            "{}",
            product.id
        );
        assert!(
            product.variants_in_stock <= product.variants,
            "{}",
            product.id
        );
        assert!(product.variants_in_stock <= product.stock, "{}", product.id);
        let revenue = product
            .units_sold
            .zip(product.price)
            .map(|(units, price)| units * price);
        assert_eq!(product.revenue, revenue, "{}", product.id);
        if let Some(list_price) = product.list_price {
            assert!(product.price <= Some(list_price), "{}", product.id);
        }
    }
}

#[test]
fn the_tree_has_three_levels_and_every_shelf_is_filled() {
    let all = products();
    let paths: BTreeSet<_> = all
        .iter()
        .flat_map(|product| product.categories.iter().flatten())
        .collect();
    assert!(paths.iter().all(|path| path.levels().count() == 3));
    let tops: BTreeSet<_> = paths
        .iter()
        .filter_map(|path| path.levels().next())
        .collect();
    assert_eq!(tops.len(), 7, "{tops:?}");
    for path in paths {
        let count = all
            .iter()
            .filter(|product| product.categories.iter().flatten().any(|one| one == path));
        assert!(count.count() >= 10, "{path} is nearly empty");
    }
}

#[test]
fn it_has_what_a_shop_has() {
    let between = |low: usize, high: usize, name: &str, found: usize| {
        assert!((low..=high).contains(&found), "{found} ‰ {name}");
    };
    between(
        30,
        120,
        "without cost",
        share(|product| product.cost.is_none()),
    );
    between(
        20,
        70,
        "sold out",
        share(|product| product.stock == Some(0)),
    );
    between(
        10,
        40,
        "never counted",
        share(|product| product.views.is_none()),
    );
    between(
        180,
        320,
        "reduced",
        share(|product| product.list_price > product.price),
    );
    between(
        80,
        180,
        "recent",
        share(|product| {
            product
                .launched
                .is_some_and(|day| day.to_string().as_str() >= "2026-08-01")
        }),
    );
    between(
        80,
        250,
        "overstocked",
        share(|product| {
            product
                .stock
                .zip(product.units_sold)
                .is_some_and(|(stock, units)| units > 0 && stock * 28 / units >= 180)
        }),
    );
}

#[test]
fn the_rule_set_is_valid_and_pins_products_of_the_store() {
    let set = RuleSet::parse(&ruleset()).unwrap();
    assert_eq!(
        (
            set.segments.len(),
            set.collections.len(),
            set.formulas.len(),
            set.rules.len()
        ),
        (6, 2, 2, 12)
    );
    let text = ruleset().canonical();
    let pins: Vec<&str> = text
        .split("\"product\":\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(pins.len(), 2);
    let all = products();
    for pin in pins {
        assert!(
            all.iter().any(|product| product.id.as_str() == pin),
            "{pin} is not in the store"
        );
    }
}

#[test]
fn every_shopper_is_one_of_the_contract_and_hangs_together() {
    let all = shoppers();
    assert_eq!(all, shoppers());
    let ids: BTreeSet<&str> = all.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids.len(), all.len());
    for one in &all {
        let facts = &one.facts;
        assert_eq!(Shopper::from_json(&facts.to_json()).as_ref(), Ok(facts));
        let known = |count| facts.counts.get(&count).copied();
        let order = known(Count::DaysSinceLastOrder);
        let days = [
            known(Count::DaysSinceLastVisit),
            order.or(known(Count::DaysSinceLastVisit)),
            known(Count::DaysSinceFirstVisit),
        ];
        assert!(days.is_sorted(), "{days:?}");
        assert_eq!(order.is_some(), known(Count::Orders) > Some(0));
        assert!(known(Count::Orders) <= known(Count::Visits));
        assert!(known(Count::DiscountOrdersBp) <= Some(10_000));
        assert!(facts.counts.values().all(|n| *n >= 0), "{:?}", facts.counts);
    }
}

#[test]
fn every_segment_holds_a_sensible_share_of_the_shoppers() {
    let rules = RuleSet::parse(&ruleset()).unwrap();
    let all = shoppers();
    let mut shares: BTreeMap<String, usize> = BTreeMap::new();
    for one in &all {
        let segment = rules.segment_of(&one.facts).to_string();
        *shares.entry(segment).or_default() += 1;
    }
    for (segment, least, most) in [
        ("vip", 20, 70),
        ("snow", 60, 130),
        ("bargain", 40, 110),
        ("lapsed", 80, 190),
        ("new", 200, 340),
        ("mobile", 100, 250),
        ("everyone", 150, 350),
    ] {
        let share = shares.get(segment).copied().unwrap_or(0) * 1_000 / all.len();
        assert!(
            (least..=most).contains(&share),
            "{segment}: {share} ‰ of {shares:?}"
        );
    }
}
