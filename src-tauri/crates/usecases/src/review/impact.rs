//! Where a publication is seen: on which pages, when, and by whom.
//!
//! Owns which pages are worth comparing. Refuses to rank: lanes compare them.

use std::collections::{BTreeMap, HashSet};

use endcap_audience::{Audience, Bits, divide};
use endcap_model::{
    formula::Formula,
    id::SegmentId,
    instant::Instant,
    page::{Page, PageQuery},
    rule::Rule,
    ruleset::{Collection, RuleSet, formula_of},
};
use endcap_ranking::CategoryNode;
use serde::Serialize;

use crate::{OpenStore, Snapshot, lanes::touched::unlike, moment, page_times, pages::named_pages};

/// Pages that are named at most; the rest is counted.
const PAGES: usize = 24;
/// Moments that are named at most: the next ones.
const MOMENTS: usize = 4;

/// A page on which products may stand elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ImpactPage {
    pub page: String,
    /// For people: “Clothing › Jackets”, “Search “rain jacket””.
    pub name: String,
    /// A changed rule names it, or its collection is changed. Otherwise a rule for every page, a
    /// formula or the store's facts reach it.
    pub named: bool,
}

/// A moment at which rules begin that the publication brings, changes or takes away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ImpactMoment {
    /// RFC 3339, in UTC.
    pub at: String,
    /// What clocks in the store show: `2026-11-27T00:00`.
    pub local: String,
    /// Names of rules.
    pub begins: Vec<String>,
}

/// Where and when a publication is seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Impact {
    /// Those that are named first, in the order of the index; then placements and searches, and
    /// categories and collections with the most products first.
    pub pages: Vec<ImpactPage>,
    /// Pages beyond those.
    pub further: u64,
    /// From now on, ascending.
    pub moments: Vec<ImpactMoment>,
}

/// A segment that other shoppers belong to after the publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SegmentShift {
    pub segment: String,
    pub name: String,
    /// Shoppers who belong to it as it is published; nobody where it is not.
    pub before: u64,
    /// Shoppers who belong to it in the draft.
    pub after: u64,
    /// Of those after, the ones who did not belong to it before.
    pub came: u64,
}

impl OpenStore {
    /// Where and when publishing the draft to an environment is seen. Where nothing is published yet,
    /// beside the pages without rules. Computes.
    pub fn impact(&self, environment: &str) -> Impact {
        let snapshot = self.snapshot();
        let rules = &snapshot.draft.rules;
        let bare = RuleSet {
            rules: Vec::new(),
            ..rules.clone()
        };
        let published = snapshot.publication(environment);
        let before = published.map_or(&bare, |published| &published.rules);
        let reach = Reach::between(before, rules);
        let known = known_pages(&snapshot, before, self.now());
        let mut pages: Vec<(bool, Known)> = known
            .into_iter()
            .filter_map(|known| Some((reach.of(&known.page)?, known)))
            .collect();
        pages.sort_by_key(|(named, known)| if *named { None } else { Some(known.rank()) });
        Impact {
            further: pages.len().saturating_sub(PAGES) as u64,
            pages: pages
                .into_iter()
                .take(PAGES)
                .map(|(named, known)| ImpactPage {
                    page: known.page.to_string(),
                    name: known.name,
                    named,
                })
                .collect(),
            moments: moments(before, rules, self.now()),
        }
    }

    /// Segments that other shoppers belong to once the draft is published to an environment; none
    /// where nothing is published there. Computes.
    pub fn segment_shifts(&self, audience: &Audience, environment: &str) -> Vec<SegmentShift> {
        let snapshot = self.snapshot();
        let published = snapshot.publication(environment);
        published.map_or_else(Vec::new, |published| {
            shifts(audience, &published.rules, &snapshot.draft.rules)
        })
    }
}

/// Which pages the differences between two rule sets can be seen on.
struct Reach<'r> {
    /// Rules that only one of them has, or has so, and that one of them has on.
    rules: Vec<&'r Rule>,
    /// Rules of either that order a page by a formula that differs.
    ordering: Vec<&'r Rule>,
    collections: HashSet<&'r str>,
    /// The first formula or the facts differ.
    everywhere: bool,
}

impl<'r> Reach<'r> {
    fn between(before: &'r RuleSet, after: &'r RuleSet) -> Reach<'r> {
        let both = [(before, after), (after, before)];
        let differing = both.iter().flat_map(|(one, other)| unlike(one, other));
        let formulas: HashSet<&str> = both
            .iter()
            .flat_map(|(one, other)| unlike_formulas(one, other))
            .collect();
        let ordering = both.iter().flat_map(|(one, _)| &one.rules).filter(|rule| {
            let formula = formula_of(rule);
            rule.enabled && formula.is_some_and(|id| formulas.contains(id.as_str()))
        });
        let collections = both.iter().flat_map(|(one, other)| {
            let differs = |known: &&Collection| {
                let twin = other.collection(known.id.as_str());
                twin.is_none_or(|twin| twin.products != known.products)
            };
            one.collections.iter().filter(differs)
        });
        Reach {
            rules: differing.filter(|rule| rule.enabled).collect(),
            ordering: ordering.collect(),
            collections: collections
                .map(|collection| collection.id.as_str())
                .collect(),
            everywhere: before.store.time_zone != after.store.time_zone
                || before.store.metrics_days != after.store.metrics_days
                || !order_alike(before.formulas.first(), after.formulas.first()),
        }
    }

    /// Nothing where none of them can be seen; whether the page is named.
    fn of(&self, page: &Page) -> Option<bool> {
        let query = PageQuery::of(page);
        let bears = |rule: &&&Rule| rule.specificity(&query).is_some();
        let named = self
            .rules
            .iter()
            .filter(bears)
            .any(|rule| !rule.pages.is_empty())
            || matches!(page, Page::Collection(id) if self.collections.contains(id.as_str()));
        let reached = self.everywhere
            || self
                .rules
                .iter()
                .chain(&self.ordering)
                .any(|rule| bears(&rule));
        (named || reached).then_some(named)
    }
}

