//! Bodies of requests: JSON within limits, and catalogs as a stream of lines.
//!
//! Owns sizes, encodings and the patience with a sender. Refuses to keep more of a catalog than
//! the line that is being read.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use axum::http::{HeaderMap, StatusCode};
use endcap_backend::{Line, LineFault, MOST_FAULTS, PatchSource, ProductSource, SourceError};
use endcap_model::json::Json;
use endcap_model::product::Product;
use futures::{Stream, StreamExt};

use crate::config::Limits;
use crate::problem::Problem;

/// The whole body as strict JSON.
pub(crate) async fn json(
    headers: &HeaderMap,
    body: Body,
    limits: &Limits,
) -> Result<Json, Problem> {
    plain_encoding(headers)?;
    let limit = limits.json_bytes;
    announced_size(headers, limit as u64)?;
    // Publishing may take longer than other answers; sending what is published may not.
    let whole = tokio::time::timeout(limits.answer_time, gathered(body, limit)).await;
    let bytes = whole.unwrap_or_else(|_| Err(Problem::too_slow()))?;
    Json::parse(&bytes).map_err(|error| Problem::bad_request(error.to_string()))
}

async fn gathered(body: Body, limit: usize) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| Problem::bad_request("the body broke off before its end"))?;
        if bytes.len() + chunk.len() > limit {
            return Err(Problem::too_large(limit as u64));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// The body as products, a line each.
pub(crate) fn products(
    headers: &HeaderMap,
    body: Body,
    limits: &Limits,
) -> Result<ProductSource, Problem> {
    let lines = lines(headers, body, limits)?;
    let checked = checked(lines, |line| {
        let json = parsed(&line)?;
        let fault = |finding: endcap_model::finding::Finding| LineFault {
            line: line.number,
            pointer: Some(finding.pointer),
            reason: finding.reason,
        };
        Product::from_json(&json).map_err(|findings| findings.into_iter().map(fault).collect())
    });
    Ok(Box::pin(checked))
}

/// The body as merge patches, a line each.
pub(crate) fn patches(
    headers: &HeaderMap,
    body: Body,
    limits: &Limits,
) -> Result<PatchSource, Problem> {
    Ok(Box::pin(checked(lines(headers, body, limits)?, |line| {
        parsed(&line)
    })))
}

fn parsed(line: &Line<Vec<u8>>) -> Result<Json, Vec<LineFault>> {
    Json::parse(&line.value).map_err(|error| {
        let reason = format!("not JSON at column {}: {}", error.column, error.reason);
        vec![LineFault {
            line: line.number,
            pointer: None,
            reason,
        }]
    })
}

fn lines(headers: &HeaderMap, body: Body, limits: &Limits) -> Result<Lines, Problem> {
    plain_encoding(headers)?;
    announced_size(headers, limits.catalog_bytes)?;
    Ok(Lines {
        chunks: Box::pin(body.into_data_stream()),
        limits: *limits,
        held: Vec::new(),
        start: 0,
        searched: 0,
        read: 0,
        number: 0,
        is_over: false,
    })
}

type Chunks = std::pin::Pin<Box<dyn Stream<Item = Result<Bytes, axum::Error>> + Send>>;

/// Cuts a body into lines.
struct Lines {
    chunks: Chunks,
    limits: Limits,
    /// Bytes as they came; what is before `start` was handed out, and between it and `searched`
    /// no line ends.
    held: Vec<u8>,
    start: usize,
    searched: usize,
    read: u64,
    number: u64,
    is_over: bool,
}

impl Lines {
    /// The next line that is not blank.
    async fn next(&mut self) -> Result<Option<Line<Vec<u8>>>, SourceError> {
        loop {
            let Some(value) = self.cut() else {
                if self.is_over {
                    return Ok(None);
                }
                self.fill().await?;
                continue;
            };
            self.number += 1;
            if value.len() > self.limits.line_bytes {
                return Err(self.too_long());
            }
            if !value.iter().all(u8::is_ascii_whitespace) {
                return Ok(Some(Line {
                    number: self.number,
                    value,
                }));
            }
        }
    }

    fn cut(&mut self) -> Option<Vec<u8>> {
        if let Some(offset) = self.held[self.searched..]
            .iter()
            .position(|byte| *byte == b'\n')
        {
            let end = self.searched + offset;
            let line = self.held[self.start..end].to_vec();
            self.start = end + 1;
            self.searched = self.start;
            return Some(line);
        }
        self.searched = self.held.len();
        if !self.is_over || self.start == self.held.len() {
            return None;
        }
        let line = self.held.split_off(self.start);
        (self.start, self.searched) = (0, 0);
        self.held.clear();
        Some(line)
    }

    async fn fill(&mut self) -> Result<(), SourceError> {
        self.held.drain(..self.start);
        self.start = 0;
        self.searched = self.held.len();
        if self.held.len() > self.limits.line_bytes {
            self.number += 1;
            return Err(self.too_long());
        }
        match patient(self.limits.silence, self.chunks.next()).await? {
            None => self.is_over = true,
            Some(Err(error)) => return Err(SourceError::Broken(Box::new(error))),
            Some(Ok(chunk)) => {
                self.read += chunk.len() as u64;
                if self.read > self.limits.catalog_bytes {
                    return Err(SourceError::TooLarge {
                        limit: self.limits.catalog_bytes,
                        line: None,
                    });
                }
                self.held.extend_from_slice(&chunk);
            }
        }
        Ok(())
    }

    fn too_long(&self) -> SourceError {
        SourceError::TooLarge {
            limit: self.limits.line_bytes as u64,
            line: Some(self.number),
        }
    }
}

async fn patient<T>(silence: Duration, next: impl Future<Output = T>) -> Result<T, SourceError> {
    tokio::time::timeout(silence, next)
        .await
        .map_err(|_| SourceError::TooSlow)
}

/// Values of lines as `read` gives them. After a first fault it hands out nothing more, but reads
/// on, so that one answer names many.
fn checked<T: Send + 'static>(
    lines: Lines,
    read: impl Fn(Line<Vec<u8>>) -> Result<T, Vec<LineFault>> + Send + 'static,
) -> impl Stream<Item = Result<Line<T>, SourceError>> + Send {
    futures::stream::unfold(Some((lines, read)), |state| async move {
        let (mut lines, read) = state?;
        let mut faults = Vec::new();
        loop {
            let line = match lines.next().await {
                Err(error) => return Some((Err(error), None)),
                Ok(None) if faults.is_empty() => return None,
                Ok(None) => return Some((Err(SourceError::Faults(faults)), None)),
                Ok(Some(line)) => line,
            };
            let number = line.number;
            match read(line) {
                Ok(value) if faults.is_empty() => {
                    return Some((Ok(Line { number, value }), Some((lines, read))));
                }
                Ok(_) => {}
                Err(more) => faults.extend(more),
            }
            if faults.len() >= MOST_FAULTS {
                return Some((Err(SourceError::Faults(faults)), None));
            }
        }
    })
}

fn plain_encoding(headers: &HeaderMap) -> Result<(), Problem> {
    match headers.get(CONTENT_ENCODING) {
        Some(encoding) if !encoding.as_bytes().eq_ignore_ascii_case(b"identity") => {
            let detail = "the body is sent as it is, without Content-Encoding";
            Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail))
        }
        _ => Ok(()),
    }
}

fn announced_size(headers: &HeaderMap, limit: u64) -> Result<(), Problem> {
    let announced = headers
        .get(CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|bytes| bytes > limit) {
        Err(Problem::too_large(limit))
    } else {
        Ok(())
    }
}
