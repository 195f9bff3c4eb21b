//! When a rule holds: wall-clock times in the store's time zone, turned into instants.

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Weekday};
use chrono_tz::Tz;

use crate::finding::Finding;
use crate::instant::Instant;
use crate::json::Json;
use crate::strict::{self, Members};

/// Half-open `[from, until)`, narrowed to weekly windows. At least one member is present.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    pub from: Option<NaiveDateTime>,
    pub until: Option<NaiveDateTime>,
    pub weekly: Option<Weekly>,
}

/// Windows of hours on days of the week. One whose `until` is at or before its `from` ends on the
/// following date and belongs to the day that it began on.
#[derive(Clone, Debug, PartialEq)]
pub struct Weekly {
    /// Not empty; as written.
    pub days: Vec<Weekday>,
    pub from: NaiveTime,
    pub until: NaiveTime,
}

const DAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Mon),
    ("tue", Weekday::Tue),
    ("wed", Weekday::Wed),
    ("thu", Weekday::Thu),
    ("fri", Weekday::Fri),
    ("sat", Weekday::Sat),
    ("sun", Weekday::Sun),
];

/// The instant at which clocks on the wall show `local`: where a change skips it, the moment of the
/// change; where it occurs twice, the earlier.
pub fn instant_of(local: NaiveDateTime, zone: Tz) -> Instant {
    match zone.from_local_datetime(&local).earliest() {
        Some(time) => Instant::from_unix(time.timestamp()),
        None => moment_of_change(local, zone),
    }
}

/// The instant at which clocks on the wall show the same time of day so many days later; less than 0:
/// earlier. Where clocks change in between, that is not a whole number of 24 hours.
pub fn days_from(at: Instant, days: i64, zone: Tz) -> Instant {
    let there = at.utc().with_timezone(&zone).naive_local();
    let moved = Duration::try_days(days).and_then(|days| there.checked_add_signed(days));
    moved.map_or(at, |local| instant_of(local, zone))
}

/// Whole days of the calendar on the wall from one instant to a later one; 0 where it is not later.
pub fn whole_days(from: Instant, until: Instant, zone: Tz) -> i64 {
    let days = (until.local_date(zone) - from.local_date(zone)).num_days();
    // The last of them has not passed before the same time of day.
    let passed = if days_from(from, days, zone) <= until {
        days
    } else {
        days - 1
    };
    passed.max(0)
}

/// The first second at which the wall shows `local` or later, searched around a skipped time.
fn moment_of_change(local: NaiveDateTime, zone: Tz) -> Instant {
    let wanted = local.and_utc().timestamp();
    let shown = |unix: i64| {
        let utc = Instant::from_unix(unix).utc().naive_utc();
        unix + i64::from(zone.offset_from_utc_datetime(&utc).fix().local_minus_utc())
    };
    // A gap is at most a day long and offsets are within ±15 h.
    let (mut before, mut after) = (wanted - 40 * 3600, wanted + 40 * 3600);
    while after - before > 1 {
        let middle = before + (after - before) / 2;
        if shown(middle) < wanted {
            before = middle;
        } else {
            after = middle;
        }
    }
    Instant::from_unix(after)
}

/// When the clocks of a zone change within `[from, until)`, each with the seconds that they go
/// forward; back is negative.
pub fn clock_changes(from: Instant, until: Instant, zone: Tz) -> Vec<(Instant, i64)> {
    const STEP: i64 = 6 * 3600;
    let offset = |unix: i64| {
        let utc = Instant::from_unix(unix).utc().naive_utc();
        i64::from(zone.offset_from_utc_datetime(&utc).fix().local_minus_utc())
    };
    let mut found = Vec::new();
    let mut at = from.unix();
    while at < until.unix() {
        let next = (at + STEP).min(until.unix());
        let by = offset(next) - offset(at);
        if by != 0 {
            let (mut before, mut after) = (at, next);
            while after - before > 1 {
                let middle = before + (after - before) / 2;
                if offset(middle) == offset(at) {
                    before = middle;
                } else {
                    after = middle;
                }
            }
            if after < until.unix() {
                found.push((Instant::from_unix(after), by));
            }
        }
        at = next;
    }
    found
}

impl Schedule {
    pub fn holds(&self, at: Instant, zone: Tz) -> bool {
        self.from.is_none_or(|from| instant_of(from, zone) <= at)
            && self.until.is_none_or(|until| at < instant_of(until, zone))
            && self
                .weekly
                .as_ref()
                .is_none_or(|weekly| weekly.holds(at, zone))
    }

    /// True when no instant from `at` on can be within `[from, until)`.
    pub fn is_over(&self, at: Instant, zone: Tz) -> bool {
        self.until
            .is_some_and(|until| instant_of(until, zone) <= at)
    }

    /// Every instant in `[from, until)` at which it begins or ceases to hold, ascending; `true` where
    /// it begins. What is never within a weekly window changes nothing.
    pub fn changes(&self, from: Instant, until: Instant, zone: Tz) -> Vec<(Instant, bool)> {
        let ends = [self.from, self.until].into_iter().flatten();
        let mut tried: Vec<Instant> = ends.map(|local| instant_of(local, zone)).collect();
        if let Some(weekly) = &self.weekly {
            // A window that began the day before may end within.
            let last = until.local_date(zone);
            let mut day = from.local_date(zone).pred_opt();
            while let Some(today) = day.filter(|day| *day <= last) {
                if weekly.days.contains(&today.weekday()) {
                    let window = weekly.window(today, zone);
                    tried.extend(window.into_iter().flat_map(|(begins, ends)| [begins, ends]));
                }
                day = today.succ_opt();
            }
        }
        tried.retain(|at| from <= *at && *at < until);
        tried.sort_unstable();
        tried.dedup();
        let just_before = |at: Instant| Instant::from_unix(at.unix() - 1);
        tried
            .into_iter()
            .map(|at| (at, self.holds(at, zone), self.holds(just_before(at), zone)))
            .filter(|(_, now, before)| now != before)
            .map(|(at, now, _)| (at, now))
            .collect()
    }

