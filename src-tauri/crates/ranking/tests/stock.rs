//! Other stock over the same columns ranks as a catalog of products that have that stock:
//! 1. every field of every product, derived ones too, and every page;
//! 2. under another name; the catalog it is made from stays as it was.

use endcap_model::id::SegmentId;
use endcap_model::instant::Instant;
use endcap_model::json::Json;
use endcap_model::page::Page;
use endcap_model::product::Product;
use endcap_model::ruleset::RuleSet;
use endcap_ranking::{Ask, Catalog, rank};
use proptest::prelude::{Strategy, prop};
use proptest::{option, prop_assert, prop_assert_eq, proptest};

fn rules() -> RuleSet {
    let text = r#"{"format": "endcap.ruleset/1",
        "store": {"name": "S", "currency": "EUR", "time_zone": "UTC", "metrics_days": 7},
        "formulas": [{"id": "f", "name": "F", "terms": [
            {"field": "cover_days", "weight": 3, "levels": [1, 5, 20]},
            {"field": "sell_through_bp", "weight": -2, "levels": [1, 2000, 5000]}],
            "then_by": [{"field": "stock", "order": "desc"}]}],
        "rules": [
            {"id": "a", "name": "A", "action": {"type": "out_of_stock", "then": "bottom"}},
            {"id": "b", "name": "B", "action": {"type": "low_stock", "below": 9, "points": 7}},
            {"id": "c", "name": "C", "action": {"type": "overstock", "cover_days": 12, "points": 5}},
            {"id": "d", "name": "D", "action": {"type": "hide", "products": {"field": "stock", "is": 3}}}]}"#;
    RuleSet::parse(&Json::parse(text.as_bytes()).expect("JSON")).expect("a valid rule set")
}

fn product(id: usize) -> impl Strategy<Value = Product> {
    let count = || option::of(0i64..30);
    (count(), count()).prop_map(move |(stock, units_sold)| {
        let mut product = Product {
            stock,
            units_sold,
            ..Product::default()
        };
        product.id = format!("P{id}").try_into().expect("an id");
        product
    })
}

proptest! {
    #[test]
    fn other_stock_ranks_as_products_that_have_it(
        products in (1usize..30).prop_flat_map(|count| (0..count).map(product).collect::<Vec<_>>()),
        other in prop::collection::vec(option::of(0i64..30), 30)) {
        let catalog = Catalog::of(products.clone()).expect("a catalog");
        let before: Vec<Product> = catalog.products().collect();
        let over = catalog.with_stock("told", |row, _| other[row as usize]);
        let changed = before.iter().enumerate().map(|(row, product)| Product { stock: other[row], ..product.clone() });
        let built = Catalog::of(changed).expect("a catalog");
        prop_assert!(over.products().eq(built.products()));
        prop_assert!(catalog.products().eq(before));
        prop_assert_ne_generation(&over, &catalog)?;
        let rules = rules();
        let ask = Ask {
            explain: true,
            ..Ask::first(Page::parse("placement:home").expect("a page"), SegmentId::everyone(), Instant::from_unix(1_780_000_000), 99)
        };
        prop_assert_eq!(rank(&over, &rules, &ask), rank(&built, &rules, &ask));
    }
}

fn prop_assert_ne_generation(
    a: &Catalog,
    b: &Catalog,
) -> Result<(), proptest::test_runner::TestCaseError> {
    prop_assert!(a.generation() != b.generation());
    Ok(())
}
