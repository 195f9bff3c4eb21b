//! Tokens in the operating system's keyring: Secret Service, Keychain or Credential Manager. Owns the
//! names under which they lie; refuses any other place, so that no token ever touches a file.

use std::sync::{Arc, Mutex};

use endcap_usecases::{Secrets, SecretsError};
use keyring_core::{CredentialStore, Entry, Error};

/// The service under which the entries are listed in the keyring's own window.
const SERVICE: &str = "Endcap";

/// The operating system's keyring, connected to on first use. Its calls block.
#[derive(Default)]
pub struct Keyring {
    store: Mutex<Option<Arc<CredentialStore>>>,
}

impl Keyring {
    /// The keyring of this desktop; nothing is connected yet.
    #[must_use]
    pub fn of_this_computer() -> Self {
        Self::default()
    }

    /// A keyring in a store given; for tests.
    #[must_use]
    pub fn in_store(store: Arc<CredentialStore>) -> Self {
        Self {
            store: Mutex::new(Some(store)),
        }
    }

    fn entry(&self, store: &str, environment: &str) -> Result<Entry, SecretsError> {
        let mut place = self
            .store
            .lock()
            .map_err(|_| said("The keyring stopped answering; start Endcap again."))?;
        let keyring = match place.as_ref() {
            Some(keyring) => Arc::clone(keyring),
            None => Arc::clone(place.insert(connect().map_err(|error| refused(&error))?)),
        };
        let entry = keyring.build(SERVICE, &format!("{environment} of store {store}"), None);
        entry.map_err(|error| refused(&error))
    }
}

impl Secrets for Keyring {
    fn token(&self, store: &str, environment: &str) -> Result<Option<String>, SecretsError> {
        match self.entry(store, environment)?.get_password() {
            Ok(token) => Ok(Some(token)),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(refused(&error)),
        }
    }

    fn set_token(
        &self,
        store: &str,
        environment: &str,
        token: Option<&str>,
    ) -> Result<(), SecretsError> {
        let entry = self.entry(store, environment)?;
        let done = match token {
            // A locked keyring connects well and fails only here, at the write.
            Some(token) => entry.set_password(token),
            None => entry.delete_credential(),
        };
        match done {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(refused(&error)),
        }
    }
}

#[cfg(target_os = "linux")]
fn connect() -> Result<Arc<CredentialStore>, Error> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

#[cfg(target_os = "macos")]
fn connect() -> Result<Arc<CredentialStore>, Error> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

#[cfg(target_os = "windows")]
fn connect() -> Result<Arc<CredentialStore>, Error> {
    Ok(windows_native_keyring_store::Store::new()?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos", target_os = "windows")))]
fn connect() -> Result<Arc<CredentialStore>, Error> {
    Err(Error::NotSupportedByStore(
        "this system has no keyring that Endcap knows".to_owned(),
    ))
}

fn said(reason: &str) -> SecretsError {
    SecretsError {
        reason: reason.to_owned(),
    }
}

fn refused(error: &Error) -> SecretsError {
    match error {
        Error::NoStorageAccess(_) => said("It is locked. Unlock it and try again."),
        Error::PlatformFailure(cause) => SecretsError {
            reason: format!(
                "No keyring answers ({cause}). Start one, such as GNOME Keyring or KWallet, and try again."
            ),
        },
        Error::TooLong(_, limit) => SecretsError {
            reason: format!("It takes at most {limit} characters."),
        },
        other => SecretsError {
            reason: other.to_string(),
        },
    }
}

#[cfg(test)]
mod tests {
    use endcap_usecases::Secrets;

    use super::Keyring;

    #[test]
    fn a_token_is_kept_by_store_and_environment_and_forgotten() {
        let keyring = Keyring::in_store(keyring_core::mock::Store::new().unwrap());
        let token = |store, environment| keyring.token(store, environment).unwrap();
        assert_eq!(token("a", "staging"), None);
        keyring.set_token("a", "staging", Some("secret")).unwrap();
        assert_eq!(token("a", "staging").as_deref(), Some("secret"));
        assert_eq!(
            (token("b", "staging"), token("a", "production")),
            (None, None)
        );
        keyring.set_token("a", "staging", None).unwrap();
        keyring.set_token("a", "staging", None).unwrap();
        assert_eq!(token("a", "staging"), None);
    }

    /// As the app asks: from a blocking thread of an asynchronous runtime.
    #[tokio::test]
    #[ignore = "needs an unlocked keyring: run it under dbus-run-session with gnome-keyring-daemon --unlock"]
    async fn this_computers_keyring_keeps_a_token() {
        let kept = tokio::task::spawn_blocking(|| {
            let keyring = Keyring::of_this_computer();
            keyring.set_token("endcap-test", "staging", Some("secret"))?;
            let token = keyring.token("endcap-test", "staging");
            keyring.set_token("endcap-test", "staging", None)?;
            token
        });
        assert_eq!(kept.await.unwrap().unwrap().as_deref(), Some("secret"));
    }
}
