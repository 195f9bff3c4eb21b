//! Owns where the token comes from: the environment variable `ENDCAP_TOKEN`, never an argument, which
//! other users of the computer could see, and never the store's file.

use endcap_usecases::{Secrets, SecretsError};

/// The name of the variable.
const VARIABLE: &str = "ENDCAP_TOKEN";

/// The token of every environment that this run speaks to.
pub struct EnvironmentToken(Option<String>);

impl EnvironmentToken {
    /// Reads the variable; an empty one is none.
    pub fn read() -> EnvironmentToken {
        let token = std::env::var(VARIABLE).ok();
        EnvironmentToken(token.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()))
    }
}

impl Secrets for EnvironmentToken {
    fn token(&self, _store: &str, _environment: &str) -> Result<Option<String>, SecretsError> {
        Ok(self.0.clone())
    }

    /// Nothing is kept: the next run reads the variable again.
    fn set_token(
        &self,
        _store: &str,
        _environment: &str,
        _token: Option<&str>,
    ) -> Result<(), SecretsError> {
        Ok(())
    }
}
