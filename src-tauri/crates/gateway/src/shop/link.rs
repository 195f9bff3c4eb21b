//! What a visitor of the shop has chosen, and addresses that keep it.
//!
//! Owns the parameters of the shop page. An instant is a local time of the store, as the form
//! sends it, or RFC 3339.

use chrono_tz::Tz;
use endcap_model::id::SegmentId;
use endcap_model::instant::Instant;
use endcap_model::page::Page;
use endcap_model::ruleset::RuleSet;
use endcap_model::schedule::{instant_of, parse_date_time};
use endcap_ranking::ShopperSort;

use crate::problem::Problem;
use crate::strict_query::Query;

pub(super) const PARAMETERS: [&str; 6] = ["page", "search", "segment", "at", "sort", "from"];

/// Everything that decides what is shown.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    environment: String,
    pub(super) page: Page,
    pub(super) segment: SegmentId,
    /// As it was written; empty is now.
    pub(super) at: String,
    pub(super) sort: Option<ShopperSort>,
    pub(super) from: u64,
}

impl Choice {
    pub(super) fn of(
        environment: &str,
        query: &Query,
        rules: &RuleSet,
        start: impl FnOnce() -> Page,
    ) -> Result<Self, Problem> {
        let chosen = |name: &str| query.get(name).filter(|text| !text.is_empty());
        let page = match (chosen("search"), chosen("page")) {
            (Some(text), _) => Page::Search(text.to_owned()),
            (None, Some(text)) => {
                Page::parse(text).map_err(|error| Problem::not_found(error.to_string()))?
            }
            (None, None) => start(),
        };
        if let Page::Collection(id) = &page
            && rules.collection(id).is_none()
        {
            return Err(Problem::not_found(format!(
                "There is no collection “{id}”."
            )));
        }
        let segment = chosen("segment").unwrap_or("everyone");
        let unknown = || Problem::not_found(format!("There is no segment “{segment}”."));
        let segment = SegmentId::try_from(segment).map_err(|_| unknown())?;
        if !segment.is_everyone() && !rules.has_segment(&segment) {
            return Err(unknown());
        }
        let bad = |what: &str| Problem::bad_request(what.to_owned());
        let sort = match chosen("sort") {
            None => None,
            Some(text) => {
                Some(ShopperSort::parse(text).ok_or_else(|| bad("There is no such order."))?)
            }
        };
        let from = chosen("from").map_or(Ok(0), |text| {
            text.parse().map_err(|_| bad("There is no such place."))
        })?;
        let at = chosen("at").unwrap_or_default().to_owned();
        let choice = Self {
            environment: environment.to_owned(),
            page,
            segment,
            at,
            sort,
            from,
        };
        if !choice.at.is_empty() && choice.instant(rules.store.time_zone).is_none() {
            return Err(bad("That is no time: write it like 2026-11-27T18:00."));
        }
        Ok(choice)
    }

    /// The chosen instant; `None` is now.
    pub(super) fn instant(&self, zone: Tz) -> Option<Instant> {
        let local = parse_date_time(&self.at).map(|local| instant_of(local, zone));
        local.or_else(|| Instant::parse_rfc3339(&self.at).ok())
    }

    /// The address of another page, all else kept.
    pub(super) fn to_page(&self, page: &Page) -> String {
        let other = Self {
            page: page.clone(),
            from: 0,
            ..self.clone()
        };
        other.address()
    }

    /// The address of another part of the list.
    pub(super) fn to_place(&self, from: u64) -> String {
        let other = Self {
            from,
            ..self.clone()
        };
        other.address()
    }

    /// Where the form of the shop sends to.
    pub(super) fn action(&self) -> String {
        format!("/shop/{}", self.environment)
    }

    pub(super) fn environment(&self) -> &str {
        &self.environment
    }

    fn address(&self) -> String {
        let from = if self.from == 0 {
            String::new()
        } else {
            self.from.to_string()
        };
        let segment = if self.segment.is_everyone() {
            ""
        } else {
            self.segment.as_str()
        };
        let sort = self.sort.map_or("", ShopperSort::name);
        let page = self.page.to_string();
        let pairs = [
            ("page", page.as_str()),
            ("segment", segment),
            ("at", &self.at),
            ("sort", sort),
            ("from", &from),
        ];
        let said = pairs.iter().filter(|(_, value)| !value.is_empty());
        let said: Vec<String> = said
            .map(|(name, value)| format!("{name}={}", encoded(value)))
            .collect();
        format!("{}?{}", self.action(), said.join("&"))
    }
}

fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            byte if byte.is_ascii_alphanumeric() || b"-._~:".contains(&byte) => {
                out.push(char::from(byte))
            }
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
