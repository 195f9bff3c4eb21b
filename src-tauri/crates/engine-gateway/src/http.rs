//! One HTTP exchange with the gateway: addresses, headers, limits of time, and the translation
//! of RFC 9457 problems into engine errors.
//!
//! Owns everything that reqwest is used for. Refuses to know what the questions mean.

use std::time::Duration;

use endcap_engine::{Authorship, EngineError, Expect, Fault, ProductStream};
use endcap_model::json::Json;
use futures::StreamExt;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue};
use reqwest::{Method, RequestBuilder, Response, StatusCode, Url};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::{BearerToken, Patience};

/// Bytes of NDJSON gathered before they are sent: fewer, larger frames.
const CHUNK: usize = 64 * 1024;
/// The largest answer that is read. A page of 1,000 explained products is far below.
const LARGEST_ANSWER: usize = 512 * 1024 * 1024;

/// A client bound to one base URL and one token.
#[derive(Clone, Debug)]
pub(crate) struct Connection {
    client: reqwest::Client,
    base: Url,
    patience: Patience,
}

impl Connection {
    pub(crate) fn new(
        base_url: &str,
        token: Option<BearerToken>,
        patience: Patience,
    ) -> Result<Self, EngineError> {
        let base = base(base_url)?;
        let mut headers = HeaderMap::new();
        if let Some(token) = token {
            let mut value = HeaderValue::from_str(&format!("Bearer {}", token.secret()))
                .map_err(|_| settings("the token holds characters that no header can carry"))?;
            value.set_sensitive(true);
            headers.insert(AUTHORIZATION, value);
        }
        let client = reqwest::Client::builder()
            .default_headers(headers)
            .connect_timeout(patience.connect)
            .user_agent(concat!("endcap/", env!("CARGO_PKG_VERSION")))
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|error| settings(&error.to_string()))?;
        Ok(Self {
            client,
            base,
            patience,
        })
    }

    /// The base URL with these path segments, each percent-encoded.
    pub(crate) fn url(&self, path: &[&str]) -> Url {
        let mut url = self.base.clone();
        // An http(s) URL can always be a base, so there is nothing to lose in the other arm.
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(path);
        }
        url
    }

    fn request(&self, method: Method, path: &[&str], limit: Duration) -> RequestBuilder {
        self.client.request(method, self.url(path)).timeout(limit)
    }

    pub(crate) fn get(&self, path: &[&str]) -> RequestBuilder {
        self.request(Method::GET, path, self.patience.answer)
    }

    pub(crate) fn head(&self, path: &[&str]) -> RequestBuilder {
        self.request(Method::HEAD, path, self.patience.answer)
    }

    pub(crate) fn post(&self, path: &[&str], body: Vec<u8>) -> RequestBuilder {
        self.sending(Method::POST, path, body)
    }

    pub(crate) fn put(&self, path: &[&str], body: Vec<u8>) -> RequestBuilder {
        self.sending(Method::PUT, path, body)
    }

    fn sending(&self, method: Method, path: &[&str], body: Vec<u8>) -> RequestBuilder {
        self.request(method, path, self.patience.answer)
            .header(CONTENT_TYPE, "application/json")
            .body(body)
    }

    /// A PUT of products as NDJSON, streamed: never whole in memory.
    pub(crate) fn put_lines(&self, path: &[&str], products: ProductStream) -> RequestBuilder {
        let chunks = futures::stream::unfold(products, |mut products| async move {
            let mut chunk = Vec::with_capacity(CHUNK + 4096);
            while chunk.len() < CHUNK {
                let Some(product) = products.next().await else {
                    break;
                };
                chunk.extend_from_slice(product.to_json().canonical().as_bytes());
                chunk.push(b'\n');
            }
            (!chunk.is_empty()).then_some((Ok::<_, std::convert::Infallible>(chunk), products))
        });
        self.request(Method::PUT, path, self.patience.catalog)
            .header(CONTENT_TYPE, "application/x-ndjson")
            .body(reqwest::Body::wrap_stream(chunks))
    }

    /// Sends, and reads the whole answer. Anything but a 2xx is an error.
    pub(crate) async fn answer(&self, request: RequestBuilder) -> Result<Answer, EngineError> {
        let response = request.send().await.map_err(|error| self.away(&error))?;
        let status = response.status();
        let etag = bare_etag(&response);
        let body = self.read(response).await?;
        if status.is_success() {
            return Ok(Answer {
                url: self.base.to_string(),
                etag,
                body,
            });
        }
        Err(self.problem(status, etag, &body))
    }

    async fn read(&self, mut response: Response) -> Result<Vec<u8>, EngineError> {
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| self.away(&error))? {
            if body.len() + chunk.len() > LARGEST_ANSWER {
                return Err(self.garbled("it is larger than any answer of this contract"));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }

    fn away(&self, error: &reqwest::Error) -> EngineError {
        let reason = if error.is_timeout() {
            "it did not answer in time".to_owned()
        } else if error.is_connect() {
            format!("no connection ({})", innermost(error))
        } else {
            innermost(error)
        };
        EngineError::Away {
            url: self.base.to_string(),
            reason,
        }
    }

    fn garbled(&self, reason: &str) -> EngineError {
        EngineError::Garbled {
            url: self.base.to_string(),
            reason: reason.to_owned(),
        }
    }

    fn problem(&self, status: StatusCode, etag: Option<String>, body: &[u8]) -> EngineError {
        let problem = serde_json::from_slice::<Problem>(body).unwrap_or_default();
        let reason = problem
            .detail
            .or(problem.title)
            .unwrap_or_else(|| format!("HTTP status {status}"));
        match status {
            StatusCode::UNAUTHORIZED => EngineError::Unauthorized,
            StatusCode::FORBIDDEN => EngineError::Forbidden { reason },
            StatusCode::NOT_FOUND => EngineError::NotFound { reason },
            StatusCode::PRECONDITION_FAILED => EngineError::Conflict { current_etag: etag },
            StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS => EngineError::Away {
                url: self.base.to_string(),
                reason,
            },
            status if status.is_client_error() => EngineError::Refused {
                reason,
                findings: problem.errors,
            },
            status if status.is_server_error() => EngineError::Away {
                url: self.base.to_string(),
                reason,
            },
            _ => self.garbled(&format!("HTTP status {status}")),
        }
    }
}

