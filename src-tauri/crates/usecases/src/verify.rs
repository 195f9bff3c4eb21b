//! Verification: asks spread over pages, segments, orders, depths and instants, answered by the live
//! engine and by the preview, compared to the last point; and where they differ, why.

mod causes;
mod compare;
mod differences;
mod drift;
mod evidence;
mod explain;
pub(crate) mod report;
mod sample;
mod stop;

use std::{
    collections::HashMap,
    fs,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use endcap_engine::{EngineError, LiveDocument};
use endcap_model::{
    json::{Json, etag},
    ruleset::RuleSet,
};
use endcap_store::Verification;

use self::compare::{Compared, Live, Preview};
use self::evidence::Evidence;
use self::report::{ComparedCatalog, ComparedRules, LiveRules, VerifyReport};
use self::stop::Stops;
use crate::{
    OpenStore, UseCaseError,
    environments::Target,
    publish::{OnPublish, PublishProgress, PublishStep},
};

/// Asks after a publication.
pub const VERIFY_ASKS: u64 = 120;
/// Asks of a comparison on its own.
pub const VERIFY_ASKS_WHOLE: u64 = 1_000;
/// Asks that are told one by one; the counts are of all.
const TOLD: usize = 200;

/// Comparisons under way, and what is known of the last ones.
#[derive(Debug, Default)]
pub(crate) struct Verifying {
    stops: Stops,
    /// By environment.
    last: Mutex<HashMap<String, Evidence>>,
}

impl OpenStore {
    /// Compares what an environment answers with the preview of what this store last published
    /// there (of the draft, if it never did), with `asks` asks, and says why they differ.
    ///
    /// # Errors
    /// `NotFound` if nothing is published there, `Cancelled` by [`OpenStore::stop_verify`], and as
    /// any question to an engine.
    pub async fn verify(
        &self,
        environment: &str,
        asks: u64,
        progress: OnPublish,
    ) -> Result<VerifyReport, UseCaseError> {
        let bell = self.verifying.stops.of(environment);
        let (report, evidence) = tokio::select! {
            () = bell.notified() => return Err(UseCaseError::Cancelled),
            found = self.look(environment, asks, progress) => found?,
        };
        let kept = Verification {
            at: report.at.clone(),
            asks: i64::try_from(report.asks).unwrap_or(i64::MAX),
            differ: i64::try_from(report.asks - report.equal).unwrap_or(i64::MAX),
            report: serde_json::to_string(&report).ok(),
            drift: report.drift(),
        };
        self.store.save_verification(environment, &kept).await?;
        self.note_drift(&report).await?;
        self.last_evidence()
            .insert(environment.to_owned(), evidence);
        Ok(report)
    }

    /// Stops the comparisons of an environment that are under way; each answers `Cancelled`. What
    /// was published stays so.
    pub fn stop_verify(&self, environment: &str) {
        self.verifying.stops.of(environment).notify_waiters();
    }

    /// The last comparison of an environment, of this or an earlier session.
    ///
    /// # Errors
    /// `Storage`.
    pub async fn last_verify(
        &self,
        environment: &str,
    ) -> Result<Option<VerifyReport>, UseCaseError> {
        let last = self.store.verification(environment).await?;
        let report = last.and_then(|last| last.report);
        Ok(report.and_then(|report| serde_json::from_str(&report).ok()))
    }

    /// Saves the last comparison of this session as a file that stands for itself: rule sets, asks,
    /// both answers, and the products concerned.
    ///
    /// # Errors
    /// `NotFound` if there was none since the store was opened, `File`.
    pub fn save_verify_report(&self, environment: &str, path: &Path) -> Result<(), UseCaseError> {
        let evidence = self.last_evidence().get(environment).cloned();
        let evidence = evidence.ok_or_else(|| {
            UseCaseError::not_found(format!(
                "Nothing was compared with {environment} since the store was opened: verify first."
            ))
        })?;
        let text = serde_json::to_vec_pretty(&evidence)
            .map_err(|error| UseCaseError::file(path, error))?;
        fs::write(path, text).map_err(|error| UseCaseError::file(path, error))
    }

    fn last_evidence(&self) -> std::sync::MutexGuard<'_, HashMap<String, Evidence>> {
        let last = self.verifying.last.lock();
        last.unwrap_or_else(PoisonError::into_inner)
    }

    async fn look(
        &self,
        environment: &str,
        asks: u64,
        progress: OnPublish,
    ) -> Result<(VerifyReport, Evidence), UseCaseError> {
        let target = self.target(environment).await?;
        let snapshot = self.snapshot();
        let published = self.store.publication(environment).await?;
        let revision = published.as_ref().map(|one| one.revision);
        let document =
            published.map_or_else(|| snapshot.draft.document.clone(), |one| one.document);
        let rules =
            RuleSet::parse(&document).map_err(|findings| UseCaseError::Invalid { findings })?;
        let compared = ComparedRules {
            revision: revision.and_then(|revision| u64::try_from(revision).ok()),
            etag: etag(&document),
        };
        let preview = Preview {
            catalog: snapshot.catalog,
            rules: Arc::new(rules),
        };
        let at = self.now();
        let (live, live_rules) = live_rules(&target, &compared.etag).await?;
        let for_asks = preview.clone();
        let asks = compare::computed(move || {
            Ok(sample::spread(&for_asks.catalog, &for_asks.rules, at, asks))
        });
        let asks = asks.await?;
        let total = asks.len() as u64;
        let told = |done| {
            let step = PublishStep::Verify;
            progress(PublishProgress { step, done, total });
        };
        let found = compare::compare(&target, &preview, &live, &asks, told).await?;
        let report = VerifyReport {
            environment: environment.to_owned(),
            at: at.to_string(),
            asks: total,
            equal: total - found.differing.len() as u64,
            compared,
            live: live_rules,
            catalog: generations(&preview, &found),
            causes: Vec::new(),
            differences: Vec::new(),
        };
        told_why(&target, (&preview, &live), &document, found, report).await
    }
}

