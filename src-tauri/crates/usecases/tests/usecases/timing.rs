//! When a page changes by the clock, held against the rules in force just before and at each moment.

use endcap_model::{id::SegmentId, instant::Instant, page::Page};
use endcap_ranking::active_rules;
use endcap_usecases::{EntityChange, UseCaseError};

use super::previewing::JACKETS;
use crate::{demo, json};

#[tokio::test]
async fn every_moment_is_one_at_which_the_rules_in_force_change() {
    let shop = demo().await;
    let late = json(
        r#"{"id": "late", "name": "Late shift", "segments": ["vip"], "pages": [{"category": "Clothing", "subtree": true}],
            "schedule": {"weekly": {"days": ["fri", "sun"], "from": "22:00", "until": "02:30"}},
            "action": {"type": "boost", "points": 9, "products": {"field": "stock", "gte": 1}}}"#,
    );
    let spring = json(
        r#"{"id": "spring", "name": "Spring", "pages": [{"category": "Clothing > Jackets"}],
            "schedule": {"from": "2027-03-28T02:30", "until": "2027-04-01T00:00"},
            "action": {"type": "boost", "points": 9, "products": {"field": "stock", "gte": 1}}}"#,
    );
    let put = |rule| EntityChange::PutRule { rule, index: None };
    let changes = [put(late), put(spring)];
    shop.store.edit_draft("Schedules", &changes).await.unwrap();
    let segments = ["vip".to_owned(), "everyone".to_owned()];
    let times = |day: &str| shop.store.page_times(JACKETS, &segments, day, 14).unwrap();
    let now = times("2026-11-22");
    let rules = shop.store.snapshot().draft.rules.clone();
    let in_force = |unix: i64| -> Vec<String> {
        let page = Page::parse(JACKETS).unwrap();
        let mut ids: Vec<String> = segments
            .iter()
            .flat_map(|segment| {
                let segment = SegmentId::try_from(segment.as_str()).unwrap();
                active_rules(&rules, &page, &segment, Instant::from_unix(unix))
            })
            .map(|rule| rule.id.as_str().to_owned())
            .collect();
        ids.sort();
        ids
    };
    let start = Instant::parse_rfc3339("2026-11-21T23:00:00Z")
        .unwrap()
        .unix();
    let expect: Vec<i64> = (start..start + 14 * 86_400)
        .step_by(300)
        .filter(|unix| in_force(*unix) != in_force(unix - 1))
        .collect();
    let told: Vec<i64> = now
        .moments
        .iter()
        .map(|moment| Instant::parse_rfc3339(&moment.at).unwrap().unix())
        .collect();
    assert_eq!(told, expect);
    assert!(now.clock_changes.is_empty());
    let late: Vec<&str> = now
        .moments
        .iter()
        .filter(|one| one.begins.iter().any(|name| name == "Late shift"))
        .map(|one| one.local.as_str())
        .collect();
    let evenings = [
        "2026-11-22T22:00",
        "2026-11-27T22:00",
        "2026-11-29T22:00",
        "2026-12-04T22:00",
    ];
    assert_eq!(late, evenings);
    // A local time that the clock change skips is the moment of the change.
    let spring = times("2027-03-26");
    let begins = spring
        .moments
        .iter()
        .find(|one| one.begins.iter().any(|name| name == "Spring"));
    assert_eq!(
        begins.map(|one| one.local.as_str()),
        Some("2027-03-28T03:00")
    );
    let change = &spring.clock_changes[0];
    assert_eq!(
        (change.local.as_str(), change.minutes),
        ("2027-03-28T03:00", 60)
    );
    let coming = now
        .coming
        .iter()
        .find(|one| one.name == "Spring" && one.begins);
    assert_eq!(
        coming.map(|one| one.at.as_str()),
        Some("2027-03-28T01:00:00Z")
    );
    // From one span of days to the next, either way, nothing is left out.
    assert_eq!(now.earlier.as_deref(), Some("2026-11-21T02:30"));
    assert_eq!(now.later.as_deref(), Some("2026-12-06T22:00"));
    let everyone = ["everyone".to_owned()];
    let times = |day: &str| shop.store.page_times(JACKETS, &everyone, day, 14).unwrap();
    let around = |day: &str| (times(day).earlier, times(day).later);
    let begins = Some("2027-03-28T03:00".to_owned());
    let ends = Some("2027-04-01T00:00".to_owned());
    assert_eq!(around("2020-11-22"), (None, begins.clone()));
    assert_eq!(around("2027-03-15"), (None, ends.clone()));
    assert_eq!(around("2027-03-30"), (begins, None));
    assert_eq!(around("2034-11-22"), (ends, None));
    let bad = shop.store.page_times(JACKETS, &segments, "soon", 14);
    assert!(matches!(bad, Err(UseCaseError::Invalid { .. })));
}
