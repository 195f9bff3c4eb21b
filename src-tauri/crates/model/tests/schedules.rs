//! When schedules begin and end, held against asking every minute; and when clocks change.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use chrono_tz::Tz;
use endcap_model::instant::Instant;
use endcap_model::schedule::{Schedule, Weekly, clock_changes, days_from, whole_days};
use proptest::prelude::{Just, Strategy, prop};
use proptest::{option, prop_assert_eq, prop_oneof, proptest};

fn at(text: &str) -> Instant {
    Instant::parse_rfc3339(text).expect("an instant")
}

/// Around the change of 25 October 2026, in steps of a quarter of an hour.
fn local(quarters: i64) -> NaiveDateTime {
    let noon = NaiveDate::from_ymd_opt(2026, 10, 23).and_then(|day| day.and_hms_opt(12, 0, 0));
    noon.expect("a time") + chrono::Duration::minutes(quarters * 15)
}

fn time(quarters: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(quarters / 4, quarters % 4 * 15, 0).expect("a time")
}

fn schedule() -> impl Strategy<Value = Schedule> {
    let days = vec![Weekday::Fri, Weekday::Sat, Weekday::Sun, Weekday::Mon];
    let weekly = (prop::sample::subsequence(days, 1..4), 0u32..96, 0u32..96).prop_map(
        |(days, from, until)| Weekly {
            days,
            from: time(from),
            until: time(until),
        },
    );
    (
        option::of(0i64..200),
        option::of(200i64..400),
        option::of(weekly),
    )
        .prop_map(|(from, until, weekly)| Schedule {
            from: from.map(local),
            until: until.map(local),
            weekly,
        })
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]
    #[test]
    fn it_begins_and_ends_where_asking_every_minute_says(schedule in schedule(),
        zone in prop_oneof![Just(Tz::Europe__Copenhagen), Just(Tz::UTC), Just(Tz::America__New_York)]) {
        let (from, until) = (at("2026-10-23T10:00:00Z"), at("2026-10-28T10:00:00Z"));
        let mut expect = Vec::new();
        for unix in (from.unix()..until.unix()).step_by(60) {
            let (now, before) = (Instant::from_unix(unix), Instant::from_unix(unix - 1));
            let holds = schedule.holds(now, zone);
            if holds != schedule.holds(before, zone) {
                expect.push((now, holds));
            }
        }
        prop_assert_eq!(schedule.changes(from, until, zone), expect);
    }
}

#[test]
fn clocks_change_when_the_zone_says() {
    let check = |zone: Tz, from: &str, until: &str, expect: &[(&str, i64)]| {
        let expect: Vec<(Instant, i64)> = expect.iter().map(|(text, by)| (at(text), *by)).collect();
        assert_eq!(clock_changes(at(from), at(until), zone), expect);
    };
    let year = ("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
    let copenhagen = [
        ("2026-03-29T01:00:00Z", 3600),
        ("2026-10-25T01:00:00Z", -3600),
    ];
    check(Tz::Europe__Copenhagen, year.0, year.1, &copenhagen);
    check(Tz::UTC, year.0, year.1, &[]);
    check(
        Tz::Australia__Lord_Howe,
        "2026-10-01T00:00:00Z",
        "2026-10-08T00:00:00Z",
        &[("2026-10-03T15:30:00Z", 1800)],
    );
}

#[test]
fn a_week_earlier_is_the_same_time_of_day() {
    let zone = chrono_tz::Europe::Copenhagen;
    let check = |now: &str, before: &str| {
        assert_eq!(days_from(at(now), -7, zone), at(before), "{now}");
    };
    check("2026-11-27T18:00:00Z", "2026-11-20T18:00:00Z");
    // Clocks went back on 25 October, and forward on 29 March.
    check("2026-10-30T17:00:00Z", "2026-10-23T16:00:00Z");
    check("2026-04-03T16:00:00Z", "2026-03-27T17:00:00Z");
    // 02:30 was skipped on 29 March: the moment of the change stands for it.
    check("2026-04-05T00:30:00Z", "2026-03-29T01:00:00Z");
}

#[test]
fn days_are_those_of_the_store() {
    let zone = chrono_tz::Europe::Copenhagen;
    let check = |from: &str, until: &str, days: i64| {
        assert_eq!(
            whole_days(at(from), at(until), zone),
            days,
            "{from} {until}"
        );
    };
    check("2026-11-20T12:00:00Z", "2026-11-22T12:00:00Z", 2);
    check("2026-11-20T12:00:00Z", "2026-11-22T11:59:59Z", 1);
    check("2026-11-20T12:00:00Z", "2026-11-19T12:00:00Z", 0);
    check("2026-11-20T12:00:00Z", "2026-11-20T12:00:00Z", 0);
    // From 10:00 to 10:00 over the clock changes: 71 hours, then 73.
    check("2026-03-27T09:00:00Z", "2026-03-30T08:00:00Z", 3);
    check("2026-10-23T08:00:00Z", "2026-10-26T08:59:59Z", 2);
    check("2026-10-23T08:00:00Z", "2026-10-26T09:00:00Z", 3);
}
