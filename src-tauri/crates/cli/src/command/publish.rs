//! Owns publishing and verifying against a gateway.

use std::fmt::Write as _;

use endcap_usecases::{DriftedProduct, OpenStore, PublishAsk, UseCaseError, VerifyReport};
use serde_json::{Value, json};

use super::progress;
use crate::args::{Place, Publish, Verify};
use crate::outcome::{CommandError, Outcome};

/// Products of a reason, and asks, that are told one by one.
const TOLD: usize = 20;

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
        good: published.verify.is_equal(),
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
    let mut text = words(&found);
    if let Some(path) = &ask.report {
        store.save_verify_report(&ask.place.environment, path)?;
        let _ = writeln!(text, "The report is in {}.", path.display());
    }
    Ok(Outcome {
        json: report(&found),
        text,
        good: found.is_equal(),
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

/// The members of a report for scripts, `differ` and `verified` spelled out.
fn report(report: &VerifyReport) -> Value {
    json!({
        "environment": report.environment,
        "asks": report.asks,
        "equal": report.equal,
        "differ": report.asks - report.equal,
        "verified": report.is_equal(),
        "at": report.at,
        "compared": report.compared,
        "live": report.live,
        "catalog": report.catalog,
        "causes": report.causes,
        "differences": report.differences,
    })
}

/// Reasons first, then the asks, then the count.
fn words(report: &VerifyReport) -> String {
    let mut text = String::new();
    for cause in &report.causes {
        let _ = writeln!(text, "{} Asks: {}.", cause.words, cause.asks);
        for product in cause.examples.iter().take(TOLD) {
            let _ = writeln!(text, "    {}", product_words(product));
        }
        let more = cause.products.saturating_sub(TOLD as u64);
        if more > 0 {
            let _ = writeln!(text, "    and {more} more");
        }
    }
    if !report.is_equal() {
        let _ = writeln!(text);
    }
    for difference in report.differences.iter().take(TOLD) {
        let _ = writeln!(text, "{}", difference.words);
    }
    let told = report.differences.len().min(TOLD) as u64;
    let differ = report.asks - report.equal;
    if differ > told {
        let _ = writeln!(text, "and {} more", differ - told);
    }
    let _ = writeln!(text, "{}", sides(report));
    let _ = if report.is_equal() {
        writeln!(text, "Verified: {} asks, 0 differ.", report.asks)
    } else {
        writeln!(text, "{} asks, {differ} differ.", report.asks)
    };
    text
}

fn product_words(product: &DriftedProduct) -> String {
    let DriftedProduct { id, title, .. } = product;
    let name = title.as_deref().unwrap_or("no title");
    let unknown = "unknown";
    match (&product.preview, &product.live) {
        (None, None) => format!("{id} {name}"),
        (own, live) => format!(
            "{id} {name}: {} here, {} in the engine",
            own.as_deref().unwrap_or(unknown),
            live.as_deref().unwrap_or(unknown)
        ),
    }
}

/// What was compared with what.
fn sides(report: &VerifyReport) -> &'static str {
    match (report.live.same, report.catalog.same) {
        (true, true) => "The rules and the products are the same on both sides.",
        (true, false) => "The rules are the same on both sides; the products are not.",
        (false, true) => "The products are the same on both sides; the rules are not.",
        (false, false) => "Neither the rules nor the products are the same on both sides.",
    }
}
