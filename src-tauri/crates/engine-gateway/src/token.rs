//! The secret that a gateway knows its callers by.
//!
//! Owns the token's text and keeps it from being shown: there is no `Display`, `Debug` is
//! redacted, and it is read only to make a header that is marked sensitive.

use std::fmt;

/// A bearer token. Its text can't be printed or logged by accident.
#[derive(Clone)]
pub struct BearerToken(String);

impl BearerToken {
    /// Takes the token as a person pastes it: spaces around it are dropped.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into().trim().to_owned())
    }

    pub(crate) fn secret(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for BearerToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BearerToken(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::BearerToken;

    #[test]
    fn debug_output_does_not_hold_the_secret() {
        let token = BearerToken::new(" s3cret-word\n");
        assert_eq!(token.secret(), "s3cret-word");
        assert!(!format!("{token:?}").contains("s3cret"));
    }
}
