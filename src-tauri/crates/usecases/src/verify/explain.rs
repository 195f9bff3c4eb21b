//! Why asks differ. A reason is proved, not guessed: the preview is ranked again with what the engine
//! has in place of what differs, and must then give the engine's answer to the last point.

use std::{collections::BTreeSet, sync::Arc};

use endcap_model::ruleset::RuleSet;
use endcap_ranking::{Ask, Catalog, rank};

use super::compare::{Compared, Differing, Live, Preview, ask_live, computed, is_equal};
use super::drift::Lookup;
use crate::{UseCaseError, environments::Target};

/// Asks whose whole page is looked into, where the products in sight do not explain it.
const WHOLE_PAGES: usize = 16;
/// Places of a whole page that are looked into.
const WHOLE: u64 = 10_000;
/// Places of one ask, by the contract.
const PLACES: u64 = 1_000;

/// What explains one ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// Products, as looked up.
    Products,
    /// The rules.
    Rules,
    Both,
    /// The engine's catalog is another, but nothing that was looked up explains it.
    Unseen,
    /// The engine changed meanwhile.
    Moving,
    /// Nothing: equal rules and products rank differently.
    Ranking,
}

/// Why each ask differs, in the order of `Compared::differing`, and which products do.
pub(super) struct Explained {
    pub reasons: Vec<Reason>,
    pub lookup: Lookup,
}

/// Explains every ask that differs.
pub(super) async fn explain(
    target: &Target,
    preview: &Preview,
    live: &Live,
    compared: &Compared,
) -> Result<Explained, UseCaseError> {
    let mut inquiry = Inquiry {
        target,
        preview,
        live,
        reasons: vec![None; compared.differing.len()],
        lookup: Lookup::default(),
        whole: BTreeSet::new(),
    };
    if compared.differing.is_empty() {
        return Ok(inquiry.end(|_| Reason::Ranking));
    }
    let own = preview.catalog.generation();
    let same_products = compared.generations.iter().all(|live| *live == own);
    let differing = &compared.differing;
    if !same_products {
        inquiry.in_sight(differing).await?;
    }
    inquiry.judge(differing).await?;
    let mut moving = compared.overtaken || compared.generations.len() > 1;
    if !same_products && inquiry.is_open() {
        let now = target.engine.catalog_generation().await;
        let now = now.map_err(|error| target.error(error))?;
        moving |= now.is_some_and(|now| !compared.generations.contains(&now));
        if moving {
            inquiry.lookup.forget();
            inquiry.in_sight(differing).await?;
        }
        inquiry.whole_pages(differing).await?;
        inquiry.judge(differing).await?;
    }
    let partial = inquiry.lookup.is_partial;
    let whole = inquiry.whole.clone();
    Ok(inquiry.end(|place| match place {
        _ if moving => Reason::Moving,
        _ if same_products => Reason::Ranking,
        // All products of the page are known on both sides, and still it differs.
        place if whole.contains(&place) && !partial => Reason::Ranking,
        _ => Reason::Unseen,
    }))
}

struct Inquiry<'a> {
    target: &'a Target,
    preview: &'a Preview,
    live: &'a Live,
    reasons: Vec<Option<Reason>>,
    lookup: Lookup,
    /// The places of asks whose whole page was looked up.
    whole: BTreeSet<usize>,
}

