//! What differs between two rule sets, part by part. Works on documents as they are written, so
//! that a draft with an error can be compared too.

use serde::Serialize;

use crate::json::Json;

/// The kinds of parts that a rule set lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum PartKind {
    Segment,
    Collection,
    Formula,
    Rule,
}

impl PartKind {
    pub const ALL: [PartKind; 4] = [
        PartKind::Segment,
        PartKind::Collection,
        PartKind::Formula,
        PartKind::Rule,
    ];

    /// The member of the document that lists them.
    pub fn list_name(self) -> &'static str {
        match self {
            PartKind::Segment => "segments",
            PartKind::Collection => "collections",
            PartKind::Formula => "formulas",
            PartKind::Rule => "rules",
        }
    }

    /// Whether the order of the list means something to shoppers.
    pub fn order_matters(self) -> bool {
        matches!(self, PartKind::Segment | PartKind::Formula)
    }
}

/// One part that differs, or the store's facts (`kind` is then `None`).
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub kind: Option<PartKind>,
    pub id: String,
    pub before: Option<Json>,
    pub after: Option<Json>,
    /// The same part at another place among those that both documents have.
    pub moved: bool,
}

/// Every difference from `before` to `after`, by kind, then in the order of `after`, removed parts
/// last. Parts count as equal when they mean the same, left-out members included.
pub fn changes(before: &Json, after: &Json) -> Vec<Change> {
    let mut found = Vec::new();
    let (old, new) = (before.get("store"), after.get("store"));
    if old.map(Json::canonical) != new.map(Json::canonical) {
        found.push(Change {
            kind: None,
            id: String::new(),
            before: old.cloned(),
            after: new.cloned(),
            moved: false,
        });
    }
    for kind in PartKind::ALL {
        changes_of(kind, before, after, &mut found);
    }
    found
}

fn changes_of(kind: PartKind, before: &Json, after: &Json, found: &mut Vec<Change>) {
    let (old, new) = (parts(kind, before), parts(kind, after));
    let kept: Vec<&str> = old
        .iter()
        .map(|(id, _)| *id)
        .filter(|id| find(&new, id).is_some())
        .collect();
    let mut place = 0;
    for (id, part) in &new {
        let earlier = find(&old, id);
        let moved = earlier.is_some() && {
            place += 1;
            kind.order_matters() && kept.get(place - 1) != Some(id)
        };
        let same = earlier.is_some_and(|earlier| means(kind, earlier) == means(kind, part));
        if !same || moved {
            found.push(Change {
                kind: Some(kind),
                id: (*id).to_owned(),
                before: earlier.cloned(),
                after: Some((*part).clone()),
                moved: moved && same,
            });
        }
    }
    for (id, part) in old.iter().filter(|(id, _)| find(&new, id).is_none()) {
        found.push(Change {
            kind: Some(kind),
            id: (*id).to_owned(),
            before: Some((*part).clone()),
            after: None,
            moved: false,
        });
    }
}

fn parts(kind: PartKind, document: &Json) -> Vec<(&str, &Json)> {
    let list = document
        .get(kind.list_name())
        .and_then(Json::list)
        .unwrap_or(&[]);
    list.iter()
        .filter_map(|part| Some((part.get("id")?.text()?, part)))
        .collect()
}

fn find<'a>(parts: &[(&str, &'a Json)], id: &str) -> Option<&'a Json> {
    parts
        .iter()
        .find(|(other, _)| *other == id)
        .map(|(_, part)| *part)
}

/// A part with what may be left out written out, so that equal meanings compare equal.
fn means(kind: PartKind, part: &Json) -> String {
    use crate::{formula::Formula, rule::Rule, ruleset};
    let mut findings = Vec::new();
    let read = match kind {
        PartKind::Rule => Rule::read(part, "", &mut findings).map(|rule| rule.to_json()),
        PartKind::Formula => {
            Formula::read(part, "", &mut findings).map(|formula| formula.to_json())
        }
        PartKind::Segment => ruleset::Segment::read(part, "", &mut findings).map(|_| part.clone()),
        PartKind::Collection => {
            ruleset::Collection::read(part, "", &mut findings).map(|_| part.clone())
        }
    };
    read.as_ref().unwrap_or(part).canonical()
}
