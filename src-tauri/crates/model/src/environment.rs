//! The name of an environment: a place where a rule set is live, such as `staging`.
//!
//! Owns the pattern that such a name obeys. Refuses to know which environments exist.

use std::fmt;

use crate::id::is_id;

/// A name of 1 to 100 letters, digits, `_`, `.` or `-` (contract sections 3 and 5).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EnvironmentName(String);

/// The name does not obey the pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an environment's name is 1 to 100 of A–Z, a–z, 0–9, _ . -")]
pub struct BadEnvironmentName;

impl EnvironmentName {
    /// The name that only a publisher may write to.
    pub const PRODUCTION: &'static str = "production";

    /// The name as it stands in an address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the environment that only a publisher may write to.
    pub fn is_production(&self) -> bool {
        self.0 == Self::PRODUCTION
    }
}

impl TryFrom<&str> for EnvironmentName {
    type Error = BadEnvironmentName;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        if is_id(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(BadEnvironmentName)
        }
    }
}

impl fmt::Display for EnvironmentName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::EnvironmentName;

    #[test]
    fn names_obey_the_id_pattern() {
        for good in ["staging", "production", "a", "A.b_c-9", &"x".repeat(100)] {
            assert!(EnvironmentName::try_from(good).is_ok(), "{good}");
        }
        for bad in ["", "a b", "a/b", "å", "%20", &"x".repeat(101)] {
            assert!(EnvironmentName::try_from(bad).is_err(), "{bad}");
        }
    }
}
