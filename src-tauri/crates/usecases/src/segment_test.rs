//! Which segment a made-up shopper belongs to, and how each condition came out.

use endcap_model::{json::Json, shopper::Shopper};
use serde::Serialize;

use crate::{OpenStore, UseCaseError, words};

/// How one segment's condition came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SegmentReason {
    pub segment: String,
    pub matches: bool,
    /// The condition in words.
    pub words: String,
}

/// The segment of a shopper: the first that matches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SegmentTest {
    pub segment: String,
    /// Every segment in order, those after the first match too.
    pub reasons: Vec<SegmentReason>,
}

impl OpenStore {
    /// Tells which segment of the draft a shopper belongs to.
    ///
    /// # Errors
    /// `Invalid` for anything that the contract does not know of a shopper.
    pub fn test_segment(&self, shopper: &Json) -> Result<SegmentTest, UseCaseError> {
        let shopper =
            Shopper::from_json(shopper).map_err(|findings| UseCaseError::Invalid { findings })?;
        let snapshot = self.snapshot();
        let rules = &snapshot.draft.rules;
        let reasons = rules.segments.iter().map(|segment| SegmentReason {
            segment: segment.id.as_str().to_owned(),
            matches: segment.when.matches(&shopper),
            words: words::predicate(&segment.when, &rules.store),
        });
        Ok(SegmentTest {
            segment: rules.segment_of(&shopper).as_str().to_owned(),
            reasons: reasons.collect(),
        })
    }
}
