//! What hyper refuses before a request is one (a head too large or not of HTTP), said as the
//! problem that every other error is.
//!
//! Owns the wrapping of a connection. hyper answers such a request by itself, without a body and
//! without asking anyone; here its answer is known by what it lacks, and replaced.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum::http::StatusCode;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::problem::Problem;

/// A connection whose refusals without a body get one.
pub(super) struct PlainRefusal<S> {
    stream: S,
    /// A problem that took the place of a refusal, as far as it is still to be written.
    rest: Vec<u8>,
}

impl<S> PlainRefusal<S> {
    pub(super) fn new(stream: S) -> Self {
        Self {
            stream,
            rest: Vec::new(),
        }
    }
}

impl<S: AsyncWrite + Unpin> PlainRefusal<S> {
    fn poll_rest(&mut self, context: &mut Context) -> Poll<io::Result<()>> {
        while !self.rest.is_empty() {
            let written = ready!(Pin::new(&mut self.stream).poll_write(context, &self.rest))?;
            if written == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            self.rest.drain(..written);
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for PlainRefusal<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context,
        buffer: &mut ReadBuf,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for PlainRefusal<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        ready!(self.poll_rest(context))?;
        match problem_for(bytes) {
            Some(answer) => {
                self.rest = answer;
                Poll::Ready(Ok(bytes.len()))
            }
            None => Pin::new(&mut self.stream).poll_write(context, bytes),
        }
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context,
        slices: &[IoSlice],
    ) -> Poll<io::Result<usize>> {
        let mut filled = slices.iter().filter(|slice| !slice.is_empty());
        match (filled.next(), filled.next()) {
            (Some(only), None) => self.poll_write(context, only),
            _ => {
                ready!(self.poll_rest(context))?;
                Pin::new(&mut self.stream).poll_write_vectored(context, slices)
            }
        }
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context) -> Poll<io::Result<()>> {
        ready!(self.poll_rest(context))?;
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context) -> Poll<io::Result<()>> {
        ready!(self.poll_rest(context))?;
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

/// The whole answer in place of hyper's own: every answer of ours carries a request's id.
fn problem_for(bytes: &[u8]) -> Option<Vec<u8>> {
    let head = bytes.strip_suffix(b"\r\n\r\n")?;
    let code = head.strip_prefix(b"HTTP/1.1 ")?.get(..3)?;
    let head = std::str::from_utf8(head).ok()?.to_ascii_lowercase();
    if !head.contains("\r\ncontent-length: 0") || head.contains("\r\nx-request-id:") {
        return None;
    }
    let status = StatusCode::from_bytes(code).ok()?;
    let detail = match status {
        StatusCode::BAD_REQUEST => {
            "this is not HTTP/1.1 as it can be read; in an address, spaces and characters such as > are percent-encoded"
        }
        StatusCode::URI_TOO_LONG => "the address is longer than is taken here",
        StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE => {
            "the request's line and headers are larger than is taken here"
        }
        _ => return None,
    };
    let body = Problem::new(status, detail).into_json().ok()?;
    let reason = status.canonical_reason().unwrap_or_default();
    let head = format!(
        "HTTP/1.1 {} {reason}\r\ncontent-type: application/problem+json\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n",
        status.as_u16(),
        body.len()
    );
    Some([head.into_bytes(), body].concat())
}
