//! Changes between two rule sets in words: one sentence each, and what was and is.

use endcap_model::{
    diff::{Change, PartKind},
    formula::Formula,
    json::Json,
    page::PagePattern,
    rule::Rule,
    ruleset::{Collection, RuleSet, Segment},
};
use endcap_ranking::Catalog;
use endcap_store::EntityKind;
use serde::Serialize;

use crate::{edit::kind_of, moment, open_store::lenient, words};

/// What became of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ChangeKind {
    Added,
    Removed,
    Changed,
    Moved,
}

/// One change in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangeWords {
    pub kind: EntityKind,
    pub id: String,
    pub name: String,
    pub what: ChangeKind,
    pub sentence: String,
    /// `Priority: 0 → 10`.
    pub details: Vec<String>,
    /// The page that it is about, or “Segments”, “Collections”, “Formulas”, “Store”.
    pub area: String,
}

/// All changes in words; `before` is the document that they are told against, `after` what it became.
pub(crate) fn change_words(
    changes: &[Change],
    before: &Json,
    after: &RuleSet,
    catalog: &Catalog,
) -> Vec<ChangeWords> {
    let old = lenient(before).map_or_else(|_| RuleSet::empty(after.store.clone()), |(old, _)| old);
    let telling = Telling {
        old: &old,
        new: after,
        catalog,
    };
    changes
        .iter()
        .map(|change| telling.change(change))
        .collect()
}

struct Telling<'a> {
    old: &'a RuleSet,
    new: &'a RuleSet,
    catalog: &'a Catalog,
}

