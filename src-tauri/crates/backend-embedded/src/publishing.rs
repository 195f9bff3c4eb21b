//! Publishing rule sets: compare, store, serve, in this order and one publication at a time.
//!
//! Owns the rule that what is served was committed before. Refuses to judge a document: a
//! [`Document`] is valid already.

use std::sync::Arc;

use endcap_backend::{BackendError, Byline, Document, Expect, LiveRuleSet, Published, Revision};
use endcap_model::environment::EnvironmentName;
use endcap_model::json::Json;

use crate::Shared;
use crate::database::Database;
use crate::error::{OpenError, storage};
use crate::revision_table;
use crate::snapshot::LiveRuleSets;

const DOING: &str = "publishing the rule set";

/// What to do where the document is live already.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SameAgain {
    ChangesNothing,
    IsARevision,
}

pub(crate) async fn publish(
    shared: &Shared,
    environment: &EnvironmentName,
    document: Arc<Document>,
    expect: &Expect,
    byline: Byline,
) -> Result<Published, BackendError> {
    append(
        shared,
        environment,
        document,
        expect,
        byline,
        SameAgain::ChangesNothing,
    )
    .await
}

pub(crate) async fn restore(
    shared: &Shared,
    environment: &EnvironmentName,
    revision: u64,
    expect: &Expect,
    byline: Byline,
) -> Result<Published, BackendError> {
    let document = document(shared, environment, revision).await?;
    append(
        shared,
        environment,
        document,
        expect,
        byline,
        SameAgain::IsARevision,
    )
    .await
}

async fn append(
    shared: &Shared,
    environment: &EnvironmentName,
    document: Arc<Document>,
    expect: &Expect,
    byline: Byline,
    same_again: SameAgain,
) -> Result<Published, BackendError> {
    let _publishing = shared.publication.lock().await;
    let failed = |error: sqlx::Error| storage(DOING, error);
    let mut transaction = shared.database.writer.begin().await.map_err(failed)?;
    let last = revision_table::last(&mut transaction, environment.as_str())
        .await
        .map_err(failed)?;
    let current = last.as_ref().map(|(_, etag)| etag.as_str());
    if !expect.holds(current) {
        return Err(BackendError::Conflict {
            current: current.map(str::to_owned),
        });
    }
    if let Some((revision, etag)) = &last
        && etag == document.etag()
        && same_again == SameAgain::ChangesNothing
    {
        return Ok(Published {
            revision: *revision,
            etag: etag.clone(),
        });
    }
    let revision = 1 + last.map_or(0, |(revision, _)| revision);
    revision_table::add(
        &mut transaction,
        environment.as_str(),
        revision,
        &document,
        &byline,
    )
    .await
    .map_err(failed)?;
    transaction.commit().await.map_err(failed)?;
    let etag = document.etag().to_owned();
    let live = Arc::new(LiveRuleSet { revision, document });
    shared.snapshot.serve_rule_set(environment.clone(), live);
    Ok(Published { revision, etag })
}

pub(crate) async fn history(
    shared: &Shared,
    environment: &EnvironmentName,
) -> Result<Vec<Revision>, BackendError> {
    let all = revision_table::all(&shared.database.reader, environment.as_str())
        .await
        .map_err(|error| storage("reading the history", error))?;
    if all.is_empty() {
        return Err(BackendError::NoEnvironment(environment.clone()));
    }
    Ok(all)
}

pub(crate) async fn document(
    shared: &Shared,
    environment: &EnvironmentName,
    revision: u64,
) -> Result<Arc<Document>, BackendError> {
    let doing = "reading an earlier rule set";
    let live = shared.snapshot.live(environment);
    let live = live.ok_or_else(|| BackendError::NoEnvironment(environment.clone()))?;
    if live.revision == revision {
        return Ok(Arc::clone(&live.document));
    }
    let body = revision_table::body(&shared.database.reader, environment.as_str(), revision)
        .await
        .map_err(|error| storage(doing, error))?
        .ok_or(BackendError::NoRevision(revision))?;
    stored(&body, "")
        .map(Arc::new)
        .map_err(|error| storage(doing, error))
}

/// The live rule sets as they are stored.
pub(crate) async fn load(database: &Database) -> Result<LiveRuleSets, OpenError> {
    let rows = revision_table::live(&database.reader)
        .await
        .map_err(OpenError::Database)?;
    let mut live = LiveRuleSets::new();
    for row in rows {
        let document = Arc::new(stored(&row.body, &row.etag)?);
        let name = EnvironmentName::try_from(row.environment.as_str());
        let name = name.map_err(|error| unreadable(&row.etag, &error.to_string()))?;
        live.insert(
            name,
            Arc::new(LiveRuleSet {
                revision: row.revision,
                document,
            }),
        );
    }
    Ok(live)
}

fn stored(body: &str, etag: &str) -> Result<Document, OpenError> {
    let json = Json::parse(body.as_bytes());
    let json = json.map_err(|error| unreadable(etag, &error.to_string()))?;
    Document::parse(&json).map_err(|findings| {
        let said: Vec<_> = findings
            .iter()
            .map(|f| format!("{}: {}", f.pointer, f.reason))
            .collect();
        unreadable(etag, &said.join("; "))
    })
}

fn unreadable(etag: &str, reason: &str) -> OpenError {
    OpenError::StoredRuleSet {
        etag: etag.to_owned(),
        reason: reason.to_owned(),
    }
}
