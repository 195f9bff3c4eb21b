//! Rules that never fire: their time is over or never comes, their pages or products are none, their
//! products are on none of their pages, their segment does not exist.

use endcap_model::{
    action::Action, json::Json, page::PagePattern, predicate::Predicate, rule::Rule,
    ruleset::RuleSet,
};
use endcap_ranking::products_of;

use super::{HealthFinding, HealthKind, Ward, finding, reach::Rows, repair};

pub fn check(ward: &Ward, findings: &mut Vec<HealthFinding>) {
    let enabled = ward.rules.rules.iter().filter(|rule| rule.enabled);
    findings.extend(enabled.filter_map(|rule| first_of(ward, rule)));
}

/// The first reason is enough: a rule that is over need not be told that it selects nothing.
fn first_of(ward: &Ward, rule: &Rule) -> Option<HealthFinding> {
    let zone = ward.rules.store.time_zone;
    if let Some(schedule) = &rule.schedule {
        if schedule.is_over(ward.now, zone) {
            let until = schedule.until.map(endcap_figures::moment);
            let sentence = format!("Its time was over on {}.", until.unwrap_or_default());
            let repairs = vec![repair::remove(rule), repair::turn_off(rule)];
            return Some(finding(HealthKind::Over, rule, sentence, repairs));
        }
        if ward.moment_of(rule).is_none() {
            let sentence = "None of its weekly hours lies between its beginning and its end.";
            let repairs = vec![repair::turn_off(rule), repair::remove(rule)];
            return Some(finding(
                HealthKind::Never,
                rule,
                sentence.to_owned(),
                repairs,
            ));
        }
    }
    let is_pin = matches!(rule.action, Action::Pin { .. });
    if !is_pin && !rule.pages.is_empty() && rule.pages.iter().all(|page| is_bare(ward, page)) {
        let sentence = format!("No product is on {}.", page_names(ward, rule));
        let repairs = vec![repair::turn_off(rule), repair::remove(rule)];
        return Some(finding(HealthKind::NoPage, rule, sentence, repairs));
    }
    let set = ward.reaches.get(rule.id.as_str())?;
    // An `only` of nothing hides all, which an empty lane says; a stock rule waits for its case.
    let waits = matches!(
        rule.action,
        Action::OutOfStock { .. }
            | Action::LowStock { .. }
            | Action::Overstock { .. }
            | Action::MarginFloor { .. }
    );
    if is_pin || waits {
        return None;
    }
    let sentence = if set.is_empty() {
        "It selects no product of the catalog.".to_owned()
    } else if is_elsewhere(ward, rule, set) {
        elsewhere(ward, rule, set.len())
    } else {
        return None;
    };
    let repairs = vec![repair::turn_off(rule), repair::remove(rule)];
    Some(finding(HealthKind::NoProduct, rule, sentence, repairs))
}

/// It selects products, and none of them is on a page that it is for. What `only` shows elsewhere hides
/// all here, which an empty lane says.
fn is_elsewhere(ward: &Ward, rule: &Rule, set: &Rows) -> bool {
    let holds = |pattern: &PagePattern| match pattern {
        PagePattern::Category { path, .. } => {
            let mut rows = ward.catalog.rows_under(path.as_str()).iter();
            rows.any(|row| set.contains(*row))
        }
        PagePattern::Collection(id) => {
            let pair = ward
                .rules
                .collection(id.as_str())
                .zip(products_of(&rule.action));
            pair.is_none_or(|(collection, products)| {
                let both = Predicate::All(vec![collection.products.clone(), products]);
                ward.catalog.count(&both, &ward.rules.store, ward.now) > 0
            })
        }
        // The whole catalog; and what a search finds is only known once it is asked.
        _ => true,
    };
    // A pin brings products in from elsewhere, and to hide them there is to do something.
    let hides_pins = || {
        let mut pins = ward.rules.rules.iter().filter(|other| other.enabled);
        matches!(rule.action, Action::Hide { .. })
            && pins.any(|other| match &other.action {
                Action::Pin { product, .. } => {
                    let row = ward.catalog.row_of(product.as_str());
                    row.is_some_and(|row| set.contains(row))
                }
                _ => false,
            })
    };
    !rule.pages.is_empty()
        && !matches!(rule.action, Action::Only { .. })
        && !rule.pages.iter().any(holds)
        && !hides_pins()
}

/// “None of the 12 products that it selects is on “Tents” or “Boots”.”
fn elsewhere(ward: &Ward, rule: &Rule, selected: usize) -> String {
    let pages = page_names(ward, rule);
    match selected {
        1 => format!("The product that it selects is not on {pages}."),
        more => format!(
            "None of the {} that it selects is on {pages}.",
            endcap_figures::counted(more, "product")
        ),
    }
}

fn page_names(ward: &Ward, rule: &Rule) -> String {
    let name = |pattern: &PagePattern| {
        format!(
            "“{}”",
            crate::moment::page_name(&pattern.page(), ward.rules)
        )
    };
    let names: Vec<String> = rule.pages.iter().map(name).collect();
    crate::words::joined(&names, "or")
}

/// A category that holds no product. Collections and searches are as full as their conditions; a
/// placement always has the whole catalog.
fn is_bare(ward: &Ward, pattern: &PagePattern) -> bool {
    match pattern {
        PagePattern::Category { path, .. } => ward.catalog.products_under(path.as_str()) == 0,
        PagePattern::Collection(id) => {
            let found = ward.rules.collection(id.as_str());
            found.is_none_or(|one| {
                ward.catalog
                    .count(&one.products, &ward.rules.store, ward.now)
                    == 0
            })
        }
        _ => false,
    }
}

/// Rules of the document that name segments which don't exist. They are left out of the parsed rules,
/// so they are read one by one.
pub fn dangling(rules: &RuleSet, document: &Json, findings: &mut Vec<HealthFinding>) {
    let bodies = document
        .get("rules")
        .and_then(Json::list)
        .unwrap_or_default();
    for rule in bodies
        .iter()
        .filter_map(|body| Rule::read(body, "", &mut Vec::new()))
    {
        let gone: Vec<&str> = rule
            .segments
            .iter()
            .filter(|segment| !rules.has_segment(segment))
            .map(|segment| segment.as_str())
            .collect();
        if gone.is_empty() || !rule.enabled {
            continue;
        }
        let names: Vec<String> = gone.iter().map(|id| format!("“{id}”")).collect();
        let sentence = format!(
            "There is no segment {}.",
            crate::words::joined(&names, "or")
        );
        let mut repairs = vec![repair::remove(&rule)];
        let mut without = rule.clone();
        without
            .segments
            .retain(|segment| rules.has_segment(segment));
        if !without.segments.is_empty() {
            let name = "Leave the segment out".to_owned();
            repairs.insert(0, repair::change(&without, name));
        }
        findings.push(finding(HealthKind::NoSegment, &rule, sentence, repairs));
    }
}
