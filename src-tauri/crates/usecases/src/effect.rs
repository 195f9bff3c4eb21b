//! What an edit would do to a page, before it is kept.

use std::collections::HashMap;

use endcap_figures::grouped;
use endcap_model::{id::SegmentId, json::Json, page::Page, ruleset::RuleSet};
use endcap_ranking::{Ask, Catalog, Explained, explain, rank};
use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde::Serialize;

use crate::{
    EntityChange, OpenStore, Outlook, UseCaseError, edit,
    lanes::figures::{Counted, FiguresAsk},
    moment,
    why::rule_name,
};

/// What an edit would do to one segment's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Effect {
    pub segment: String,
    /// Where the product in question stands, and would stand.
    pub from: Option<u64>,
    pub to: Option<u64>,
    /// Products that would stand at another place among the first 100, come or go.
    pub moved: u64,
    /// Mean margin of the first 24 places, in basis points.
    pub margin_before: Option<i64>,
    pub margin_after: Option<i64>,
}

/// What an edit would do, in figures and a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DraftEffect {
    pub effects: Vec<Effect>,
    pub sentence: String,
    pub warning: Option<String>,
}

/// Places that are compared.
const COMPARED: u64 = 100;

impl OpenStore {
    /// What these changes would do to a page. Nothing is kept. Computes.
    ///
    /// # Errors
    /// `Invalid` if an entity is wrong, and as ranking the lanes.
    pub fn draft_effect(
        &self,
        page: &str,
        segments: &[String],
        outlook: &Outlook,
        changes: &[EntityChange],
        product: Option<&str>,
    ) -> Result<DraftEffect, UseCaseError> {
        let (snapshot, at) = self.looked_at(outlook)?;
        let (catalog, before) = (&*snapshot.catalog, &snapshot.draft.rules);
        let (after, findings) = edit::tried(&snapshot.draft, changes)?;
        let page = moment::page(page)?;
        let segments = moment::segments(segments, before)?;
        let compared = Compared {
            catalog,
            before,
            after: &after,
            page: &page,
            product,
        };
        let told: Vec<(Effect, Others)> = segments
            .par_iter()
            .map(|segment| {
                let ask = Ask::first(page.clone(), segment.clone(), at, COMPARED);
                compared.effect(segment, &ask)
            })
            .collect::<Result<_, _>>()?;
        let known = &snapshot.draft.findings;
        let fresh = findings.iter().find(|finding| !known.contains(finding));
        let warning = fresh
            .map(|finding| finding.reason.clone())
            .or_else(|| compared.hidden_pin(changes, &segments, at))
            .or_else(|| compared.missed_place(changes, &told, at));
        Ok(DraftEffect {
            sentence: compared.sentence(&told),
            warning,
            effects: told.into_iter().map(|(effect, _)| effect).collect(),
        })
    }
}

/// The products beside the one in question that take another place.
struct Others {
    count: u64,
    /// The page is longer than what was compared: there may be more of them further down.
    of_the_first: bool,
}

impl Others {
    /// "18 others of the first 100 take another place", "1 product takes another place".
    fn words(&self, one: &str, more: &str) -> Option<String> {
        let part = if self.of_the_first {
            format!(" of the first {COMPARED}")
        } else {
            String::new()
        };
        match self.count {
            0 => None,
            1 => Some(format!("1 {one}{part} takes another place")),
            count => Some(format!(
                "{} {more}{part} take another place",
                grouped(count)
            )),
        }
    }
}

struct Compared<'a> {
    catalog: &'a Catalog,
    before: &'a RuleSet,
    after: &'a RuleSet,
    page: &'a Page,
    product: Option<&'a str>,
}

