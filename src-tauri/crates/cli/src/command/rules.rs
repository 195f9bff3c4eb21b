//! Owns rule sets as files: import, export, check.

use std::path::Path;

use endcap_model::finding::Finding;
use endcap_usecases::{OpenStore, check_rules};
use serde_json::json;

use crate::outcome::{CommandError, Outcome};

/// Makes a file's rule set the draft.
pub async fn import(store: &OpenStore, path: &Path) -> Result<Outcome, CommandError> {
    let draft = store.import_draft(path).await?;
    let count = |name: &str| {
        draft
            .document
            .get(name)
            .and_then(|part| part.list().map(<[_]>::len))
            .unwrap_or(0)
    };
    let counts = ["rules", "segments", "collections", "formulas"].map(count);
    let text = format!(
        "The draft is {} now: {} rules, {} segments, {} collections, {} formulas.",
        path.display(),
        counts[0],
        counts[1],
        counts[2],
        counts[3]
    );
    let json = json!({
        "path": path.display().to_string(),
        "draft_version": draft.version,
        "rules": counts[0],
        "segments": counts[1],
        "collections": counts[2],
        "formulas": counts[3],
    });
    Ok(Outcome::done(json, text))
}

/// Writes the draft to a file, or prints it.
pub fn export(store: &OpenStore, path: Option<&Path>) -> Result<Outcome, CommandError> {
    match path {
        Some(path) => {
            store.export_draft(path)?;
            let shown = path.display().to_string();
            Ok(Outcome::done(
                json!({ "path": shown }),
                format!("Wrote the draft to {shown}"),
            ))
        }
        None => {
            let document = store.draft().document.into();
            Ok(Outcome::done(document, store.draft_text()?))
        }
    }
}

/// Names everything that is wrong with a file.
pub fn check_file(path: &Path) -> Result<Outcome, CommandError> {
    Ok(told(&check_rules(path)?, &path.display().to_string()))
}

/// Names everything that is wrong with the draft.
pub fn check_draft(store: &OpenStore) -> Outcome {
    told(&store.check_draft(), "The draft")
}

fn told(findings: &[Finding], what: &str) -> Outcome {
    let lines = findings.iter().map(|f| {
        let pointer = if f.pointer.is_empty() {
            "the document"
        } else {
            &f.pointer
        };
        format!("{pointer}: {}\n", f.reason)
    });
    let text = match findings.len() {
        0 => format!("{what} is valid.\n"),
        1 => lines.chain([format!("{what} has 1 error.\n")]).collect(),
        count => lines
            .chain([format!("{what} has {count} errors.\n")])
            .collect(),
    };
    Outcome {
        json: json!({ "valid": findings.is_empty(), "errors": findings }),
        text,
        good: findings.is_empty(),
    }
}
