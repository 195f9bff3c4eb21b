//! Why a product is where it is, and why one is not shown.

use std::collections::BTreeMap;

use endcap_model::field::Field;
use endcap_model::id::RuleId;
use endcap_model::ruleset::RuleSet;
use serde::Serialize;

use crate::answer::{Answer, Contribution, Explanation, PinAsked};
use crate::arrange::Seats;
use crate::ask::{Ask, AskError};
use crate::block::Block;
use crate::catalog::Catalog;
use crate::order::{Order, Sorted};
use crate::plan::{Plan, Points};
use crate::rank::{Organic, rows_of, scan, seats_of};
use crate::relevance::{best_field, distinct_tokens};
use crate::score::{Scratch, add_levels};
use crate::spread::spread;

/// What there is to say of one product on a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Explained {
    Shown {
        position: u64,
        pinned: bool,
        tier: i8,
        points: i64,
        explanation: Explanation,
    },
    /// By precedence, every rule that hides it or whose `only` it fails; empty where it is no
    /// candidate and no active pin names it.
    NotShown { because: Vec<RuleId> },
}

#[derive(Serialize)]
struct ShownJson<'a> {
    shown: bool,
    position: u64,
    explain: &'a Explanation,
}

#[derive(Serialize)]
struct RuleJson<'a> {
    rule: &'a RuleId,
}

#[derive(Serialize)]
struct NotShownJson<'a> {
    shown: bool,
    because: Vec<RuleJson<'a>>,
}

/// The contract's answer to `explain`.
impl Serialize for Explained {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Explained::Shown {
                position,
                explanation,
                ..
            } => ShownJson {
                shown: true,
                position: *position,
                explain: explanation,
            }
            .serialize(serializer),
            Explained::NotShown { because } => {
                let because = because.iter().map(|rule| RuleJson { rule }).collect();
                NotShownJson {
                    shown: false,
                    because,
                }
                .serialize(serializer)
            }
        }
    }
}

/// Explains one product; `ask.from`, `ask.size` and `ask.explain` play no part.
pub fn explain(
    catalog: &Catalog,
    ruleset: &RuleSet,
    ask: &Ask,
    product: &str,
) -> Result<Explained, AskError> {
    let plan = Plan::of(catalog, ruleset, ask)?;
    let row = catalog
        .row_of(product)
        .ok_or_else(|| AskError::UnknownProduct(product.to_owned()))?;
    let named = plan.pins.iter().any(|pin| pin.product == row);
    if !named && !plan.is_candidate(row) {
        return Ok(Explained::NotShown { because: vec![] });
    }
    if !plan.is_eligible(row) {
        return Ok(Explained::NotShown {
            because: plan.hidden_by(row),
        });
    }
    let seats = seats_of(&plan);
    let (entries, total) = scan(&plan, &rows_of(&seats), usize::MAX);
    let arrangement = seats.arrangement(total);
    let mut explanation = explain_row(&plan, row);
    let seat = seats.number_of(&row);
    let position = match seat {
        Some(index) => {
            let pin = &seats.pins[index].pin;
            explanation.pin = Some(PinAsked {
                rule: pin.rule.id.clone(),
                asked: pin.asked,
            });
            explanation.without_max_per = arrangement.of_pin(index) as u64;
            arrangement.of_pin(index)
        }
        None => {
            let found = place_of(&plan, entries, row);
            explanation.max_per = found
                .barred
                .iter()
                .map(|n| plan.spreads[*n].rule.id.clone())
                .collect();
            explanation.without_max_per = arrangement.of_organic(found.base) as u64;
            arrangement.of_organic(found.number)
        }
    };
    let (tier, points) = (plan.tier(row).0, points_of(&plan, row));
    Ok(Explained::Shown {
        position: position as u64,
        pinned: seat.is_some(),
        tier,
        points,
        explanation,
    })
}

/// Where an organic product comes, without and with `max_per`, 0-based.
struct Found {
    base: usize,
    number: usize,
    barred: Vec<usize>,
}

