//! The points bound: on no page and for no segment may points leave ±1,048,575, so that tier and
//! points together are exact in a float32 score (contract, section 3, validation).

use crate::finding::Finding;
use crate::id::SegmentId;
use crate::page::{Page, PagePattern, PageQuery};
use crate::rule::Rule;
use crate::ruleset::{RuleSet, named_pages};

/// The most points that a product may have or lack.
pub const MAX_POINTS: i64 = 1_048_575;
/// The most relevance of a search: 32 tokens of 400 points.
pub const MAX_RELEVANCE: i64 = 12_800;

/// What a page is to the rules: one of its own, or one that nobody names.
enum Asked<'a> {
    Named(PageQuery<'a>),
    /// A page of its kind that no pattern names; `true` is a search.
    Unnamed(bool),
    /// A search that every `contains` matches.
    EveryContains,
}

/// At most one finding, at `/rules`, that names the page and segment where the sum is largest.
pub fn check(ruleset: &RuleSet) -> Option<Finding> {
    let formula = ruleset
        .formulas
        .iter()
        .map(|formula| formula.reach())
        .max()
        .unwrap_or(0);
    let rules: Vec<(&Rule, i64)> = ruleset
        .rules
        .iter()
        .filter(|rule| rule.enabled && rule.action.reach() > 0)
        .map(|rule| (rule, rule.action.reach()))
        .collect();
    let everything: i64 = rules.iter().map(|(_, reach)| reach).sum();
    if everything + formula + MAX_RELEVANCE <= MAX_POINTS {
        return None;
    }
    let pages = named_pages(&ruleset.rules);
    let mut asked: Vec<Asked> = pages
        .iter()
        .map(|page| Asked::Named(PageQuery::of(page)))
        .collect();
    asked.extend([
        Asked::Unnamed(false),
        Asked::Unnamed(true),
        Asked::EveryContains,
    ]);
    let mut segments: Vec<SegmentId> = ruleset
        .segments
        .iter()
        .map(|segment| segment.id.clone())
        .collect();
    segments.push(SegmentId::everyone());
    let mut worst: Option<(i64, String)> = None;
    for page in &asked {
        let here: Vec<&(&Rule, i64)> = rules
            .iter()
            .filter(|(rule, _)| page.is_named_by(rule))
            .collect();
        for segment in &segments {
            let of_rules: i64 = here
                .iter()
                .filter(|(rule, _)| rule.is_for_segment(segment))
                .map(|(_, reach)| reach)
                .sum();
            let sum = of_rules + formula + if page.is_search() { MAX_RELEVANCE } else { 0 };
            if worst.as_ref().is_none_or(|(most, _)| sum > *most) {
                worst = Some((sum, format!("{} for the segment {segment}", page.words())));
            }
        }
    }
    let (sum, place) = worst?;
    (sum > MAX_POINTS).then(|| {
        let reason = format!(
            "points could reach {sum} on {place}; they must stay within ±{MAX_POINTS}. \
             Lower the points or weights of some rules or formulas"
        );
        Finding::at("/rules", reason)
    })
}

impl Asked<'_> {
    fn is_named_by(&self, rule: &Rule) -> bool {
        match self {
            Asked::Named(query) => rule.specificity(query).is_some(),
            Asked::Unnamed(_) => rule.pages.is_empty(),
            Asked::EveryContains => {
                rule.pages.is_empty()
                    || rule
                        .pages
                        .iter()
                        .any(|page| matches!(page, PagePattern::SearchContains(_)))
            }
        }
    }

    fn is_search(&self) -> bool {
        match self {
            Asked::Named(query) => matches!(query.page, Page::Search(_)),
            Asked::Unnamed(search) => *search,
            Asked::EveryContains => true,
        }
    }

    fn words(&self) -> String {
        match self {
            Asked::Named(query) => format!("the page {}", query.page),
            Asked::Unnamed(false) => "a page that no rule names".to_owned(),
            Asked::Unnamed(true) => "a search that no rule names".to_owned(),
            Asked::EveryContains => "a search that contains every phrase".to_owned(),
        }
    }
}