impl Compared<'_> {
    fn effect(&self, segment: &SegmentId, ask: &Ask) -> Result<(Effect, Others), UseCaseError> {
        let old = rank(self.catalog, self.before, ask)?;
        let new = rank(self.catalog, self.after, ask)?;
        let places: HashMap<&str, u64> = old
            .products
            .iter()
            .map(|placed| (placed.id.as_str(), placed.position))
            .collect();
        let moved = |placed: &&endcap_ranking::Placed| {
            places.get(placed.id.as_str()) != Some(&placed.position)
        };
        let moved = new.products.iter().filter(moved).count();
        let gone = old.products.len().saturating_sub(new.products.len());
        let margin = |answer: &endcap_ranking::Answer, rules: &RuleSet| {
            let ids = answer.products.iter().map(|placed| placed.id.as_str());
            let counted = Counted::new(FiguresAsk::default(), rules, ask.at);
            counted.of(self.catalog, ids).margin_bp
        };
        let place = |rules| {
            self.product
                .and_then(|id| position(self.catalog, rules, ask, id))
        };
        let (from, to) = (place(self.before), place(self.after));
        // The one in question is told by itself: it is among the moved, or among the gone.
        let counts_itself = match (from, to) {
            (from, Some(to)) => from != Some(to) && to <= COMPARED,
            (Some(_), None) => gone > 0,
            (None, None) => false,
        };
        let effect = Effect {
            segment: segment.as_str().to_owned(),
            from,
            to,
            moved: (moved + gone) as u64,
            margin_before: margin(&old, self.before),
            margin_after: margin(&new, self.after),
        };
        let others = Others {
            count: effect.moved.saturating_sub(u64::from(counts_itself)),
            of_the_first: old.total.max(new.total) > COMPARED,
        };
        Ok((effect, others))
    }

    fn sentence(&self, told: &[(Effect, Others)]) -> String {
        let parts = told.iter();
        let parts: Vec<String> = parts
            .filter_map(|(effect, others)| self.part(effect, others))
            .collect();
        if parts.is_empty() {
            let name = moment::page_name(self.page, self.after);
            return format!("Nothing moves on {name}.");
        }
        format!("{}.", parts.join("; "))
    }

    fn part(&self, effect: &Effect, others: &Others) -> Option<String> {
        let id = SegmentId::try_from(effect.segment.as_str()).ok()?;
        let name = moment::segment_name(&id, self.after);
        let itself = match (effect.from.map(grouped), effect.to.map(grouped)) {
            (Some(from), Some(to)) if from != to => Some(format!("from {from} to {to}")),
            (None, Some(to)) => Some(format!("comes in at {to}")),
            (Some(from), None) => Some(format!("leaves position {from}")),
            _ => None,
        };
        let rest = match &itself {
            Some(_) => others.words("other", "others"),
            None => others.words("product", "products"),
        };
        let parts: Vec<String> = itself.into_iter().chain(rest).collect();
        (!parts.is_empty()).then(|| format!("{name}: {}", parts.join(", ")))
    }

    /// A pin that would stand elsewhere than it asks for, and what holds its place.
    fn missed_place(
        &self,
        changes: &[EntityChange],
        told: &[(Effect, Others)],
        at: endcap_model::instant::Instant,
    ) -> Option<String> {
        let product = self.product?;
        let (rule, _, asked) = changes
            .iter()
            .filter_map(pin_of)
            .find(|(_, pinned, _)| *pinned == product)?;
        told.iter().find_map(|(effect, _)| {
            let stands = effect.to.filter(|to| *to != asked)?;
            let segment = SegmentId::try_from(effect.segment.as_str()).ok()?;
            let name = moment::segment_name(&segment, self.after);
            let ask = Ask {
                from: asked.saturating_sub(1),
                explain: true,
                ..Ask::first(self.page.clone(), segment, at, 1)
            };
            let own = match explain(self.catalog, self.after, &ask, product).ok()? {
                Explained::Shown { explanation, .. } => explanation.pin,
                _ => None,
            };
            if let Some(other) = own.filter(|pin| pin.rule.as_str() != rule) {
                let other = rule_name(self.after, other.rule.as_str());
                return Some(format!(
                    "“{other}” pins it already and comes first: for {name} it stands at {}.",
                    grouped(stands)
                ));
            }
            let answer = rank(self.catalog, self.after, &ask).ok()?;
            let Some(there) = answer.products.first() else {
                return Some(format!(
                    "{name} has {} products here: it stands last, at {}.",
                    grouped(answer.total),
                    grouped(stands)
                ));
            };
            let holder = rule_name(
                self.after,
                there.explain.as_ref()?.pin.as_ref()?.rule.as_str(),
            );
            Some(format!(
                "Position {} is held by “{holder}”, which comes first: for {name} it stands at {}.",
                grouped(asked),
                grouped(stands)
            ))
        })
    }

    /// Hide beats pin: a pin of a product that a rule hides does nothing.
    fn hidden_pin(
        &self,
        changes: &[EntityChange],
        segments: &[SegmentId],
        at: endcap_model::instant::Instant,
    ) -> Option<String> {
        let (_, pinned, _) = changes.iter().find_map(pin_of)?;
        let mut because = segments.iter().filter_map(|segment| {
            let ask = Ask::first(self.page.clone(), segment.clone(), at, 0);
            match explain(self.catalog, self.after, &ask, pinned) {
                Ok(Explained::NotShown { because }) if !because.is_empty() => {
                    let rule = rule_name(self.after, because[0].as_str());
                    let name = moment::segment_name(segment, self.after);
                    Some(format!(
                        "{name} will not see it: “{rule}” hides it, and hide beats pin."
                    ))
                }
                _ => None,
            }
        });
        because.next()
    }
}

/// The id of a rule that pins, the product and the position.
fn pin_of(change: &EntityChange) -> Option<(&str, &str, u64)> {
    let EntityChange::PutRule { rule, .. } = change else {
        return None;
    };
    let action = rule.get("action")?;
    if action.get("type").and_then(Json::text) != Some("pin") {
        return None;
    }
    let id = rule.get("id").and_then(Json::text)?;
    let product = action.get("product").and_then(Json::text)?;
    let position = action.get("position").and_then(Json::integer)?;
    Some((id, product, u64::try_from(position).ok()?))
}

fn position(catalog: &Catalog, rules: &RuleSet, ask: &Ask, id: &str) -> Option<u64> {
    match explain(catalog, rules, ask, id) {
        Ok(Explained::Shown { position, .. }) => Some(position),
        _ => None,
    }
}
