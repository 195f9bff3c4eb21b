//! How many shoppers belong to each segment of the draft, perhaps with an edit that isn't kept yet.
//!
//! Nothing is remembered between two questions: a hundred thousand shoppers are divided in a few
//! thousandths of a second, so what is told is always counted from the draft as it stands.

use endcap_audience::{Audience, Division, divide};
use endcap_model::{
    id::SegmentId,
    json::Json,
    predicate::{ShopperPredicate, read},
    strict,
};
use serde::{Deserialize, Serialize};

use crate::{OpenStore, UseCaseError, open_store::DraftState};

/// An edit of a segment that isn't kept yet.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SegmentCandidate {
    /// `None` for a fresh one, which is counted last.
    pub id: Option<String>,
    /// A condition, not yet checked.
    pub when: Json,
}

/// The size of one segment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SegmentSize {
    /// Empty for a fresh one.
    pub segment: String,
    /// Shoppers whom it matches by itself.
    pub matches: u64,
    /// Shoppers whom it matches first.
    pub belongs: u64,
}

/// Shoppers of the candidate whom an earlier segment has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TakenBy {
    pub segment: String,
    pub shoppers: u64,
}

/// Shoppers whom a part of the candidate's condition matches by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConditionSize {
    /// A JSON pointer in the condition; empty for the whole.
    pub pointer: String,
    pub shoppers: u64,
}

/// More about the candidate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChosenSize {
    /// What belongs to it without the edit; `None` for one that the draft doesn't have.
    pub in_draft: Option<u64>,
    /// In order, those that take somebody.
    pub taken_by: Vec<TakenBy>,
    /// Inner parts before what holds them, the whole last.
    pub conditions: Vec<ConditionSize>,
}

/// The sizes of all segments; `belongs` adds up to `shoppers`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SegmentSizes {
    pub shoppers: u64,
    /// In order, the candidate in its place, `everyone` last.
    pub segments: Vec<SegmentSize>,
    /// Row, then column: whom both match by themselves; without `everyone`.
    pub overlap: Vec<Vec<u64>>,
    pub chosen: Option<ChosenSize>,
}

/// The segments of the draft that can be counted, with a candidate in its place.
pub(super) struct Counted {
    pub(super) names: Vec<String>,
    pub(super) conditions: Vec<ShopperPredicate>,
    /// The place of the candidate.
    pub(super) chosen: Option<usize>,
}

impl OpenStore {
    /// The sizes of the draft's segments. A segment that is broken in the draft is left out. Computes.
    ///
    /// # Errors
    /// `Invalid` for a condition that breaks the contract, with pointers from its own root.
    pub fn segment_sizes(
        &self,
        audience: &Audience,
        candidate: Option<&SegmentCandidate>,
    ) -> Result<SegmentSizes, UseCaseError> {
        let draft = self.snapshot().draft;
        let counted = Counted::of(&draft, candidate)?;
        let division = divide(audience, &counted.conditions);
        let mut segments: Vec<SegmentSize> = counted
            .names
            .iter()
            .zip(&division.parts)
            .map(|(name, part)| SegmentSize {
                segment: name.clone(),
                matches: part.matches.count(),
                belongs: part.belongs.count(),
            })
            .collect();
        segments.push(SegmentSize {
            segment: SegmentId::everyone().to_string(),
            matches: audience.len() as u64,
            belongs: division.everyone.count(),
        });
        let chosen = counted.chosen.map(|place| ChosenSize {
            in_draft: in_draft(audience, &draft, &counted.names[place]),
            taken_by: taken_by(&counted, &division, place),
            conditions: conditions(audience, &counted.conditions[place]),
        });
        Ok(SegmentSizes {
            shoppers: audience.len() as u64,
            segments,
            overlap: division.overlap(),
            chosen,
        })
    }
}

impl Counted {
    pub(super) fn of(
        draft: &DraftState,
        candidate: Option<&SegmentCandidate>,
    ) -> Result<Counted, UseCaseError> {
        let segments = draft.rules.segments.iter();
        let (names, conditions) = segments
            .map(|segment| (segment.id.to_string(), segment.when.clone()))
            .unzip();
        let mut counted = Counted {
            names,
            conditions,
            chosen: None,
        };
        if let Some(candidate) = candidate {
            let when = condition(&candidate.when)?;
            counted.choose(draft, candidate.id.as_deref(), when);
        }
        Ok(counted)
    }

    fn choose(&mut self, draft: &DraftState, id: Option<&str>, when: ShopperPredicate) {
        let known = self.names.iter().position(|name| Some(name.as_str()) == id);
        let place = match known {
            Some(place) => {
                self.conditions[place] = when;
                place
            }
            None => {
                let place = id.map_or(self.names.len(), |id| self.place_of(draft, id));
                self.names.insert(place, id.unwrap_or_default().to_owned());
                self.conditions.insert(place, when);
                place
            }
        };
        self.chosen = Some(place);
    }

    /// Where a segment that can't be counted as it stands in the draft has its place; last for one
    /// that isn't there.
    fn place_of(&self, draft: &DraftState, id: &str) -> usize {
        let listed = match draft.document.get("segments") {
            Some(Json::List(segments)) => segments.as_slice(),
            _ => &[],
        };
        let ids = || {
            listed
                .iter()
                .map(|part| part.get("id").and_then(Json::text))
        };
        if !ids().any(|known| known == Some(id)) {
            return self.names.len();
        }
        let before = ids().take_while(|known| *known != Some(id)).flatten();
        before
            .filter(|earlier| self.names.iter().any(|name| name == earlier))
            .count()
    }
}

/// Reads a condition on shoppers.
fn condition(when: &Json) -> Result<ShopperPredicate, UseCaseError> {
    let mut findings = Vec::new();
    strict::repeated_and_null(when, "", &|_| false, &mut findings);
    match read::predicate(when, "", &mut findings) {
        Some(read) if findings.is_empty() => Ok(read),
        _ => Err(UseCaseError::Invalid { findings }),
    }
}

fn in_draft(audience: &Audience, draft: &DraftState, id: &str) -> Option<u64> {
    let segments = &draft.rules.segments;
    let place = segments.iter().position(|one| one.id.as_str() == id)?;
    let conditions = segments[..=place].iter().map(|segment| &segment.when);
    let division = divide(audience, conditions);
    division.parts.last().map(|part| part.belongs.count())
}

fn taken_by(counted: &Counted, division: &Division, place: usize) -> Vec<TakenBy> {
    let matches = &division.parts[place].matches;
    let earlier = counted.names.iter().zip(&division.parts).take(place);
    let taken = earlier.map(|(name, part)| TakenBy {
        segment: name.clone(),
        shoppers: part.belongs.shared(matches),
    });
    taken.filter(|one| one.shoppers > 0).collect()
}

fn conditions(audience: &Audience, when: &ShopperPredicate) -> Vec<ConditionSize> {
    let mut sizes = Vec::new();
    audience.matching_parts(when, &mut |pointer, _, bits| {
        sizes.push(ConditionSize {
            pointer: pointer.to_owned(),
            shoppers: bits.count(),
        });
    });
    sizes
}