/// The rules that are live, and who published them. Their history may know less than they do.
async fn live_rules(target: &Target, own: &str) -> Result<(Live, LiveRules), UseCaseError> {
    let live = target.engine.ruleset(&target.name).await;
    let live = live.map_err(|error| target.error(error))?;
    let LiveDocument { document, etag } =
        live.ok_or_else(|| UseCaseError::not_found("Nothing is published there."))?;
    let history = match target.engine.history(&target.name).await {
        Ok(revisions) => revisions,
        Err(EngineError::NotFound { .. }) => Vec::new(),
        Err(error) => return Err(target.error(error)),
    };
    let newest = history.into_iter().find(|revision| revision.etag == etag);
    let rules = LiveRules {
        revision: newest.as_ref().map_or(0, |newest| newest.revision),
        same: etag == own,
        etag: etag.clone(),
        published_at: newest
            .as_ref()
            .map_or_else(String::new, |one| one.published_at.clone()),
        published_by: newest.and_then(|newest| newest.published_by),
    };
    let parsed = RuleSet::parse(&document).ok().map(Arc::new);
    let live = Live {
        rules: parsed,
        document,
        etag,
    };
    Ok((live, rules))
}

fn generations(preview: &Preview, found: &Compared) -> ComparedCatalog {
    let own = preview.catalog.generation();
    ComparedCatalog {
        same: found.generations.iter().all(|live| *live == own) && !found.generations.is_empty(),
        live: found.generations.last().cloned().unwrap_or_default(),
        preview: own,
    }
}

/// Completes a report with the reasons.
async fn told_why(
    target: &Target,
    (preview, live): (&Preview, &Live),
    document: &Json,
    found: Compared,
    mut report: VerifyReport,
) -> Result<(VerifyReport, Evidence), UseCaseError> {
    let explained = explain::explain(target, preview, live, &found).await?;
    let grouped = causes::group(preview, &report, &found.differing, &explained);
    report.causes = grouped.causes;
    let environment = report.environment.as_str();
    report.differences = found
        .differing
        .iter()
        .zip(grouped.of_asks)
        .take(TOLD)
        .map(|(one, causes)| differences::difference(preview, environment, one, causes))
        .collect();
    let seen = (preview, live);
    let evidence = Evidence::of(&report, document, seen, &found.differing, &explained);
    Ok((report, evidence))
}
