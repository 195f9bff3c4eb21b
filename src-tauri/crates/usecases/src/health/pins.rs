//! Pins that do nothing or stand elsewhere: of a product that is missing, sold out or hidden, behind
//! another pin of the same product, at a place that another pin has.

use std::collections::{HashMap, HashSet};

use endcap_model::{
    action::Action,
    field::CountField,
    id::SegmentId,
    instant::Instant,
    page::{Page, PageQuery, Specificity},
    rule::{Rule, precedence},
};

use crate::lanes::hidden;

use super::{HealthFinding, HealthKind, Ward, finding, repair};

/// A pin, unfolded.
#[derive(Clone, Copy)]
struct Pin<'a> {
    rule: &'a Rule,
    product: &'a str,
    position: u32,
}

/// The pins by what they may share.
struct Pins<'a> {
    all: Vec<Pin<'a>>,
    of_product: HashMap<&'a str, Vec<Pin<'a>>>,
    at_place: HashMap<u32, Vec<Pin<'a>>>,
}

/// Where and when a pin is looked at.
struct Spot<'a> {
    page: Page,
    segment: &'a SegmentId,
    at: Instant,
    own: Specificity,
}

pub fn check(ward: &Ward, findings: &mut Vec<HealthFinding>) {
    let pins = Pins::of(ward);
    let everyone = SegmentId::everyone();
    let mut every: Vec<&SegmentId> = ward.rules.segments.iter().map(|one| &one.id).collect();
    every.push(&everyone);
    let hiders: Vec<&Rule> = ward
        .rules
        .rules
        .iter()
        .filter(|rule| rule.enabled && hidden::hides(&rule.action))
        .collect();
    for pin in &pins.all {
        // A pin that is over is told so once.
        let Some(at) = ward.moment_of(pin.rule) else {
            continue;
        };
        let found =
            of_product(ward, pin).or_else(|| on_its_pages(ward, pin, &pins, &hiders, &every, at));
        findings.extend(found);
    }
}

impl<'a> Pins<'a> {
    fn of(ward: &Ward<'a>) -> Pins<'a> {
        let all: Vec<Pin> = ward
            .rules
            .rules
            .iter()
            .filter(|rule| rule.enabled)
            .filter_map(|rule| match &rule.action {
                Action::Pin { product, position } => Some(Pin {
                    rule,
                    product: product.as_str(),
                    position: *position,
                }),
                _ => None,
            })
            .collect();
        let (mut of_product, mut at_place) = (HashMap::new(), HashMap::new());
        for pin in &all {
            of_product
                .entry(pin.product)
                .or_insert_with(Vec::new)
                .push(*pin);
            at_place
                .entry(pin.position)
                .or_insert_with(Vec::new)
                .push(*pin);
        }
        Pins {
            all,
            of_product,
            at_place,
        }
    }
}

fn of_product(ward: &Ward, pin: &Pin) -> Option<HealthFinding> {
    let Some(row) = ward.catalog.row_of(pin.product) else {
        let sentence = format!("“{}” is not in the catalog.", pin.product);
        let repairs = vec![repair::remove(pin.rule), repair::turn_off(pin.rule)];
        return Some(finding(HealthKind::PinMissing, pin.rule, sentence, repairs));
    };
    let days = ward.rules.store.metrics_days;
    let sold_out = ward.catalog.count_at(row, CountField::Stock, days) == Some(0);
    sold_out.then(|| {
        let title = ward.catalog.title_at(row).unwrap_or(pin.product);
        let sentence = format!(
            "“{title}” is sold out and still pinned at {}.",
            endcap_figures::grouped(pin.position)
        );
        let repairs = vec![repair::turn_off(pin.rule), repair::remove(pin.rule)];
        finding(HealthKind::PinSoldOut, pin.rule, sentence, repairs)
    })
}

/// The first page and segment on which something is wrong; a subtree is looked at on its root.
fn on_its_pages(
    ward: &Ward,
    pin: &Pin,
    pins: &Pins,
    hiders: &[&Rule],
    every: &[&SegmentId],
    at: Instant,
) -> Option<HealthFinding> {
    // A pin of every page has no page of its own to be looked at; those of all pages meet there.
    let pages: Vec<Page> = match pin.rule.pages.as_slice() {
        [] => vec![Page::Placement(String::new())],
        patterns => patterns.iter().map(|pattern| pattern.page()).collect(),
    };
    for page in pages {
        let own = pin.rule.specificity(&PageQuery::of(&page))?;
        for segment in every
            .iter()
            .filter(|segment| pin.rule.is_for_segment(segment))
        {
            let spot = Spot {
                page: page.clone(),
                segment,
                at,
                own,
            };
            let found = hidden_at(ward, pin, hiders, &spot)
                .or_else(|| shadowed_at(ward, pin, pins, &spot))
                .or_else(|| taken_at(ward, pin, pins, hiders, &spot));
            if let Some(mut found) = found {
                let real = !pin.rule.pages.is_empty();
                found.page = real.then(|| spot.page.to_string());
                found.segment = Some(spot.segment.as_str().to_owned());
                return Some(found);
            }
        }
    }
    None
}

impl Spot<'_> {
    fn has(&self, ward: &Ward, rule: &Rule) -> Option<Specificity> {
        let zone = ward.rules.store.time_zone;
        let here = rule.is_for_segment(self.segment) && rule.holds(self.at, zone);
        here.then(|| rule.specificity(&PageQuery::of(&self.page)))?
    }

