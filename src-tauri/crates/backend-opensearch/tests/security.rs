//! Who we trust, and whom we tell who we are. Needs no engine: a server of the test's own speaks TLS.
//!
//! 1. An engine whose certificate a given authority signed is trusted; any other is not asked
//!    anything: one of no known authority, one of another, one for another name.
//! 2. User and password, or the key, are sent with every request.
//! 3. No secret is in the log at its most talkative, in an error or in the settings as they print.

#[path = "support/secure.rs"]
mod secure;

use std::io::Write;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use endcap_backend::{Backend, BackendError};
use endcap_backend_opensearch::{Credentials, OpenSearchBackend, Settings, SettingsError};
use secure::{Authority, Server};

const PASSWORD: &str = "correct-horse-battery";
/// `search:correct-horse-battery` in Base64.
const PAIR: &str = "c2VhcmNoOmNvcnJlY3QtaG9yc2UtYmF0dGVyeQ==";
const KEY: &str = "a2V5LWlkOmtleS1zZWNyZXQ=";

fn settings(url: &str, ca: Option<PathBuf>, credentials: Credentials) -> Settings {
    let mut settings = Settings::local(url, "shop");
    settings.ca = ca;
    settings.credentials = credentials;
    settings
}

async fn version(settings: &Settings) -> Result<String, BackendError> {
    let backend = OpenSearchBackend::connect(settings).expect("good settings");
    backend.engine_version().await
}

fn basic() -> Credentials {
    Credentials::Basic {
        user: "search".to_owned(),
        password: PASSWORD.to_owned(),
    }
}

fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(|cause| format!("{cause} {cause:?}\n")).collect()
}

/// One test at a time: what one logs first while another begins to listen could stay unheard.
static ALONE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

#[tokio::test(flavor = "multi_thread")]
async fn only_a_given_authority_is_trusted() {
    let _alone = ALONE.lock().await;
    let authority = Authority::fresh();
    let server = Server::start(&authority, "localhost").await;
    let trusting = settings(&server.url(), Some(authority.file()), basic());
    assert_eq!(version(&trusting).await.expect("trusted"), "3.8.0");
    let heard = server.heard().len();
    let elsewhere = Server::start(&authority, "engine.example").await;
    for (why, url, ca) in [
        ("no authority", &server, None),
        ("another's", &server, Some(Authority::fresh().file())),
        ("another name", &elsewhere, Some(authority.file())),
    ] {
        let refused = version(&settings(&url.url(), ca, basic())).await;
        assert!(
            matches!(refused, Err(BackendError::Away { .. })),
            "{why}: {refused:?}"
        );
    }
    assert_eq!(
        server.heard().len(),
        heard,
        "credentials went to a stranger"
    );
    assert!(elsewhere.heard().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn we_say_who_we_are() {
    let _alone = ALONE.lock().await;
    let authority = Authority::fresh();
    for (credentials, expected) in [
        (basic(), format!("authorization: Basic {PAIR}\r\n")),
        (
            Credentials::ApiKey(KEY.to_owned()),
            format!("authorization: ApiKey {KEY}\r\n"),
        ),
    ] {
        let server = Server::start(&authority, "localhost").await;
        let settings = settings(&server.url(), Some(authority.file()), credentials);
        for _ in 0..2 {
            version(&settings).await.expect("an answer");
        }
        let heard = server.heard();
        assert_eq!(heard.len(), 2);
        for head in heard {
            assert!(head.contains(&expected), "{head}");
        }
    }
    let server = Server::start(&authority, "localhost").await;
    let nobody = settings(&server.url(), Some(authority.file()), Credentials::None);
    version(&nobody).await.expect("an answer");
    assert!(!server.heard()[0].contains("authorization"));
}

/// A log that is kept.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("no one panics").extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn no_secret_is_told() {
    let _alone = ALONE.lock().await;
    let kept = Kept::default();
    let writer = kept.clone();
    let log = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    let _logging = tracing::subscriber::set_default(log);
    let authority = Authority::fresh();
    let server = Server::start(&authority, "localhost").await;
    let mut told = String::new();
    for credentials in [basic(), Credentials::ApiKey(KEY.to_owned())] {
        let good = settings(&server.url(), Some(authority.file()), credentials.clone());
        let strange = settings(&server.url(), None, credentials.clone());
        let away = settings("https://localhost:1", None, credentials);
        told += &format!("{good:?}");
        version(&good).await.expect("an answer");
        for settings in [strange, away] {
            let error = version(&settings).await.expect_err("no answer");
            told += &chain(&error);
        }
    }
    let in_url = settings(
        &format!("https://search:{PASSWORD}@localhost:1"),
        None,
        Credentials::None,
    );
    match OpenSearchBackend::connect(&in_url) {
        Err(error @ SettingsError::Url { .. }) => told += &chain(&error),
        other => assert!(other.is_err(), "a password in a URL is taken"),
    }
    let log = String::from_utf8(kept.0.lock().expect("no one panics").clone()).expect("text");
    assert!(
        log.contains("OpenSearch again"),
        "nothing was logged: {log}"
    );
    for secret in [PASSWORD, PAIR, KEY] {
        assert!(!log.contains(secret), "logged: {secret}\n{log}");
        assert!(!told.contains(secret), "told: {secret}\n{told}");
    }
}
