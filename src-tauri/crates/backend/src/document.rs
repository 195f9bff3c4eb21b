//! A rule set that was checked: parsed once, and from then on carried whole.
//!
//! Owns the guarantee that a [`Document`] is valid, canonical and named by its own ETag.

use endcap_model::finding::Finding;
use endcap_model::json::{self, Json};
use endcap_model::ruleset::RuleSet;

/// A valid rule set. Immutable: `etag` is the hash of `canonical`, `rules` is its meaning.
#[derive(Debug)]
pub struct Document {
    canonical: String,
    etag: String,
    rules: RuleSet,
}

impl Document {
    /// Checks a document as it was sent. Every error, by pointer.
    pub fn parse(document: &Json) -> Result<Self, Vec<Finding>> {
        let rules = RuleSet::parse(document)?;
        Ok(Self {
            canonical: document.canonical(),
            etag: json::etag(document),
            rules,
        })
    }

    /// The document as it was sent, in RFC 8785 canonical form.
    pub fn canonical(&self) -> &str {
        &self.canonical
    }

    /// SHA-256 of the canonical form in hex, bare.
    pub fn etag(&self) -> &str {
        &self.etag
    }

    /// What it means.
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }
}

/// The rule set that an environment serves.
#[derive(Clone, Debug)]
pub struct LiveRuleSet {
    /// Number of the revision, 1 for the first.
    pub revision: u64,
    /// The rule set.
    pub document: std::sync::Arc<Document>,
}
