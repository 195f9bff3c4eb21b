//! Rules that cancel out: a boost and a bury, or a top and a bottom, of the same products for the same
//! pages, shoppers and times.

use std::collections::HashMap;

use endcap_model::{action::Action, json::Json, rule::Rule};

use super::{HealthFinding, HealthKind, Repair, Ward, finding, repair};

pub fn check(ward: &Ward, findings: &mut Vec<HealthFinding>) {
    let mut by_scope: HashMap<String, Vec<&Rule>> = HashMap::new();
    for rule in ward.rules.rules.iter().filter(|rule| rule.enabled) {
        if ward.moment_of(rule).is_some() && side_of(rule).is_some() {
            by_scope.entry(scope(rule)).or_default().push(rule);
        }
    }
    for same in by_scope.values() {
        for (index, rule) in same.iter().enumerate() {
            let others = same[..index].iter();
            let opposed = others.filter(|other| are_opposed(ward, rule, other));
            findings.extend(opposed.map(|other| told(ward, other, rule)));
        }
    }
}

/// Which way a rule moves products, and by how much; tops and bottoms by no number.
fn side_of(rule: &Rule) -> Option<(i64, bool)> {
    match &rule.action {
        Action::Boost { points, .. } => Some((*points, false)),
        Action::Bury { points, .. } => Some((-points, false)),
        Action::Top { .. } => Some((1, true)),
        Action::Bottom { .. } => Some((-1, true)),
        _ => None,
    }
}

/// Pages and segments in any order, and the schedule, as one text.
fn scope(rule: &Rule) -> String {
    let mut pages: Vec<String> = rule
        .pages
        .iter()
        .map(|page| page.to_json().canonical())
        .collect();
    pages.sort();
    let mut segments: Vec<&str> = rule.segments.iter().map(|id| id.as_str()).collect();
    segments.sort_unstable();
    let schedule = rule
        .schedule
        .as_ref()
        .map_or(Json::Null, |one| one.to_json());
    format!("{pages:?} {segments:?} {}", schedule.canonical())
}

fn are_opposed(ward: &Ward, a: &Rule, b: &Rule) -> bool {
    let (Some((x, tier_a)), Some((y, tier_b))) = (side_of(a), side_of(b)) else {
        return false;
    };
    let sets = (
        ward.reaches.get(a.id.as_str()),
        ward.reaches.get(b.id.as_str()),
    );
    let (Some(a), Some(b)) = sets else {
        return false;
    };
    tier_a == tier_b && (x > 0) != (y > 0) && !a.is_empty() && a == b
}

fn told(ward: &Ward, a: &Rule, b: &Rule) -> HealthFinding {
    let (x, tier) = side_of(a).unwrap_or_default();
    let (y, _) = side_of(b).unwrap_or_default();
    let set = ward.reaches.get(b.id.as_str());
    let products = endcap_figures::counted(set.map_or(0, super::reach::Rows::len), "product");
    let (sentence, first) = if tier {
        let top = if x > 0 { a } else { b };
        let words = format!(
            "“{}” sends the same {products} the other way, and bottom wins.",
            a.name
        );
        let mut off = repair::remove(top);
        off.name = format!("Remove “{}”", top.name);
        (words, off)
    } else if x + y == 0 {
        let words = format!(
            "“{}” gives the same {products} {} and takes them back.",
            a.name,
            endcap_figures::points(x)
        );
        (words, both_removed(a, b))
    } else {
        let words = format!(
            "With “{}” the same {products} get {} and {}: {} in all.",
            a.name,
            endcap_figures::points(x),
            endcap_figures::points(y),
            endcap_figures::points(x + y)
        );
        (words, net(a, b, x, y))
    };
    let mut off = repair::turn_off(b);
    off.name = format!("Turn “{}” off", b.name);
    let mut found = finding(HealthKind::CancelsOut, b, sentence, vec![first, off]);
    found.others = vec![a.id.as_str().to_owned()];
    found
}

fn both_removed(a: &Rule, b: &Rule) -> Repair {
    Repair {
        name: "Remove both".to_owned(),
        label: format!("Remove “{}” and “{}”", a.name, b.name),
        changes: vec![
            repair::removal(a.id.as_str()),
            repair::removal(b.id.as_str()),
        ],
    }
}

/// The stronger one stays with what is left of it.
fn net(a: &Rule, b: &Rule, x: i64, y: i64) -> Repair {
    let (stronger, weaker) = if x.abs() > y.abs() { (a, b) } else { (b, a) };
    let mut kept = stronger.clone();
    if let Action::Boost { points, .. } | Action::Bury { points, .. } = &mut kept.action {
        *points = (x + y).abs();
    }
    Repair {
        name: format!("Make one rule of {}", endcap_figures::points(x + y)),
        label: format!("Join “{}” and “{}”", a.name, b.name),
        changes: vec![repair::put(&kept), repair::removal(weaker.id.as_str())],
    }
}
