//! Owns making stores. Refuses to touch a file that is there.

use std::path::Path;

use endcap_model::json::Json;
use endcap_usecases::{Host, OpenStore, UseCaseError};
use serde_json::{Value, json};

use crate::args::Init;
use crate::outcome::{CommandError, Outcome};

/// Makes an empty store.
pub async fn init(path: &Path, ask: &Init, host: Host) -> Result<Outcome, CommandError> {
    let facts = Json::from(json!({
        "name": ask.name,
        "currency": ask.currency,
        "time_zone": ask.time_zone,
        "metrics_days": ask.metrics_days,
    }));
    let store = OpenStore::create(path, &facts, host).await;
    // The facts are arguments: wrong ones are wrong use.
    let store = store.map_err(|error| match error {
        UseCaseError::Invalid { .. } => CommandError::WrongUse(error.to_string()),
        other => other.into(),
    })?;
    Ok(made(&store).await)
}

/// Makes the demo store.
pub async fn demo(path: &Path, host: Host) -> Result<Outcome, CommandError> {
    if path.exists() {
        return Err(UseCaseError::File {
            path: path.display().to_string(),
            reason: "there is a file already; the demo store is made in a place of its own"
                .to_owned(),
        }
        .into());
    }
    let store = OpenStore::open_demo(path, host).await?;
    Ok(made(&store).await)
}

async fn made(store: &OpenStore) -> Outcome {
    let status = store.status();
    let facts = Value::from(status.facts.clone());
    let name = facts["name"].as_str().unwrap_or_default().to_owned();
    let text = format!(
        "Made the store “{name}” with {} products: {}",
        status.products, status.path
    );
    let json = json!({
        "path": status.path,
        "store": facts,
        "products": status.products,
        "rules": store.rule_rows().len(),
    });
    store.close().await;
    Outcome::done(json, text)
}
