//! The way to the web. Owns what a request says and what an answer may be.

use std::time::Duration;

use futures::StreamExt as _;
use reqwest::{Client, header, redirect};

use crate::PictureError;

/// A product's picture of a shop has some hundred kilobytes.
pub const MOST_BYTES: usize = 10_000_000;
const TIMEOUT: Duration = Duration::from_secs(15);
const REDIRECTS: usize = 3;

#[derive(Debug)]
pub struct Web {
    client: Client,
    scheme: &'static str,
}

impl Web {
    pub fn secure() -> Result<Web, PictureError> {
        Web::of("https://")
    }

    /// For tests, whose server has no certificate.
    #[cfg(test)]
    pub fn plain() -> Result<Web, PictureError> {
        Web::of("http://")
    }

    fn of(scheme: &'static str) -> Result<Web, PictureError> {
        let client = Client::builder()
            .https_only(scheme == "https://")
            .referer(false)
            .redirect(redirect::Policy::limited(REDIRECTS))
            .timeout(TIMEOUT)
            .user_agent(concat!("Endcap/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| unreachable(&error))?;
        Ok(Web { client, scheme })
    }

    /// Whether such an address is asked at all.
    pub fn check(&self, url: &str) -> Result<(), PictureError> {
        let begins = url.get(..self.scheme.len());
        match begins.is_some_and(|begins| begins.eq_ignore_ascii_case(self.scheme)) {
            true => Ok(()),
            false => Err(PictureError::NotHttps),
        }
    }

    pub async fn fetch(&self, url: &str) -> Result<Vec<u8>, PictureError> {
        let asked = self.client.get(url).header(header::ACCEPT, "image/*");
        let answer = asked.send().await.map_err(|error| unreachable(&error))?;
        if !answer.status().is_success() {
            return Err(PictureError::Status(answer.status().as_u16()));
        }
        if answer
            .content_length()
            .is_some_and(|length| length > MOST_BYTES as u64)
        {
            return Err(PictureError::TooLarge);
        }
        let mut bytes = Vec::new();
        let mut parts = answer.bytes_stream();
        while let Some(part) = parts.next().await {
            bytes.extend_from_slice(&part.map_err(|error| unreachable(&error))?);
            if bytes.len() > MOST_BYTES {
                return Err(PictureError::TooLarge);
            }
        }
        Ok(bytes)
    }
}

/// The innermost cause tells most: “certificate has expired”, “connection refused”.
fn unreachable(error: &reqwest::Error) -> PictureError {
    let mut cause: &dyn std::error::Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    PictureError::Unreachable(cause.to_string())
}
