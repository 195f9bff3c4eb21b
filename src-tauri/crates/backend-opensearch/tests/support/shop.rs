//! A shop of its own in a real engine, removed after.

#![allow(
    dead_code,
    clippy::allow_attributes,
    reason = "each test file uses a part of it"
)]

use std::env;
use std::path::PathBuf;
use std::time::Duration;

use endcap_backend_opensearch::{Credentials, OpenSearchBackend, Patience, Settings};

/// The engine to test against, or a word that there is none.
pub fn engine() -> Option<String> {
    let url = env::var("ENDCAP_OPENSEARCH_URL").ok();
    if url.is_none() {
        eprintln!("SKIPPED: no ENDCAP_OPENSEARCH_URL; `cargo xtask opensearch` starts an engine");
    }
    url
}

/// One prefix.
pub struct Shop {
    url: String,
    pub prefix: String,
}

impl Shop {
    pub fn fresh(url: &str) -> Self {
        let drawn = uuid::Uuid::new_v4().simple().to_string();
        Self {
            url: url.to_owned(),
            prefix: format!("test-{}", &drawn[..12]),
        }
    }

    pub fn settings(&self) -> Settings {
        let mut settings = Settings::local(&self.url, &self.prefix);
        settings.shards = Some(3);
        // Of an engine that asks who we are.
        if let (Ok(user), Ok(password)) = (
            env::var("ENDCAP_OPENSEARCH_USER"),
            env::var("ENDCAP_OPENSEARCH_PASSWORD"),
        ) {
            settings.credentials = Credentials::Basic { user, password };
        }
        settings.ca = env::var_os("ENDCAP_OPENSEARCH_CA").map(PathBuf::from);
        settings
    }

    /// Another gateway's back end, which reaches the engine by another address and is impatient.
    pub fn impatient(&self, url: &str) -> OpenSearchBackend {
        let mut settings = self.settings();
        settings.urls = vec![url.to_owned()];
        settings.patience = Patience {
            attempt: Duration::from_millis(2_000),
            read: Duration::from_millis(5_000),
            write: Duration::from_millis(3_000),
            load: Duration::from_millis(6_000),
            rest: Duration::from_millis(100),
            lease: Duration::from_secs(2),
            ..Patience::default()
        };
        OpenSearchBackend::connect(&settings).expect("the settings are good")
    }

    /// Another gateway's back end over the same prefix, each time.
    pub fn backend(&self) -> OpenSearchBackend {
        OpenSearchBackend::connect(&self.settings()).expect("the settings are good")
    }

    pub async fn remove(self) {
        let settings = self.settings();
        let mut http = reqwest::Client::builder();
        if let Some(ca) = &settings.ca {
            let pem = std::fs::read(ca).expect("the authority's file");
            let authority = reqwest::Certificate::from_pem(&pem).expect("a certificate");
            http = http.tls_certs_merge([authority]);
        }
        let http = http.build().expect("a client");
        for pattern in ["control-1", "catalog-*"] {
            let url = format!("{}/{}-{pattern}", self.url, self.prefix);
            let mut request = http.delete(url);
            if let Credentials::Basic { user, password } = &settings.credentials {
                request = request.basic_auth(user, Some(password));
            }
            let _ = request.send().await;
        }
    }
}
