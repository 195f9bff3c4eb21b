//! Owns importing products: the guessed mapping, what a mapping file changes of it, the summary.

mod mapping_file;

use std::path::Path;

use endcap_model::json::Json;
use endcap_usecases::{ImportSummary, Inspection, Mapping, Mode, OpenStore, UseCaseError};
use serde_json::{Value, json};

use super::progress;
use crate::args::{ImportMode, ImportProducts};
use crate::outcome::{CommandError, Outcome};

/// Rejected rows that are shown to a person; all of them can be saved.
const SHOWN: usize = 20;

/// Imports a product file.
pub async fn products(
    store: &OpenStore,
    ask: &ImportProducts,
    as_json: bool,
) -> Result<Outcome, CommandError> {
    let (mapping, mut seen) = mapping_of(store, ask).await?;
    if !ask.own_currency {
        let facts = store.status().facts;
        let own = facts.get("currency").and_then(Json::text);
        match foreign_words(&seen, &mapping, own.unwrap_or_default()) {
            Some(words) if !ask.check => return Err(not_taken(&ask.path, words)),
            said => seen.warnings.extend(said),
        }
    }
    let told = progress::of_import(as_json);
    let read = if ask.check {
        store.check_import(&ask.path, &mapping, told).await
    } else {
        store.run_import(&ask.path, &mapping, told).await
    };
    progress::end(as_json);
    if let Some(path) = &ask.rejects
        && !matches!(
            read,
            Err(UseCaseError::File { .. } | UseCaseError::Invalid { .. })
        )
    {
        store.save_rejects(path)?;
    }
    let summary = read?;
    let products = store.status().products;
    Ok(Outcome::done(
        to_json(&summary, &mapping, &seen, products, ask.check),
        words(&summary, &mapping, &seen, ask),
    ))
}

/// The guess, changed by what the person said.
async fn mapping_of(
    store: &OpenStore,
    ask: &ImportProducts,
) -> Result<(Mapping, Inspection), CommandError> {
    let mut seen = store.inspect_import(&ask.path, None).await?;
    if let Some(file) = &ask.mapping {
        let said = read_json(file)?;
        let form = mapping_file::form(&seen.mapping, &said).map_err(|e| refused(file, e))?;
        if let Some(form) = form {
            seen = store.inspect_import(&ask.path, Some(&form)).await?;
        }
        let mapping = mapping_file::apply(&seen.mapping, &said).map_err(|e| refused(file, e))?;
        seen = store.inspect_import(&ask.path, Some(&mapping)).await?;
        seen.mapping = mapping;
    }
    let mut mapping = seen.mapping.clone();
    match ask.mode {
        Some(ImportMode::Replace) => mapping.mode = Mode::Replace,
        Some(ImportMode::Upsert) => mapping.mode = Mode::Upsert,
        None => {}
    }
    if ask.attributes {
        mapping.keep_unknown_as_attributes();
    }
    Ok((mapping, seen))
}

/// Amounts of another currency would become as many of the store's.
fn foreign_words(seen: &Inspection, mapping: &Mapping, own: &str) -> Option<String> {
    let foreign = seen.foreign_columns(mapping, own);
    let columns: Vec<String> = foreign
        .iter()
        .map(|column| format!("“{}” seems to be in {}", column.name, column.currency))
        .collect();
    (!columns.is_empty()).then(|| {
        format!(
            "{}, the store counts in {own}, and nothing is converted. If these amounts are in {own} all \
             the same, say --own-currency; if not, leave the column out by --mapping",
            columns.join(", ")
        )
    })
}

fn not_taken(path: &Path, reason: String) -> CommandError {
    UseCaseError::NotATable {
        path: path.display().to_string(),
        reason,
    }
    .into()
}

fn read_json(path: &Path) -> Result<Value, CommandError> {
    let text = std::fs::read(path).map_err(|error| refused(path, error.to_string()))?;
    serde_json::from_slice(&text).map_err(|error| refused(path, error.to_string()))
}

fn refused(path: &Path, reason: impl ToString) -> CommandError {
    UseCaseError::File {
        path: path.display().to_string(),
        reason: reason.to_string(),
    }
    .into()
}

fn to_json(
    summary: &ImportSummary,
    mapping: &Mapping,
    seen: &Inspection,
    products: u64,
    check: bool,
) -> Value {
    json!({
        "rows_read": summary.rows_read,
        "imported": summary.imported,
        "rejected": summary.rejected,
        "unlisted": summary.unlisted,
        "created": summary.created,
        "changed": summary.changed,
        "same": summary.same,
        "removed": summary.removed,
        "products": products,
        "changed_nothing": check,
        "millis": summary.millis,
        "rejects": summary.rejects,
        "warnings": seen.warnings,
        "mapping": mapping,
    })
}

fn words(
    summary: &ImportSummary,
    mapping: &Mapping,
    seen: &Inspection,
    ask: &ImportProducts,
) -> String {
    let mut lines = vec![format!(
        "{}: {}, {}, {} columns",
        seen.file_name,
        seen.encoding_words,
        seen.delimiter_words,
        mapping.columns.len()
    )];
    for column in &mapping.columns {
        let guess = seen.columns.iter().find(|c| c.index == column.index);
        let field = column.field.as_deref().unwrap_or("left out");
        let why = guess
            .filter(|g| g.field == column.field)
            .map_or("", |g| g.why.as_str());
        lines.push(format!("  {:<28} {:<20} {why}", column.name, field));
    }
    lines.extend(
        seen.warnings
            .iter()
            .map(|warning| format!("Note: {warning}")),
    );
    for reject in summary.rejects.iter().take(SHOWN) {
        let place = if reject.column.is_empty() {
            String::new()
        } else {
            format!(", {}", reject.column)
        };
        lines.push(format!(
            "Line {}{place}: “{}”: {}",
            reject.line, reject.value, reject.reason
        ));
    }
    let more = summary.rejected.saturating_sub(SHOWN as u64);
    if more > 0 {
        lines.push(format!(
            "… and {more} more rows; --rejects FILE writes them all"
        ));
    }
    let verb = if ask.check {
        "Would import"
    } else {
        "Imported"
    };
    let unlisted = match summary.unlisted {
        0 => String::new(),
        count => format!(", left out {count} that shoppers do not see"),
    };
    lines.push(format!(
        "{verb} {} of {} rows, rejected {}. Products: {} created, {} changed, {} the same, {} removed{unlisted}.",
        summary.imported, summary.rows_read, summary.rejected, summary.created, summary.changed, summary.same, summary.removed
    ));
    lines.join("\n")
}
