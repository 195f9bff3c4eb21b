//! What a person means by a page, a segment and an instant, read from their texts.

use chrono::NaiveDateTime;
use endcap_model::{
    id::SegmentId,
    instant::Instant,
    page::Page,
    ruleset::RuleSet,
    schedule::{instant_of, parse_date_time},
};
use endcap_ranking::ShopperSort;

use crate::UseCaseError;

/// RFC 3339 with a zone, or the store's local time as `YYYY-MM-DDTHH:MM`. Without a text: `now`,
/// cut to the minute, since no rule can tell seconds apart and equal questions can share answers.
pub(crate) fn instant(
    text: Option<&str>,
    rules: &RuleSet,
    now: Instant,
) -> Result<Instant, UseCaseError> {
    let Some(text) = text else {
        return Ok(Instant::from_unix(now.unix().div_euclid(60) * 60));
    };
    let local: Option<NaiveDateTime> = parse_date_time_of_16(text);
    if let Some(local) = local {
        return Ok(instant_of(local, rules.store.time_zone));
    }
    Instant::parse_rfc3339(text).map_err(|error| UseCaseError::invalid("/at", error.to_string()))
}

fn parse_date_time_of_16(text: &str) -> Option<NaiveDateTime> {
    (text.len() == 16 && text.is_ascii())
        .then(|| parse_date_time(text))
        .flatten()
}

pub(crate) fn page(text: &str) -> Result<Page, UseCaseError> {
    Page::parse(text).map_err(|error| UseCaseError::invalid("/page", error.to_string()))
}

pub(crate) fn segment(text: &str, rules: &RuleSet) -> Result<SegmentId, UseCaseError> {
    let unknown = || UseCaseError::not_found(format!("There is no segment “{text}”."));
    let id = SegmentId::try_from(text).map_err(|_| unknown())?;
    if rules.has_segment(&id) {
        Ok(id)
    } else {
        Err(unknown())
    }
}

pub(crate) fn segments(texts: &[String], rules: &RuleSet) -> Result<Vec<SegmentId>, UseCaseError> {
    texts.iter().map(|text| segment(text, rules)).collect()
}

pub(crate) fn sort(text: Option<&str>) -> Result<Option<ShopperSort>, UseCaseError> {
    let Some(text) = text else { return Ok(None) };
    ShopperSort::parse(text).map(Some).ok_or_else(|| {
        let known = ShopperSort::ALL.map(ShopperSort::name).join(", ");
        UseCaseError::invalid("/sort", format!("“{text}” is not one of {known}"))
    })
}

/// The segment's name for people.
pub(crate) fn segment_name(id: &SegmentId, rules: &RuleSet) -> String {
    let found = rules.segments.iter().find(|segment| segment.id == *id);
    found.map_or_else(|| "Everyone".to_owned(), |segment| segment.name.clone())
}

/// The page's name for people: the last level of a category, the name of a collection.
pub(crate) fn page_name(page: &Page, rules: &RuleSet) -> String {
    match page {
        Page::Category(path) => path.rsplit(" > ").next().unwrap_or(path).to_owned(),
        Page::Collection(id) => rules
            .collection(id)
            .map_or_else(|| id.clone(), |found| found.name.clone()),
        Page::Search(text) => format!("Search “{text}”"),
        Page::Placement(id) => id.clone(),
    }
}
