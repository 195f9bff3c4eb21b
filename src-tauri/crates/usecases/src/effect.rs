//! What an edit would do to a page, before it is kept.

use std::collections::HashMap;

use endcap_model::{id::SegmentId, json::Json, page::Page, ruleset::RuleSet};
use endcap_ranking::{Ask, Catalog, Explained, explain, rank};
use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde::Serialize;

use crate::{
    EntityChange, OpenStore, Outlook, UseCaseError, edit,
    lanes::figures::{Counted, FiguresAsk},
    moment,
    open_store::lenient,
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
        changes
            .iter()
            .try_for_each(|change| edit::checked(change).map(drop))?;
        let (snapshot, at) = self.looked_at(outlook)?;
        let (catalog, before) = (&*snapshot.catalog, &snapshot.draft.rules);
        let document = edit::with_changes(&snapshot.draft.document, changes);
        let (after, findings) = lenient(&document)?;
        let page = moment::page(page)?;
        let segments = moment::segments(segments, before)?;
        let compared = Compared {
            catalog,
            before,
            after: &after,
            page: &page,
            product,
        };
        let effects: Vec<Effect> = segments
            .par_iter()
            .map(|segment| {
                let ask = Ask::first(page.clone(), segment.clone(), at, COMPARED);
                compared.effect(segment, &ask)
            })
            .collect::<Result<_, _>>()?;
        let known = &snapshot.draft.findings;
        let fresh = findings.iter().find(|finding| !known.contains(finding));
        let warning = fresh.map(|finding| finding.reason.clone());
        Ok(DraftEffect {
            sentence: compared.sentence(&effects),
            warning: warning.or_else(|| compared.hidden_pin(changes, &segments, at)),
            effects,
        })
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
    fn effect(&self, segment: &SegmentId, ask: &Ask) -> Result<Effect, UseCaseError> {
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
        Ok(Effect {
            segment: segment.as_str().to_owned(),
            from: place(self.before),
            to: place(self.after),
            moved: (new.products.iter().filter(moved).count() + gone) as u64,
            margin_before: margin(&old, self.before),
            margin_after: margin(&new, self.after),
        })
    }

    fn sentence(&self, effects: &[Effect]) -> String {
        let parts: Vec<String> = effects.iter().filter_map(|one| self.part(one)).collect();
        if parts.is_empty() {
            let name = moment::page_name(self.page, self.after);
            return format!("Nothing moves on {name}.");
        }
        format!("{}.", parts.join("; "))
    }

    fn part(&self, effect: &Effect) -> Option<String> {
        let id = SegmentId::try_from(effect.segment.as_str()).ok()?;
        let name = moment::segment_name(&id, self.after);
        let others = |moved: u64| match moved {
            0 => String::new(),
            moved => format!(
                ", {} another place",
                match moved {
                    1 => "1 other product takes".to_owned(),
                    more => format!("{more} others take"),
                }
            ),
        };
        let rest = effect.moved.saturating_sub(1);
        match (self.product, effect.from, effect.to) {
            (Some(_), Some(from), Some(to)) if from != to => {
                Some(format!("{name}: from {from} to {to}{}", others(rest)))
            }
            (Some(_), None, Some(to)) => Some(format!("{name}: comes in at {to}{}", others(rest))),
            (Some(_), Some(from), None) => {
                Some(format!("{name}: leaves position {from}{}", others(rest)))
            }
            _ if effect.moved > 0 => Some(format!(
                "{name}: {} another place",
                match effect.moved {
                    1 => "1 product takes".to_owned(),
                    more => format!("{more} products take"),
                }
            )),
            _ => None,
        }
    }

    /// Hide beats pin: a pin of a product that a rule hides does nothing.
    fn hidden_pin(
        &self,
        changes: &[EntityChange],
        segments: &[SegmentId],
        at: endcap_model::instant::Instant,
    ) -> Option<String> {
        let pinned = changes.iter().find_map(|change| match change {
            EntityChange::PutRule { rule, .. } => {
                let action = rule.get("action")?;
                (action.get("type").and_then(Json::text) == Some("pin"))
                    .then(|| action.get("product").and_then(Json::text))?
            }
            _ => None,
        })?;
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

fn position(catalog: &Catalog, rules: &RuleSet, ask: &Ask, id: &str) -> Option<u64> {
    match explain(catalog, rules, ask, id) {
        Ok(Explained::Shown { position, .. }) => Some(position),
        _ => None,
    }
}
