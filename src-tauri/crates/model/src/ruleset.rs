//! A rule set: the whole document that is published, read strictly or leniently.

mod references;

use std::collections::BTreeSet;

use chrono_tz::Tz;

use crate::action::Action;
use crate::finding::{Finding, item};
use crate::formula::Formula;
use crate::id::{CollectionId, FormulaId, RuleId, SegmentId};
use crate::json::Json;
use crate::page::{Page, PagePattern, PageQuery};
use crate::points_bound;
use crate::predicate::{ProductPredicate, ShopperPredicate, read};
use crate::rule::{Rule, precedence};
use crate::shopper::Shopper;
use crate::strict::{self, Members};

/// The format that this crate reads and writes.
pub const FORMAT: &str = "endcap.ruleset/1";

/// What a rule set says of its store.
#[derive(Clone, Debug, PartialEq)]
pub struct StoreFacts {
    pub name: String,
    /// Three capital letters.
    pub currency: String,
    pub time_zone: Tz,
    /// 1 to 366.
    pub metrics_days: u32,
}

/// A group of shoppers; a shopper belongs to the first that matches.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    pub id: SegmentId,
    pub name: String,
    pub when: ShopperPredicate,
}

/// A page made of the products that a predicate selects.
#[derive(Clone, Debug, PartialEq)]
pub struct Collection {
    pub id: CollectionId,
    pub name: String,
    pub products: ProductPredicate,
}

/// A valid rule set.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleSet {
    pub store: StoreFacts,
    pub segments: Vec<Segment>,
    pub collections: Vec<Collection>,
    pub formulas: Vec<Formula>,
    pub rules: Vec<Rule>,
}

const MEMBERS: [&str; 6] = [
    "format",
    "store",
    "segments",
    "collections",
    "formulas",
    "rules",
];

impl RuleSet {
    /// A rule set of this store with nothing in it.
    pub fn empty(store: StoreFacts) -> RuleSet {
        RuleSet {
            store,
            segments: vec![],
            collections: vec![],
            formulas: vec![],
            rules: vec![],
        }
    }

    /// Reads a document; on failure every error, ordered by pointer as found.
    pub fn parse(document: &Json) -> Result<RuleSet, Vec<Finding>> {
        let (ruleset, findings) = read_document(document);
        match ruleset {
            Some(ruleset) if findings.is_empty() => Ok(ruleset),
            _ => Err(findings),
        }
    }

    /// Reads what can be read: parts with an error are left out, and so are parts that refer to
    /// them. `None` where not even the store's facts can be read.
    pub fn parse_lenient(document: &Json) -> (Option<RuleSet>, Vec<Finding>) {
        let (ruleset, findings) = read_document(document);
        let mut pruned = document.clone();
        let mut broken = findings.clone();
        for _ in 0..8 {
            if !remove_broken(&mut pruned, &broken) {
                break;
            }
            let (again, left) = read_document(&pruned);
            broken = left;
            if broken.is_empty() {
                return (again, findings);
            }
        }
        let (last, _) = read_document(&pruned);
        (last.or(ruleset), findings)
    }

    pub fn to_json(&self) -> Json {
        let segments = self
            .segments
            .iter()
            .map(|s| named(s.id.as_str(), &s.name, "when", s.when.to_json()));
        let collections = self
            .collections
            .iter()
            .map(|c| named(c.id.as_str(), &c.name, "products", c.products.to_json()));
        Json::object([
            ("format", FORMAT.into()),
            ("store", self.store.to_json()),
            ("segments", Json::List(segments.collect())),
            ("collections", Json::List(collections.collect())),
            (
                "formulas",
                Json::List(self.formulas.iter().map(Formula::to_json).collect()),
            ),
            (
                "rules",
                Json::List(self.rules.iter().map(Rule::to_json).collect()),
            ),
        ])
    }

    /// The first segment in the list that matches, else `everyone`.
    pub fn segment_of(&self, shopper: &Shopper) -> SegmentId {
        let first = self
            .segments
            .iter()
            .find(|segment| segment.when.matches(shopper));
        first.map_or_else(SegmentId::everyone, |segment| segment.id.clone())
    }

