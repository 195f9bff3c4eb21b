//! A rule: an action with the pages, segments and times that it is for.

use std::cmp::Ordering;

use crate::action::Action;
use crate::finding::{Finding, item};
use crate::id::{RuleId, SegmentId};
use crate::instant::Instant;
use crate::json::Json;
use crate::page::{PagePattern, PageQuery, Specificity};
use crate::schedule::Schedule;
use crate::strict;

/// A rule. No pages is every page, no segments every shopper, no schedule always.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    pub id: RuleId,
    pub name: String,
    pub enabled: bool,
    /// ±1,000,000; higher goes first.
    pub priority: i64,
    pub pages: Vec<PagePattern>,
    pub segments: Vec<SegmentId>,
    pub schedule: Option<Schedule>,
    pub action: Action,
}

const MEMBERS: [&str; 8] = [
    "id", "name", "enabled", "priority", "pages", "segments", "schedule", "action",
];

impl Rule {
    /// How specifically the rule names the page, `None` where it is not for it. Of several patterns
    /// the best that matches counts.
    pub fn specificity(&self, query: &PageQuery) -> Option<Specificity> {
        if self.pages.is_empty() {
            return Some(Specificity::EVERY_PAGE);
        }
        self.pages
            .iter()
            .filter_map(|pattern| pattern.matches(query))
            .max()
    }

    pub fn is_for_segment(&self, segment: &SegmentId) -> bool {
        self.segments.is_empty() || self.segments.contains(segment)
    }

    /// Whether the schedule, if any, holds.
    pub fn holds(&self, at: Instant, zone: chrono_tz::Tz) -> bool {
        self.schedule
            .as_ref()
            .is_none_or(|schedule| schedule.holds(at, zone))
    }

    pub fn read(json: &Json, pointer: &str, findings: &mut Vec<Finding>) -> Option<Rule> {
        let members = strict::members(json, pointer, &MEMBERS, findings)?;
        let errors = findings.len();
        let id = crate::ruleset::read_id(&members, findings);
        let name = members.required_text("name", findings);
        let enabled = match members.get("enabled") {
            None => Some(true),
            Some(json) => strict::boolean(json, &members.at("enabled"), findings),
        };
        let priority = match members.get("priority") {
            None => Some(0),
            Some(json) => strict::integer_in(
                json,
                (-1_000_000, 1_000_000),
                &members.at("priority"),
                findings,
            ),
        };
        let mut pages = Vec::new();
        for (index, json) in members.list_or_empty("pages", findings).iter().enumerate() {
            pages.extend(PagePattern::read(
                json,
                &item(&members.at("pages"), index),
                findings,
            ));
        }
        let mut segments = Vec::new();
        for (index, json) in members
            .list_or_empty("segments", findings)
            .iter()
            .enumerate()
        {
            let at = item(&members.at("segments"), index);
            let Some(text) = strict::text(json, &at, findings) else {
                continue;
            };
            match SegmentId::try_from(text) {
                Ok(id) => segments.push(id),
                Err(error) => findings.push(Finding::at(at, error.to_string())),
            }
        }
        let schedule = match members.get("schedule") {
            None | Some(Json::Null) => None,
            Some(json) => Schedule::read(json, &members.at("schedule"), findings),
        };
        let action = members
            .required("action", findings)
            .and_then(|json| Action::read(json, &members.at("action"), findings));
        (findings.len() == errors).then_some(())?;
        let (id, name, enabled, priority, action) = (id?, name?, enabled?, priority?, action?);
        Some(Rule {
            id,
            name,
            enabled,
            priority,
            pages,
            segments,
            schedule,
            action,
        })
    }

    /// Every member, those that may be left out too.
    pub fn to_json(&self) -> Json {
        let segments: Vec<Json> = self.segments.iter().map(|id| id.as_str().into()).collect();
        Json::object([
            ("id", self.id.as_str().into()),
            ("name", self.name.as_str().into()),
            ("enabled", self.enabled.into()),
            ("priority", self.priority.into()),
            (
                "pages",
                Json::List(self.pages.iter().map(PagePattern::to_json).collect()),
            ),
            ("segments", Json::List(segments)),
            (
                "schedule",
                self.schedule.as_ref().map_or(Json::Null, Schedule::to_json),
            ),
            ("action", self.action.to_json()),
        ])
    }
}

/// Order of precedence of two rules that are both for a page, each with how specifically it names
/// it: `Less` goes first.
pub fn precedence(a: (&Rule, Specificity), b: (&Rule, Specificity)) -> Ordering {
    (b.0.priority.cmp(&a.0.priority))
        .then(b.1.cmp(&a.1))
        .then(a.0.segments.is_empty().cmp(&b.0.segments.is_empty()))
        .then(a.0.schedule.is_none().cmp(&b.0.schedule.is_none()))
        .then_with(|| a.0.id.cmp(&b.0.id))
}
