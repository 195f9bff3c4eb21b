//! One question to a node over plain HTTP, for knowing when it is ready.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// Whether `GET url + path` is answered 200. A node that is away, slow or unwell does not.
pub fn answers_well(url: &str, path: &str) -> bool {
    get(url, path).is_some_and(|answer| answer.starts_with("HTTP/1.1 200"))
}

fn get(url: &str, path: &str) -> Option<String> {
    let address: SocketAddr = url.strip_prefix("http://")?.parse().ok()?;
    let patience = Duration::from_secs(10);
    let mut stream = TcpStream::connect_timeout(&address, patience).ok()?;
    stream.set_read_timeout(Some(patience)).ok()?;
    let question = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(question.as_bytes()).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    Some(String::from_utf8_lossy(&answer).into_owned())
}
