//! Why a product is where it is on a page, for each segment, in labels and one sentence.

use std::collections::BTreeMap;

use endcap_model::{
    id::{RuleId, SegmentId},
    ruleset::RuleSet,
};
use endcap_ranking::{
    Absence, Absent, Ask, AskError, Catalog, Contribution as Part, Explained, Explanation, absence,
    explain, rank,
};
use serde::Serialize;

use crate::{OpenStore, Outlook, UseCaseError, moment, words};

/// Points from one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contribution {
    pub label: String,
    /// `formula`, `rule` or `relevance`.
    pub kind: &'static str,
    pub rule: Option<String>,
    pub points: i64,
    pub note: Option<String>,
}

/// A pin and the position that it asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PinAsked {
    pub rule: String,
    pub asked: u32,
}

/// One product on one segment's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Why {
    pub segment: String,
    pub shown: bool,
    pub position: Option<u64>,
    pub pinned: bool,
    pub tier: i8,
    pub points: i64,
    /// Sum to the points.
    pub contributions: Vec<Contribution>,
    pub tier_rules: Vec<String>,
    pub pin: Option<PinAsked>,
    pub max_per: Vec<String>,
    pub without_max_per: Option<u64>,
    /// The rules that keep it off the page.
    pub because: Vec<String>,
    pub sentence: String,
}

impl OpenStore {
    /// Why the product is where it is, or is not there, for each segment. Computes.
    ///
    /// # Errors
    /// `NotFound` for an unknown product, segment or collection; `Invalid` for a bad page or
    /// instant.
    pub fn why(
        &self,
        page: &str,
        segments: &[String],
        outlook: &Outlook,
        product: &str,
    ) -> Result<Vec<Why>, UseCaseError> {
        let (snapshot, at) = self.looked_at(outlook)?;
        let rules = &snapshot.draft.rules;
        let page = moment::page(page)?;
        let one = |segment: SegmentId| {
            let ask = Ask::first(page.clone(), segment, at, 0);
            why(&snapshot.catalog, rules, &ask, product)
        };
        moment::segments(segments, rules)?
            .into_iter()
            .map(one)
            .collect()
    }
}

fn why(catalog: &Catalog, rules: &RuleSet, ask: &Ask, product: &str) -> Result<Why, UseCaseError> {
    let explained = explain(catalog, rules, ask, product)?;
    let nothing = Why {
        segment: ask.segment.as_str().to_owned(),
        shown: false,
        position: None,
        pinned: false,
        tier: 0,
        points: 0,
        contributions: Vec::new(),
        tier_rules: Vec::new(),
        pin: None,
        max_per: Vec::new(),
        without_max_per: None,
        because: Vec::new(),
        sentence: String::new(),
    };
    match explained {
        Explained::NotShown { because } => Ok(Why {
            sentence: match absence(catalog, rules, ask, product)? {
                Some(absent) => absent_sentence(catalog, rules, ask, product, &absent),
                None => not_shown_sentence(rules, &because),
            },
            because: because.into_iter().map(String::from).collect(),
            ..nothing
        }),
        Explained::Shown {
            position,
            pinned,
            tier,
            points,
            explanation,
        } => Ok(Why {
            shown: true,
            position: Some(position),
            pinned,
            tier,
            points,
            sentence: what_if(
                catalog,
                rules,
                ask,
                product,
                position,
                points,
                tier,
                &explanation,
            )?,
            contributions: contributions(rules, &explanation),
            tier_rules: explanation.tier.into_iter().map(String::from).collect(),
            pin: explanation.pin.map(|pin| PinAsked {
                rule: pin.rule.into(),
                asked: pin.asked,
            }),
            max_per: explanation.max_per.into_iter().map(String::from).collect(),
            without_max_per: Some(explanation.without_max_per),
            ..nothing
        }),
    }
}

fn contributions(rules: &RuleSet, explanation: &Explanation) -> Vec<Contribution> {
    let one = |part: &Part| match part {
        Part::Formula {
            formula,
            field,
            level,
            points,
        } => {
            let name = rules
                .formula(formula)
                .map_or(formula.as_str(), |found| &found.name);
            Contribution {
                label: words::field_label_of(field),
                kind: "formula",
                rule: None,
                points: *points,
                note: Some(format!("level {level} of “{name}”")),
            }
        }
        Part::Rule { rule, points } => Contribution {
            label: rule_name(rules, rule.as_str()),
            kind: "rule",
            rule: Some(rule.as_str().to_owned()),
            points: *points,
            note: None,
        },
        Part::Relevance {
            token,
            field,
            points,
        } => Contribution {
            label: format!("“{token}” in the {field}"),
            kind: "relevance",
            rule: None,
            points: *points,
            note: None,
        },
    };
    explanation.contributions.iter().map(one).collect()
}

pub(crate) fn rule_name(rules: &RuleSet, id: &str) -> String {
    let found = rules.rules.iter().find(|rule| rule.id.as_str() == id);
    found.map_or_else(|| id.to_owned(), |rule| rule.name.clone())
}

fn not_shown_sentence(rules: &RuleSet, because: &[RuleId]) -> String {
    let names = quoted(rules, because);
    match names.as_slice() {
        [] => "It does not belong to this page.".to_owned(),
        [one] => format!("{one} hides it here."),
        several => format!("{} hide it here.", words::list(several)),
    }
}

