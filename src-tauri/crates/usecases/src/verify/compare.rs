//! Asking: batches of asks, a few under way at once, each answer beside the preview's. Owns what
//! equal means; refuses to say why something is not.

use std::{collections::BTreeSet, sync::Arc};

use endcap_engine::{PageAnswer, PageAsk, RankedPages};
use endcap_model::{json::Json, page::Page, ruleset::RuleSet};
use endcap_ranking::{Answer, Ask, Catalog, rank};
use futures::{StreamExt as _, TryStreamExt as _, stream};

use crate::{UseCaseError, environments::Target};

/// Batches under way at once: the engine ranks one while another is compared here.
const UNDER_WAY: usize = 3;

/// What a preview is ranked from.
#[derive(Clone)]
pub(super) struct Preview {
    pub catalog: Arc<Catalog>,
    pub rules: Arc<RuleSet>,
}

/// The rules that an engine serves.
pub(super) struct Live {
    pub document: Json,
    pub etag: String,
    /// `None` if this version of Endcap can't read them.
    pub rules: Option<Arc<RuleSet>>,
}

/// An ask that live and preview answer differently.
#[derive(Clone)]
pub(super) struct Differing {
    pub ask: Ask,
    pub own: Answer,
    /// `None`: the live rules know no such segment or collection.
    pub live: Option<PageAnswer>,
}

/// What came of all asks.
#[derive(Default)]
pub(super) struct Compared {
    pub differing: Vec<Differing>,
    /// The generations of the answers; more than one if products changed meanwhile.
    pub generations: BTreeSet<String>,
    /// Another rule set went live meanwhile.
    pub overtaken: bool,
}

/// Asks the engine and the preview and keeps what differs, in the order of the asks.
pub(super) async fn compare(
    target: &Target,
    preview: &Preview,
    live: &Live,
    asks: &[Ask],
    told: impl Fn(u64),
) -> Result<Compared, UseCaseError> {
    let (known, unknown): (Vec<Ask>, Vec<Ask>) = asks
        .iter()
        .cloned()
        .partition(|ask| live.rules.as_ref().is_some_and(|rules| knows(rules, ask)));
    let mut compared = Compared::default();
    for ask in unknown {
        let own = rank(&preview.catalog, &preview.rules, &ask)?;
        let live = None;
        compared.differing.push(Differing { ask, own, live });
    }
    let mut done = compared.differing.len() as u64;
    told(done);
    let batches = known.chunks(target.engine.capabilities().asks_per_batch.max(1));
    let mut answered = stream::iter(batches.map(|batch| one(target, preview, batch)))
        .buffered(UNDER_WAY)
        .boxed();
    while let Some(batch) = answered.try_next().await? {
        done += batch.asked;
        compared.differing.extend(batch.differing);
        compared.overtaken |= batch.etag != live.etag;
        compared.generations.insert(batch.catalog);
        told(done);
    }
    Ok(compared)
}

/// The engine's answers to asks that it can answer.
pub(super) async fn ask_live(target: &Target, asks: &[Ask]) -> Result<RankedPages, UseCaseError> {
    let questions: Vec<PageAsk> = asks.iter().map(question).collect();
    let ranked = target.engine.rank(&target.name, &questions).await;
    ranked.map_err(|error| target.error(error))
}

/// The whole answers are the same: length, products, places, pins, tiers and points.
pub(super) fn is_equal(own: &Answer, live: &PageAnswer) -> bool {
    own.total == live.total
        && own.products.len() == live.products.len()
        && own.products.iter().zip(&live.products).all(|(own, live)| {
            own.id.as_str() == live.id
                && (own.position, own.pinned, own.tier, own.points)
                    == (live.position, live.pinned, live.tier, live.points)
        })
}

/// An ask in the contract's own words.
pub(super) fn question(ask: &Ask) -> PageAsk {
    PageAsk {
        page: ask.page.to_string(),
        segment: Some(ask.segment.as_str().to_owned()),
        at: Some(ask.at.to_string()),
        from: Some(ask.from),
        size: Some(ask.size),
        sort: ask.sort.map(|sort| sort.name().to_owned()),
        explain: false,
    }
}

struct Batch {
    asked: u64,
    differing: Vec<Differing>,
    etag: String,
    catalog: String,
}

async fn one(target: &Target, preview: &Preview, asks: &[Ask]) -> Result<Batch, UseCaseError> {
    let ranked = ask_live(target, asks).await?;
    let (asks, preview) = (asks.to_vec(), preview.clone());
    computed(move || {
        let asked = asks.len() as u64;
        let mut differing = Vec::new();
        for (ask, live) in asks.into_iter().zip(ranked.answers) {
            let own = rank(&preview.catalog, &preview.rules, &ask)?;
            if !is_equal(&own, &live) {
                let live = Some(live);
                differing.push(Differing { ask, own, live });
            }
        }
        Ok(Batch {
            asked,
            differing,
            etag: ranked.etag,
            catalog: ranked.catalog,
        })
    })
    .await
}

/// Whether these rules have all that an ask names.
fn knows(rules: &RuleSet, ask: &Ask) -> bool {
    let page = match &ask.page {
        Page::Collection(id) => rules.collection(id).is_some(),
        _ => true,
    };
    page && rules.has_segment(&ask.segment)
}

/// What takes the processor's time, where it holds nobody up.
pub(super) async fn computed<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, UseCaseError> + Send + 'static,
) -> Result<T, UseCaseError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| UseCaseError::Storage {
        reason: error.to_string(),
    })?
}