    fn words(&self, ward: &Ward, pin: &Pin) -> String {
        if pin.rule.pages.is_empty() {
            return "every page".to_owned();
        }
        ward.place(&self.page, self.segment)
    }
}

/// The first rule that hides the product of a pin here.
fn hider_of<'r>(ward: &Ward, pin: &Pin, hiders: &[&'r Rule], spot: &Spot) -> Option<&'r Rule> {
    let row = ward.catalog.row_of(pin.product)?;
    let mut hiders = hiders.iter().copied();
    hiders.find(|rule| {
        let selects = ward.reaches.get(rule.id.as_str());
        let selects = selects.is_some_and(|rows| rows.contains(row));
        let hides = selects != matches!(rule.action, Action::Only { .. });
        hides && spot.has(ward, rule).is_some()
    })
}

fn hidden_at(ward: &Ward, pin: &Pin, hiders: &[&Rule], spot: &Spot) -> Option<HealthFinding> {
    let hider = hider_of(ward, pin, hiders, spot)?;
    let sentence = format!(
        "“{}” hides its product on {}, and hide beats pin.",
        hider.name,
        spot.words(ward, pin)
    );
    let repairs = vec![repair::remove(pin.rule), repair::turn_off(pin.rule), {
        let mut off = repair::turn_off(hider);
        off.name = format!("Turn “{}” off", hider.name);
        off
    }];
    let mut found = finding(HealthKind::PinHidden, pin.rule, sentence, repairs);
    found.others = vec![hider.id.as_str().to_owned()];
    Some(found)
}

/// Those of the others that go before this pin here.
fn earlier<'p>(
    ward: &Ward,
    pin: &Pin,
    others: &[Pin<'p>],
    spot: &Spot,
) -> impl Iterator<Item = Pin<'p>> {
    let others = others.iter().filter(|other| {
        other.rule.id != pin.rule.id
            && ward.catalog.row_of(other.product).is_some()
            && spot
                .has(ward, other.rule)
                .is_some_and(|own| precedence((other.rule, own), (pin.rule, spot.own)).is_lt())
    });
    others.copied()
}

fn shadowed_at(ward: &Ward, pin: &Pin, pins: &Pins, spot: &Spot) -> Option<HealthFinding> {
    let others = pins.of_product.get(pin.product)?;
    let first = earlier(ward, pin, others, spot).next()?;
    let sentence = format!(
        "On {} “{}” pins the same product at {} and goes first.",
        spot.words(ward, pin),
        first.rule.name,
        endcap_figures::grouped(first.position)
    );
    let repairs = vec![repair::remove(pin.rule), repair::turn_off(pin.rule)];
    let mut found = finding(HealthKind::PinShadowed, pin.rule, sentence, repairs);
    found.others = vec![first.rule.id.as_str().to_owned()];
    Some(found)
}

fn taken_at(
    ward: &Ward,
    pin: &Pin,
    pins: &Pins,
    hiders: &[&Rule],
    spot: &Spot,
) -> Option<HealthFinding> {
    // A pin that does nothing here takes no place: hidden, or behind another of its own product.
    let stands = |other: &Pin| {
        let own = spot.has(ward, other.rule).map(|own| Spot {
            page: spot.page.clone(),
            own,
            ..*spot
        });
        let same = pins.of_product.get(other.product);
        hider_of(ward, other, hiders, spot).is_none()
            && own
                .zip(same)
                .is_some_and(|(own, same)| earlier(ward, other, same, &own).next().is_none())
    };
    let others = pins.at_place.get(&pin.position)?;
    let first = earlier(ward, pin, others, spot).find(stands)?;
    let taken: HashSet<u32> = pins
        .all
        .iter()
        .filter(|other| spot.has(ward, other.rule).is_some())
        .map(|other| other.position)
        .collect();
    let free = (pin.position..=1000).find(|position| !taken.contains(position));
    let sentence = format!(
        "On {} “{}” has position {} first, so this pin moves on.",
        spot.words(ward, pin),
        first.rule.name,
        endcap_figures::grouped(pin.position)
    );
    let mut repairs = vec![repair::turn_off(pin.rule), repair::remove(pin.rule)];
    if let Some(free) = free {
        let mut moved = pin.rule.clone();
        if let Action::Pin { position, .. } = &mut moved.action {
            *position = free;
        }
        repairs.insert(
            0,
            repair::change(
                &moved,
                format!("Pin it at {}", endcap_figures::grouped(free)),
            ),
        );
    }
    let mut found = finding(HealthKind::PinsOnePlace, pin.rule, sentence, repairs);
    found.others = vec![first.rule.id.as_str().to_owned()];
    Some(found)
}
