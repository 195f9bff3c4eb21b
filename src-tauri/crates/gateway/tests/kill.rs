//! What was answered survives `kill -9`; what was not is whole or absent.
//!
//! 1. A gateway in a process of its own is killed while writes are under way.
//! 2. Another one over the same folder has every answered revision and patch, in order.
//! 3. The catalog is one that was sent whole, never a part of one or a mixture of two.

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

#[path = "support/http.rs"]
mod http;

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use futures::{StreamExt, stream};
use http::{Answer, catalog, document};
use reqwest::RequestBuilder;
use serde_json::{Value, json};

struct Process {
    child: Child,
    url: String,
    client: reqwest::Client,
}

impl Process {
    fn start(folder: &std::path::Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_endcap-gateway"))
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(folder)
            .env("RUST_LOG", "error")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let url = line.trim().rsplit(' ').next().unwrap().to_owned();
        assert!(url.starts_with("http://"), "it said {line:?}");
        Self {
            child,
            url,
            client: reqwest::Client::new(),
        }
    }

    /// SIGKILL: nothing of the process runs any more.
    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    fn publishing(&self, points: u64, over: Option<&String>) -> RequestBuilder {
        let path = format!("{}/v1/environments/staging/ruleset", self.url);
        let request = self.client.put(path).json(&document(points));
        match over {
            None => request.header("If-None-Match", "*"),
            Some(etag) => request.header("If-Match", format!("\"{etag}\"")),
        }
    }

    fn counting(&self, stock: i64) -> RequestBuilder {
        let line = json!({"id": "counter", "stock": stock}).to_string();
        self.catalog("PATCH").body(line)
    }

    fn catalog(&self, method: &str) -> RequestBuilder {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let request = self
            .client
            .request(method, format!("{}/v1/catalog", self.url));
        request.header("Content-Type", "application/x-ndjson")
    }

    async fn etags(&self) -> Vec<String> {
        let path = format!("{}/v1/environments/staging/history", self.url);
        let answer = Answer::of(self.client.get(path)).await;
        if answer.status == 404 {
            return Vec::new();
        }
        let body = answer.json();
        let lines = body["revisions"].as_array().unwrap();
        lines
            .iter()
            .rev()
            .map(|line| line["etag"].as_str().unwrap().to_owned())
            .collect()
    }

    async fn products(&self) -> Vec<Value> {
        let text = Answer::of(self.catalog("GET")).await.text;
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn answered_publications_and_patches_survive() {
    let folder = tempfile::tempdir().unwrap();
    let (mut answered, mut points, mut counted) = (Vec::<String>::new(), 0, -1);
    for writes in [1, 4, 9] {
        let mut process = Process::start(folder.path());
        for _ in 0..writes {
            points += 1;
            let answer = Answer::of(process.publishing(points, answered.last())).await;
            assert!(answer.status.is_success(), "{}", answer.text);
            answered.push(answer.json()["etag"].as_str().unwrap().to_owned());
            counted += 1;
            assert_eq!(Answer::of(process.counting(counted)).await.status, 200);
        }
        // Two more are under way when the process is killed; how far they came is anyone's guess.
        let publishing = tokio::spawn(process.publishing(points + 1, answered.last()).send());
        let counting = tokio::spawn(process.counting(counted + 1).send());
        tokio::task::yield_now().await;
        process.kill();
        let (_, _) = (publishing.await, counting.await);

        let process = Process::start(folder.path());
        let kept = process.etags().await;
        assert!(
            kept.starts_with(&answered),
            "{kept:?} lacks some of {answered:?}"
        );
        assert!(
            kept.len() <= answered.len() + 1,
            "more was kept than was sent"
        );
        let products = process.products().await;
        let stock = products[0]["stock"].as_i64().unwrap();
        assert!(
            (counted..=counted + 1).contains(&stock),
            "{stock} is not {counted} or one more"
        );
        (answered, counted, points) = (kept, stock, points + 1);
    }
}

#[tokio::test]
async fn a_catalog_is_whole_or_absent() {
    let folder = tempfile::tempdir().unwrap();
    let mut live = 0;
    for (round, size) in [(1, 6_000), (2, 4_500), (3, 9_000)] {
        let mut process = Process::start(folder.path());
        assert_eq!(process.products().await.len(), live, "round {round}");
        assert_eq!(
            Answer::of(process.catalog("PUT").body(catalog(size)))
                .await
                .status,
            200
        );
        live = usize::try_from(size).unwrap();
        // The next one is cut off when most of it is on its way: several batches are written.
        let lines: Vec<String> = catalog(20_000)
            .lines()
            .map(|line| format!("{line}\n"))
            .collect();
        let (reached, most) = tokio::sync::oneshot::channel();
        let mut reached = Some(reached);
        let body = stream::iter(lines.into_iter().enumerate()).map(move |(index, line)| {
            if index == 15_000
                && let Some(reached) = reached.take()
            {
                reached.send(()).unwrap();
            }
            Ok::<_, std::io::Error>(line)
        });
        let put = process
            .catalog("PUT")
            .body(reqwest::Body::wrap_stream(body));
        let sending = tokio::spawn(put.send());
        most.await.unwrap();
        process.kill();
        let answer = sending.await.unwrap();
        assert!(
            answer.is_err(),
            "it was answered, so this round has shown nothing"
        );
    }
    let process = Process::start(folder.path());
    assert_eq!(process.products().await.len(), live);
}

#[tokio::test]
async fn a_folder_belongs_to_one_gateway_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let mut process = Process::start(folder.path());
    let second = || {
        let output = Command::new(env!("CARGO_BIN_EXE_endcap-gateway"))
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(folder.path())
            .output()
            .unwrap();
        (
            output.status.code(),
            String::from_utf8(output.stderr).unwrap(),
        )
    };
    let (code, said) = second();
    assert_eq!(code, Some(1));
    assert!(said.contains("in use by another gateway"), "{said}");
    process.kill();
    Process::start(folder.path()).kill();
}

#[test]
fn beyond_loopback_it_refuses_without_tokens() {
    let folder = tempfile::tempdir().unwrap();
    for address in ["0.0.0.0:0", "[::]:0", "192.0.2.1:7700"] {
        let output = Command::new(env!("CARGO_BIN_EXE_endcap-gateway"))
            .args(["serve", "--listen", address, "--data"])
            .arg(folder.path())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{address}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("--tokens"), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn sigterm_ends_it_well() {
    let folder = tempfile::tempdir().unwrap();
    let mut process = Process::start(folder.path());
    let id = process.child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-TERM", &id])
            .status()
            .unwrap()
            .success()
    );
    assert!(process.child.wait().unwrap().success());
}
