//! One address of the cluster, with its circuit breaker: a node that fails is left alone for a
//! while, so that a shopper does not wait for it.

use std::io;

use recloser::{AsyncRecloser, Recloser};
use reqwest::Url;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};
use serde_json::Value;

use super::{Question, answer};
use crate::error::{EngineError, SettingsError};
use crate::settings::{Credentials, Patience, Settings};

/// So many results decide whether a node is left alone: half of them failures.
const REMEMBERED: usize = 8;
/// So many results decide whether it is back.
const TRIALS: usize = 2;

pub(super) struct Node {
    /// Ends with a slash.
    base: String,
    breaker: AsyncRecloser,
}

impl Node {
    pub(super) fn new(url: &str, patience: &Patience) -> Result<Self, SettingsError> {
        let refused = || SettingsError::Url {
            url: url.rsplit('@').next().unwrap_or_default().to_owned(),
        };
        let parsed = Url::parse(url.trim()).map_err(|_| refused())?;
        let is_plain = parsed.username().is_empty()
            && parsed.password().is_none()
            && parsed.query().is_none()
            && parsed.fragment().is_none();
        if !is_plain || !matches!(parsed.scheme(), "http" | "https") || !parsed.has_host() {
            return Err(refused());
        }
        let breaker = Recloser::custom()
            .error_rate(0.5)
            .closed_len(REMEMBERED)
            .half_open_len(TRIALS)
            .open_wait(patience.rest)
            .build();
        Ok(Self {
            base: format!("{}/", parsed.as_str().trim_end_matches('/')),
            breaker: breaker.into(),
        })
    }

    pub(super) async fn ask(
        &self,
        http: &reqwest::Client,
        question: &Question,
    ) -> Result<Value, EngineError> {
        let exchange = self.exchange(http, question);
        let outcome = self
            .breaker
            .call_with(EngineError::is_the_nodes, exchange)
            .await;
        outcome.map_err(|error| match error {
            recloser::Error::Inner(error) => error,
            recloser::Error::Rejected => EngineError::Resting,
        })
    }

    async fn exchange(
        &self,
        http: &reqwest::Client,
        question: &Question,
    ) -> Result<Value, EngineError> {
        let mut request = http
            .request(
                question.method.clone(),
                format!("{}{}", self.base, question.path),
            )
            .timeout(question.wait);
        if let Some(body) = &question.body {
            request = request
                .header(CONTENT_TYPE, question.kind)
                .body(body.clone());
        }
        let sent = request.send().await.map_err(|error| {
            if error.is_connect() || error.is_builder() {
                EngineError::Unreachable(error)
            } else {
                EngineError::BrokeOff(error)
            }
        })?;
        let status = sent.status().as_u16();
        let body = sent.bytes().await.map_err(EngineError::BrokeOff)?;
        answer::read(status, &body)
    }
}

/// The HTTP client of all nodes: our credentials, our trust, our limits.
pub(super) fn http(settings: &Settings) -> Result<reqwest::Client, SettingsError> {
    let mut client = reqwest::Client::builder()
        .default_headers(credentials(&settings.credentials)?)
        .connect_timeout(settings.patience.connect)
        .tcp_nodelay(true)
        .user_agent(concat!("endcap-gateway/", env!("CARGO_PKG_VERSION")))
        .redirect(reqwest::redirect::Policy::none());
    if let Some(path) = &settings.ca {
        let refused =
            |source: Box<dyn std::error::Error + Send + Sync>| SettingsError::Certificates {
                path: path.clone(),
                source,
            };
        let pem = std::fs::read(path).map_err(|error| refused(error.into()))?;
        let certificates =
            reqwest::Certificate::from_pem_bundle(&pem).map_err(|error| refused(error.into()))?;
        if certificates.is_empty() {
            let nothing = io::Error::new(io::ErrorKind::InvalidData, "it holds no certificate");
            return Err(refused(nothing.into()));
        }
        client = client.tls_certs_merge(certificates);
    }
    client.build().map_err(SettingsError::Client)
}

fn credentials(credentials: &Credentials) -> Result<HeaderMap, SettingsError> {
    use base64::Engine;
    let said = match credentials {
        Credentials::None => return Ok(HeaderMap::new()),
        Credentials::Basic { user, password } => {
            let pair =
                base64::engine::general_purpose::STANDARD.encode(format!("{user}:{password}"));
            format!("Basic {pair}")
        }
        Credentials::ApiKey(key) => format!("ApiKey {key}"),
    };
    let mut value = HeaderValue::from_str(&said).map_err(|_| SettingsError::Credentials)?;
    value.set_sensitive(true);
    Ok(HeaderMap::from_iter([(AUTHORIZATION, value)]))
}
