//! Publishing: push the catalog, put the rule set under the ETag that we know, read it back, and
//! compare at least a hundred answers with the preview.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use endcap_engine::{Authorship, EngineError, Expect, ProductStream};
use endcap_model::{
    json::{Json, etag},
    ruleset::RuleSet,
};
use endcap_ranking::Catalog;
use endcap_store::Publication;
use futures::{StreamExt as _, stream};
use serde::Serialize;

use crate::{
    Conflict, OpenStore, UseCaseError,
    environments::Target,
    verify::{VERIFY_ASKS, report::VerifyReport},
};

/// A step of publishing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum PublishStep {
    Catalog,
    Rules,
    ReadBack,
    Verify,
}

/// How far publishing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PublishProgress {
    pub step: PublishStep,
    pub done: u64,
    pub total: u64,
}

/// Hears how far publishing is, from any thread.
pub type OnPublish = Arc<dyn Fn(PublishProgress) + Send + Sync>;

/// What to publish and on whose behalf.
#[derive(Clone, Debug, Default)]
pub struct PublishAsk {
    pub environment: String,
    pub note: String,
    pub author: String,
    /// Replace the engine's catalog by this store's first.
    pub push_catalog: bool,
    /// Publish over the document with this ETag, knowingly. Empty: over nothing.
    pub overwrite_etag: Option<String>,
}

/// What was published, and how the comparison came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Published {
    pub environment: String,
    pub revision: u64,
    pub etag: String,
    /// The same document was live already; there is no new revision.
    pub unchanged: bool,
    pub verify: VerifyReport,
    /// The shopper's page; empty where the engine shows none.
    pub shop_url: String,
}

/// Products between two words of progress.
const CATALOG_STEP: u64 = 1_000;

impl OpenStore {
    /// Publishes the draft to an environment and compares what it then answers.
    ///
    /// # Errors
    /// `Invalid` if the draft breaks the contract, `Conflict` if somebody published since this
    /// store last did; nothing was changed then. An error of the comparison comes after the
    /// publication, which stands.
    pub async fn publish(
        &self,
        ask: &PublishAsk,
        progress: OnPublish,
    ) -> Result<Published, UseCaseError> {
        let snapshot = self.snapshot();
        let document = snapshot.draft.document.clone();
        RuleSet::parse(&document).map_err(|findings| UseCaseError::Invalid { findings })?;
        let target = self.target(&ask.environment).await?;
        let before = self.store.publication(&ask.environment).await?;
        let expect = expected(ask, before.as_ref());
        let mut pushed = None;
        if ask.push_catalog {
            // A conflict must leave the catalog as it is, too.
            still_as(&target, &expect).await?;
            pushed = Some(push(&target, &snapshot.catalog, &progress).await?);
        }
        let told = |step, done| {
            progress(PublishProgress {
                step,
                done,
                total: 1,
            })
        };
        told(PublishStep::Rules, 0);
        let authorship = Authorship {
            author: said(&ask.author),
            note: said(&ask.note),
        };
        let put = target
            .engine
            .put_ruleset(&target.name, &document, &expect, &authorship)
            .await;
        let put = match put {
            Err(EngineError::Conflict { current_etag }) => {
                return Err(conflict(&target, current_etag).await);
            }
            other => other.map_err(|error| target.error(error))?,
        };
        told(PublishStep::Rules, 1);
        let unchanged = before.is_some_and(|before| {
            before.etag == put.etag && u64::try_from(before.revision) == Ok(put.revision)
        });
        self.keep(&target, &document, put.revision, pushed).await?;
        told(PublishStep::ReadBack, 0);
        read_back(&target, &document).await?;
        told(PublishStep::ReadBack, 1);
        self.finish(&target, put.revision, put.etag, unchanged, progress)
            .await
    }

    /// Publishes an earlier revision again, as a new one.
    ///
    /// # Errors
    /// `NotFound` for an unknown revision, `Conflict` if somebody published meanwhile.
    pub async fn restore_revision(
        &self,
        environment: &str,
        revision: u64,
        author: &str,
        progress: OnPublish,
    ) -> Result<Published, UseCaseError> {
        let target = self.target(environment).await?;
        let document = target.engine.history_document(&target.name, revision).await;
        let document = document.map_err(|error| target.error(error))?;
        let live = target.revisions().await?.into_iter().next();
        let live = live.ok_or_else(|| UseCaseError::not_found("Nothing is published there."))?;
        let note = Some(format!("Revision {revision} again"));
        let authorship = Authorship {
            author: said(author),
            note,
        };
        let restored = target
            .engine
            .restore(&target.name, revision, &live.etag, &authorship)
            .await;
        let restored = match restored {
            Err(EngineError::Conflict { current_etag }) => {
                return Err(conflict(&target, current_etag).await);
            }
            other => other.map_err(|error| target.error(error))?,
        };
        self.keep(&target, &document, restored.revision, None)
            .await?;
        read_back(&target, &document).await?;
        self.finish(&target, restored.revision, restored.etag, false, progress)
            .await
    }

