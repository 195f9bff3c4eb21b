//! Comparisons that repeat by themselves: which are due, what is told of them, and that the same drift
//! is told once. Owns no timer: the program around says when to look.

use endcap_figures::{counted, grouped};
use endcap_store::{Verification, Watch};
use serde::Serialize;

use crate::{
    Environment, OpenStore, UseCaseError,
    publish::OnPublish,
    verify::{VERIFY_ASKS_WHOLE, report::VerifyReport},
};

/// An environment that is compared by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Watched {
    pub every_minutes: i64,
    /// RFC 3339.
    pub tried_at: Option<String>,
    /// Why the last try could not compare.
    pub failure: Option<String>,
}

/// An environment that is not what was published, for who did not ask just now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DriftNotice {
    pub environment: String,
    /// When it was compared, RFC 3339.
    pub at: String,
    pub asks: i64,
    pub differ: i64,
    /// Sentences: how much differs, and the first reason.
    pub words: String,
}

const MINUTES: std::ops::RangeInclusive<i64> = 1..=1_440;

impl OpenStore {
    /// Compares an environment every so many minutes (1 to 1,440) from now on; `None`: no more.
    ///
    /// # Errors
    /// `Invalid` for another number, `NotFound` for an unknown environment.
    pub async fn watch_environment(
        &self,
        environment: &str,
        every_minutes: Option<i64>,
    ) -> Result<Vec<Environment>, UseCaseError> {
        if every_minutes.is_some_and(|minutes| !MINUTES.contains(&minutes)) {
            return Err(UseCaseError::invalid("/everyMinutes", "1 to 1,440 minutes"));
        }
        self.store.set_watch(environment, every_minutes).await?;
        self.environments().await
    }

    /// Does the comparisons that are due; answers what is news. One that can't be done is no error:
    /// it is told with its environment, and tried again when its time comes.
    ///
    /// # Errors
    /// `Storage`.
    pub async fn verify_due(&self) -> Result<Vec<DriftNotice>, UseCaseError> {
        let mut news = Vec::new();
        for before in self.store.watches().await? {
            if !self.is_due(&before) {
                continue;
            }
            let unheard: OnPublish = std::sync::Arc::new(|_| ());
            let found = self
                .verify(&before.environment, VERIFY_ASKS_WHOLE, unheard)
                .await;
            let mut after = self.watch_now(&before).await?;
            after.tried_at = Some(self.now().to_string());
            after.failure = found.as_ref().err().map(ToString::to_string);
            self.store.save_watch(&after).await?;
            if let Ok(report) = found
                && report
                    .drift()
                    .is_some_and(|drift| Some(drift) != before.told)
            {
                news.push(notice_of(&report));
            }
        }
        Ok(news)
    }

    /// Watched environments that differed when they were compared last, but for drift that a person
    /// has put away.
    ///
    /// # Errors
    /// `Storage`.
    pub async fn drifts(&self) -> Result<Vec<DriftNotice>, UseCaseError> {
        let mut notices = Vec::new();
        for watch in self.store.watches().await? {
            let last = self.store.verification(&watch.environment).await?;
            let Some(last) = last.filter(|last| last.drift.is_some()) else {
                continue;
            };
            if last.drift != watch.put_away {
                notices.push(notice(watch.environment, &last));
            }
        }
        Ok(notices)
    }

    /// Tells no more of the drift that an environment has now. Another drift is told again.
    ///
    /// # Errors
    /// `Storage`.
    pub async fn put_drift_away(&self, environment: &str) -> Result<(), UseCaseError> {
        let last = self.store.verification(environment).await?;
        for mut watch in self.store.watches().await? {
            if watch.environment == environment {
                watch.put_away = last.as_ref().and_then(|last| last.drift.clone());
                self.store.save_watch(&watch).await?;
            }
        }
        Ok(())
    }

    /// What a person or a watch has just seen is told; what is no more can be told again.
    pub(crate) async fn note_drift(&self, report: &VerifyReport) -> Result<(), UseCaseError> {
        for mut watch in self.store.watches().await? {
            if watch.environment == report.environment {
                watch.told = report.drift();
                watch.put_away = watch.put_away.filter(|_| watch.told.is_some());
                self.store.save_watch(&watch).await?;
            }
        }
        Ok(())
    }

    fn is_due(&self, watch: &Watch) -> bool {
        let tried = watch.tried_at.as_deref();
        let tried = tried.and_then(|at| endcap_model::instant::Instant::parse_rfc3339(at).ok());
        tried.is_none_or(|tried| self.now().unix() - tried.unix() >= watch.every_minutes * 60)
    }

    async fn watch_now(&self, before: &Watch) -> Result<Watch, UseCaseError> {
        let watches = self.store.watches().await?;
        let now = watches
            .into_iter()
            .find(|watch| watch.environment == before.environment);
        Ok(now.unwrap_or_else(|| before.clone()))
    }
}

impl From<Watch> for Watched {
    fn from(watch: Watch) -> Watched {
        Watched {
            every_minutes: watch.every_minutes,
            tried_at: watch.tried_at,
            failure: watch.failure,
        }
    }
}

fn notice(environment: String, last: &Verification) -> DriftNotice {
    let report: Option<VerifyReport> = last
        .report
        .as_deref()
        .and_then(|report| serde_json::from_str(report).ok());
    DriftNotice {
        environment,
        at: last.at.clone(),
        asks: last.asks,
        differ: last.differ,
        words: report.map_or_else(String::new, |report| words(&report)),
    }
}

fn notice_of(report: &VerifyReport) -> DriftNotice {
    DriftNotice {
        environment: report.environment.clone(),
        at: report.at.clone(),
        asks: i64::try_from(report.asks).unwrap_or(i64::MAX),
        differ: i64::try_from(report.asks - report.equal).unwrap_or(i64::MAX),
        words: words(report),
    }
}

fn words(report: &VerifyReport) -> String {
    let differ = report.asks - report.equal;
    let mut words = format!(
        "{} of {} asks differ from the preview.",
        grouped(differ),
        grouped(report.asks)
    );
    if let Some(first) = report.causes.first() {
        words.push(' ');
        words.push_str(&first.words);
    }
    match report.causes.len() {
        0 | 1 => {}
        more => words.push_str(&format!(" And {}.", counted(more - 1, "more reason"))),
    }
    words
}
