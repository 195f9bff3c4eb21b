//! What is wrong with a document and where: a JSON pointer and a reason for people.

use serde::Serialize;

/// One error of a document. `pointer` is RFC 6901, from the document's root.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    pub pointer: String,
    pub reason: String,
}

impl Finding {
    pub fn at(pointer: impl Into<String>, reason: impl Into<String>) -> Finding {
        Finding {
            pointer: pointer.into(),
            reason: reason.into(),
        }
    }

    /// The same finding of a part that stands at `base` in a larger document.
    pub fn under(mut self, base: &str) -> Finding {
        self.pointer.insert_str(0, base);
        self
    }
}

/// `pointer` extended by a member's name, escaped by RFC 6901.
pub fn member(pointer: &str, name: &str) -> String {
    format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// `pointer` extended by a place in a list, 0-based.
pub fn item(pointer: &str, index: usize) -> String {
    format!("{pointer}/{index}")
}
