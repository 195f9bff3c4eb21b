//! Removing what no one sees: indices of loads that died, documents of versions long past; and
//! pointing the alias, which is for people and other tools, at the index that is live.
//!
//! Owns the waits after which that is safe. They are measured here, by one watch: a load is dead
//! if its sign of life did not change while we looked; a version is past if we saw a later one
//! for longer than any request takes.

use reqwest::Method;
use serde_json::{Value, json};

use super::Catalog;
use super::lease::Lease;
use super::loading::{is_ours, remove, sign_id};
use super::state::{Aborted, Edition};
use crate::control::Mark;
use crate::error::{EngineError, WriteError};
use crate::view::CURRENT;

/// So many invisible documents are left alone.
const FEW: u64 = 5_000;
/// Times that the alias is pointed anew.
const TRIES: usize = 5;

/// Tidies up beside everything else, unless this gateway is at it already.
pub(super) fn later(catalog: &Catalog) {
    let catalog = catalog.clone();
    tokio::spawn(async move {
        let Ok(_tidying) = catalog.tidying.try_lock() else {
            return;
        };
        if let Err(error) = orphans(&catalog).await {
            tracing::warn!(cause = %error, "indices that no one needs could not be removed");
        }
        if let Err(error) = past_versions(&catalog).await {
            tracing::warn!(cause = %error, "documents that no one sees could not be removed");
        }
        if let Err(error) = given_up(&catalog).await {
            tracing::warn!(cause = %error, "what was given up could not be undone");
        }
    });
}

/// Points the alias at the live index, in one step. Where an index is removed in that moment, which
/// the engine had found by the pattern or which was live when it was asked for, it is done anew.
pub(super) async fn point_alias(catalog: &Catalog) -> Result<(), EngineError> {
    for _ in 1..TRIES {
        match move_alias(catalog).await {
            Err(error) if error.is_no_index() => {}
            outcome => return outcome,
        }
    }
    move_alias(catalog).await
}

async fn move_alias(catalog: &Catalog) -> Result<(), EngineError> {
    let alias = format!("{}-catalog", catalog.prefix);
    let index = catalog.current.edition_now().await?.index;
    if index.is_empty() {
        return Ok(());
    }
    let actions = json!({"actions": [
        {"remove": {"index": format!("{alias}-*"), "alias": alias, "must_exist": false}},
        {"add": {"index": index, "alias": alias, "filter": {"term": {"to": CURRENT}}}},
    ]});
    catalog
        .client
        .write_long(Method::POST, "_aliases", &actions)
        .await?;
    Ok(())
}

/// Removes indices that are neither live nor kept, and whose loads show no sign of life.
async fn orphans(catalog: &Catalog) -> Result<(), EngineError> {
    let before = unneeded(catalog).await?;
    if before.is_empty() {
        return Ok(());
    }
    tokio::time::sleep(catalog.client.patience().lease).await;
    let after = unneeded(catalog).await?;
    for (index, sign) in before {
        if after
            .iter()
            .any(|(name, now)| *name == index && *now == sign)
        {
            tracing::info!(index, "removing an index that no one needs");
            remove(catalog, &index).await;
        }
    }
    Ok(())
}

async fn unneeded(catalog: &Catalog) -> Result<Vec<(String, Option<Mark>)>, EngineError> {
    let path = format!(
        "_cat/indices/{}-catalog-*?format=json&h=index&expand_wildcards=all",
        catalog.prefix
    );
    let listed = catalog.client.read(&path, &Value::Null).await?;
    let names = listed.as_array().map_or(&[][..], Vec::as_slice).iter();
    let names = names.filter_map(|line| line["index"].as_str());
    let mut names: Vec<String> = names
        .filter(|name| is_ours(&catalog.prefix, name))
        .map(str::to_owned)
        .collect();
    // Read after the list: what went live meanwhile is not taken for unneeded.
    let state = super::lease::read(catalog.control.read_one(super::state::ID).await?.as_ref())?.0;
    let needed = [Some(&state.edition), state.previous.as_ref()];
    let needed: Vec<&str> = needed
        .into_iter()
        .flatten()
        .map(|edition| edition.index.as_str())
        .collect();
    names.retain(|name| !needed.contains(&name.as_str()));
    let ids: Vec<String> = names.iter().map(|name| sign_id(name)).collect();
    let signs = catalog.control.read(&ids).await?;
    let marks = signs.into_iter().map(|sign| sign.map(|sign| sign.mark));
    Ok(names.into_iter().zip(marks).collect())
}

