//! Where a publication is seen: every page that differs is among those named or counted, and every
//! shopper who changes segment is told.

use endcap_model::json::Json;
use endcap_usecases::{
    Against, CategoryNode, EntityChange, EntityKind, Impact, Move, SegmentSizes,
};

use super::{
    counting::{import, many},
    previewing::{lanes_ask, published},
};
use crate::{Shop, json, pin};

const SEGMENTS: [&str; 7] = [
    "vip", "snow", "bargain", "lapsed", "new", "mobile", "everyone",
];

fn put(rule: Json) -> EntityChange {
    EntityChange::PutRule { rule, index: None }
}

fn rule(text: &str) -> EntityChange {
    put(json(text))
}

fn remove(id: &str) -> EntityChange {
    EntityChange::Remove {
        entity: EntityKind::Rule,
        id: id.to_owned(),
    }
}

fn formula(text: &str) -> EntityChange {
    EntityChange::PutFormula {
        formula: json(text),
        index: None,
    }
}

async fn impact_of(shop: &Shop, change: EntityChange) -> Impact {
    shop.store.edit_draft("Try", &[change]).await.unwrap();
    shop.store.impact("staging")
}

fn names(impact: &Impact) -> Vec<(&str, bool)> {
    let pages = impact.pages.iter();
    pages.map(|page| (page.name.as_str(), page.named)).collect()
}

fn paths(nodes: &[CategoryNode]) -> Vec<String> {
    let below = nodes.iter().flat_map(|node| {
        let mut own = vec![format!("category:{}", node.path)];
        own.extend(paths(&node.children));
        own
    });
    below.collect()
}

/// Every page of the index on which the draft shows somebody another page than staging does.
fn differing(shop: &Shop) -> Vec<String> {
    let index = shop.store.page_index();
    let others = [&index.collections, &index.searches, &index.placements];
    let others = others.into_iter().flatten().map(|entry| entry.page.clone());
    // One that perhaps no rule of the draft names any more.
    let before = ["search:rain jacket".to_owned()];
    let all = paths(&index.categories)
        .into_iter()
        .chain(others)
        .chain(before);
    all.filter(|page| {
        let mut ask = lanes_ask(page, &SEGMENTS, 0, 60);
        ask.against = Against::Environment {
            name: "staging".to_owned(),
        };
        ask.gone = true;
        let lanes = shop.store.rank_lanes(&ask).unwrap().lanes;
        let moved = |movement: Move| movement != Move::Same;
        lanes
            .iter()
            .any(|lane| !lane.gone.is_empty() || lane.rows.iter().any(|row| moved(row.movement)))
    })
    .collect()
}

#[tokio::test]
async fn every_page_that_differs_is_named_or_counted() {
    let changes = [
        put(pin("one", "SKU", 1, "[]")),
        remove("rain-proof"),
        remove("many-returns"),
        remove("fresh-order"),
        rule(
            r#"{"id": "new-season", "name": "New this season", "enabled": false,
            "action": {"type": "boost", "points": 28, "products": {"field": "launched", "gte": "2026-08-01"}}}"#,
        ),
        rule(
            r#"{"id": "hero-boost", "name": "Hero", "pages": [{"placement": "home.hero"}],
            "action": {"type": "boost", "points": 400, "products": {"field": "price", "gte": 20000}}}"#,
        ),
        formula(
            r#"{"id": "fresh", "name": "Fresh", "terms": [{"field": "price", "weight": 10, "levels": [5000]}],
            "then_by": []}"#,
        ),
        formula(r#"{"id": "best-sellers", "name": "Best sellers", "terms": [], "then_by": []}"#),
        EntityChange::PutCollection {
            collection: json(
                r#"{"id": "sale", "name": "Sale", "products": {"field": "discount_bp", "gte": 2000}}"#,
            ),
            index: None,
        },
    ];
    for change in changes {
        let shop = published().await;
        let label = format!("{change:?}");
        let impact = impact_of(&shop, change).await;
        let told: Vec<&str> = impact.pages.iter().map(|page| page.page.as_str()).collect();
        let differing = differing(&shop);
        assert!(!differing.is_empty() || label.contains("SKU"), "{label}");
        let missing = differing
            .iter()
            .filter(|page| !told.contains(&page.as_str()));
        assert!(
            missing.count() as u64 <= impact.further,
            "{label}: {told:?}"
        );
        assert!(impact.pages.len() == 24 || impact.further == 0);
    }
}

#[tokio::test]
async fn pages_that_rules_name_come_first_then_the_largest() {
    let shop = published().await;
    assert_eq!(shop.store.impact("staging").pages, []);
    let impact = impact_of(&shop, put(pin("one", "SKU", 1, "[]"))).await;
    assert_eq!(names(&impact), [("Clothing › Jackets", true)]);
    let impact = impact_of(&shop, remove("rain-proof")).await;
    let both = [("Clothing › Jackets", true), ("Search “rain jacket”", true)];
    assert_eq!(
        names(&impact),
        both,
        "no rule of the draft names it any more"
    );
    let impact = impact_of(&shop, remove("many-returns")).await;
    assert_eq!(names(&impact)[..2], both);
    let reached = [
        ("Placement home.hero", false),
        ("Placement home.new-in", false),
    ];
    assert_eq!(names(&impact)[2..4], reached);
    let index = shop.store.page_index();
    assert_eq!(
        impact.further,
        index.pages + 1 - 24,
        "one only staging names"
    );
    let size = |name: &str| {
        let top = index.categories.iter().find(|node| node.name == name);
        top.map_or(0, |node| node.products)
    };
    let largest = index.categories.iter().map(|node| node.products).max();
    assert_eq!(Some(size(&impact.pages[4].name)), largest);
}