/// A whole 2xx answer.
pub(crate) struct Answer {
    url: String,
    etag: Option<String>,
    body: Vec<u8>,
}

impl Answer {
    /// The `ETag`, bare.
    pub(crate) fn etag(&self) -> Option<String> {
        self.etag.clone()
    }

    /// The body as one of the contract's shapes.
    pub(crate) fn decode<T: DeserializeOwned>(&self) -> Result<T, EngineError> {
        serde_json::from_slice(&self.body).map_err(|error| self.garbled(&error.to_string()))
    }

    /// The body as a document, member by member.
    pub(crate) fn json(&self) -> Result<Json, EngineError> {
        Json::parse(&self.body).map_err(|error| self.garbled(&error.to_string()))
    }

    pub(crate) fn garbled(&self, reason: &str) -> EngineError {
        EngineError::Garbled {
            url: self.url.clone(),
            reason: reason.to_owned(),
        }
    }
}

#[derive(Default, Deserialize)]
struct Problem {
    title: Option<String>,
    detail: Option<String>,
    #[serde(default)]
    errors: Vec<Fault>,
}

/// Adds `If-Match` or `If-None-Match`.
pub(crate) fn expecting(request: RequestBuilder, expect: &Expect) -> RequestBuilder {
    match expect {
        Expect::Nothing => request.header("If-None-Match", "*"),
        Expect::Etag(etag) => request.header("If-Match", format!("\"{etag}\"")),
    }
}

/// Adds who publishes and what they say, percent-encoded.
pub(crate) fn authored(request: RequestBuilder, authorship: &Authorship) -> RequestBuilder {
    let said = [
        ("Endcap-Author", authorship.author.as_deref()),
        ("Endcap-Note", authorship.note.as_deref()),
    ];
    said.into_iter()
        .fold(request, |request, (name, text)| match text {
            Some(text) if !text.is_empty() => request.header(name, percent_encoded(text)),
            _ => request,
        })
}

fn percent_encoded(text: &str) -> String {
    text.bytes()
        .fold(String::with_capacity(text.len()), |mut out, byte| {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                out.push(char::from(byte));
            } else {
                out.push_str(&format!("%{byte:02X}"));
            }
            out
        })
}

fn base(base_url: &str) -> Result<Url, EngineError> {
    let expected = "give an address such as http://127.0.0.1:7700 or https://gateway.example.com";
    let url = Url::parse(base_url.trim()).map_err(|_| settings(expected))?;
    let plain = url.username().is_empty() && url.password().is_none();
    if !matches!(url.scheme(), "http" | "https") || !plain || url.query().is_some() {
        return Err(settings(expected));
    }
    Ok(url)
}

fn settings(reason: &str) -> EngineError {
    EngineError::Settings {
        reason: reason.to_owned(),
    }
}

fn bare_etag(response: &Response) -> Option<String> {
    let value = response.headers().get(ETAG)?.to_str().ok()?;
    Some(value.trim().trim_matches('"').to_owned())
}

/// The last cause is the one that a person can act on ("connection refused").
fn innermost(error: &reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}

#[cfg(test)]
mod tests {
    use super::{base, percent_encoded};

    #[test]
    fn names_and_notes_are_percent_encoded_utf8() {
        assert_eq!(percent_encoded("Søren 50%"), "S%C3%B8ren%2050%25");
        assert_eq!(percent_encoded("a\r\nb"), "a%0D%0Ab");
    }

    #[test]
    fn addresses_that_can_not_be_a_gateway_are_refused() {
        for bad in [
            "",
            "127.0.0.1:7700",
            "ftp://x",
            "http://u:p@x",
            "http://x/?q=1",
        ] {
            assert!(base(bad).is_err(), "{bad}");
        }
        assert!(base("http://127.0.0.1:7700").is_ok());
        assert!(base("https://example.com/endcap/").is_ok());
    }
}