impl Inquiry<'_> {
    fn is_open(&self) -> bool {
        self.reasons.iter().any(Option::is_none)
    }

    fn end(self, rest: impl Fn(usize) -> Reason) -> Explained {
        let reasons = self.reasons.into_iter().enumerate();
        Explained {
            reasons: reasons
                .map(|(place, reason)| reason.unwrap_or_else(|| rest(place)))
                .collect(),
            lookup: self.lookup,
        }
    }

    /// Looks up every product that an answer shows.
    async fn in_sight(&mut self, differing: &[Differing]) -> Result<(), UseCaseError> {
        let ids = differing.iter().flat_map(shown).collect();
        let own = &self.preview.catalog;
        self.lookup.look_up(self.target, own, ids).await
    }

    /// Looks up every product of the pages of asks that are not explained yet.
    async fn whole_pages(&mut self, differing: &[Differing]) -> Result<(), UseCaseError> {
        let open = self.reasons.iter().zip(differing).enumerate();
        let open: Vec<(usize, &Ask)> = open
            .filter(|(_, (reason, one))| reason.is_none() && one.live.is_some())
            .map(|(place, (_, one))| (place, &one.ask))
            .take(WHOLE_PAGES)
            .collect();
        for (place, ask) in open {
            let mut ids = BTreeSet::new();
            let mut from = 0;
            let mut total = 1;
            while from < total.min(WHOLE) {
                let part = Ask {
                    from,
                    size: PLACES,
                    ..ask.clone()
                };
                let answers = ask_live(self.target, std::slice::from_ref(&part)).await?;
                for answer in answers.answers {
                    total = total.max(answer.total);
                    ids.extend(answer.products.into_iter().map(|placed| placed.id));
                }
                let own = rank(&self.preview.catalog, &self.preview.rules, &part)?;
                total = total.max(own.total);
                let own = own.products.into_iter();
                ids.extend(own.map(|placed| placed.id.as_str().to_owned()));
                from += PLACES;
            }
            let own = &self.preview.catalog;
            self.lookup.look_up(self.target, own, ids).await?;
            if total <= WHOLE {
                self.whole.insert(place);
            }
        }
        Ok(())
    }

    /// Ranks what is not explained yet again with the engine's products, rules, or both.
    async fn judge(&mut self, differing: &[Differing]) -> Result<(), UseCaseError> {
        let open = self.reasons.iter().zip(differing).enumerate();
        let open: Vec<(usize, Differing)> = open
            .filter(|(_, (reason, _))| reason.is_none())
            .map(|(place, (_, one))| (place, one.clone()))
            .collect();
        let own = self.preview.clone();
        let corrected = match self.lookup.drifted.is_empty() {
            true => None,
            false => Some(Arc::new(self.lookup.corrected(&own.catalog)?)),
        };
        let rules = self.live.rules.clone();
        let judged = computed(move || {
            let mut judged = Vec::new();
            for (place, one) in open {
                if let Some(reason) = reason(&one, &own, corrected.as_deref(), rules.as_deref()) {
                    judged.push((place, reason));
                }
            }
            Ok(judged)
        });
        for (place, reason) in judged.await? {
            if let Some(slot) = self.reasons.get_mut(place) {
                *slot = Some(reason);
            }
        }
        Ok(())
    }
}

/// The products that either answer shows.
pub(super) fn shown(one: &Differing) -> impl Iterator<Item = String> + '_ {
    let own = one.own.products.iter();
    let live = one.live.iter().flat_map(|answer| &answer.products);
    own.map(|placed| placed.id.as_str().to_owned())
        .chain(live.map(|placed| placed.id.clone()))
}

fn reason(
    one: &Differing,
    own: &Preview,
    corrected: Option<&Catalog>,
    live: Option<&RuleSet>,
) -> Option<Reason> {
    let (Some(answer), Some(live)) = (&one.live, live) else {
        return Some(Reason::Rules);
    };
    let gives = |catalog: &Catalog, rules: &RuleSet| {
        rank(catalog, rules, &one.ask).is_ok_and(|ranked| is_equal(&ranked, answer))
    };
    if corrected.is_some_and(|products| gives(products, &own.rules)) {
        return Some(Reason::Products);
    }
    if *live == *own.rules {
        return None;
    }
    if gives(&own.catalog, live) {
        return Some(Reason::Rules);
    }
    corrected
        .is_some_and(|products| gives(products, live))
        .then_some(Reason::Both)
}
