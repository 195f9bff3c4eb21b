//! When the rules of a page begin and end, and when the store's clocks change.
//!
//! Owns the moments that people step to. Refuses to rank: each is an instant to ask about.

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate};
use endcap_model::{
    id::SegmentId,
    instant::Instant,
    page::PageQuery,
    rule::Rule,
    ruleset::RuleSet,
    schedule::{Schedule, clock_changes, instant_of},
};
use serde::Serialize;

use crate::{OpenStore, UseCaseError, moment};

/// A moment at which rules of the page begin or end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PageMoment {
    /// RFC 3339, in UTC.
    pub at: String,
    /// What clocks in the store show: `2026-11-27T00:00`.
    pub local: String,
    /// Names of rules, by precedence among those of one kind.
    pub begins: Vec<String>,
    pub ends: Vec<String>,
}

/// The next time that a rule begins or ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ComingMoment {
    pub rule: String,
    pub name: String,
    pub begins: bool,
    pub at: String,
    pub local: String,
}

/// Clocks that go forward or back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClockChange {
    pub at: String,
    /// What clocks show after it.
    pub local: String,
    /// Forward; back is negative.
    pub minutes: i64,
}

/// What happens to a page, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PageTimes {
    /// Within the days asked for, ascending.
    pub moments: Vec<PageMoment>,
    pub clock_changes: Vec<ClockChange>,
    /// What clocks show at the last moment before the days asked for, and at the first one after them.
    pub earlier: Option<String>,
    pub later: Option<String>,
    /// From now on, ascending: of each rule its next beginning and its next end.
    pub coming: Vec<ComingMoment>,
}

/// The most days that can be asked for.
const MOST_DAYS: u32 = 92;
/// How far off a time of a rule with weekly hours is looked for: near first, since most are.
const WEEKLY_DAYS: &[i64] = &[8, 62, 400];
/// One without them has two times at most, wherever they are.
const EVER_DAYS: &[i64] = &[4_000_000];
const DAY: i64 = 86_400;

impl OpenStore {
    /// When the page changes by the clock: so many days from the beginning of a day in the store's
    /// time zone, and what comes next. Computes.
    ///
    /// # Errors
    /// `NotFound` for an unknown segment, `Invalid` for a bad page or day.
    pub fn page_times(
        &self,
        page: &str,
        segments: &[String],
        day: &str,
        days: u32,
    ) -> Result<PageTimes, UseCaseError> {
        let snapshot = self.snapshot();
        let rules = &snapshot.draft.rules;
        let zone = rules.store.time_zone;
        let page = moment::page(page)?;
        let segments = moment::segments(segments, rules)?;
        let first = NaiveDate::parse_from_str(day, "%Y-%m-%d")
            .map_err(|_| UseCaseError::invalid("/day", "write it like 2026-11-27"))?;
        let last = first
            .checked_add_signed(Duration::days(i64::from(days.clamp(1, MOST_DAYS))))
            .ok_or_else(|| UseCaseError::invalid("/day", "is too far off"))?;
        let start_of = |day: NaiveDate| instant_of(day.and_time(chrono::NaiveTime::MIN), zone);
        let asked = Asked {
            rules,
            scheduled: scheduled(rules, &PageQuery::of(&page), &segments),
            from: start_of(first),
            until: start_of(last),
        };
        Ok(PageTimes {
            moments: asked.moments(),
            clock_changes: clock_changes(asked.from, asked.until, zone)
                .into_iter()
                .map(|(at, seconds)| ClockChange {
                    at: at.to_string(),
                    local: local(at, rules),
                    minutes: seconds.div_euclid(60),
                })
                .collect(),
            earlier: asked.earlier().map(|at| local(at, rules)),
            later: asked.later().map(|at| local(at, rules)),
            coming: asked.coming(self.now()),
        })
    }
}

struct Asked<'r> {
    rules: &'r RuleSet,
    scheduled: Vec<(&'r Rule, &'r Schedule)>,
    from: Instant,
    until: Instant,
}

