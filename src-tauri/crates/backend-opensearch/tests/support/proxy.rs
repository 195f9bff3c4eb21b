//! A proxy before a real engine that breaks what it is told to break.

#![allow(
    dead_code,
    clippy::allow_attributes,
    reason = "each test file uses a part of it"
)]

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// What becomes of one exchange.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// Nothing is broken.
    Pass,
    /// The engine never sees it, and the connection breaks off.
    Lost,
    /// The engine does it, and the connection breaks off before it says so.
    AnswerLost,
    /// The engine does it, and half of its answer arrives.
    HalfAnswer,
    /// The engine does it, and again by itself as if a node had died meanwhile: a conflict.
    DoneTwice,
    /// The engine never sees it: this status, with an error of this type.
    Refused(u16, &'static str),
    /// The engine does it, and the answer says that a shard failed.
    ShardFailed,
    /// The engine does it, and the answer says that time was up.
    TimedOut,
    /// The answer comes after the client gave up.
    Slow,
}

type Rule = Box<dyn FnMut(&Method, &str) -> Fault + Send>;

#[derive(Clone)]
struct Before {
    engine: String,
    http: reqwest::Client,
    rule: Arc<Mutex<Rule>>,
    away: Arc<AtomicBool>,
}

/// A proxy on a port of its own. It can be away, and come back on the same port.
pub struct Proxy {
    before: Before,
    address: SocketAddr,
    task: Option<JoinHandle<()>>,
}

impl Proxy {
    pub async fn start(engine: &str) -> Self {
        let before = Before {
            engine: engine.to_owned(),
            http: reqwest::Client::new(),
            rule: Arc::new(Mutex::new(Box::new(|_, _| Fault::Pass))),
            away: Arc::default(),
        };
        let mut proxy = Self {
            before,
            address: SocketAddr::from(([127, 0, 0, 1], 0)),
            task: None,
        };
        proxy.come_back().await;
        proxy
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Decides for every exchange from now on, by method and path.
    pub fn rule(&self, rule: impl FnMut(&Method, &str) -> Fault + Send + 'static) {
        *self.before.rule.lock().expect("a rule does not panic") = Box::new(rule);
    }

    /// This for every exchange whose path has that in it.
    pub fn each(&self, part: &'static str, fault: Fault) {
        self.rule(move |_, path| {
            if path.contains(part) {
                fault
            } else {
                Fault::Pass
            }
        });
    }

    /// This for the first write whose path has that in it; before and after it all is well.
    pub fn once(&self, part: &'static str, fault: Fault) {
        self.nth(1, part, fault);
    }

    /// This for the nth write whose path has that in it; before and after it all is well.
    pub fn nth(&self, nth: u32, part: &'static str, fault: Fault) {
        let mut seen = 0;
        self.rule(move |method, path| {
            if *method == Method::GET || !path.contains(part) {
                return Fault::Pass;
            }
            seen += 1;
            if seen == nth { fault } else { Fault::Pass }
        });
    }

    pub fn mend(&self) {
        self.rule(|_, _| Fault::Pass);
    }

    /// Connections are refused, and those that are open break off.
    pub async fn go_away(&mut self) {
        // A connection that is open ends a moment after its server: nothing gets through meanwhile.
        self.before.away.store(true, Ordering::SeqCst);
        if let Some(task) = self.task.take() {
            task.abort();
            let _ = task.await;
        }
    }

    pub async fn come_back(&mut self) {
        let listener = TcpListener::bind(self.address)
            .await
            .expect("the port is free");
        self.address = listener.local_addr().expect("it listens");
        self.before.away.store(false, Ordering::SeqCst);
        let router = Router::new()
            .fallback(exchange)
            .layer(DefaultBodyLimit::disable())
            .with_state(self.before.clone());
        self.task = Some(tokio::spawn(async move {
            // Connections end with this task, so that an engine that is away is away.
            let _ = axum::serve(listener, router).await;
        }));
    }
}

async fn exchange(State(before): State<Before>, method: Method, uri: Uri, body: Bytes) -> Response {
    let path = uri
        .path_and_query()
        .map_or("/", |path| path.as_str())
        .to_owned();
    let fault = {
        let mut rule = before.rule.lock().expect("a rule does not panic");
        rule(&method, &path)
    };
    if before.away.load(Ordering::SeqCst) {
        return broken(b"");
    }
    match fault {
        Fault::Lost => return broken(b""),
        Fault::Refused(status, kind) => {
            let status = StatusCode::from_u16(status).expect("a status");
            let error = serde_json::json!({"error": {"type": kind, "reason": "told to"}, "status": status.as_u16()});
            return (status, axum::Json(error)).into_response();
        }
        _ => {}
    }
    let kind = if path.contains("_bulk") || path.contains("_msearch") {
        "application/x-ndjson"
    } else {
        "application/json"
    };
    let request = before
        .http
        .request(method, format!("{}{path}", before.engine));
    let answer = request.header("content-type", kind).body(body).send().await;
    let answer = answer.expect("the engine itself is there");
    let status = StatusCode::from_u16(answer.status().as_u16()).expect("a status");
    let text = answer.text().await.expect("a text");
    match fault {
        Fault::AnswerLost => broken(b""),
        Fault::DoneTwice => {
            let error = serde_json::json!({"type": "version_conflict_engine_exception", "reason": "told to"});
            let body = serde_json::json!({"error": error, "status": 409});
            (StatusCode::CONFLICT, axum::Json(body)).into_response()
        }
        Fault::HalfAnswer => broken(&text.as_bytes()[..text.len() / 2]),
        Fault::ShardFailed => {
            (status, text.replace("\"failed\":0", "\"failed\":1")).into_response()
        }
        Fault::TimedOut => (
            status,
            text.replace("\"timed_out\":false", "\"timed_out\":true"),
        )
            .into_response(),
        Fault::Slow => {
            tokio::time::sleep(Duration::from_secs(3600)).await;
            StatusCode::OK.into_response()
        }
        _ => (status, text).into_response(),
    }
}

/// An answer that breaks off after these bytes.
fn broken(bytes: &[u8]) -> Response {
    let cut = std::io::Error::new(std::io::ErrorKind::ConnectionReset, "told to");
    let pieces = [Ok(Bytes::copy_from_slice(bytes)), Err(cut)];
    Body::from_stream(futures::stream::iter(pieces)).into_response()
}
