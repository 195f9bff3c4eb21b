//! References between the parts of a rule set. Knows nothing of what the parts mean.

use std::collections::BTreeSet;

use crate::finding::Finding;
use crate::id::is_id;
use crate::json::Json;

/// References to segments, collections and formulas that are not in the document. Works on what
/// was written, so that a part with an error elsewhere does not make its own id dangle.
pub fn dangling(document: &Json, findings: &mut Vec<Finding>) {
    let ids = |kind: &str| -> BTreeSet<&str> {
        let list = document.get(kind).and_then(Json::list).unwrap_or(&[]);
        list.iter()
            .filter_map(|part| part.get("id")?.text())
            .collect()
    };
    let (segments, collections, formulas) = (ids("segments"), ids("collections"), ids("formulas"));
    let mut check = |known: bool, text: &str, at: String, what: &str| {
        if !known && is_id(text) {
            findings.push(Finding::at(
                at,
                format!("there is no {what} “{text}” in this rule set"),
            ));
        }
    };
    for (index, rule) in document
        .get("rules")
        .and_then(Json::list)
        .unwrap_or(&[])
        .iter()
        .enumerate()
    {
        let at = format!("/rules/{index}");
        for (n, id) in rule
            .get("segments")
            .and_then(Json::list)
            .unwrap_or(&[])
            .iter()
            .enumerate()
        {
            let Some(id) = id.text() else { continue };
            let known = id == "everyone" || segments.contains(id);
            check(known, id, format!("{at}/segments/{n}"), "segment");
        }
        for (n, page) in rule
            .get("pages")
            .and_then(Json::list)
            .unwrap_or(&[])
            .iter()
            .enumerate()
        {
            let Some(id) = page.get("collection").and_then(Json::text) else {
                continue;
            };
            check(
                collections.contains(id),
                id,
                format!("{at}/pages/{n}/collection"),
                "collection",
            );
        }
        if let Some(action) = rule.get("action")
            && action.get("type").and_then(Json::text) == Some("formula")
            && let Some(id) = action.get("formula").and_then(Json::text)
        {
            check(
                formulas.contains(id),
                id,
                format!("{at}/action/formula"),
                "formula",
            );
        }
    }
}
