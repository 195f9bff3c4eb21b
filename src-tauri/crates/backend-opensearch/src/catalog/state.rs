//! The document `catalog` of the control index: the one truth about the catalog.
//!
//! Owns its shape, and the pure steps from one to the next. Refuses input and output.

use endcap_ranking::Generation;
use serde::{Deserialize, Serialize};

use crate::error::EngineError;
use crate::index::MAPPING;
use crate::view::View;

/// Id of the document.
pub(crate) const ID: &str = "catalog";
/// The shape that we read and write. A document of another one is refused, not guessed at.
const FORMAT: u32 = 1;
/// So many commits are remembered, so that a writer whose answer was lost can look for its own.
const COMMITS: usize = 32;

/// Which products are live.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Edition {
    /// Name of the index; empty before the first.
    pub(crate) index: String,
    /// The [`MAPPING`] that the index was made with.
    pub(crate) mapping: u32,
    /// The version that was committed.
    pub(crate) version: i64,
    /// [`Generation`] of the products.
    pub(crate) generation: String,
    /// How many there are.
    pub(crate) products: u64,
    /// Versions of this index that were begun and never committed.
    pub(crate) aborted: Vec<Aborted>,
    /// About how many documents of this index are no longer visible.
    pub(crate) superseded: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Aborted {
    pub(crate) version: i64,
    /// Unix seconds when it was given up, by the clock of who did.
    pub(crate) at: i64,
}

/// Who is changing the catalog now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Writer {
    /// Drawn for each change.
    pub(crate) token: String,
    /// The version that its documents have.
    pub(crate) version: i64,
    /// Counts signs of life.
    pub(crate) beat: u64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct CatalogState {
    format: u32,
    #[serde(flatten)]
    pub(crate) edition: Edition,
    /// What was live before the last replacement; its index is kept.
    pub(crate) previous: Option<Edition>,
    /// The version that the next writer takes.
    pub(crate) next_version: i64,
    pub(crate) writer: Option<Writer>,
    /// Tokens of the last commits, newest last.
    commits: Vec<String>,
}

impl Edition {
    fn empty() -> Self {
        Self {
            index: String::new(),
            mapping: MAPPING,
            version: 0,
            generation: Generation::default().to_string(),
            products: 0,
            aborted: Vec::new(),
            superseded: 0,
        }
    }

    /// Whether our queries mean in this index what they say.
    pub(crate) fn check_mapping(&self) -> Result<(), EngineError> {
        if self.mapping == MAPPING || self.index.is_empty() {
            return Ok(());
        }
        Err(EngineError::OtherMapping {
            found: self.mapping,
            ours: MAPPING,
        })
    }

    pub(crate) fn view(&self) -> View {
        let aborted = self.aborted.iter().map(|aborted| aborted.version);
        View {
            index: self.index.clone(),
            version: self.version,
            generation: self.generation.clone(),
            products: self.products,
            aborted: aborted.filter(|&version| version <= self.version).collect(),
        }
    }
}

impl CatalogState {
    /// Before anything was sent.
    pub(crate) fn empty() -> Self {
        Self {
            format: FORMAT,
            edition: Edition::empty(),
            previous: None,
            next_version: 1,
            writer: None,
            commits: Vec::new(),
        }
    }

    /// Whether we know what the document's members mean.
    pub(crate) fn is_known(&self) -> bool {
        self.format == FORMAT
    }

    /// A writer takes the next version. One that is there already is taken for dead: what it
    /// wrote, and may still write, stays invisible.
    pub(crate) fn begun(mut self, token: &str, now: i64) -> Self {
        self.give_up(now);
        self.writer = Some(Writer {
            token: token.to_owned(),
            version: self.next_version,
            beat: 0,
        });
        self.next_version += 1;
        self
    }

    /// The writer gives up after it wrote something.
    pub(crate) fn given_up(mut self, now: i64) -> Self {
        self.give_up(now);
        self
    }

    fn give_up(&mut self, now: i64) {
        if let Some(writer) = self.writer.take() {
            self.edition.aborted.push(Aborted {
                version: writer.version,
                at: now,
            });
        }
    }

    /// The writer leaves without having written anything.
    pub(crate) fn released(mut self) -> Self {
        self.writer = None;
        self
    }

    /// The writer is alive.
    pub(crate) fn beaten(mut self) -> Self {
        if let Some(writer) = &mut self.writer {
            writer.beat += 1;
        }
        self
    }

    /// What the writer wrote is live, and the writer is done.
    pub(crate) fn committed(mut self, edition: Edition) -> Self {
        if let Some(writer) = self.writer.take() {
            self.commits.push(writer.token);
            let surplus = self.commits.len().saturating_sub(COMMITS);
            self.commits.drain(..surplus);
        }
        self.edition = edition;
        self
    }

    pub(crate) fn is_committed(&self, token: &str) -> bool {
        self.commits.iter().any(|commit| commit == token)
    }

    pub(crate) fn is_held_by(&self, token: &str) -> bool {
        self.writer
            .as_ref()
            .is_some_and(|writer| writer.token == token)
    }
}

#[cfg(test)]
mod tests {
    use super::{CatalogState, Edition};

    #[test]
    fn a_writer_that_died_leaves_a_version_that_made_nothing() {
        let state = CatalogState::empty().begun("a", 10);
        let taken = state.begun("b", 20);
        assert!(taken.is_held_by("b") && !taken.is_held_by("a"));
        let edition = Edition {
            index: "i".to_owned(),
            version: 2,
            ..taken.edition.clone()
        };
        let done = taken.committed(edition);
        assert!(done.is_committed("b") && !done.is_committed("a") && done.writer.is_none());
        let view = done.edition.view();
        assert_eq!((view.version, view.aborted), (2, vec![1]));
        assert_eq!(done.next_version, 3);
    }

    #[test]
    fn an_aborted_version_that_is_not_reached_yet_is_no_readers_business() {
        let state = CatalogState::empty().begun("a", 0).given_up(0);
        assert!(state.edition.view().aborted.is_empty());
        assert_eq!(state.edition.aborted.len(), 1);
    }

    #[test]
    fn the_document_survives_its_json() {
        let state = CatalogState::empty().begun("a", 1).begun("b", 2);
        let json = serde_json::to_value(&state).unwrap();
        assert_eq!(serde_json::from_value::<CatalogState>(json).unwrap(), state);
    }
}
