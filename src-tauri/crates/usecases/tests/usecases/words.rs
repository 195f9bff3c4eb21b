//! Rules and conditions in words.

use crate::{demo, json};

#[tokio::test]
async fn rules_read_as_people_say_them() {
    let shop = demo().await;
    let cases = [
        (
            r#"{"type": "pin", "product": "SKU-X", "position": 3}"#,
            "pin “SKU-X” at 3",
        ),
        (
            r#"{"type": "hide", "products": {"field": "brand", "in": ["A", "B"]}}"#,
            "hide products where brand is “A” or “B”",
        ),
        (
            r#"{"type": "only", "products": {"products": ["1", "2", "3", "4", "5"]}}"#,
            "show only “1”, “2”, “3” and 2 more",
        ),
        (
            r#"{"type": "boost", "products": {"all": []}, "points": 1000}"#,
            "+1,000 points for all products",
        ),
        (
            r#"{"type": "bury", "products": {"not": {"field": "cost", "known": true}}, "points": 5}"#,
            "−5 points for products where not (cost is known)",
        ),
        (
            r#"{"type": "top", "products": {"field": "launched", "within_days": 30}}"#,
            "to the top: products where launch date is within the last 30 days",
        ),
        (
            r#"{"type": "bottom", "products": {"field": "categories", "under": "A > B"}}"#,
            "to the bottom: products where categories include A › B or below",
        ),
        (
            r#"{"type": "score", "field": "margin_bp", "weight": -3, "levels": [2000, 4150]}"#,
            "−3 points a level of margin share: 20\u{a0}%, 41.5\u{a0}%",
        ),
        (
            r#"{"type": "formula", "formula": "fresh"}"#,
            "order by “Fresh at full price”",
        ),
        (
            r#"{"type": "margin_floor", "min_bp": 1500, "below": "hide"}"#,
            "hide margins under 15\u{a0}%",
        ),
        (
            r#"{"type": "out_of_stock", "then": "bottom"}"#,
            "send what is sold out to the bottom",
        ),
        (
            r#"{"type": "low_stock", "below": 5, "points": 20}"#,
            "−20 points below 5 pieces in stock",
        ),
        (
            r#"{"type": "overstock", "cover_days": 180, "points": 35}"#,
            "+35 points from 180 days of cover",
        ),
        (
            r#"{"type": "max_per", "field": "categories", "count": 2, "window": 6}"#,
            "at most 2 of one category in any 6 places",
        ),
        (
            r#"{"type": "boost", "points": 1, "products": {"all": [
            {"field": "price", "gte": 129900, "lt": 200000},
            {"any": [{"field": "attr.Colour", "is": "red"}, {"field": "rating", "gt": 450}]}]}}"#,
            "+1 point for products where price is at least €1,299 and less than €2,000 and (Colour is “red” or rating is more than 4.5)",
        ),
    ];
    for (action, expected) in cases {
        let rule = json(&format!(
            r#"{{"id": "r", "name": "R", "action": {action}}}"#
        ));
        let checked = shop.store.check_rule(&rule);
        assert_eq!(
            (checked.words.action.as_str(), checked.findings),
            (expected, vec![])
        );
        assert_eq!(
            (checked.words.scope.as_str(), checked.words.when.as_str()),
            ("all shoppers · every page", "always")
        );
    }
}

#[tokio::test]
async fn scope_and_schedule_read_as_people_say_them() {
    let shop = demo().await;
    let rule = json(
        r#"{"id": "r", "name": "R", "segments": ["vip", "everyone"],
            "pages": [{"category": "A > B", "subtree": true}, {"collection": "sale"},
                {"search": {"contains": "rain"}}, {"placement": "home.hero"}],
            "schedule": {"from": "2026-11-27T00:00", "until": "2026-12-01T06:30",
                "weekly": {"days": ["fri", "sat"], "from": "17:00", "until": "22:00"}},
            "action": {"type": "out_of_stock", "then": "hide"}}"#,
    );
    let words = shop.store.check_rule(&rule).words;
    assert_eq!(words.action, "hide what is sold out");
    assert_eq!(
        words.scope,
        "VIP and Everyone · A › B and below, Sale, searches with “rain” and placement home.hero"
    );
    assert_eq!(
        words.when,
        "from 27 Nov 2026, 00:00 until 1 Dec 2026, 06:30 on Fri and Sat 17:00–22:00"
    );
}