/// The formulas of one set that order otherwise in the other, or are not there.
fn unlike_formulas<'r>(of: &'r RuleSet, other: &'r RuleSet) -> impl Iterator<Item = &'r str> {
    let differs = |formula: &&Formula| !order_alike(Some(formula), other.formula(&formula.id));
    of.formulas
        .iter()
        .filter(differs)
        .map(|one| one.id.as_str())
}

fn order_alike(one: Option<&Formula>, other: Option<&Formula>) -> bool {
    let one = one.map(|formula| (&formula.terms, &formula.then_by));
    one == other.map(|formula| (&formula.terms, &formula.then_by))
}

/// A page of the index.
struct Known {
    page: Page,
    name: String,
    /// Unknown for searches and placements.
    products: Option<u64>,
}

impl Known {
    /// Where it stands among pages that are only reached, the least first.
    fn rank(&self) -> i64 {
        self.products.map_or(i64::MIN, |products| {
            -i64::try_from(products).unwrap_or(i64::MAX)
        })
    }
}

/// All pages of the index, in its order, and those that only the rules before name.
fn known_pages(snapshot: &Snapshot, before: &RuleSet, at: Instant) -> Vec<Known> {
    let rules = &snapshot.draft.rules;
    let mut pages = Vec::new();
    for node in snapshot.catalog.category_tree() {
        push_categories(node, &mut pages);
    }
    pages.extend(rules.collections.iter().map(|collection| {
        Known {
            page: Page::Collection(collection.id.as_str().to_owned()),
            name: format!("Collection {}", collection.name),
            products: Some(
                snapshot
                    .catalog
                    .count(&collection.products, &rules.store, at) as u64,
            ),
        }
    }));
    let mut named = named_pages(rules);
    named.extend(named_pages(before));
    pages.extend(named.into_iter().filter_map(|page| {
        let name = match &page {
            Page::Search(text) => format!("Search “{text}”"),
            Page::Placement(id) => format!("Placement {id}"),
            Page::Category(_) | Page::Collection(_) => return None,
        };
        Some(Known {
            page,
            name,
            products: None,
        })
    }));
    pages
}

fn push_categories(node: CategoryNode, pages: &mut Vec<Known>) {
    pages.push(Known {
        name: node.path.replace(" > ", " › "),
        page: Page::Category(node.path),
        products: Some(u64::from(node.products)),
    });
    for child in node.children {
        push_categories(child, pages);
    }
}

/// When rules begin that differ and don't hold now.
fn moments(before: &RuleSet, after: &RuleSet, now: Instant) -> Vec<ImpactMoment> {
    let mut found: BTreeMap<Instant, Vec<String>> = BTreeMap::new();
    for (one, other) in [(after, before), (before, after)] {
        let zone = one.store.time_zone;
        for rule in unlike(one, other).filter(|rule| rule.enabled && !rule.holds(now, zone)) {
            let schedule = rule.schedule.as_ref();
            let next = schedule.and_then(|it| page_times::next_change(it, one, now, true));
            if let Some(at) = next {
                let names = found.entry(at).or_default();
                if !names.contains(&rule.name) {
                    names.push(rule.name.clone());
                }
            }
        }
    }
    let next = found.into_iter().take(MOMENTS);
    next.map(|(at, begins)| ImpactMoment {
        at: at.to_string(),
        local: page_times::local(at, after),
        begins,
    })
    .collect()
}

/// Those of each segment, everyone last.
fn belonging(audience: &Audience, rules: &RuleSet) -> Vec<(String, String, Bits)> {
    let division = divide(audience, rules.segments.iter().map(|segment| &segment.when));
    let named = rules.segments.iter().zip(division.parts);
    let mut found: Vec<_> = named
        .map(|(segment, part)| (segment.id.to_string(), segment.name.clone(), part.belongs))
        .collect();
    let everyone = SegmentId::everyone();
    let name = moment::segment_name(&everyone, rules);
    found.push((everyone.to_string(), name, division.everyone));
    found
}

fn shifts(audience: &Audience, before: &RuleSet, after: &RuleSet) -> Vec<SegmentShift> {
    let (old, new) = (belonging(audience, before), belonging(audience, after));
    let nobody = Bits::none(audience.len());
    let of = |all: &'_ [(String, String, Bits)], id: &str| {
        let found = all.iter().find(|(known, ..)| known == id);
        found.map_or_else(|| nobody.clone(), |(.., belongs)| belongs.clone())
    };
    let gone = old
        .iter()
        .filter(|(id, ..)| new.iter().all(|(known, ..)| known != id));
    let all = new.iter().chain(gone);
    let shifts = all.map(|(id, name, _)| {
        let (was, is) = (of(&old, id), of(&new, id));
        SegmentShift {
            segment: id.clone(),
            name: name.clone(),
            before: was.count(),
            after: is.count(),
            came: is.count() - is.shared(&was),
        }
    });
    shifts
        .filter(|shift| shift.came > 0 || shift.before != shift.after)
        .collect()
}