impl Telling<'_> {
    fn change(&self, change: &Change) -> ChangeWords {
        let what = match (&change.before, &change.after) {
            (None, _) => ChangeKind::Added,
            (_, None) => ChangeKind::Removed,
            _ if change.moved => ChangeKind::Moved,
            _ => ChangeKind::Changed,
        };
        let body = change.after.as_ref().or(change.before.as_ref());
        let name = body.and_then(|body| body.get("name")).and_then(Json::text);
        let name = name.unwrap_or(&change.id).to_owned();
        let details = match what {
            ChangeKind::Changed => self.details(change),
            _ => Vec::new(),
        };
        ChangeWords {
            kind: kind_of(change.kind),
            id: change.id.clone(),
            sentence: self.sentence(change, what, &name, &details),
            what,
            details,
            area: self.area(change.kind, body),
            name,
        }
    }

    fn sentence(
        &self,
        change: &Change,
        what: ChangeKind,
        name: &str,
        details: &[String],
    ) -> String {
        let noun = match change.kind {
            None => "The store's facts",
            Some(PartKind::Segment) => "Segment",
            Some(PartKind::Collection) => "Collection",
            Some(PartKind::Formula) => "Formula",
            Some(PartKind::Rule) => "Rule",
        };
        let said = change.after.as_ref().or(change.before.as_ref());
        let said = said
            .map(|body| self.body_words(change.kind, body, what))
            .unwrap_or_default();
        let subject = match change.kind {
            None => noun.to_owned(),
            Some(_) => format!("{noun} “{name}”"),
        };
        match what {
            ChangeKind::Added if said.is_empty() => format!("{subject} is new."),
            ChangeKind::Added => format!("{subject} is new: {said}."),
            ChangeKind::Removed if said.is_empty() => format!("{subject} is removed."),
            ChangeKind::Removed => format!("{subject} is removed: {said}."),
            ChangeKind::Moved => format!("{subject} has another place in the order."),
            ChangeKind::Changed => match details {
                [one] => format!("{subject} is changed. {one}."),
                several => format!(
                    "{subject} has {}.",
                    endcap_figures::counted(several.len(), "change")
                ),
            },
        }
    }

    /// What an entity says, for one that came or went.
    fn body_words(&self, kind: Option<PartKind>, body: &Json, what: ChangeKind) -> String {
        let rules = if what == ChangeKind::Removed {
            self.old
        } else {
            self.new
        };
        let findings = &mut Vec::new();
        match kind {
            Some(PartKind::Rule) => Rule::read(body, "", findings).map(|rule| {
                let said = words::of_rule(&rule, rules, self.catalog);
                let parts = [said.action, said.scope, said.when];
                let parts: Vec<String> =
                    parts.into_iter().filter(|part| !part.is_empty()).collect();
                parts.join(", ")
            }),
            Some(PartKind::Segment) => Segment::read(body, "", findings)
                .map(|segment| words::predicate(&segment.when, &rules.store)),
            Some(PartKind::Collection) => Collection::read(body, "", findings)
                .map(|collection| words::predicate(&collection.products, &rules.store)),
            Some(PartKind::Formula) => {
                Formula::read(body, "", findings).map(|formula| formula_words(&formula, rules))
            }
            None => None,
        }
        .unwrap_or_default()
    }

    /// Field by field, what was and what is.
    fn details(&self, change: &Change) -> Vec<String> {
        let (Some(before), Some(after)) = (&change.before, &change.after) else {
            return Vec::new();
        };
        let was = self.facets(change.kind, before, self.old);
        let is = self.facets(change.kind, after, self.new);
        let pairs = was.into_iter().zip(is);
        let differing = pairs.filter(|(was, is)| was.1 != is.1);
        differing
            .map(|(was, is)| format!("{}: {} → {}", is.0, was.1, is.1))
            .collect()
    }

    /// The fields of an entity in words, in a fixed order.
    fn facets(
        &self,
        kind: Option<PartKind>,
        body: &Json,
        rules: &RuleSet,
    ) -> Vec<(&'static str, String)> {
        let findings = &mut Vec::new();
        let raw = |name: &str| {
            body.get(name).map_or_else(
                || "—".to_owned(),
                |value| match value {
                    Json::Text(text) => text.clone(),
                    other => other.canonical(),
                },
            )
        };
        match kind {
            Some(PartKind::Rule) => match Rule::read(body, "", findings) {
                Some(rule) => self.rule_facets(&rule, rules),
                None => vec![("Rule", body.canonical())],
            },
            Some(PartKind::Segment) => match Segment::read(body, "", findings) {
                Some(one) => {
                    vec![
                        ("Name", one.name),
                        ("Condition", words::predicate(&one.when, &rules.store)),
                    ]
                }
                None => vec![("Segment", body.canonical())],
            },
            Some(PartKind::Collection) => match Collection::read(body, "", findings) {
                Some(one) => vec![
                    ("Name", one.name),
                    ("Products", words::predicate(&one.products, &rules.store)),
                ],
                None => vec![("Collection", body.canonical())],
            },
            Some(PartKind::Formula) => match Formula::read(body, "", findings) {
                Some(one) => vec![
                    ("Name", one.name.clone()),
                    ("Terms", formula_words(&one, rules)),
                ],
                None => vec![("Formula", body.canonical())],
            },
            None => vec![
                ("Name", raw("name")),
                ("Currency", raw("currency")),
                ("Time zone", raw("time_zone")),
                ("Days of figures", raw("metrics_days")),
            ],
        }
    }

    fn rule_facets(&self, rule: &Rule, rules: &RuleSet) -> Vec<(&'static str, String)> {
        let said = words::of_rule(rule, rules, self.catalog);
        let state = if rule.enabled { "on" } else { "off" };
        vec![
            ("Name", rule.name.clone()),
            ("Switch", state.to_owned()),
            ("Action", said.action),
            ("Where and for whom", said.scope),
            ("When", said.when),
            ("Priority", endcap_figures::grouped(rule.priority)),
        ]
    }

    fn area(&self, kind: Option<PartKind>, body: Option<&Json>) -> String {
        match kind {
            None => "Store".to_owned(),
            Some(PartKind::Segment) => "Segments".to_owned(),
            Some(PartKind::Collection) => "Collections".to_owned(),
            Some(PartKind::Formula) => "Formulas".to_owned(),
            Some(PartKind::Rule) => {
                let rule = body.and_then(|body| Rule::read(body, "", &mut Vec::new()));
                let Some(rule) = rule else {
                    return "Rules".to_owned();
                };
                match rule.pages.as_slice() {
                    [] => "Every page".to_owned(),
                    [one] => self.pattern_name(one),
                    [first, rest @ ..] => {
                        format!(
                            "{} and {} more",
                            self.pattern_name(first),
                            endcap_figures::grouped(rest.len() as u64)
                        )
                    }
                }
            }
        }
    }

    fn pattern_name(&self, pattern: &PagePattern) -> String {
        moment::page_name(&pattern.page(), self.new)
    }
}

/// “+30 points a level of units sold: 1, 3, 10; then by rating, highest first”.
fn formula_words(formula: &Formula, rules: &RuleSet) -> String {
    let mut parts: Vec<String> = formula
        .terms
        .iter()
        .map(|term| words::rule::term(term, rules))
        .collect();
    let then_by = formula.then_by.iter().map(|then| {
        let field = words::field_label(&then.field.product_field()).to_lowercase();
        let order = if then.descending {
            "highest first"
        } else {
            "lowest first"
        };
        format!("then by {field}, {order}")
    });
    parts.extend(then_by);
    parts.join("; ")
}