fn quoted(rules: &RuleSet, ids: &[RuleId]) -> Vec<String> {
    let name = |id: &RuleId| format!("“{}”", rule_name(rules, id.as_str()));
    ids.iter().map(name).collect()
}

/// Why a product is none of the page's, and whether a pin could bring it in.
fn absent_sentence(
    catalog: &Catalog,
    rules: &RuleSet,
    ask: &Ask,
    product: &str,
    absent: &Absent,
) -> String {
    let page = moment::page_name(&ask.page, rules);
    let mut sentence = match &absent.absence {
        Absence::NotInCategory => {
            let row = catalog.row_of(product);
            let paths = row.map_or(&[][..], |row| catalog.categories_at(row));
            let own: Vec<String> = paths
                .iter()
                .map(|path| format!("“{}”", path.as_str().replace(" > ", " › ")))
                .collect();
            match own.as_slice() {
                [] => format!("It is not in {page}: it has no category."),
                own => format!("It is not in {page}: it is in {}.", words::list(own)),
            }
        }
        Absence::EmptyQuery => "This search has no words, so it finds nothing.".to_owned(),
        Absence::TokensMissing(tokens) => {
            let tokens: Vec<String> = tokens.iter().map(|token| format!("“{token}”")).collect();
            let verb = if tokens.len() == 1 { "stands" } else { "stand" };
            format!(
                "{} {verb} in none of its title, brand, categories and tags.",
                words::list(&tokens)
            )
        }
        Absence::NotSelected(parts) => {
            let title = |id: &str| {
                let row = catalog.row_of(id)?;
                catalog.title_at(row).map(str::to_owned)
            };
            let told: Vec<String> = parts
                .iter()
                .map(|part| words::condition::with_titles(part, &rules.store, &title))
                .collect();
            format!(
                "{page} does not select it: it is not so that {}.",
                words::joined(&told, "nor that")
            )
        }
    };
    let hiding = quoted(rules, &absent.hidden_by);
    match hiding.as_slice() {
        [] => sentence.push_str(" A pin would bring it in."),
        [one] => sentence.push_str(&format!(" {one} would hide it here, too.")),
        several => sentence.push_str(&format!(
            " {} would hide it here, too.",
            words::list(several)
        )),
    }
    sentence
}

/// One sentence on what would change the place: without its pin, without the rule that weighs
/// most, or the points that part it from the product above.
#[expect(
    clippy::too_many_arguments,
    reason = "all of them are one product's explanation"
)]
fn what_if(
    catalog: &Catalog,
    rules: &RuleSet,
    ask: &Ask,
    product: &str,
    position: u64,
    points: i64,
    tier: i8,
    explanation: &Explanation,
) -> Result<String, AskError> {
    let without = |id: &str| -> Result<String, AskError> {
        let rest = RuleSet {
            rules: rules
                .rules
                .iter()
                .filter(|rule| rule.id.as_str() != id)
                .cloned()
                .collect(),
            ..rules.clone()
        };
        let name = rule_name(rules, id);
        Ok(match explain(catalog, &rest, ask, product)? {
            Explained::Shown {
                position: other, ..
            } if other == position => {
                format!("Without “{name}” it would be here all the same.")
            }
            Explained::Shown {
                position: other, ..
            } => {
                format!(
                    "Without “{name}” it would be at position {}.",
                    endcap_figures::grouped(other)
                )
            }
            Explained::NotShown { .. } => format!("Without “{name}” it would not be on this page."),
        })
    };
    if let Some(pin) = &explanation.pin {
        return without(pin.rule.as_str());
    }
    if let Some(rule) = explanation.tier.first() {
        return without(rule.as_str());
    }
    let mut sentence = above(catalog, rules, ask, position, points, tier)?;
    let mut net: BTreeMap<&str, i64> = BTreeMap::new();
    for part in &explanation.contributions {
        if let Part::Rule { rule, points } = part {
            *net.entry(rule.as_str()).or_default() += points;
        }
    }
    if let Some((rule, _)) = net.into_iter().max_by_key(|(_, points)| points.abs()) {
        sentence.push_str(&without(rule)?);
    } else if explanation.without_max_per != position {
        sentence.push_str(&format!(
            "Without the spread it would be at position {}.",
            endcap_figures::grouped(explanation.without_max_per)
        ));
    }
    Ok(sentence.trim_end().to_owned())
}

/// "1 point short of position 7. ": what parts it from the product above.
fn above(
    catalog: &Catalog,
    rules: &RuleSet,
    ask: &Ask,
    position: u64,
    points: i64,
    tier: i8,
) -> Result<String, AskError> {
    if position < 2 {
        return Ok("Nothing stands above it. ".to_owned());
    }
    let ask = Ask {
        from: position - 2,
        size: 1,
        explain: false,
        ..ask.clone()
    };
    let answer = rank(catalog, rules, &ask)?;
    let Some(previous) = answer.products.first() else {
        return Ok(String::new());
    };
    let other = endcap_figures::grouped(previous.position);
    Ok(match previous.points - points {
        _ if previous.pinned => format!("A pin holds position {other}. "),
        _ if previous.tier != tier => {
            format!("Position {other} goes before it whatever the points. ")
        }
        0 => format!("As many points as position {other}; the order of ties decides. "),
        1 => format!("1 point short of position {other}. "),
        more if more > 1 => format!(
            "{} points short of position {other}. ",
            endcap_figures::grouped(more)
        ),
        _ => format!("More points than position {other}, but spread keeps it here. "),
    })
}
