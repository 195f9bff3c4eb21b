//! Where products stand on the page that a lane is compared with.
//!
//! Owns a small memory of such rankings, since they stay the same while the draft is edited. What
//! can change a ranking is its key: the rules, the catalog, the page, the segment, the order, the
//! local day and the rules in force; never the second.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex},
};

use chrono::NaiveDate;
use endcap_model::ruleset::RuleSet;
use endcap_ranking::{Answer, Ask, Catalog, Explained, active_rules, explain, rank};

use super::{
    against::Baseline,
    figures::{Counted, FiguresAsk, LaneFigures, MOST_PLACES},
};

/// Rankings kept: a few pages of six lanes each.
const KEPT: usize = 36;
/// Places ranked at first: most products that a lane shows stand here.
const FIRST: u64 = 1_000;
/// Places ranked where many products stand beyond those; bounds what a ranking may hold.
const MANY: u64 = 100_000;
/// Up to so many products beyond those places are looked for one by one.
const ONE_BY_ONE: usize = 4;

/// Where the asked products stand, and the figures of the page compared with.
pub(crate) struct Standing {
    pub positions: HashMap<String, u64>,
    pub figures: LaneFigures,
    ranking: Arc<Ranking>,
}

impl Standing {
    /// The products of the first places compared with, at most [`MOST_PLACES`].
    pub fn first(&self) -> impl Iterator<Item = &str> {
        self.ranking.first.iter().map(String::as_str)
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Key {
    name: String,
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
    /// The products of the first places.
    first: Vec<String>,
}

/// The memory of rankings that lanes are compared with.
#[derive(Debug, Default)]
pub(crate) struct Standings {
    rankings: Mutex<VecDeque<Arc<Ranking>>>,
}

impl Standings {
    /// Where `ids` stand on the page compared with; `None` where that page does not exist there.
    pub fn of(
        &self,
        catalog: &Catalog,
        baseline: &Baseline,
        ask: &Ask,
        ids: &[&str],
        figures: FiguresAsk,
    ) -> Option<Standing> {
        let ask = &Ask {
            at: baseline.at,
            segment: baseline
                .segment
                .clone()
                .unwrap_or_else(|| ask.segment.clone()),
            ..ask.clone()
        };
        let rules = baseline.rules.set();
        let key = key(catalog, baseline, ask);
        let mut ranking = match self.find(&key) {
            Some(ranking) => ranking,
            None => self.keep(ranking(catalog, rules, ask, key.clone(), FIRST)?),
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
            ranking = self.keep(self::ranking(catalog, rules, ask, key, MANY)?);
        }
        let mut positions: HashMap<String, u64> = ids
            .iter()
            .filter_map(|id| Some(((*id).to_owned(), *ranking.positions.get(*id)?)))
            .collect();
        for id in beyond(&ranking) {
            if let Ok(Explained::Shown { position, .. }) = explain(catalog, rules, ask, &id) {
                positions.insert(id, position);
            }
        }
        let first = ranking.first.iter().map(String::as_str);
        Some(Standing {
            positions,
            figures: Counted::new(figures, rules, ask.at).of(catalog, first),
            ranking,
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

fn key(catalog: &Catalog, baseline: &Baseline, ask: &Ask) -> Key {
    let set = baseline.rules.set();
    let rules = active_rules(set, &ask.page, &ask.segment, ask.at);
    Key {
        name: baseline.name.clone(),
        generation: catalog.generation(),
        page: ask.page.to_string(),
        segment: ask.segment.as_str().to_owned(),
        sort: ask.sort.map_or("", |sort| sort.name()),
        day: ask.at.local_date(set.store.time_zone),
        rules: rules
            .into_iter()
            .map(|rule| rule.id.as_str().to_owned())
            .collect(),
    }
}

fn ranking(catalog: &Catalog, rules: &RuleSet, ask: &Ask, key: Key, size: u64) -> Option<Ranking> {
    let ask = Ask {
        from: 0,
        size,
        explain: false,
        ..ask.clone()
    };
    let Answer {
        total, products, ..
    } = rank(catalog, rules, &ask).ok()?;
    let first = products
        .iter()
        .take(MOST_PLACES as usize)
        .map(|placed| placed.id.as_str().to_owned())
        .collect();
    Some(Ranking {
        key,
        whole: products.len() as u64 == total,
        first,
        size,
        positions: products
            .into_iter()
            .map(|placed| (String::from(placed.id), placed.position))
            .collect(),
    })
}
