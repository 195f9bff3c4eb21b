//! Where products stand on the published page.
//!
//! Owns a small memory of published rankings, since they stay the same while the draft is edited.
//! What can change a ranking is its key: the publication, the catalog, the page, the segment, the
//! order, the local day and the rules in force; never the second.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex},
};

use chrono::NaiveDate;
use endcap_ranking::{Answer, Ask, Catalog, Explained, active_rules, explain, rank};

use super::{FIGURE_PLACES, figures, figures::LaneFigures};
use crate::open_store::PublishedState;

/// Rankings kept: a few pages of four lanes each.
const KEPT: usize = 24;
/// Places ranked at first: most products that a lane shows stand here.
const FIRST: u64 = 1_000;
/// Places ranked where many products stand beyond those; bounds what a ranking may hold.
const MANY: u64 = 100_000;
/// Up to so many products beyond those places are looked for one by one.
const ONE_BY_ONE: usize = 4;

/// Where the asked products stand, and the figures of the published page.
pub(crate) struct Standing {
    pub positions: HashMap<String, u64>,
    pub figures: LaneFigures,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Key {
    etag: String,
    generation: String,
    page: String,
    segment: String,
    sort: &'static str,
    day: NaiveDate,
    rules: Vec<String>,
}

#[derive(Debug)]
struct Ranking {
    key: Key,
    positions: HashMap<String, u64>,
    /// Every product of the page is in `positions`.
    whole: bool,
    /// Places that were asked for.
    size: u64,
    figures: LaneFigures,
}

/// The memory of published rankings.
#[derive(Debug, Default)]
pub(crate) struct Standings {
    rankings: Mutex<VecDeque<Arc<Ranking>>>,
}

impl Standings {
    /// Where `ids` stand on the published page; `None` where that page did not exist.
    pub fn of(
        &self,
        catalog: &Catalog,
        published: &PublishedState,
        ask: &Ask,
        ids: &[&str],
    ) -> Option<Standing> {
        let key = key(catalog, published, ask);
        let mut ranking = match self.find(&key) {
            Some(ranking) => ranking,
            None => self.keep(ranking(catalog, published, ask, key.clone(), FIRST)?),
        };
        let beyond = |ranking: &Ranking| -> Vec<String> {
            let missing = ids
                .iter()
                .filter(|id| !ranking.positions.contains_key(**id));
            missing
                .filter(|_| !ranking.whole)
                .map(|id| (*id).to_owned())
                .collect()
        };
        if ranking.size < MANY && beyond(&ranking).len() > ONE_BY_ONE {
            ranking = self.keep(self::ranking(catalog, published, ask, key, MANY)?);
        }
        let mut positions: HashMap<String, u64> = ids
            .iter()
            .filter_map(|id| Some(((*id).to_owned(), *ranking.positions.get(*id)?)))
            .collect();
        for id in beyond(&ranking) {
            if let Ok(Explained::Shown { position, .. }) =
                explain(catalog, &published.rules, ask, &id)
            {
                positions.insert(id, position);
            }
        }
        Some(Standing {
            positions,
            figures: ranking.figures.clone(),
        })
    }

    fn find(&self, key: &Key) -> Option<Arc<Ranking>> {
        let rankings = self.rankings.lock().ok()?;
        rankings
            .iter()
            .find(|ranking| ranking.key == *key)
            .map(Arc::clone)
    }

    fn keep(&self, ranking: Ranking) -> Arc<Ranking> {
        let ranking = Arc::new(ranking);
        if let Ok(mut rankings) = self.rankings.lock() {
            rankings.retain(|other| other.key != ranking.key);
            rankings.truncate(KEPT - 1);
            rankings.push_front(Arc::clone(&ranking));
        }
        ranking
    }
}

fn key(catalog: &Catalog, published: &PublishedState, ask: &Ask) -> Key {
    let rules = active_rules(&published.rules, &ask.page, &ask.segment, ask.at);
    Key {
        etag: published.etag.clone(),
        generation: catalog.generation(),
        page: ask.page.to_string(),
        segment: ask.segment.as_str().to_owned(),
        sort: ask.sort.map_or("", |sort| sort.name()),
        day: ask.at.local_date(published.rules.store.time_zone),
        rules: rules
            .into_iter()
            .map(|rule| rule.id.as_str().to_owned())
            .collect(),
    }
}

fn ranking(
    catalog: &Catalog,
    published: &PublishedState,
    ask: &Ask,
    key: Key,
    size: u64,
) -> Option<Ranking> {
    let ask = Ask {
        from: 0,
        size,
        explain: false,
        ..ask.clone()
    };
    let Answer {
        total, products, ..
    } = rank(catalog, &published.rules, &ask).ok()?;
    let first = products
        .iter()
        .take(FIGURE_PLACES as usize)
        .map(|placed| placed.id.as_str());
    let figures = figures::of(catalog, published.rules.store.metrics_days, first);
    Some(Ranking {
        key,
        whole: products.len() as u64 == total,
        figures,
        size,
        positions: products
            .into_iter()
            .map(|placed| (String::from(placed.id), placed.position))
            .collect(),
    })
}
