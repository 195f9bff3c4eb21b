//! A change to one product: a JSON merge patch (RFC 7396) by id, or a deletion.

use crate::finding::{Finding, member};
use crate::id::ProductId;
use crate::json::Json;
use crate::product::{MEMBERS, Product, is_attribute_name};
use crate::strict;

/// What a line of a catalog patch comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Patched {
    Upsert(Box<Product>),
    Deleted(ProductId),
}

/// The id that a patch line names.
pub fn patch_id(patch: &Json) -> Result<ProductId, Vec<Finding>> {
    if !matches!(patch, Json::Object(_)) {
        return Err(vec![Finding::at(
            "",
            format!("must be an object, not {}", patch.kind_words()),
        )]);
    }
    match patch.get("id") {
        None => Err(vec![Finding::at("/id", "“id” is missing")]),
        Some(Json::Text(id)) => {
            ProductId::try_from(id.as_str()).map_err(|e| vec![Finding::at("/id", e.to_string())])
        }
        Some(other) => Err(vec![Finding::at(
            "/id",
            format!("must be a string, not {}", other.kind_words()),
        )]),
    }
}

/// Applies a patch line to the product that has its id, or makes a new product of it. Members
/// replace, `attributes` merge by name, `null` clears; the result is validated.
pub fn merge_patch(existing: Option<&Product>, patch: &Json) -> Result<Patched, Vec<Finding>> {
    let id = patch_id(patch)?;
    let mut repeated = Vec::new();
    strict::repeated_and_null(patch, "", &|_| true, &mut repeated);
    if !repeated.is_empty() {
        return Err(repeated);
    }
    if let Some(deleted) = patch.get("deleted") {
        return match (deleted, patch) {
            (Json::Bool(true), Json::Object(members)) if members.len() == 2 => {
                Ok(Patched::Deleted(id))
            }
            (Json::Bool(true), _) => Err(vec![Finding::at(
                "/deleted",
                "a deletion has “id” and “deleted” and nothing else",
            )]),
            _ => Err(vec![Finding::at(
                "/deleted",
                "must be true where it is given",
            )]),
        };
    }
    let mut unknown = Vec::new();
    unknown_names(patch, &mut unknown);
    if !unknown.is_empty() {
        return Err(unknown);
    }
    let base = match existing {
        Some(product) => product.to_json(),
        None => Json::Object(Vec::new()),
    };
    Product::from_json(&merged(base, patch)).map(|product| Patched::Upsert(Box::new(product)))
}

/// Names that are cleared and that no product can have: clearing hides them from the result.
fn unknown_names(patch: &Json, findings: &mut Vec<Finding>) {
    let Json::Object(members) = patch else {
        return;
    };
    let cleared = |members: &[(String, Json)]| {
        let nulls = members.iter().filter(|(_, value)| *value == Json::Null);
        nulls.map(|(name, _)| name.clone()).collect::<Vec<_>>()
    };
    for name in cleared(members) {
        if !MEMBERS.contains(&name.as_str()) {
            let reason = format!("“{name}” is not known here");
            findings.push(Finding::at(member("", &name), reason));
        }
    }
    if let Some(Json::Object(attributes)) = patch.get("attributes") {
        for name in cleared(attributes).iter().filter(|n| !is_attribute_name(n)) {
            let at = member("/attributes", name);
            findings.push(Finding::at(at, "a name has 1 to 100 characters"));
        }
    }
}

/// RFC 7396, MergePatch(target, patch).
fn merged(target: Json, patch: &Json) -> Json {
    let Json::Object(changes) = patch else {
        return patch.clone();
    };
    let mut members = match target {
        Json::Object(members) => members,
        _ => Vec::new(),
    };
    for (name, change) in changes {
        let place = members.iter().position(|(n, _)| n == name);
        match (change, place) {
            (Json::Null, Some(place)) => {
                members.remove(place);
            }
            (Json::Null, None) => {}
            (change, Some(place)) => {
                let old = std::mem::replace(&mut members[place].1, Json::Null);
                members[place].1 = merged(old, change);
            }
            (change, None) => members.push((name.clone(), merged(Json::Null, change))),
        }
    }
    Json::Object(members)
}
