//! The core's promises, on random catalogs and rule sets:
//! 1. the order does not depend on the order in which products came;
//! 2. slices of a page, one after another, are the page;
//! 3. a hidden product never shows, and every shown one explains itself to its exact points;
//! 4. a pin never leaves a gap: positions count from 1, and a pin stands where it asked or earlier
//!    only at the end of the list;
//! 5. a catalog changed product by product equals one built anew;
//! 6. a category's page and the predicate `under` select the same, where joints overlap too;
//! 7. the least boost that brings a product to a place is the least of all that do;
//! 8. a product that is no candidate of a page says why, and no other does;
//! 9. the rows of a page's first places, in no order, are those of the places; and the first places
//!    that come along with a slice are the page's.

use endcap_model::id::SegmentId;
use endcap_model::instant::Instant;
use endcap_model::json::Json;
use endcap_model::page::Page;
use endcap_model::patch::Patched;
use endcap_model::product::Product;
use endcap_model::ruleset::RuleSet;
use endcap_ranking::{
    Absence, Absent, Ask, Boost, Catalog, Climb, Explained, ShopperSort, absence, explain, rank,
    rank_with_first, rows_shown,
};
use proptest::prelude::{Just, Strategy, any, prop};
use proptest::{option, prop_assert, prop_assert_eq, prop_oneof, proptest};

fn product(id: usize) -> impl Strategy<Value = Json> {
    let brand = option::of(prop::sample::select(vec!["Skarv", "Tinde", "Fonna"]));
    let path = option::of(prop::sample::select(vec!["A", "A > B", "A > C", "D"]));
    let word = prop::sample::select(vec!["Rain Jacket", "Tent", "Rain Boots"]);
    let count = || option::of(0i64..40);
    (brand, path, word, count(), count(), count()).prop_map(
        move |(brand, path, word, price, stock, sold)| {
            let mut members = vec![
                ("id".to_owned(), Json::from(format!("P{id}"))),
                ("title".to_owned(), word.into()),
            ];
            members.extend(brand.map(|brand| ("brand".to_owned(), brand.into())));
            members.extend(path.map(|path| ("categories".to_owned(), vec![path].into())));
            let counts = [("price", price), ("stock", stock), ("units_sold", sold)];
            members.extend(
                counts
                    .into_iter()
                    .filter_map(|(n, v)| Some((n.to_owned(), v?.into()))),
            );
            Json::Object(members)
        },
    )
}

fn products() -> impl Strategy<Value = Vec<Json>> {
    (1usize..40).prop_flat_map(|count| (0..count).map(product).collect::<Vec<_>>())
}

