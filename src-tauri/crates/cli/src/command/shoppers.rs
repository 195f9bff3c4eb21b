//! Owns importing shoppers: the guessed columns, what a person changes of them, and how many belong to
//! each segment afterwards.

use endcap_usecases::{OpenStore, ShopperMapping, ShoppersInspection, ShoppersSummary};
use serde_json::json;

use super::progress;
use crate::args::ImportShoppers;
use crate::outcome::{CommandError, Outcome};

/// Rejected rows that are shown to a person.
const SHOWN: usize = 20;

/// Said of a file that the window, too, asks about.
const NO_SHOPPERS: &str = "this does not look like a file of shoppers, with a row for each. Of several rows with \
    the same id only the last is kept";

/// Imports a file of shoppers in place of those that are there.
pub async fn shoppers(
    store: &OpenStore,
    ask: &ImportShoppers,
    as_json: bool,
) -> Result<Outcome, CommandError> {
    let seen = store.inspect_shoppers(&ask.path).await?;
    let mapping = mapping_of(&seen, &ask.map)?;
    let summary = if ask.check {
        store.check_shoppers(&ask.path, &mapping).await?
    } else {
        let told = progress::of_import(as_json);
        let done = store.import_shoppers(&ask.path, &mapping, told).await;
        progress::end(as_json);
        done?
    };
    let audience = store.audience().await?;
    let sizes = store.segment_sizes(&audience, None)?;
    let mut text = words(&seen, &mapping, &summary, ask.check);
    for size in sizes.segments.iter().filter(|_| !ask.check) {
        text += &format!("\n  {:<28} {:>9} shoppers", size.segment, size.belongs);
    }
    let told = json!({
        "rows_read": summary.read,
        "kept": summary.kept,
        "replaced": summary.replaced,
        "rejected": summary.rejected,
        "rejects": summary.rejects,
        "changed_nothing": ask.check,
        "looks_like_shoppers": seen.looks_like_shoppers,
        "columns": seen.columns,
        "mapping": mapping,
        "segments": sizes.segments,
    });
    Ok(Outcome::done(told, text))
}

/// The guess, changed by each `COLUMN=FIELD`; an empty field leaves the column out.
fn mapping_of(
    seen: &ShoppersInspection,
    changes: &[String],
) -> Result<Vec<ShopperMapping>, CommandError> {
    let columns = seen.columns.iter();
    let mut mapping: Vec<ShopperMapping> = columns
        .map(|column| ShopperMapping {
            column: column.column.clone(),
            field: column.field.clone(),
        })
        .collect();
    for change in changes {
        let (column, field) = change.rsplit_once('=').ok_or_else(|| {
            CommandError::WrongUse(format!("--map {change}: write it as COLUMN=FIELD"))
        })?;
        let one = mapping.iter_mut().find(|one| one.column == column);
        let one = one.ok_or_else(|| {
            CommandError::WrongUse(format!("--map {change}: the file has no column “{column}”"))
        })?;
        one.field = (!field.is_empty()).then(|| field.to_owned());
    }
    Ok(mapping)
}

fn words(
    seen: &ShoppersInspection,
    mapping: &[ShopperMapping],
    summary: &ShoppersSummary,
    check: bool,
) -> String {
    let mut lines = vec![format!("{}: {} columns", seen.file_name, mapping.len())];
    for (column, one) in seen.columns.iter().zip(mapping) {
        let field = match (&one.field, column.personal) {
            (Some(field), _) => field,
            (None, true) => "personal, not read",
            (None, false) => "left out",
        };
        let how = column.how.as_deref().filter(|_| one.field == column.field);
        let how = how.unwrap_or_default();
        lines.push(format!("  {:<28} {field:<24} {how}", one.column));
    }
    if !seen.looks_like_shoppers {
        lines.push(format!("Note: {NO_SHOPPERS}."));
    }
    for reject in summary.rejects.iter().take(SHOWN) {
        lines.push(format!(
            "Line {}, {}: “{}”: {}",
            reject.line, reject.column, reject.value, reject.reason
        ));
    }
    let more = summary.rejected.saturating_sub(SHOWN as u64);
    if more > 0 {
        lines.push(format!("… and {more} more rows"));
    }
    let verb = if check { "Would keep" } else { "Kept" };
    lines.push(format!(
        "{verb} {} shoppers of {} rows; {} replaced by a later row with the same id, {} rejected.",
        summary.kept, summary.read, summary.replaced, summary.rejected
    ));
    lines.join("\n")
}
