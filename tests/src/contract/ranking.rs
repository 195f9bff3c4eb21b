//! The ranking core as a [`Subject`], without any server between.

use endcap_model::finding::Finding;
use endcap_model::id::SegmentId;
use endcap_model::instant::Instant;
use endcap_model::json::Json;
use endcap_model::page::Page;
use endcap_model::product::Product;
use endcap_model::ruleset::RuleSet;
use endcap_model::shopper::Shopper;
use endcap_ranking::{Catalog, CatalogBuilder, ShopperSort, rank};

use super::{Ask, Case, Place, Subject, Trouble};

/// The core, holding the case that was loaded last.
#[derive(Default)]
pub struct InProcess {
    loaded: Option<(Catalog, RuleSet)>,
}

impl InProcess {
    fn loaded(&self) -> Result<&(Catalog, RuleSet), Trouble> {
        self.loaded
            .as_ref()
            .ok_or_else(|| Trouble::Question("no case is loaded".to_owned()))
    }
}

impl Subject for InProcess {
    fn load(&mut self, case: &Case) -> Result<(), Trouble> {
        self.loaded = None;
        let mut builder = CatalogBuilder::new();
        for product in &case.catalog {
            let product =
                Product::from_json(product).map_err(|found| Trouble::Catalog(words(&found)))?;
            builder
                .push(&product)
                .map_err(|error| Trouble::Catalog(error.to_string()))?;
        }
        let catalog = builder
            .finish()
            .map_err(|error| Trouble::Catalog(error.to_string()))?;
        let rules =
            RuleSet::parse(&case.ruleset).map_err(|found| Trouble::RuleSet(words(&found)))?;
        self.loaded = Some((catalog, rules));
        Ok(())
    }

    fn rank(&mut self, ask: &Ask) -> Result<Vec<Place>, Trouble> {
        let (catalog, rules) = self.loaded()?;
        let answer = rank(catalog, rules, &question(ask)?)
            .map_err(|error| Trouble::Question(error.to_string()))?;
        let places = answer.products.into_iter();
        Ok(places
            .map(|placed| Place {
                id: placed.id.as_str().to_owned(),
                pinned: placed.pinned,
                tier: placed.tier.into(),
                points: placed.points,
            })
            .collect())
    }

    fn segment(&mut self, shopper: &Json) -> Result<String, Trouble> {
        let (_, rules) = self.loaded()?;
        let shopper =
            Shopper::from_json(shopper).map_err(|found| Trouble::Question(words(&found)))?;
        Ok(rules.segment_of(&shopper).as_str().to_owned())
    }
}

fn question(ask: &Ask) -> Result<endcap_ranking::Ask, Trouble> {
    let refused = |reason: String| Trouble::Question(reason);
    let sort = match &ask.sort {
        Some(sort) => Some(
            ShopperSort::parse(sort).ok_or_else(|| refused(format!("no sort is called {sort}")))?,
        ),
        None => None,
    };
    Ok(endcap_ranking::Ask {
        page: Page::parse(&ask.page).map_err(|error| refused(error.to_string()))?,
        segment: SegmentId::try_from(ask.segment.clone())
            .map_err(|error| refused(error.to_string()))?,
        at: Instant::parse_rfc3339(&ask.at).map_err(|error| refused(error.to_string()))?,
        from: 0,
        size: u64::MAX,
        sort,
        explain: false,
    })
}

fn words(findings: &[Finding]) -> String {
    let lines = findings
        .iter()
        .map(|finding| format!("{}: {}", finding.pointer, finding.reason));
    lines.collect::<Vec<_>>().join("; ")
}
