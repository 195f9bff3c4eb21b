//! A query as the JSON text that is sent.
//!
//! Owns how texts are put together. A page's search has some fifty clauses, which are cloned, joined
//! and compared: kept as trees of values they cost more than all else that is done for a page here.

use std::fmt;
use std::sync::Arc;

use serde_json::Value;

/// JSON. Cheap to clone; equal texts mean the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Text(Arc<str>);

impl Text {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// A list of these.
    pub(crate) fn list(parts: impl IntoIterator<Item = Text>) -> Text {
        let mut list = String::from("[");
        for (number, part) in parts.into_iter().enumerate() {
            if number > 0 {
                list.push(',');
            }
            list.push_str(part.as_str());
        }
        list.push(']');
        list.into()
    }

    #[cfg(test)]
    pub(crate) fn value(&self) -> Value {
        serde_json::from_str(&self.0).expect("JSON")
    }
}

/// It must be JSON.
impl From<String> for Text {
    fn from(text: String) -> Text {
        Text(text.into())
    }
}

impl From<Value> for Text {
    fn from(value: Value) -> Text {
        Text(value.to_string().into())
    }
}

impl fmt::Display for Text {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}
