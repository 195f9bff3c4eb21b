//! Verification: asks spread over pages and segments, answered by the live engine and by the
//! preview at one instant, compared product by product.

mod sample;

use std::sync::Arc;

use endcap_engine::{PageAnswer, PageAsk, PlacedProduct, RankedPages};
use endcap_model::{
    instant::Instant,
    json::{Json, etag},
    ruleset::RuleSet,
};
use endcap_ranking::{Answer, Ask, Catalog, Placed, rank};
use endcap_store::Verification;
use serde::Serialize;

use crate::{
    OpenStore, UseCaseError,
    environments::Target,
    moment,
    publish::{OnPublish, PublishProgress, PublishStep},
};

/// Asks after a publication.
pub const VERIFY_ASKS: u64 = 120;
/// Differences that are told one by one; the counts are of all.
const TOLD: usize = 200;
/// Differences told of one page.
const TOLD_OF_PAGE: usize = 3;

/// A place where live and preview differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    pub page: String,
    pub segment: String,
    pub at: String,
    /// 1-based; 0 where the page as a whole differs.
    pub position: u64,
    pub preview: Option<String>,
    pub live: Option<String>,
    pub words: String,
}

/// How a comparison came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VerifyReport {
    pub asks: u64,
    pub equal: u64,
    /// The first 200.
    pub differences: Vec<Difference>,
    pub at: String,
}

impl OpenStore {
    /// Compares what an environment answers with the preview of what this store last published
    /// there (of the draft, if it never did), with at least `asks` asks.
    ///
    /// # Errors
    /// `NotFound` if nothing is published there, and as any question to an engine.
    pub async fn verify(
        &self,
        environment: &str,
        asks: u64,
        progress: OnPublish,
    ) -> Result<VerifyReport, UseCaseError> {
        let target = self.target(environment).await?;
        let snapshot = self.snapshot();
        let document = match self.store.publication(environment).await? {
            Some(published) => published.document,
            None => snapshot.draft.document.clone(),
        };
        let rules =
            RuleSet::parse(&document).map_err(|findings| UseCaseError::Invalid { findings })?;
        let at = self.now();
        let asks = sample::spread(&snapshot.catalog, &rules, at, asks);
        let preview = Arc::new(Preview {
            catalog: snapshot.catalog,
            rules,
            at,
        });
        let report = compare(&target, &preview, &document, &asks, &progress).await?;
        let kept = Verification {
            at: report.at.clone(),
            asks: i64::try_from(report.asks).unwrap_or(i64::MAX),
            differ: i64::try_from(report.asks - report.equal).unwrap_or(i64::MAX),
        };
        self.store.save_verification(environment, &kept).await?;
        Ok(report)
    }
}

struct Preview {
    catalog: Arc<Catalog>,
    rules: RuleSet,
    at: Instant,
}

async fn compare(
    target: &Target,
    preview: &Arc<Preview>,
    document: &Json,
    asks: &[Ask],
    progress: &OnPublish,
) -> Result<VerifyReport, UseCaseError> {
    let total = asks.len() as u64;
    let mut report = VerifyReport {
        asks: total,
        equal: 0,
        differences: Vec::new(),
        at: preview.at.to_string(),
    };
    let live = target
        .engine
        .ruleset(&target.name)
        .await
        .map_err(|error| target.error(error))?;
    let live = live.ok_or_else(|| UseCaseError::not_found("Nothing is published there."))?;
    if live.etag != etag(document) {
        report
            .differences
            .push(preview.of_whole("Another rule set is live than was published."));
        return Ok(report);
    }
    let told = |done| {
        progress(PublishProgress {
            step: PublishStep::Verify,
            done,
            total,
        })
    };
    told(0);
    let mut done = 0;
    for batch in asks.chunks(target.engine.capabilities().asks_per_batch.max(1)) {
        let questions: Vec<PageAsk> = batch.iter().map(question).collect();
        let ranked = target.engine.rank(&target.name, &questions).await;
        let ranked: RankedPages = ranked.map_err(|error| target.error(error))?;
        let (batch, preview) = (batch.to_vec(), Arc::clone(preview));
        done += batch.len() as u64;
        let compared = tokio::task::spawn_blocking(move || preview.batch(&batch, &ranked)).await;
        let compared = compared.map_err(|error| UseCaseError::Storage {
            reason: error.to_string(),
        })??;
        report.equal += compared
            .iter()
            .filter(|differences| differences.is_empty())
            .count() as u64;
        let room = TOLD.saturating_sub(report.differences.len());
        report
            .differences
            .extend(compared.into_iter().flatten().take(room));
        told(done);
    }
    Ok(report)
}

