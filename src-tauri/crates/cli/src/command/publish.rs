//! Owns publishing and verifying against a gateway.

use std::fmt::Write as _;

use endcap_usecases::{OpenStore, PublishAsk, UseCaseError, VerifyReport};
use serde_json::{Value, json};

use super::progress;
use crate::args::{Place, Publish, Verify};
use crate::outcome::{CommandError, Outcome};

/// Publishes the draft, reads it back and compares.
pub async fn publish(
    store: &OpenStore,
    ask: &Publish,
    as_json: bool,
) -> Result<Outcome, CommandError> {
    ensure(store, &ask.place).await?;
    let author = ask.author.clone().or_else(|| std::env::var("USER").ok());
    let wanted = PublishAsk {
        environment: ask.place.environment.clone(),
        note: ask.note.clone(),
        author: author.unwrap_or_default(),
        push_catalog: ask.push_catalog,
        overwrite_etag: ask
            .overwrite
            .as_ref()
            .map(|etag| etag.trim_matches('"').to_owned()),
    };
    let published = store.publish(&wanted, progress::of_publish(as_json)).await;
    progress::end(as_json);
    let published = published?;
    let mut text = if published.unchanged {
        format!(
            "{} serves this already, as revision {}.\n",
            published.environment, published.revision
        )
    } else {
        format!(
            "Published revision {} to {}.\n",
            published.revision, published.environment
        )
    };
    text.push_str(&words(&published.verify));
    if !published.shop_url.is_empty() {
        let _ = writeln!(text, "The shop: {}", published.shop_url);
    }
    let json = json!({
        "environment": published.environment,
        "revision": published.revision,
        "etag": published.etag,
        "unchanged": published.unchanged,
        "verify": report(&published.verify),
        "shop_url": published.shop_url,
    });
    Ok(Outcome {
        json,
        text,
        good: is_equal(&published.verify),
    })
}

/// Compares what the gateway answers with the preview.
pub async fn verify(
    store: &OpenStore,
    ask: &Verify,
    as_json: bool,
) -> Result<Outcome, CommandError> {
    ensure(store, &ask.place).await?;
    let found = store
        .verify(
            &ask.place.environment,
            ask.asks,
            progress::of_publish(as_json),
        )
        .await;
    progress::end(as_json);
    let found = found?;
    Ok(Outcome {
        json: report(&found),
        text: words(&found),
        good: is_equal(&found),
    })
}

/// Name and address are arguments: bad ones are wrong use.
async fn ensure(store: &OpenStore, place: &Place) -> Result<(), CommandError> {
    let ensured = store
        .ensure_environment(&place.environment, &place.gateway)
        .await;
    ensured.map_err(|error| match error {
        UseCaseError::Invalid { .. } => CommandError::WrongUse(error.to_string()),
        other => other.into(),
    })
}

fn is_equal(report: &VerifyReport) -> bool {
    report.equal == report.asks && report.differences.is_empty()
}

fn report(report: &VerifyReport) -> Value {
    json!({
        "asks": report.asks,
        "equal": report.equal,
        "differ": report.asks - report.equal,
        "verified": is_equal(report),
        "at": report.at,
        "differences": report.differences,
    })
}

fn words(report: &VerifyReport) -> String {
    let mut text = String::new();
    for difference in &report.differences {
        let _ = writeln!(text, "{}", difference.words);
    }
    let differ = report.asks - report.equal;
    let _ = if is_equal(report) {
        writeln!(text, "Verified: {} asks, 0 differ.", report.asks)
    } else {
        writeln!(text, "{} asks, {differ} differ.", report.asks)
    };
    text
}
