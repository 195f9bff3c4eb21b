//! Searches of what readers see, each asked once as long as it is of use.
//!
//! A version of the catalog never changes, and every search names its version and its index. So
//! the answer to a search is a function of its text: what was said once is said again without the
//! engine, exactly, and many who ask the same at the same time ask it once. A change of the catalog
//! is another version and so other searches; so is whatever changes in a rule set, a segment, the
//! rules in force or the date. What is no longer asked falls out.
//!
//! Owns also about how many products a page had when it was last asked for, of whatever version: a
//! hint at how to ask, never an answer.

use std::sync::Arc;

use quick_cache::Weighter;
use quick_cache::sync::Cache;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::client::Client;
use crate::error::EngineError;
use crate::query::PagePlan;
use crate::query::text::Text;
use crate::view::View;

/// Bytes that answers may take, about.
const ROOM: u64 = 64 * 1024 * 1024;
/// What an answer weighs about, and each of its hits.
const ANSWER: u64 = 1_000;
const HIT: u64 = 500;

/// Pages whose sizes are remembered.
const SIZES: usize = 20_000;

/// SHA-256 of the index and the body.
type Key = [u8; 32];

#[derive(Clone)]
struct Weight;

impl Weighter<Key, Arc<Value>> for Weight {
    fn weight(&self, _: &Key, said: &Arc<Value>) -> u64 {
        let hits = said["hits"]["hits"].as_array().map_or(0, Vec::len);
        ANSWER + HIT * hits as u64
    }
}

/// Who asks, and what was said. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Searches {
    pub(crate) client: Client,
    said: Arc<Cache<Key, Arc<Value>, Weight>>,
    sizes: Arc<Cache<Key, usize>>,
}

impl Searches {
    pub(crate) fn new(client: Client) -> Searches {
        let items = usize::try_from(ROOM / (ANSWER + 24 * HIT)).unwrap_or(usize::MAX);
        Searches {
            client,
            said: Arc::new(Cache::with_weighter(items, ROOM, Weight)),
            sizes: Arc::new(Cache::new(SIZES)),
        }
    }

    /// About how many products the page has, if it was asked for before.
    pub(crate) fn size(&self, plan: &PagePlan) -> Option<usize> {
        self.sizes.get(&page(plan))
    }

    pub(crate) fn learn_size(&self, plan: &PagePlan, size: usize) {
        self.sizes.insert(page(plan), size);
    }

    /// What the engine says, or said, to one search.
    pub(crate) async fn one(&self, view: &View, body: &Text) -> Result<Arc<Value>, EngineError> {
        let mut said = self.all(view, std::slice::from_ref(body)).await?;
        let nothing = || EngineError::Unreadable("no answer to a search".to_owned());
        said.pop().ok_or_else(nothing)
    }

    /// What the engine says, or said, to each.
    pub(crate) async fn all(
        &self,
        view: &View,
        bodies: &[Text],
    ) -> Result<Vec<Arc<Value>>, EngineError> {
        // Who waits for others that ask in vain waits no longer than they.
        let asking = self.each_once(view, bodies);
        tokio::time::timeout(self.client.patience().read, asking)
            .await
            .unwrap_or(Err(EngineError::TooSlow))
    }

    async fn each_once(
        &self,
        view: &View,
        bodies: &[Text],
    ) -> Result<Vec<Arc<Value>>, EngineError> {
        let mut keyed: Vec<(Key, usize)> = bodies
            .iter()
            .enumerate()
            .map(|(place, body)| (key(&view.index, body), place))
            .collect();
        // Everyone takes the right to ask in the same order, so that no two wait for each other.
        keyed.sort_unstable();
        let mut said: Vec<Option<Arc<Value>>> = vec![None; bodies.len()];
        let mut asked = Vec::new();
        for same in keyed.chunk_by(|a, b| a.0 == b.0) {
            let places = same.iter().map(|(_, place)| *place);
            match self.said.get_value_or_guard_async(&same[0].0).await {
                Ok(known) => places.for_each(|place| said[place] = Some(Arc::clone(&known))),
                Err(right) => asked.push((right, places.collect::<Vec<_>>())),
            }
        }
        let unknown: Vec<Text> = asked
            .iter()
            .filter_map(|(_, places)| bodies.get(*places.first()?).cloned())
            .collect();
        let answers = self.client.msearch(&view.index, &unknown).await?;
        for ((right, places), answer) in asked.into_iter().zip(answers) {
            let answer = Arc::new(answer);
            // Whoever emptied the cache meanwhile keeps nobody from an answer.
            let _ = right.insert(Arc::clone(&answer));
            for place in places {
                said[place] = Some(Arc::clone(&answer));
            }
        }
        let nothing = || EngineError::Unreadable("fewer answers than searches".to_owned());
        said.into_iter()
            .map(|said| said.ok_or_else(nothing))
            .collect()
    }
}

/// What mostly makes a page large or small.
fn page(plan: &PagePlan) -> Key {
    key("", &plan.narrow().into_query())
}

fn key(index: &str, body: &Text) -> Key {
    let mut hash = Sha256::new();
    hash.update(index);
    // No index has this byte in its name.
    hash.update([0]);
    hash.update(body.as_str());
    hash.finalize().into()
}