#[tokio::test]
async fn what_no_shopper_sees_reaches_no_page() {
    let shop = published().await;
    let renamed = rule(
        r#"{"id": "sold-out", "name": "Sold out at the end",
        "action": {"type": "out_of_stock", "then": "bottom"}}"#,
    );
    assert_eq!(impact_of(&shop, renamed).await.pages, []);
    let off = rule(
        r#"{"id": "idle", "name": "Idle", "enabled": false,
        "action": {"type": "out_of_stock", "then": "hide"}}"#,
    );
    assert_eq!(impact_of(&shop, off).await.pages, []);
    let unused = formula(r#"{"id": "unused", "name": "Unused", "terms": [], "then_by": []}"#);
    assert_eq!(impact_of(&shop, unused).await.pages, []);
}

#[tokio::test]
async fn a_first_publication_is_told_beside_pages_without_rules() {
    let shop = published().await;
    let impact = shop.store.impact("production");
    let named = impact.pages.iter().filter(|page| page.named).count();
    assert!(named > 5 && impact.further > 0, "{:?}", names(&impact));
    assert_eq!(shop.store.impact("staging").further, 0);
}

#[tokio::test]
async fn moments_are_those_at_which_changed_rules_begin() {
    let shop = published().await;
    let begins = |id: &str, schedule: &str| {
        rule(&format!(
            r#"{{"id": "{id}", "name": "Rule {id}", "schedule": {schedule},
                "action": {{"type": "out_of_stock", "then": "hide"}}}}"#
        ))
    };
    assert_eq!(shop.store.impact("staging").moments, [], "none is changed");
    // Now it is Friday 27 November, 19:00 in the shop.
    impact_of(&shop, begins("later", r#"{"from": "2026-12-01T00:00"}"#)).await;
    impact_of(&shop, begins("on", r#"{"from": "2026-11-01T00:00"}"#)).await;
    impact_of(&shop, begins("past", r#"{"until": "2026-11-02T00:00"}"#)).await;
    impact_of(&shop, begins("same", r#"{"from": "2026-12-01T00:00"}"#)).await;
    let weekly = r#"{"weekly": {"days": ["sun"], "from": "10:00", "until": "12:00"}}"#;
    let impact = impact_of(&shop, begins("weekly", weekly)).await;
    let told: Vec<(&str, Vec<&str>)> = impact
        .moments
        .iter()
        .map(|moment| {
            let begins = moment.begins.iter().map(String::as_str);
            (moment.local.as_str(), begins.collect())
        })
        .collect();
    assert_eq!(
        told,
        [
            ("2026-11-29T10:00", vec!["Rule weekly"]),
            ("2026-12-01T00:00", vec!["Rule later", "Rule same"])
        ]
    );
}

#[tokio::test]
async fn every_shopper_who_changes_segment_is_told() {
    let shop = published().await;
    import(&shop, &many()).await;
    let audience = shop.store.audience().await.unwrap();
    let sizes = || -> SegmentSizes { shop.store.segment_sizes(&audience, None).unwrap() };
    assert_eq!(shop.store.segment_shifts(&audience, "staging"), []);
    let before = sizes();
    let narrower =
        json(r#"{"id": "vip", "name": "VIP", "when": {"field": "lifetime_value", "gte": 150000}}"#);
    let change = EntityChange::PutSegment {
        segment: narrower,
        index: None,
    };
    impact_of(&shop, change).await;
    let change = EntityChange::Remove {
        entity: EntityKind::Segment,
        id: "mobile".to_owned(),
    };
    let impact = impact_of(&shop, change).await;
    assert_eq!(impact.pages, [], "no page is another one");
    let after = sizes();
    let shifts = shop.store.segment_shifts(&audience, "staging");
    let of = |sizes: &SegmentSizes, id: &str| {
        let found = sizes.segments.iter().find(|one| one.segment == id);
        found.map_or(0, |one| one.belongs)
    };
    for shift in &shifts {
        let counted = (of(&before, &shift.segment), of(&after, &shift.segment));
        assert_eq!((shift.before, shift.after), counted, "{shift:?}");
    }
    let untold = SEGMENTS
        .iter()
        .filter(|id| shifts.iter().all(|one| one.segment != **id));
    for id in untold {
        assert_eq!(of(&before, id), of(&after, id), "{id}");
    }
    let came: u64 = shifts.iter().map(|one| one.came).sum();
    let went: u64 = shifts
        .iter()
        .map(|one| one.before + one.came - one.after)
        .sum();
    assert!(came == went && came > 0, "{shifts:?}");
    let gone = shifts.last().unwrap();
    assert_eq!((gone.segment.as_str(), gone.after), ("mobile", 0));
    assert_eq!(shop.store.segment_shifts(&audience, "production"), []);
}