fn question(ask: &Ask) -> PageAsk {
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

impl Preview {
    /// The differences of each ask; none where live equals the preview.
    fn batch(
        &self,
        asks: &[Ask],
        live: &RankedPages,
    ) -> Result<Vec<Vec<Difference>>, UseCaseError> {
        let nothing = PageAnswer {
            page: String::new(),
            segment: String::new(),
            at: String::new(),
            total: 0,
            from: 0,
            products: Vec::new(),
        };
        let answers = live.answers.iter().chain(std::iter::repeat(&nothing));
        let pairs = asks.iter().zip(answers);
        pairs
            .map(|(ask, live)| {
                let own = rank(&self.catalog, &self.rules, ask)?;
                Ok(self.differences(ask, &own, live))
            })
            .collect()
    }

    fn differences(&self, ask: &Ask, own: &Answer, live: &PageAnswer) -> Vec<Difference> {
        let mut found = Vec::new();
        let name = moment::page_name(&ask.page, &self.rules);
        let segment = moment::segment_name(&ask.segment, &self.rules);
        let difference = |position, preview: Option<&str>, live: Option<&str>, words| Difference {
            page: ask.page.to_string(),
            segment: ask.segment.as_str().to_owned(),
            at: ask.at.to_string(),
            position,
            preview: preview.map(str::to_owned),
            live: live.map(str::to_owned),
            words,
        };
        if own.total != live.total {
            let words = format!(
                "{name} for {segment}: the preview has {} products, live has {}.",
                own.total, live.total
            );
            found.push(difference(0, None, None, words));
        }
        let places = own.products.len().max(live.products.len());
        for place in 0..places {
            let (a, b) = (own.products.get(place), live.products.get(place));
            let Some(words) = self.place_words(a, b) else {
                continue;
            };
            let position = ask.from + place as u64 + 1;
            found.push(difference(
                position,
                a.map(|placed| placed.id.as_str()),
                b.map(|placed| placed.id.as_str()),
                format!("{name} for {segment}, position {position}: {words}"),
            ));
            if found.len() >= TOLD_OF_PAGE {
                break;
            }
        }
        found
    }

    /// What differs at one place, in words; `None` if nothing does.
    fn place_words(&self, own: Option<&Placed>, live: Option<&PlacedProduct>) -> Option<String> {
        match (own, live) {
            (Some(own), Some(live)) if own.id.as_str() != live.id => Some(format!(
                "the preview has {}, live has {}.",
                self.title(own.id.as_str()),
                self.title(&live.id)
            )),
            (Some(own), Some(live)) => {
                let same = (own.position, own.pinned, own.tier, own.points)
                    == (live.position, live.pinned, live.tier, live.points);
                (!same).then(|| {
                    format!(
                        "{} has {} points in the preview and {} live.",
                        self.title(&live.id),
                        own.points,
                        live.points
                    )
                })
            }
            (Some(own), None) => Some(format!(
                "the preview has {}, live has nothing.",
                self.title(own.id.as_str())
            )),
            (None, Some(live)) => Some(format!(
                "the preview has nothing, live has {}.",
                self.title(&live.id)
            )),
            (None, None) => None,
        }
    }

    fn title(&self, id: &str) -> String {
        let title = self
            .catalog
            .row_of(id)
            .and_then(|row| self.catalog.title_at(row));
        title.map_or_else(|| format!("“{id}”"), |title| format!("“{title}” ({id})"))
    }

    fn of_whole(&self, words: &str) -> Difference {
        Difference {
            page: String::new(),
            segment: String::new(),
            at: self.at.to_string(),
            position: 0,
            preview: None,
            live: None,
            words: words.to_owned(),
        }
    }
}
