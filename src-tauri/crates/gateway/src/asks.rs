//! Questions for a page, read from a query string or from JSON.
//!
//! Owns the defaults and ranges of section 5 and the order in which faults are told: what does
//! not exist (404) before what is badly written (400). Refuses to rank.

use endcap_model::finding::{Finding, member};
use endcap_model::id::SegmentId;
use endcap_model::instant::Instant;
use endcap_model::json::{Json, MAX_INTEGER};
use endcap_model::page::Page;
use endcap_model::ruleset::RuleSet;
use endcap_model::strict;
use endcap_ranking::{Ask, ShopperSort};

use crate::problem::{Fault, Problem};
use crate::strict_query::Query;

/// What an ask may be made of.
pub(crate) const MEMBERS: [&str; 7] = ["page", "segment", "at", "from", "size", "sort", "explain"];
const LARGEST_SIZE: i64 = 1_000;
const DEFAULT_SIZE: i64 = 24;

/// An ask as it was written: each part read or at fault by itself.
#[derive(Debug, Default)]
pub(crate) struct WrittenAsk {
    base: String,
    page: Option<String>,
    segment: Option<String>,
    at: Option<Instant>,
    from: Option<i64>,
    size: Option<i64>,
    sort: Option<ShopperSort>,
    explain: bool,
    /// What is badly written (400).
    faults: Vec<Fault>,
}

impl WrittenAsk {
    /// From query parameters.
    pub(crate) fn of_query(query: &mut Query) -> Self {
        let mut ask = Self {
            faults: std::mem::take(&mut query.faults),
            ..Self::default()
        };
        ask.page = query.get("page").map(str::to_owned);
        ask.segment = query.get("segment").map(str::to_owned);
        ask.at = query.get("at").and_then(|text| ask.instant(text));
        ask.from = query
            .get("from")
            .and_then(|text| ask.digits("from", text, MAX_INTEGER));
        ask.size = query
            .get("size")
            .and_then(|text| ask.digits("size", text, LARGEST_SIZE));
        ask.sort = query.get("sort").and_then(|text| ask.sorting(text));
        ask.explain = match query.get("explain") {
            None | Some("false") => false,
            Some("true") => true,
            Some(_) => {
                ask.fault("explain", "is true or false");
                false
            }
        };
        ask.need_page();
        ask
    }

    /// From an object at `base`, in which members of `others` may stand too.
    pub(crate) fn of_json(json: &Json, base: &str, others: &[&str]) -> Self {
        let mut findings = Vec::new();
        let allowed: Vec<&str> = MEMBERS.iter().chain(others).copied().collect();
        let mut ask = Self {
            base: base.to_owned(),
            ..Self::default()
        };
        if let Some(members) = strict::members(json, base, &allowed, &mut findings) {
            repeated(json, base, &mut findings);
            let text = |name: &str, findings: &mut Vec<Finding>| {
                members
                    .get(name)
                    .and_then(|json| strict::text(json, &members.at(name), findings))
            };
            let number = |name: &str, most: i64, findings: &mut Vec<Finding>| {
                let json = members.get(name)?;
                strict::integer_in(json, (0, most), &members.at(name), findings)
            };
            ask.page = text("page", &mut findings);
            ask.segment = text("segment", &mut findings);
            ask.at = text("at", &mut findings).and_then(|text| ask.instant(&text));
            ask.sort = text("sort", &mut findings).and_then(|text| ask.sorting(&text));
            ask.from = number("from", MAX_INTEGER, &mut findings);
            ask.size = number("size", LARGEST_SIZE, &mut findings);
            ask.explain = members
                .get("explain")
                .and_then(|json| strict::boolean(json, &members.at("explain"), &mut findings))
                .unwrap_or(false);
            if members.get("page").is_none() {
                ask.need_page();
            }
        }
        ask.faults.extend(findings.into_iter().map(Fault::from));
        ask
    }

    fn need_page(&mut self) {
        if self.page.is_none() {
            self.fault("page", "is missing; it is like category:A > B");
        }
    }

    fn fault(&mut self, name: &str, what: &str) {
        let pointer = member(&self.base, name);
        self.faults
            .push(Fault::at(pointer, format!("“{name}” {what}")));
    }

    fn instant(&mut self, text: &str) -> Option<Instant> {
        let instant = Instant::parse_rfc3339(text);
        if instant.is_err() {
            self.fault("at", "is an instant with a zone, like 2026-11-27T18:00:00Z");
        }
        instant.ok()
    }

