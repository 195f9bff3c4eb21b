//! References between the parts of a rule set. Knows nothing of what the parts mean.

use std::collections::BTreeSet;

use crate::finding::Finding;
use crate::id::is_id;
use crate::json::Json;

/// References to segments, collections and formulas that are not in the document. Works on what
/// was written, so that a part with an error elsewhere does not make its own id dangle.
pub fn dangling(document: &Json, findings: &mut Vec<Finding>) {
    let ids = |kind: &str| -> BTreeSet<&str> {
        let parts = list(document, kind).iter();
        parts.filter_map(|part| part.get("id")?.text()).collect()
    };
    let (segments, collections, formulas) = (ids("segments"), ids("collections"), ids("formulas"));
    let mut check = |known: bool, text: &str, at: String, what: &str| {
        if !known && is_id(text) {
            let reason = format!("there is no {what} “{text}” in this rule set");
            findings.push(Finding::at(at, reason));
        }
    };
    for (index, rule) in list(document, "rules").iter().enumerate() {
        let at = format!("/rules/{index}");
        for (n, id) in list(rule, "segments").iter().enumerate() {
            let Some(id) = id.text() else { continue };
            let known = id == "everyone" || segments.contains(id);
            check(known, id, format!("{at}/segments/{n}"), "segment");
        }
        for (n, page) in list(rule, "pages").iter().enumerate() {
            let Some(id) = page.get("collection").and_then(Json::text) else {
                continue;
            };
            let at = format!("{at}/pages/{n}/collection");
            check(collections.contains(id), id, at, "collection");
        }
        if let Some(action) = rule.get("action")
            && action.get("type").and_then(Json::text) == Some("formula")
            && let Some(id) = action.get("formula").and_then(Json::text)
        {
            let at = format!("{at}/action/formula");
            check(formulas.contains(id), id, at, "formula");
        }
    }
}

/// The list of that name; empty where there is none.
fn list<'j>(json: &'j Json, name: &str) -> &'j [Json] {
    json.get(name).and_then(Json::list).unwrap_or(&[])
}
