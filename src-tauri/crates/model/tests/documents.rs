//! Reading documents:
//! 1. every error is named by its pointer, and reading goes on after it;
//! 2. schedules turn local times into instants by the contract's two exceptions;
//! 3. tokens are made by the contract's steps.

use endcap_model::instant::Instant;
use endcap_model::json::Json;
use endcap_model::ruleset::RuleSet;
use endcap_model::schedule::{Schedule, instant_of, parse_date_time};
use endcap_model::tokens::tokens;

fn document(parts: &str) -> Json {
    let text = format!(
        r#"{{"format": "endcap.ruleset/1", "store": {{"name": "S", "currency": "EUR",
        "time_zone": "Europe/Copenhagen", "metrics_days": 28}}{parts}}}"#
    );
    Json::parse(text.as_bytes()).expect("JSON")
}

fn pointers(parts: &str) -> Vec<String> {
    match RuleSet::parse(&document(parts)) {
        Ok(_) => vec![],
        Err(findings) => findings
            .into_iter()
            .map(|finding| finding.pointer)
            .collect(),
    }
}

fn rule(action: &str) -> String {
    format!(r#", "rules": [{{"id": "r", "name": "R", "action": {action}}}]"#)
}

#[test]
fn errors_are_named_by_pointer() {
    let check = |parts: &str, expect: &[&str]| assert_eq!(pointers(parts), expect, "{parts}");
    check("", &[]);
    check(r#", "rulez": []"#, &["/rulez"]);
    check(r#", "rules": [], "rules": []"#, &["/rules"]);
    check(
        &rule(r#"{"type": "pin", "product": "A", "position": 1.0}"#),
        &[],
    );
    check(
        &rule(r#"{"type": "pin", "product": "A"}"#),
        &["/rules/0/action/position"],
    );
    check(
        &rule(r#"{"type": "pin", "product": "", "position": 0}"#),
        &["/rules/0/action/product", "/rules/0/action/position"],
    );
    check(
        &rule(r#"{"type": "pin", "product": "A", "position": 1, "to": 2}"#),
        &["/rules/0/action/to"],
    );
    check(&rule(r#"{"type": "pinn"}"#), &["/rules/0/action/type"]);
    check(
        &rule(r#"{"type": "formula", "formula": "f"}"#),
        &["/rules/0/action/formula"],
    );
    check(
        &rule(r#"{"type": "score", "field": "price", "weight": 1, "levels": [1, 1]}"#),
        &["/rules/0/action/levels"],
    );
    check(
        &rule(r#"{"type": "score", "field": "title", "weight": 1001, "levels": []}"#),
        &[
            "/rules/0/action/field",
            "/rules/0/action/weight",
            "/rules/0/action/levels",
        ],
    );
    check(
        &rule(r#"{"type": "max_per", "field": "price", "count": 0, "window": 1}"#),
        &["/rules/0/action/field", "/rules/0/action/count"],
    );
    check(
        &rule(r#"{"type": "hide", "products": {"field": "price", "is": "5"}}"#),
        &["/rules/0/action/products/is"],
    );
    check(
        &rule(r#"{"type": "hide", "products": {"field": "attr.a", "is": 1.5}}"#),
        &[],
    );
    check(
        &rule(r#"{"type": "hide", "products": {"field": "attr.a", "is": null}}"#),
        &["/rules/0/action/products/is"],
    );
    check(
        &rule(r#"{"type": "hide", "products": {"field": "brand", "gte": 5}}"#),
        &["/rules/0/action/products/gte"],
    );
    check(
        &rule(r#"{"type": "hide", "products": {"field": "price", "gte": 1, "is": 2}}"#),
        &["/rules/0/action/products"],
    );
    check(
        &rule(r#"{"type": "hide", "products": {"all": [], "any": []}}"#),
        &["/rules/0/action/products"],
    );
    check(
        &rule(r#"{"type": "hide", "products": {"products": ["a", 1, [], "b"]}}"#),
        &[
            "/rules/0/action/products/products/1",
            "/rules/0/action/products/products/2",
        ],
    );
    check(
        &rule(r#"{"type": "hide", "products": {"all": [{"field": "price", "is": ""}], "is": 1}}"#),
        &[
            "/rules/0/action/products/is",
            "/rules/0/action/products/all/0/is",
        ],
    );
    check(
        &rule(r#"{"type": "hide", "products": {"field": "prize"}}"#),
        &["/rules/0/action/products/field", "/rules/0/action/products"],
    );
    check(
        r#", "rules": [{"id": "r", "name": "R", "schedule": {"weekly": {"days": ["mon", 1, "x"], "from": "10:00", "until": "11:00"}}, "action": {"type": "out_of_stock", "then": "hide"}}]"#,
        &[
            "/rules/0/schedule/weekly/days/1",
            "/rules/0/schedule/weekly/days/2",
        ],
    );
    check(
        r#", "segments": [{"id": "everyone", "name": "E", "when": {"all": []}}]"#,
        &["/segments/0/id"],
    );
    check(
        r#", "segments": [{"id": "a", "name": "A", "when": {"products": ["x"]}}]"#,
        &["/segments/0/when/products"],
    );
    check(
        r#", "segments": [{"id": "a", "name": "A", "when": {"all": []}}, {"id": "a", "name": "B", "when": {"all": []}}]"#,
        &["/segments/1/id"],
    );
    check(
        r#", "rules": [{"id": "r", "name": "R", "segments": ["x", "everyone"], "pages": [{"collection": "c"}, {"search": {"is": "!!"}}, {"category": "A >  B"}], "schedule": {"from": "2026-01-01T00:00", "until": "2026-01-01T00:00"}, "action": {"type": "out_of_stock", "then": "hide"}}]"#,
        &[
            "/rules/0/pages/1/search/is",
            "/rules/0/pages/2/category",
            "/rules/0/schedule/until",
            "/rules/0/segments/0",
            "/rules/0/pages/0/collection",
        ],
    );
    check(
        r#", "rules": [{"id": "r", "name": "R", "schedule": {}, "action": {"type": "out_of_stock", "then": "hide"}}]"#,
        &["/rules/0/schedule"],
    );
    check(
        r#", "rules": [{"id": "r", "name": "R", "schedule": {"weekly": {"days": [], "from": "10:00", "until": "24:00"}}, "action": {"type": "out_of_stock", "then": "hide"}}]"#,
        &[
            "/rules/0/schedule/weekly/days",
            "/rules/0/schedule/weekly/until",
        ],
    );
}

#[test]
fn points_are_bounded_at_the_rules() {
    let boost = |id: usize, page: &str| {
        format!(
            r#"{{"id": "r{id}", "name": "R", "pages": [{page}], "action": {{"type": "boost", "points": 100000, "products": {{"all": []}}}}}}"#
        )
    };
    let rules = |count: usize, page: &dyn Fn(usize) -> String| {
        let list: Vec<String> = (0..count).map(|id| boost(id, &page(id))).collect();
        format!(r#", "rules": [{}]"#, list.join(","))
    };
    assert_eq!(
        pointers(&rules(10, &|_| String::new())),
        Vec::<String>::new()
    );
    assert_eq!(pointers(&rules(11, &|_| String::new())), ["/rules"]);
    let apart = |id: usize| format!(r#"{{"placement": "p{id}"}}"#);
    assert_eq!(pointers(&rules(30, &apart)), Vec::<String>::new());
    // Each phrase is a page of its own, yet one search can contain them all.
    let phrase = |id: usize| format!(r#"{{"search": {{"contains": "word{id}"}}}}"#);
    assert_eq!(pointers(&rules(11, &phrase)), ["/rules"]);
}

#[test]
fn local_times_become_instants() {
    let check = |zone: &str, local: &str, expect: &str| {
        let time = parse_date_time(local).expect("a local time");
        let instant = instant_of(time, zone.parse().expect("a zone"));
        assert_eq!(instant.to_string(), expect, "{zone} {local}");
    };
    check(
        "Europe/Copenhagen",
        "2026-11-27T00:00",
        "2026-11-26T23:00:00Z",
    );
    check(
        "Europe/Copenhagen",
        "2026-03-29T02:30",
        "2026-03-29T01:00:00Z",
    );
    check(
        "Europe/Copenhagen",
        "2026-10-25T02:30",
        "2026-10-25T00:30:00Z",
    );
    check(
        "Australia/Lord_Howe",
        "2026-10-04T02:15",
        "2026-10-03T15:30:00Z",
    );
    check("Pacific/Apia", "2011-12-30T12:00", "2011-12-30T10:00:00Z");
}

#[test]
fn schedules_hold_half_open() {
    let check = |schedule: &str, at: &str, expect: bool| {
        let json = Json::parse(schedule.as_bytes()).expect("JSON");
        let read = Schedule::read(&json, "", &mut vec![]).expect("a schedule");
        assert_eq!(read.to_json(), json);
        let at = Instant::parse_rfc3339(at).expect("an instant");
        let zone = "Europe/Copenhagen".parse().expect("a zone");
        assert_eq!(read.holds(at, zone), expect, "{schedule} {at}");
    };
    let span = r#"{"from":"2026-11-27T00:00","until":"2026-12-01T00:00"}"#;
    check(span, "2026-11-26T22:59:59Z", false);
    check(span, "2026-11-26T23:00:00Z", true);
    check(span, "2026-11-30T22:59:59Z", true);
    check(span, "2026-11-30T23:00:00Z", false);
    let night = r#"{"weekly":{"days":["fri"],"from":"22:00","until":"02:00"}}"#;
    check(night, "2026-11-27T20:59:59Z", false);
    check(night, "2026-11-27T21:00:00Z", true);
    check(night, "2026-11-28T00:59:59Z", true);
    check(night, "2026-11-28T01:00:00Z", false);
    let whole = r#"{"weekly":{"days":["fri"],"from":"08:00","until":"08:00"}}"#;
    check(whole, "2026-11-28T06:59:59Z", true);
    check(whole, "2026-11-28T07:00:00Z", false);
}

#[test]
fn tokens_follow_the_steps() {
    let check = |text: &str, expect: &[&str]| assert_eq!(tokens(text), expect, "{text}");
    check(
        "Women's Café-Jacket №5",
        &["womens", "cafe", "jacket", "no5"],
    );
    check("  ", &[]);
    check("ΣΊΣΥΦΟΣ", &["σισυφοσ"]);
    check("İstanbul O’Neill", &["istanbul", "oneill"]);
    check("Straße ﬁne x²", &["straße", "fine", "x2"]);
    check("a\u{200d}b\u{ad}c", &["abc"]);
}

#[test]
fn instants_are_those_of_rfc_3339() {
    for (text, expect) in [
        ("2026-11-27t18:00:00.999z", Some("2026-11-27T18:00:00Z")),
        ("1969-12-31T23:59:59.5Z", Some("1969-12-31T23:59:59Z")),
        ("2026-01-01T00:00:00+01:00", Some("2025-12-31T23:00:00Z")),
        ("2016-12-31T23:59:60Z", Some("2016-12-31T23:59:59Z")),
        ("9999-12-31T23:59:59Z", Some("9999-12-31T23:59:59Z")),
        // In UTC these lie in the years 10000 and -1.
        ("9999-12-31T23:59:59-01:00", None),
        ("0000-01-01T00:00:00+01:00", None),
        ("2026-01-01T00:00:00\u{2212}01:00", None),
        ("2026-01-01 00:00:00Z", None),
        ("2026-01-01T00:00:00", None),
        ("2026-02-29T00:00:00Z", None),
        ("2026-01-01T24:00:00Z", None),
    ] {
        let read = Instant::parse_rfc3339(text).map(|at| at.to_string());
        assert_eq!(read.ok().as_deref(), expect, "{text}");
    }
}