impl Asked<'_> {
    fn moments(&self) -> Vec<PageMoment> {
        let zone = self.rules.store.time_zone;
        let mut moments: BTreeMap<Instant, PageMoment> = BTreeMap::new();
        for (rule, schedule) in &self.scheduled {
            for (at, begins) in schedule.changes(self.from, self.until, zone) {
                let moment = moments.entry(at).or_insert_with(|| PageMoment {
                    at: at.to_string(),
                    local: local(at, self.rules),
                    begins: Vec::new(),
                    ends: Vec::new(),
                });
                let list = if begins {
                    &mut moment.begins
                } else {
                    &mut moment.ends
                };
                list.push(rule.name.clone());
            }
        }
        moments.into_values().collect()
    }

    fn earlier(&self) -> Option<Instant> {
        let schedules = self.scheduled.iter();
        let last =
            schedules.filter_map(|(_, schedule)| last_change(schedule, self.rules, self.from));
        last.max()
    }

    fn later(&self) -> Option<Instant> {
        let schedules = self.scheduled.iter();
        let next = schedules.flat_map(|(_, schedule)| {
            [true, false].map(|begins| next_change(schedule, self.rules, self.until, begins))
        });
        next.flatten().min()
    }

    fn coming(&self, now: Instant) -> Vec<ComingMoment> {
        let mut found: Vec<(Instant, ComingMoment)> = Vec::new();
        for (rule, schedule) in &self.scheduled {
            for begins in [true, false] {
                let next = next_change(schedule, self.rules, now, begins);
                found.extend(next.map(|at| {
                    let coming = ComingMoment {
                        rule: rule.id.as_str().to_owned(),
                        name: rule.name.clone(),
                        begins,
                        at: at.to_string(),
                        local: local(at, self.rules),
                    };
                    (at, coming)
                }));
            }
        }
        found.sort_by_key(|(at, _)| *at);
        found.into_iter().map(|(_, coming)| coming).collect()
    }
}

/// The rules of the page that hold at some times only and are on, by precedence.
fn scheduled<'r>(
    rules: &'r RuleSet,
    query: &PageQuery<'_>,
    segments: &[SegmentId],
) -> Vec<(&'r Rule, &'r Schedule)> {
    let mut found: Vec<_> = rules
        .rules
        .iter()
        .filter(|rule| rule.enabled)
        .filter(|rule| segments.iter().any(|segment| rule.is_for_segment(segment)))
        .filter_map(|rule| Some((rule, rule.specificity(query)?)))
        .collect();
    found.sort_by(|a, b| endcap_model::rule::precedence(*a, *b));
    let with_schedule = |(rule, _): (&'r Rule, _)| Some((rule, rule.schedule.as_ref()?));
    found.into_iter().filter_map(with_schedule).collect()
}

pub(crate) fn next_change(
    schedule: &Schedule,
    rules: &RuleSet,
    now: Instant,
    begins: bool,
) -> Option<Instant> {
    let zone = rules.store.time_zone;
    // One that begins beyond the first days is found where it begins.
    let from = schedule.from.map(|from| instant_of(from, zone));
    let from = from.filter(|from| *from > now).unwrap_or(now);
    days_off(schedule).iter().find_map(|days| {
        let until = Instant::from_unix(from.unix() + days * DAY);
        let changes = schedule.changes(from, until, zone);
        let mut fitting = changes.into_iter().filter(|(_, begun)| *begun == begins);
        fitting.next().map(|(at, _)| at)
    })
}

/// The last time at which it begins or ends before an instant.
fn last_change(schedule: &Schedule, rules: &RuleSet, before: Instant) -> Option<Instant> {
    let zone = rules.store.time_zone;
    // One that ended before the last days is found where it ended.
    let until = schedule.until.map(|until| instant_of(until, zone));
    let just_after = until.map(|until| Instant::from_unix(until.unix() + 1));
    let until = just_after.filter(|until| *until < before).unwrap_or(before);
    days_off(schedule).iter().find_map(|days| {
        let from = Instant::from_unix(until.unix() - days * DAY);
        let changes = schedule.changes(from, until, zone);
        changes.last().map(|(at, _)| *at)
    })
}

fn days_off(schedule: &Schedule) -> &'static [i64] {
    match schedule.weekly {
        Some(_) => WEEKLY_DAYS,
        None => EVER_DAYS,
    }
}

/// What clocks in the store show.
pub(crate) fn local(at: Instant, rules: &RuleSet) -> String {
    let there = at.utc().with_timezone(&rules.store.time_zone);
    there.format("%Y-%m-%dT%H:%M").to_string()
}