    /// Remembers what is live now by our hand.
    async fn keep(
        &self,
        target: &Target,
        document: &Json,
        revision: u64,
        catalog_generation: Option<String>,
    ) -> Result<(), UseCaseError> {
        let newest = target
            .revisions()
            .await
            .unwrap_or_default()
            .into_iter()
            .next();
        let ours = newest.filter(|newest| newest.revision == revision);
        let publication = Publication {
            environment: target.name.as_str().to_owned(),
            revision: i64::try_from(revision).unwrap_or(i64::MAX),
            etag: etag(document),
            document: document.clone(),
            published_at: ours.map_or_else(|| self.now().to_string(), |ours| ours.published_at),
            catalog_generation,
        };
        let _editing = self.editing.lock().await;
        self.store.save_publication(&publication).await?;
        self.renew_published().await
    }

    async fn finish(
        &self,
        target: &Target,
        revision: u64,
        etag: String,
        unchanged: bool,
        progress: OnPublish,
    ) -> Result<Published, UseCaseError> {
        let environment = target.name.as_str().to_owned();
        let verify = self.verify(&environment, VERIFY_ASKS, progress).await?;
        let shop_url = target
            .engine
            .shop_url(&target.name, None, None, None)
            .unwrap_or_default();
        Ok(Published {
            environment,
            revision,
            etag,
            unchanged,
            verify,
            shop_url,
        })
    }
}

/// What must be live for this publication to go through.
fn expected(ask: &PublishAsk, before: Option<&Publication>) -> Expect {
    match (&ask.overwrite_etag, before) {
        (Some(etag), _) if etag.is_empty() => Expect::Nothing,
        (Some(etag), _) => Expect::Etag(etag.clone()),
        (None, Some(before)) => Expect::Etag(before.etag.clone()),
        (None, None) => Expect::Nothing,
    }
}

/// Nothing but what is expected is live.
async fn still_as(target: &Target, expect: &Expect) -> Result<(), UseCaseError> {
    let live = target.engine.ruleset(&target.name).await;
    let live = live
        .map_err(|error| target.error(error))?
        .map(|live| live.etag);
    match (expect, live) {
        (Expect::Nothing, None) => Ok(()),
        (Expect::Etag(expected), Some(live)) if *expected == live => Ok(()),
        (_, live) => Err(conflict(target, live).await),
    }
}

/// A text that says something, for headers that may be left out.
fn said(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Sends the whole catalog, a product at a time; answers its generation.
async fn push(
    target: &Target,
    catalog: &Arc<Catalog>,
    progress: &OnPublish,
) -> Result<String, UseCaseError> {
    let total = catalog.len() as u64;
    let told = |done| PublishProgress {
        step: PublishStep::Catalog,
        done,
        total,
    };
    progress(told(0));
    let sent = AtomicU64::new(0);
    let (rows, on_sent) = (Arc::clone(catalog), Arc::clone(progress));
    let products = (0..u32::try_from(catalog.len()).unwrap_or(u32::MAX)).filter_map(move |row| {
        let done = sent.fetch_add(1, Ordering::Relaxed) + 1;
        if done.is_multiple_of(CATALOG_STEP) {
            on_sent(PublishProgress {
                step: PublishStep::Catalog,
                done,
                total,
            });
        }
        rows.product(row)
    });
    let products: ProductStream = stream::iter(products).boxed();
    let loaded = target.engine.put_catalog(products).await;
    loaded.map_err(|error| target.error(error))?;
    progress(told(total));
    Ok(catalog.generation())
}

/// What is live must be what was sent, byte for byte in canonical form.
async fn read_back(target: &Target, document: &Json) -> Result<(), UseCaseError> {
    let live = target
        .engine
        .ruleset(&target.name)
        .await
        .map_err(|error| target.error(error))?;
    let same = live.is_some_and(|live| live.document.canonical() == document.canonical());
    if same {
        return Ok(());
    }
    Err(UseCaseError::EngineRefused {
        environment: target.name.as_str().to_owned(),
        reason: "what it serves now is not what was published".to_owned(),
        findings: Vec::new(),
    })
}

/// Who published meanwhile, and what.
async fn conflict(target: &Target, current_etag: Option<String>) -> UseCaseError {
    let environment = target.name.as_str().to_owned();
    let revisions = target.revisions().await.unwrap_or_default();
    let etag = current_etag.unwrap_or_default();
    let newest = revisions.into_iter().find(|revision| revision.etag == etag);
    let nothing = Conflict {
        environment,
        current_etag: etag,
        ..Conflict::default()
    };
    UseCaseError::Conflict(Box::new(match newest {
        Some(newest) => Conflict {
            revision: newest.revision,
            published_at: newest.published_at,
            published_by: newest.published_by,
            note: newest.note,
            ..nothing
        },
        None => nothing,
    }))
}