    fn digits(&mut self, name: &str, text: &str, most: i64) -> Option<i64> {
        let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = text
            .parse::<i64>()
            .ok()
            .filter(|number| plain && *number <= most);
        if number.is_none() {
            self.fault(name, &format!("is a whole number from 0 to {most}"));
        }
        number
    }

    fn sorting(&mut self, text: &str) -> Option<ShopperSort> {
        let found = ShopperSort::parse(text);
        if found.is_none() {
            self.fault("sort", "is price_asc, price_desc, newest or rating");
        }
        found
    }

    /// What it names that does not exist (404).
    fn missing(&self, names: &Names) -> Vec<Fault> {
        let mut missing = Vec::new();
        let mut say = |name: &str, reason: String| {
            missing.push(Fault::at(member(&self.base, name), reason));
        };
        match self.page.as_deref().map(Page::parse) {
            Some(Err(error)) => say("page", error.to_string()),
            Some(Ok(Page::Collection(id))) if !names.has_collection(&id) => {
                say("page", format!("there is no collection “{id}”"));
            }
            _ => {}
        }
        if let Some(segment) = &self.segment
            && !names.has_segment(segment)
        {
            say("segment", format!("there is no segment “{segment}”"));
        }
        missing
    }

    /// The ask itself, once nothing is missing and nothing at fault.
    fn ask(&self, now: Instant) -> Option<Ask> {
        let segment = match &self.segment {
            Some(segment) => SegmentId::try_from(segment.as_str()).ok()?,
            None => SegmentId::everyone(),
        };
        Some(Ask {
            page: Page::parse(self.page.as_deref()?).ok()?,
            segment,
            at: self.at.unwrap_or(now),
            from: self.from.unwrap_or(0).unsigned_abs(),
            size: self.size.unwrap_or(DEFAULT_SIZE).unsigned_abs(),
            sort: self.sort,
            explain: self.explain,
        })
    }
}

/// What an ask may refer to.
pub(crate) enum Names<'a> {
    /// A valid rule set.
    Of(&'a RuleSet),
    /// A draft with errors: what it calls its own is no error of the ask.
    Draft(&'a Json),
}

impl Names<'_> {
    fn has_segment(&self, id: &str) -> bool {
        match self {
            Self::Of(rules) => {
                SegmentId::try_from(id).is_ok_and(|id| id.is_everyone() || rules.has_segment(&id))
            }
            Self::Draft(json) => id == "everyone" || lists(json, "segments", id),
        }
    }

    fn has_collection(&self, id: &str) -> bool {
        match self {
            Self::Of(rules) => rules.collection(id).is_some(),
            Self::Draft(json) => lists(json, "collections", id),
        }
    }
}

fn lists(draft: &Json, kind: &str, id: &str) -> bool {
    let entities = draft.get(kind).and_then(Json::list).unwrap_or_default();
    entities
        .iter()
        .any(|entity| entity.get("id").and_then(Json::text) == Some(id))
}

/// Every repeated member of one object, not of what is in it.
pub(crate) fn repeated(json: &Json, pointer: &str, findings: &mut Vec<Finding>) {
    let Json::Object(members) = json else { return };
    for (index, (name, _)) in members.iter().enumerate() {
        if members[..index].iter().any(|(before, _)| before == name) {
            findings.push(Finding::at(
                member(pointer, name),
                format!("“{name}” is written twice"),
            ));
        }
    }
}

/// The asks under these rules, or the one answer that all their faults make: 404 before 400.
/// `more` are faults of the request around them.
pub(crate) fn resolve(
    written: &[WrittenAsk],
    names: &Names,
    more: Vec<Fault>,
    now: Instant,
) -> Result<Vec<Ask>, Problem> {
    let missing: Vec<Fault> = written.iter().flat_map(|ask| ask.missing(names)).collect();
    if let Some(first) = missing.first() {
        return Err(Problem::not_found(first.reason.clone()).with_errors(missing));
    }
    let faults = written
        .iter()
        .flat_map(|ask| ask.faults.clone())
        .chain(more);
    refuse(faults.collect())?;
    // Nothing is left that could be unreadable.
    written
        .iter()
        .map(|ask| ask.ask(now).ok_or_else(Problem::internal))
        .collect()
}

/// 400 with all faults, if there are any.
pub(crate) fn refuse(faults: Vec<Fault>) -> Result<(), Problem> {
    match faults.first() {
        None => Ok(()),
        Some(first) => Err(Problem::bad_request(first.reason.clone()).with_errors(faults)),
    }
}