    /// `everyone` always exists.
    pub fn has_segment(&self, id: &SegmentId) -> bool {
        id.is_everyone() || self.segments.iter().any(|segment| segment.id == *id)
    }

    pub fn collection(&self, id: &str) -> Option<&Collection> {
        self.collections
            .iter()
            .find(|collection| collection.id.as_str() == id)
    }

    pub fn formula(&self, id: &FormulaId) -> Option<&Formula> {
        self.formulas.iter().find(|formula| formula.id == *id)
    }

    pub fn rule(&self, id: &RuleId) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == *id)
    }

    /// The rules for a page and segment in order of precedence, enabled or not, whatever their
    /// schedule.
    pub fn rules_for(&self, page: &Page, segment: &SegmentId) -> Vec<&Rule> {
        let query = PageQuery::of(page);
        let mut found: Vec<_> = self
            .rules
            .iter()
            .filter(|rule| rule.is_for_segment(segment))
            .filter_map(|rule| Some((rule, rule.specificity(&query)?)))
            .collect();
        found.sort_by(|a, b| precedence(*a, *b));
        found.into_iter().map(|(rule, _)| rule).collect()
    }
}

impl StoreFacts {
    pub fn read(json: &Json, pointer: &str, findings: &mut Vec<Finding>) -> Option<StoreFacts> {
        let allowed = ["name", "currency", "time_zone", "metrics_days"];
        let members = strict::members(json, pointer, &allowed, findings)?;
        let name = members.required_text("name", findings);
        let currency = members.required_text("currency", findings).filter(|code| {
            let sound = code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
            if !sound {
                let reason = format!("“{code}” is not three capital letters, like EUR");
                findings.push(Finding::at(members.at("currency"), reason));
            }
            sound
        });
        let time_zone = members
            .required_text("time_zone", findings)
            .and_then(|name| {
                let zone = name.parse::<Tz>().ok();
                if zone.is_none() {
                    let reason = format!("“{name}” is not a time zone, like Europe/Copenhagen");
                    findings.push(Finding::at(members.at("time_zone"), reason));
                }
                zone
            });
        let days = members.required_integer("metrics_days", (1, 366), findings);
        Some(StoreFacts {
            name: name?,
            currency: currency?,
            time_zone: time_zone?,
            metrics_days: days? as u32,
        })
    }

    pub fn to_json(&self) -> Json {
        Json::object([
            ("name", self.name.as_str().into()),
            ("currency", self.currency.as_str().into()),
            ("time_zone", self.time_zone.name().into()),
            ("metrics_days", i64::from(self.metrics_days).into()),
        ])
    }
}

impl Segment {
    pub fn read(json: &Json, pointer: &str, findings: &mut Vec<Finding>) -> Option<Segment> {
        let members = strict::members(json, pointer, &["id", "name", "when"], findings)?;
        let id: Option<SegmentId> = read_id(&members, findings);
        if id.as_ref().is_some_and(SegmentId::is_everyone) {
            let reason = "“everyone” is reserved for shoppers whom no segment matches";
            findings.push(Finding::at(members.at("id"), reason));
        }
        let name = members.required_text("name", findings);
        let when = members
            .required("when", findings)
            .and_then(|json| read::predicate(json, &members.at("when"), findings));
        Some(Segment {
            id: id?,
            name: name?,
            when: when?,
        })
    }
}

impl Collection {
    pub fn read(json: &Json, pointer: &str, findings: &mut Vec<Finding>) -> Option<Collection> {
        let members = strict::members(json, pointer, &["id", "name", "products"], findings)?;
        let id = read_id(&members, findings);
        let name = members.required_text("name", findings);
        let products = members
            .required("products", findings)
            .and_then(|json| read::predicate(json, &members.at("products"), findings));
        Some(Collection {
            id: id?,
            name: name?,
            products: products?,
        })
    }
}

fn named(id: &str, name: &str, what: &str, body: Json) -> Json {
    Json::object([("id", id.into()), ("name", name.into()), (what, body)])
}