/// Removes documents of versions that no request can still read, if there are many.
async fn past_versions(catalog: &Catalog) -> Result<(), WriteError> {
    let seen = catalog.current.edition_now().await?;
    if seen.superseded <= FEW.max(seen.products / 10) {
        return Ok(());
    }
    tokio::time::sleep(catalog.client.patience().grace).await;
    let now = catalog.current.edition_now().await?;
    if now.index != seen.index {
        return Ok(());
    }
    let removed = remove_past(catalog, &seen, &now).await?;
    tracing::info!(removed, "removed documents that no one sees");
    let _turn = catalog.writing.lock().await;
    let lease = Lease::acquire(&catalog.control, catalog.client.patience()).await?;
    if lease.edition().await.index != seen.index {
        lease.give_up(false).await;
        return Ok(());
    }
    let (state, _) = lease
        .commit(|state| {
            let mut edition = state.edition.clone();
            edition.superseded = edition.superseded.saturating_sub(removed);
            state.committed(edition)
        })
        .await?;
    catalog.current.learn_edition(&state);
    Ok(())
}

async fn remove_past(catalog: &Catalog, seen: &Edition, now: &Edition) -> Result<u64, EngineError> {
    // What an aborted version ended is still visible.
    let aborted: Vec<i64> = now.aborted.iter().map(|aborted| aborted.version).collect();
    let past = json!({"query": {"bool": {
        "filter": [{"range": {"to": {"lte": seen.version}}}],
        "must_not": [{"terms": {"to": aborted}}],
    }}});
    let path = format!(
        "{}/_delete_by_query?conflicts=proceed&refresh=false",
        seen.index
    );
    let answer = catalog
        .client
        .write_long(Method::POST, &path, &past)
        .await?;
    Ok(answer["deleted"].as_u64().unwrap_or_default())
}

/// Undoes what versions left that were given up long ago, so that no query need name them.
async fn given_up(catalog: &Catalog) -> Result<(), WriteError> {
    let long = catalog.client.patience().abandoned.as_secs();
    let old = |aborted: &&Aborted| {
        let seconds = chrono::Utc::now().timestamp().saturating_sub(aborted.at);
        u64::try_from(seconds).is_ok_and(|seconds| seconds > long)
    };
    let seen = catalog.current.edition_now().await?;
    if seen.aborted.iter().find(old).is_none() {
        return Ok(());
    }
    let _turn = catalog.writing.lock().await;
    let lease = Lease::acquire(&catalog.control, catalog.client.patience()).await?;
    let edition = lease.edition().await;
    let versions: Vec<i64> = edition
        .aborted
        .iter()
        .filter(old)
        .map(|aborted| aborted.version)
        .collect();
    match undo(catalog, &edition.index, &versions).await {
        Ok(true) => {}
        outcome => {
            lease.give_up(false).await;
            return outcome.map(|_| ()).map_err(WriteError::from);
        }
    }
    let (state, _) = lease
        .commit(|state| {
            let mut edition = state.edition.clone();
            edition
                .aborted
                .retain(|aborted| !versions.contains(&aborted.version));
            state.committed(edition)
        })
        .await?;
    catalog.current.learn_edition(&state);
    Ok(())
}

/// Whether nothing is left of these versions.
async fn undo(catalog: &Catalog, index: &str, versions: &[i64]) -> Result<bool, EngineError> {
    if index.is_empty() {
        return Ok(true);
    }
    let made = json!({"query": {"terms": {"from": versions}}});
    let ended = json!({
        "query": {"terms": {"to": versions}},
        "script": {"source": "ctx._source.to = params.current", "params": {"current": CURRENT}},
    });
    catalog.refresh(index).await?;
    for (call, body) in [("_delete_by_query", &made), ("_update_by_query", &ended)] {
        let path = format!("{index}/{call}?conflicts=proceed&refresh=true");
        catalog.client.write_long(Method::POST, &path, body).await?;
    }
    catalog.refresh(index).await?;
    let left = json!({
        "size": 0,
        "track_total_hits": true,
        "query": {"bool": {"should": [{"terms": {"from": versions}}, {"terms": {"to": versions}}]}},
    });
    let found = catalog
        .client
        .read(&format!("{index}/_search"), &left)
        .await?;
    Ok(found["hits"]["total"]["value"] == 0)
}
