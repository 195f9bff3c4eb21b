//! A shop of its own in a real engine, removed after.

use endcap_backend_opensearch::{OpenSearchBackend, Settings};

/// The engine to test against, or a word that there is none.
pub fn engine() -> Option<String> {
    let url = std::env::var("ENDCAP_OPENSEARCH_URL").ok();
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
        settings
    }

    /// Another gateway's back end over the same prefix, each time.
    pub fn backend(&self) -> OpenSearchBackend {
        OpenSearchBackend::connect(&self.settings()).expect("the settings are good")
    }

    pub async fn remove(self) {
        let http = reqwest::Client::new();
        for pattern in ["control-1", "catalog-*"] {
            let url = format!("{}/{}-{pattern}", self.url, self.prefix);
            let _ = http.delete(url).send().await;
        }
    }
}