    pub fn read(json: &Json, pointer: &str, findings: &mut Vec<Finding>) -> Option<Schedule> {
        let members = strict::members(json, pointer, &["from", "until", "weekly"], findings)?;
        if ["from", "until", "weekly"]
            .iter()
            .all(|name| members.get(name).is_none())
        {
            findings.push(Finding::at(
                pointer,
                "needs at least one of from, until and weekly",
            ));
            return None;
        }
        let errors = findings.len();
        let from = date_time(&members, "from", findings);
        let until = date_time(&members, "until", findings);
        if let (Some(from), Some(until)) = (from, until)
            && from >= until
        {
            findings.push(Finding::at(
                members.at("until"),
                "must be later than “from”",
            ));
        }
        let weekly = members
            .get("weekly")
            .and_then(|json| Weekly::read(json, &members.at("weekly"), findings));
        (findings.len() == errors).then_some(Schedule {
            from,
            until,
            weekly,
        })
    }

    pub fn to_json(&self) -> Json {
        let time = |t: NaiveDateTime| Json::Text(t.format("%Y-%m-%dT%H:%M").to_string());
        let mut members = Vec::new();
        members.extend(self.from.map(|t| ("from".to_owned(), time(t))));
        members.extend(self.until.map(|t| ("until".to_owned(), time(t))));
        members.extend(
            self.weekly
                .as_ref()
                .map(|weekly| ("weekly".to_owned(), weekly.to_json())),
        );
        Json::Object(members)
    }
}

impl Weekly {
    fn holds(&self, at: Instant, zone: Tz) -> bool {
        let today = at.local_date(zone);
        (-2..=2).any(|days| {
            let Some(day) = today.checked_add_signed(Duration::days(days)) else {
                return false;
            };
            self.days.contains(&day.weekday())
                && self
                    .window(day, zone)
                    .is_some_and(|(a, b)| a <= at && at < b)
        })
    }

    /// The window that begins on this date, whatever its day of the week.
    pub fn window(&self, day: NaiveDate, zone: Tz) -> Option<(Instant, Instant)> {
        let last = if self.until <= self.from {
            day.succ_opt()?
        } else {
            day
        };
        Some((
            instant_of(day.and_time(self.from), zone),
            instant_of(last.and_time(self.until), zone),
        ))
    }

    fn read(json: &Json, pointer: &str, findings: &mut Vec<Finding>) -> Option<Weekly> {
        let members = strict::members(json, pointer, &["days", "from", "until"], findings)?;
        let days = members
            .required("days", findings)
            .and_then(|json| days(json, &members.at("days"), findings));
        let from = time_of_day(&members, "from", findings);
        let until = time_of_day(&members, "until", findings);
        Some(Weekly {
            days: days?,
            from: from?,
            until: until?,
        })
    }

    fn to_json(&self) -> Json {
        let time = |t: NaiveTime| Json::Text(t.format("%H:%M").to_string());
        let days: Vec<Json> = self
            .days
            .iter()
            .filter_map(|day| DAYS.iter().find(|(_, d)| d == day))
            .map(|(name, _)| Json::from(*name))
            .collect();
        Json::object([
            ("days", Json::List(days)),
            ("from", time(self.from)),
            ("until", time(self.until)),
        ])
    }
}

fn days(json: &Json, pointer: &str, findings: &mut Vec<Finding>) -> Option<Vec<Weekday>> {
    let days = strict::each(json, pointer, findings, |json, at, findings| {
        let name = strict::text(json, at, findings)?;
        let found = DAYS.iter().find(|(n, _)| *n == name);
        if found.is_none() {
            let reason = format!("“{name}” is not one of mon, tue, wed, thu, fri, sat, sun");
            findings.push(Finding::at(at, reason));
        }
        found.map(|(_, day)| *day)
    })?;
    if days.is_empty() {
        findings.push(Finding::at(pointer, "needs at least one day"));
    }
    (!days.is_empty()).then_some(days)
}

/// `HH:MM`, 00:00 to 23:59.
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let bytes = text.as_bytes();
    let digit = |i: usize| {
        bytes[i]
            .is_ascii_digit()
            .then(|| u32::from(bytes[i] - b'0'))
    };
    if bytes.len() != 5 || bytes[2] != b':' {
        return None;
    }
    NaiveTime::from_hms_opt(digit(0)? * 10 + digit(1)?, digit(3)? * 10 + digit(4)?, 0)
}

/// `YYYY-MM-DDTHH:MM`.
pub fn parse_date_time(text: &str) -> Option<NaiveDateTime> {
    let (date, time) = text.split_once('T')?;
    Some(strict::parse_date(date)?.and_time(parse_time(time)?))
}

fn date_time(members: &Members, name: &str, findings: &mut Vec<Finding>) -> Option<NaiveDateTime> {
    let text = strict::text(members.get(name)?, &members.at(name), findings)?;
    let found = parse_date_time(&text);
    if found.is_none() {
        let reason = format!("“{text}” is not a local time written YYYY-MM-DDTHH:MM");
        findings.push(Finding::at(members.at(name), reason));
    }
    found
}

fn time_of_day(members: &Members, name: &str, findings: &mut Vec<Finding>) -> Option<NaiveTime> {
    let text = members.required_text(name, findings)?;
    let found = parse_time(&text);
    if found.is_none() {
        let reason = format!("“{text}” is not a time written HH:MM");
        findings.push(Finding::at(members.at(name), reason));
    }
    found
}
