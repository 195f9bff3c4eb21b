//! The model's promises, on anything at all:
//! 1. reading arbitrary bytes or arbitrary JSON never panics;
//! 2. reading what was printed gives what was read;
//! 3. a patch of a product by itself changes nothing.

use endcap_model::json::{Json, etag};
use endcap_model::patch::{Patched, merge_patch};
use endcap_model::predicate::{ProductPredicate, read};
use endcap_model::product::Product;
use endcap_model::ruleset::RuleSet;
use endcap_model::shopper::Shopper;
use endcap_model::tokens::{query_tokens, tokens};
use proptest::prelude::{Just, Strategy, any, prop};
use proptest::{prop_assert_eq, prop_oneof, proptest};

/// Words that the contract knows, so that arbitrary JSON gets past the first check.
fn word() -> impl Strategy<Value = String> {
    let known = [
        "all",
        "any",
        "not",
        "field",
        "is",
        "in",
        "gte",
        "lt",
        "under",
        "within_days",
        "known",
        "products",
        "price",
        "brand",
        "tags",
        "categories",
        "launched",
        "attr.color",
        "margin_bp",
        "format",
        "endcap.ruleset/1",
        "store",
        "name",
        "currency",
        "EUR",
        "time_zone",
        "UTC",
        "metrics_days",
        "segments",
        "collections",
        "formulas",
        "rules",
        "id",
        "when",
        "action",
        "type",
        "pin",
        "hide",
        "score",
        "levels",
        "weight",
        "schedule",
        "from",
        "until",
        "weekly",
        "days",
        "2026-11-27T00:00",
        "22:00",
        "fri",
        "pages",
        "search",
        "contains",
        "A > B",
    ];
    prop_oneof![
        prop::sample::select(known.to_vec()).prop_map(str::to_owned),
        ".{0,6}"
    ]
}

fn json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        (-100_000i64..100_000).prop_map(Json::from),
        any::<f64>()
            .prop_filter("finite", |n| n.is_finite())
            .prop_map(Json::Number),
        word().prop_map(Json::Text),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Json::List),
            prop::collection::vec((word(), inner), 0..6).prop_map(Json::Object),
        ]
    })
}

/// Predicates that are valid, of every form.
fn predicate() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        (-5_000i64..50_000)
            .prop_map(|n| Json::object([("field", "price".into()), ("gte", n.into())])),
        word().prop_map(|text| Json::object([("field", "brand".into()), ("is", text.into())])),
        word().prop_map(|text| Json::object([("field", "tags".into()), ("in", vec![text].into())])),
        json()
            .prop_filter("null is an error", |value| !value
                .canonical()
                .contains("null"))
            .prop_map(|value| match value {
                Json::Object(_) => Json::object([("products", Json::List(vec![]))]),
                value => Json::object([("field", "attr.a.b".into()), ("is", value)]),
            }),
        any::<bool>()
            .prop_map(|known| Json::object([("field", "stock".into()), ("known", known.into())])),
        (1i64..500)
            .prop_map(|n| Json::object([("field", "launched".into()), ("within_days", n.into())])),
        Just(Json::object([
            ("field", "categories".into()),
            ("under", "A > B".into())
        ])),
    ];
    leaf.prop_recursive(4, 30, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4)
                .prop_map(|list| Json::object([("all", list.into())])),
            prop::collection::vec(inner.clone(), 0..4)
                .prop_map(|list| Json::object([("any", list.into())])),
            inner.prop_map(|part| Json::object([("not", part)])),
        ]
    })
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(json) = Json::parse(&bytes) {
            let _ = RuleSet::parse(&json);
        }
        let text = String::from_utf8_lossy(&bytes);
        let _ = (tokens(&text), query_tokens(&text));
    }

    #[test]
    fn arbitrary_json_never_panics(document in json()) {
        let _ = (RuleSet::parse(&document), RuleSet::parse_lenient(&document));
        let _ = (Product::from_json(&document), Shopper::from_json(&document));
        let _ = merge_patch(None, &document);
    }

    #[test]
    fn arbitrary_parts_of_a_rule_set_never_panic(list in prop::collection::vec(json(), 0..4)) {
        let part = |name: &str| {
            let mut document = Json::parse(MINIMAL.as_bytes()).expect("the minimal rule set");
            if let Json::Object(members) = &mut document {
                members.push((name.to_owned(), Json::List(list.clone())));
            }
            document
        };
        for name in ["segments", "collections", "formulas", "rules"] {
            let (ruleset, _) = RuleSet::parse_lenient(&part(name));
            let ruleset = ruleset.expect("the store's facts can be read");
            prop_assert_eq!(RuleSet::parse(&ruleset.to_json()), Ok(ruleset));
        }
    }

    #[test]
    fn json_that_is_printed_reads_the_same(document in json()) {
        let text = document.canonical();
        let again = Json::parse(text.as_bytes()).expect("what was printed can be read");
        prop_assert_eq!(again.canonical(), text);
        prop_assert_eq!(etag(&again), etag(&document));
    }

    #[test]
    fn predicates_that_are_printed_read_the_same(document in predicate()) {
        let mut findings = Vec::new();
        let first: Option<ProductPredicate> = read::predicate(&document, "", &mut findings);
        prop_assert_eq!(&findings, &vec![]);
        let first = first.expect("a valid predicate");
        let second: Option<ProductPredicate> = read::predicate(&first.to_json(), "", &mut findings);
        prop_assert_eq!(second, Some(first));
    }

    #[test]
    fn a_product_patched_by_itself_stays(price in 0i64..1_000_000, title in ".{0,20}", tags in prop::collection::vec(".{0,5}", 0..4)) {
        let product = Product {
            id: "SKU-1".try_into().expect("an id"),
            title: Some(title),
            price: Some(price),
            tags: Some(tags),
            ..Product::default()
        };
        let patched = merge_patch(Some(&product), &product.to_json());
        prop_assert_eq!(patched, Ok(Patched::Upsert(Box::new(product))));
    }
}

const MINIMAL: &str = r#"{"format": "endcap.ruleset/1",
    "store": {"name": "S", "currency": "EUR", "time_zone": "UTC", "metrics_days": 28}}"#;