fn action() -> impl Strategy<Value = String> {
    let brand = prop::sample::select(vec!["Skarv", "Tinde", "Fonna"]);
    let select = brand.prop_map(|brand| format!(r#"{{"field": "brand", "is": "{brand}"}}"#));
    prop_oneof![
        (0usize..40, 1u32..30).prop_map(|(id, at)| format!(
            r#"{{"type": "pin", "product": "P{id}", "position": {at}}}"#
        )),
        (
            prop::sample::select(vec!["hide", "top", "bottom"]),
            select.clone()
        )
            .prop_map(|(kind, by)| format!(r#"{{"type": "{kind}", "products": {by}}}"#)),
        (
            prop::sample::select(vec!["boost", "bury"]),
            select,
            1u32..50
        )
            .prop_map(|(kind, by, n)| format!(
                r#"{{"type": "{kind}", "products": {by}, "points": {n}}}"#
            )),
        (1u32..4, 1u32..6).prop_map(|(c, w)| format!(
            r#"{{"type": "max_per", "field": "brand", "count": {c}, "window": {w}}}"#
        )),
        Just(r#"{"type": "out_of_stock", "then": "bottom"}"#.to_owned()),
        Just(r#"{"type": "low_stock", "below": 9, "points": 7}"#.to_owned()),
        (-9i32..9).prop_map(|w| format!(
            r#"{{"type": "score", "field": "price", "weight": {w}, "levels": [5, 20, 30]}}"#
        )),
    ]
}

fn rule_set() -> impl Strategy<Value = RuleSet> {
    prop::collection::vec(action(), 0..9).prop_map(|actions| {
        let rules: Vec<String> = actions
            .iter()
            .enumerate()
            .map(|(n, action)| format!(r#"{{"id": "r{n}", "name": "R", "priority": {}, "action": {action}}}"#, n % 3))
            .collect();
        let text = format!(
            r#"{{"format": "endcap.ruleset/1", "store": {{"name": "S", "currency": "EUR", "time_zone": "UTC", "metrics_days": 7}},
            "formulas": [{{"id": "f", "name": "F", "terms": [{{"field": "units_sold", "weight": 3, "levels": [1, 10]}}],
            "then_by": [{{"field": "price", "order": "asc"}}]}}], "rules": [{}]}}"#,
            rules.join(",")
        );
        RuleSet::parse(&Json::parse(text.as_bytes()).expect("JSON")).expect("a valid rule set")
    })
}

fn page() -> impl Strategy<Value = Page> {
    let pages = vec![
        "placement:home",
        "category:A",
        "category:A > B",
        "search:rain",
        "search:rain jacket",
    ];
    prop::sample::select(pages).prop_map(|page| Page::parse(page).expect("a page"))
}

fn ask(page: &Page, sort: Option<ShopperSort>) -> Ask {
    let at = Instant::from_unix(1_780_000_000);
    Ask {
        page: page.clone(),
        segment: SegmentId::everyone(),
        at,
        from: 0,
        size: 1000,
        sort,
        explain: true,
    }
}

fn read(list: &[Json]) -> Vec<Product> {
    list.iter()
        .map(|json| Product::from_json(json).expect("a product"))
        .collect()
}

proptest! {
    #[test]
    fn order_does_not_depend_on_the_catalogs(list in products(), seed in any::<u64>(), rules in rule_set(), page in page()) {
        let products = read(&list);
        let mut shuffled = products.clone();
        shuffled.sort_by_key(|p| {
            p.id.as_str().bytes().fold(seed, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
        });
        let (a, b) = (Catalog::of(products).expect("a catalog"), Catalog::of(shuffled).expect("a catalog"));
        prop_assert_eq!(a.generation(), b.generation());
        let ask = ask(&page, None);
        prop_assert_eq!(rank(&a, &rules, &ask), rank(&b, &rules, &ask));
    }

    #[test]
    fn slices_make_the_page(list in products(), rules in rule_set(), page in page(), size in 1u64..9,
        sort in option::of(prop::sample::select(ShopperSort::ALL.to_vec()))) {
        let catalog = Catalog::of(read(&list)).expect("a catalog");
        let whole = rank(&catalog, &rules, &ask(&page, sort)).expect("an answer");
        prop_assert_eq!(whole.total as usize, whole.products.len());
        let mut joined = Vec::new();
        for from in (0..whole.total).step_by(size as usize) {
            let slice = Ask { from, size, ..ask(&page, sort) };
            joined.extend(rank(&catalog, &rules, &slice).expect("an answer").products);
        }
        prop_assert_eq!(joined, whole.products);
    }

    #[test]
    fn rows_shown_are_those_of_the_places(list in products(), rules in rule_set(), page in page(), size in 0u64..9, from in 0u64..9) {
        let catalog = Catalog::of(read(&list)).expect("a catalog");
        let ask = Ask { size, ..ask(&page, None) };
        let ids = |places: Vec<endcap_ranking::Placed>| places.into_iter().map(|one| one.id).collect::<Vec<_>>();
        let mut placed: Vec<u32> = ids(rank(&catalog, &rules, &ask).expect("an answer").products)
            .iter().filter_map(|id| catalog.row_of(id.as_str())).collect();
        let mut shown = rows_shown(&catalog, &rules, &ask).expect("rows");
        placed.sort_unstable();
        shown.sort_unstable();
        prop_assert_eq!(shown, placed);
        let slice = Ask { from, ..ask.clone() };
        let (answer, first) = rank_with_first(&catalog, &rules, &slice, 3).expect("an answer");
        prop_assert_eq!(&answer, &rank(&catalog, &rules, &slice).expect("an answer"));
        let three = Ask { size: 3, explain: false, ..ask };
        prop_assert_eq!(first, rank(&catalog, &rules, &three).expect("an answer").products);
    }

    #[test]
    fn the_hidden_never_show_and_the_shown_explain_themselves(list in products(), rules in rule_set(), page in page()) {
        let catalog = Catalog::of(read(&list)).expect("a catalog");
        let ask = ask(&page, None);
        let answer = rank(&catalog, &rules, &ask).expect("an answer");
        for product in catalog.products() {
            let told = explain(&catalog, &rules, &ask, product.id.as_str()).expect("an explanation");
            let shown = answer.products.iter().find(|placed| placed.id == product.id);
            match (told, shown) {
                (Explained::NotShown { .. }, None) => {}
                (Explained::Shown { position, points, explanation, .. }, Some(placed)) => {
                    prop_assert_eq!((position, points), (placed.position, placed.points));
                    let sum: i64 = explanation.contributions.iter().map(|c| c.points()).sum();
                    prop_assert_eq!(sum, placed.points);
                    prop_assert_eq!(Some(&explanation), placed.explain.as_ref());
                }
                (told, shown) => prop_assert!(false, "{told:?} but {shown:?}"),
            }
        }
    }

    #[test]
    fn pins_leave_no_gap(list in products(), rules in rule_set(), page in page()) {
        let catalog = Catalog::of(read(&list)).expect("a catalog");
        let answer = rank(&catalog, &rules, &ask(&page, None)).expect("an answer");
        let last_organic = answer.products.iter().rev().find(|p| !p.pinned).map_or(0, |p| p.position);
        for (index, placed) in answer.products.iter().enumerate() {
            prop_assert_eq!(placed.position, index as u64 + 1);
            let pin = placed.explain.as_ref().and_then(|explain| explain.pin.as_ref());
            prop_assert_eq!(pin.is_some(), placed.pinned);
            if let Some(pin) = pin && u64::from(pin.asked) > placed.position {
                prop_assert!(placed.position > last_organic, "{placed:?} stands before its place");
            }
        }
    }

    #[test]
    fn changes_equal_a_new_catalog(list in products(), again in products()) {
        let (before, after) = (read(&list), read(&again));
        let catalog = Catalog::of(before.clone()).expect("a catalog");
        let mut changes: Vec<Patched> =
            before.iter().filter(|p| !after.iter().any(|a| a.id == p.id)).map(|p| Patched::Deleted(p.id.clone())).collect();
        changes.extend(after.iter().map(|product| Patched::Upsert(Box::new(product.clone()))));
        let changed = catalog.apply(&changes).expect("a catalog");
        let built = Catalog::of(after).expect("a catalog");
        prop_assert_eq!(changed.generation(), built.generation());
        prop_assert!(changed.products().eq(built.products()));
    }
}

#[test]
fn a_page_and_under_select_the_same() {
    let product = |path: &str| {
        let json = format!(r#"{{"id": "P", "categories": ["{path}"]}}"#);
        Product::from_json(&Json::parse(json.as_bytes()).expect("JSON")).expect("a product")
    };
    let check = |path: &str, asked: &str, expect: bool| {
        let catalog = Catalog::of([product(path)]).expect("a catalog");
        let under = endcap_model::product::is_under(path, asked);
        assert_eq!(
            (catalog.products_under(asked) == 1, under),
            (expect, expect),
            "{path}"
        );
    };
    check("A > B", "A", true);
    check("A > B", "A > B", true);
    check("A > BC", "A > B", false);
    check("A > > B", "A", true);
    check("A > > B", "A >", true);
    check("A > > B", "A > >", false);
}

/// The rule set with a boost of one product more, everywhere.
fn boosted(rules: &RuleSet, product: &str, points: i64) -> RuleSet {
    let text = format!(
        r#"{{"id": "boost", "name": "B", "action": {{"type": "boost", "points": {points},
            "products": {{"products": ["{product}"]}}}}}}"#
    );
    let json = Json::parse(text.as_bytes()).expect("JSON");
    let rule = endcap_model::rule::Rule::read(&json, "", &mut Vec::new()).expect("a rule");
    let mut rules = rules.clone();
    rules.rules.push(rule);
    rules
}

fn position(catalog: &Catalog, rules: &RuleSet, ask: &Ask, product: &str) -> Option<u64> {
    match explain(catalog, rules, ask, product).expect("an explanation") {
        Explained::Shown { position, .. } => Some(position),
        Explained::NotShown { .. } => None,
    }
}

proptest! {
    #[test]
    fn the_least_boost_is_the_least_that_does(list in products(), rules in rule_set(), page in page(),
        of in 0usize..40, to in 1u64..40) {
        let catalog = Catalog::of(read(&list)).expect("a catalog");
        let ask = ask(&page, None);
        let product = format!("P{}", of % list.len());
        let Some(climb) = Climb::of(&catalog, &rules, &ask, &product).expect("an answer") else {
            let pinned = explain(&catalog, &rules, &ask, &product).expect("an explanation");
            let fixed = !matches!(pinned, Explained::Shown { pinned: false, .. });
            prop_assert!(fixed, "its place hangs on points");
            return Ok(());
        };
        let with = |points: i64| position(&catalog, &boosted(&rules, &product, points), &ask, &product).expect("shown");
        prop_assert_eq!(Some(climb.position()), position(&catalog, &rules, &ask, &product));
        match climb.least_boost(to) {
            Boost::Unneeded => prop_assert!(climb.position() <= to),
            Boost::Least { points, position } => {
                prop_assert_eq!(with(points), position);
                prop_assert!(position <= to);
                // Every smaller boost leaves it short.
                for less in 1..points {
                    prop_assert!(with(less) > to, "{less} points do too");
                }
            }
            Boost::OutOfReach { nearest } => {
                prop_assert_eq!(with(100_000), nearest);
                prop_assert!(nearest > to);
            }
        }
    }

    #[test]
    fn the_absent_say_why_and_only_they(list in products(), rules in rule_set(), page in page()) {
        let catalog = Catalog::of(read(&list)).expect("a catalog");
        let none = RuleSet { rules: vec![], ..rules.clone() };
        for product in catalog.products() {
            let id = product.id.as_str();
            let shown = position(&catalog, &none, &ask(&page, None), id).is_some();
            let told = absence(&catalog, &rules, &ask(&page, None), id).expect("an answer");
            prop_assert_eq!(told.is_none(), shown);
            if let Some(Absent { absence: Absence::TokensMissing(tokens), .. }) = told {
                prop_assert!(!tokens.is_empty());
                let words = format!("{:?} {:?} {:?}", product.title, product.brand, product.categories).to_lowercase();
                prop_assert!(tokens.iter().all(|token| !words.contains(token.as_str())), "{tokens:?} in {words}");
            }
        }
    }
}