/// Reads the member `id` by the id pattern.
pub fn read_id<T: TryFrom<String>>(members: &Members, findings: &mut Vec<Finding>) -> Option<T>
where
    T::Error: std::fmt::Display,
{
    let text = members.required_text("id", findings)?;
    T::try_from(text)
        .map_err(|error| findings.push(Finding::at(members.at("id"), error.to_string())))
        .ok()
}

type ReadPart<T> = fn(&Json, &str, &mut Vec<Finding>) -> Option<T>;

fn read_parts<T>(
    members: &Members,
    name: &str,
    read: ReadPart<T>,
    findings: &mut Vec<Finding>,
) -> Vec<T> {
    let list = members.list_or_empty(name, findings);
    let at = members.at(name);
    let mut seen = BTreeSet::new();
    let mut parts = Vec::with_capacity(list.len());
    for (index, json) in list.iter().enumerate() {
        let at = item(&at, index);
        if let Some(id) = json.get("id").and_then(Json::text)
            && !seen.insert(id)
        {
            findings.push(Finding::at(
                format!("{at}/id"),
                format!("the id “{id}” is used twice"),
            ));
        }
        parts.extend(read(json, &at, findings));
    }
    parts
}

fn read_document(document: &Json) -> (Option<RuleSet>, Vec<Finding>) {
    let mut findings = Vec::new();
    let ruleset = read_members(document, &mut findings);
    strict::repeated_and_null(document, "", &is_schedule, &mut findings);
    let mut seen = BTreeSet::new();
    findings.retain(|finding: &Finding| seen.insert(finding.pointer.clone()));
    (ruleset, findings)
}

fn read_members(document: &Json, findings: &mut Vec<Finding>) -> Option<RuleSet> {
    let members = strict::members(document, "", &MEMBERS, findings)?;
    if let Some(format) = members.required_text("format", findings)
        && format != FORMAT
    {
        findings.push(Finding::at(
            "/format",
            format!("“{format}” is not known; this is {FORMAT}"),
        ));
    }
    let store = members
        .required("store", findings)
        .and_then(|json| StoreFacts::read(json, "/store", findings));
    let segments = read_parts(&members, "segments", Segment::read, findings);
    let collections = read_parts(&members, "collections", Collection::read, findings);
    let formulas = read_parts(&members, "formulas", Formula::read, findings);
    let rules = read_parts(&members, "rules", Rule::read, findings);
    references::dangling(document, findings);
    let ruleset = RuleSet {
        store: store?,
        segments,
        collections,
        formulas,
        rules,
    };
    findings.extend(points_bound::check(&ruleset));
    Some(ruleset)
}

/// `/rules/N/schedule`, the one place where null may stand.
fn is_schedule(pointer: &str) -> bool {
    let mut parts = pointer.split('/');
    (parts.next(), parts.next()) == (Some(""), Some("rules"))
        && parts
            .next()
            .is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()))
        && (parts.next(), parts.next()) == (Some("schedule"), None)
}

/// Takes out of a document every listed part in which a finding lies. False when there is none.
fn remove_broken(document: &mut Json, findings: &[Finding]) -> bool {
    let mut removed = false;
    let Json::Object(members) = document else {
        return false;
    };
    for (name, value) in members.iter_mut() {
        let Json::List(list) = value else { continue };
        let broken: BTreeSet<usize> = findings
            .iter()
            .filter_map(|finding| finding.pointer.strip_prefix(&format!("/{name}/")))
            .filter_map(|rest| rest.split('/').next()?.parse().ok())
            .collect();
        let mut index = 0;
        list.retain(|_| {
            index += 1;
            !broken.contains(&(index - 1))
        });
        removed |= !broken.is_empty();
    }
    removed
}

/// The pages that rules name, each once, in order.
pub fn named_pages(rules: &[Rule]) -> BTreeSet<Page> {
    rules
        .iter()
        .flat_map(|rule| rule.pages.iter().map(PagePattern::page))
        .collect()
}

/// The formula that a rule puts in force, if it is of that kind.
pub fn formula_of(rule: &Rule) -> Option<&FormulaId> {
    match &rule.action {
        Action::Formula { formula } => Some(formula),
        _ => None,
    }
}
