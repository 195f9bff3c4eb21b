//! Names of things: ids of rules, segments, collections and formulas, of products and of shoppers.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A text that breaks the pattern of an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an id: 1 to 100 of A–Z, a–z, 0–9, _ . -")]
pub struct BadId(pub String);

/// True for `[A-Za-z0-9_.-]{1,100}`.
pub fn is_id(text: &str) -> bool {
    (1..=100).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-'))
}

macro_rules! entity_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadId;
            fn try_from(text: String) -> Result<$name, BadId> {
                if is_id(&text) { Ok($name(text)) } else { Err(BadId(text)) }
            }
        }

        impl TryFrom<&str> for $name {
            type Error = BadId;
            fn try_from(text: &str) -> Result<$name, BadId> {
                $name::try_from(text.to_owned())
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

entity_id!(
    /// A rule's id; unique among rules.
    RuleId
);
entity_id!(
    /// A segment's id; `everyone` is reserved.
    SegmentId
);
entity_id!(
    /// A collection's id.
    CollectionId
);
entity_id!(
    /// A formula's id.
    FormulaId
);

impl SegmentId {
    /// The segment of a shopper whom no listed segment matches.
    pub fn everyone() -> SegmentId {
        SegmentId("everyone".to_owned())
    }

    pub fn is_everyone(&self) -> bool {
        self.0 == "everyone"
    }
}

/// A text that cannot be a product's id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a product id has 1 to 200 bytes, this one has {0}")]
pub struct BadProductId(pub usize);

/// A product's id: 1 to 200 bytes, ordered by bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ProductId(String);

impl ProductId {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ProductId {
    type Error = BadProductId;
    fn try_from(text: String) -> Result<ProductId, BadProductId> {
        if (1..=200).contains(&text.len()) {
            Ok(ProductId(text))
        } else {
            Err(BadProductId(text.len()))
        }
    }
}

impl TryFrom<&str> for ProductId {
    type Error = BadProductId;
    fn try_from(text: &str) -> Result<ProductId, BadProductId> {
        ProductId::try_from(text.to_owned())
    }
}

impl From<ProductId> for String {
    fn from(id: ProductId) -> String {
        id.0
    }
}

impl fmt::Display for ProductId {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text that cannot be a shopper's id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a shopper's id has 1 to 200 bytes, this one has {0}")]
pub struct BadShopperId(pub usize);

/// A key by which a shop knows a shopper, and nobody else does: 1 to 200 bytes, ordered by bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ShopperId(String);

impl ShopperId {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ShopperId {
    type Error = BadShopperId;
    fn try_from(text: String) -> Result<ShopperId, BadShopperId> {
        if (1..=200).contains(&text.len()) {
            Ok(ShopperId(text))
        } else {
            Err(BadShopperId(text.len()))
        }
    }
}

impl From<ShopperId> for String {
    fn from(id: ShopperId) -> String {
        id.0
    }
}