fn place_of(plan: &Plan, entries: Vec<crate::order::Entry>, row: u32) -> Found {
    let order: &Order = &plan.order;
    let own = entries.iter().find(|entry| entry.row == row).copied();
    let before =
        |entry: &&crate::order::Entry| own.is_some_and(|own| order.compare(entry, &own).is_lt());
    let base = entries.iter().filter(before).count();
    if plan.spreads.is_empty() {
        return Found {
            base,
            number: base,
            barred: vec![],
        };
    }
    let mut sorted = Sorted::new(order, entries);
    let (built, barred) = spread(plan, &mut sorted, |built| {
        built.last().is_none_or(|last| last.key.row != row)
    });
    let barred = barred
        .get(&base)
        .map(|numbers| numbers.iter().copied().collect())
        .unwrap_or_default();
    Found {
        base,
        number: built.len().saturating_sub(1),
        barred,
    }
}

/// Fills in the explanations of a whole slice.
pub(crate) fn explain_all(plan: &Plan, seats: &Seats<u32>, organic: &Organic, answer: &mut Answer) {
    let arrangement = seats.arrangement(organic.total);
    let bases: BTreeMap<u32, usize> = organic
        .entries
        .iter()
        .map(|ranked| (ranked.key.row, ranked.base))
        .collect();
    for product in &mut answer.products {
        let Some(row) = plan.catalog.row_of(product.id.as_str()) else {
            continue;
        };
        let mut explanation = explain_row(plan, row);
        explanation.without_max_per = product.position;
        if product.pinned {
            explanation.pin = seats
                .pins
                .iter()
                .find(|seat| seat.pin.product == row)
                .map(|seat| PinAsked {
                    rule: seat.pin.rule.id.clone(),
                    asked: seat.pin.asked,
                });
        } else if let Some(base) = bases.get(&row) {
            explanation.without_max_per = arrangement.of_organic(*base) as u64;
            let barred = organic.barred.get(base).into_iter().flatten();
            explanation.max_per = barred.map(|n| plan.spreads[*n].rule.id.clone()).collect();
        }
        product.explain = Some(explanation);
    }
}

/// Points of any row, candidate or not.
pub(crate) fn points_of(plan: &Plan, row: u32) -> i64 {
    let mut scratch = Scratch::default();
    scratch.sum_points(plan, Block::List(&[row]));
    i64::from(scratch.points[0]) + i64::from(plan.relevance(row))
}

/// Contributions and tier; the rest depends on the whole page.
pub(crate) fn explain_row(plan: &Plan, row: u32) -> Explanation {
    let mut contributions = Vec::new();
    let levels_of = |levels: &_, weight: i32| {
        let mut points = [0];
        add_levels(levels, weight, Block::List(&[row]), &mut points);
        points[0]
    };
    for term in &plan.terms {
        let Some(formula) = plan.formula else {
            continue;
        };
        let level = levels_of(&term.levels, 1);
        contributions.push(Contribution::Formula {
            formula: formula.clone(),
            field: term.term.field.product_field().name(),
            level: level.unsigned_abs(),
            points: i64::from(level) * term.term.weight,
        });
    }
    for ruled in &plan.points {
        let points = match &ruled.what {
            Points::Levels { levels, weight } => levels_of(levels, *weight),
            Points::Fixed { test, points } => i32::from(test.holds(row)) * points,
        };
        contributions.push(Contribution::Rule {
            rule: ruled.rule.id.clone(),
            points: i64::from(points),
        });
    }
    if let Some(query) = plan.query
        && plan.relevance(row) > 0
    {
        for token in distinct_tokens(query) {
            let Some((field, points)) = best_field(plan.catalog, &token, row) else {
                continue;
            };
            contributions.push(Contribution::Relevance {
                token,
                field,
                points: i64::from(points),
            });
        }
    }
    contributions.retain(|contribution| contribution.points() != 0);
    let tier = plan
        .tier(row)
        .1
        .into_iter()
        .map(|rule| rule.id.clone())
        .collect();
    Explanation {
        contributions,
        tier,
        ..Explanation::default()
    }
}
