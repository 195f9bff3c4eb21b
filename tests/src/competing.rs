//! Publishers at several gateways over one engine.
//!
//! 1. Of those who believe the same, one wins and all others get 412 with what is live.
//! 2. Every accepted revision is in the history exactly once, in order, with its document.
//! 3. Every gateway serves a revision within a moment of its publication.

use std::time::{Duration, Instant};

use endcap_model::json::{Json, etag};
use futures::future::{join_all, try_join_all};
use serde_json::{Value, json};

use crate::endpoint::{Endpoint, Reply};

const ENVIRONMENT: &str = "/v1/environments/competing";
const PUBLISHERS_EACH: usize = 2;
const PATIENCE: Duration = Duration::from_secs(10);

/// What became of the rounds.
#[derive(Debug, Default)]
pub struct Report {
    pub rounds: u64,
    /// In words, each.
    pub wrong: Vec<String>,
    /// From a publication's answer to the last gateway that serves it.
    pub slowest: Duration,
}

/// Runs rounds of publications that compete, then reads the history at every gateway.
pub async fn run(gateways: &[Endpoint], rounds: u64) -> Result<Report, reqwest::Error> {
    let mut report = Report::default();
    let path = format!("{ENVIRONMENT}/ruleset");
    let live = gateways[0].get(&path).await?;
    let first = document(0, 0);
    let begun = gateways[0]
        .send("PUT", &path, live.etag.as_deref(), first.canonical())
        .await?;
    let Some(mut revision) = begun.body["revision"].as_u64() else {
        report
            .wrong
            .push(format!("the first was answered {}", begun.text));
        return Ok(report);
    };
    let mut tag = format!("\"{}\"", etag(&first));
    let mut accepted = vec![(revision, etag(&first))];
    for round in 1..=rounds {
        report.rounds += 1;
        let publishers = gateways
            .iter()
            .flat_map(|gateway| [gateway; PUBLISHERS_EACH]);
        let sent = publishers.enumerate().map(|(number, gateway)| {
            let body = document(round, number).canonical();
            let (path, tag) = (&path, &tag);
            async move { gateway.send("PUT", path, Some(tag), body).await }
        });
        let replies = try_join_all(sent).await?;
        match winner(&replies, revision) {
            Ok(number) => {
                revision += 1;
                let won = etag(&document(round, number));
                tag = format!("\"{won}\"");
                accepted.push((revision, won));
                let lag = served_by_all(gateways, revision).await;
                match lag {
                    Some(lag) => report.slowest = report.slowest.max(lag),
                    None => report
                        .wrong
                        .push(format!("revision {revision} is not served everywhere")),
                }
            }
            Err(what) => {
                report.wrong.push(format!("round {round}: {what}"));
                // What is live tells how to go on.
                let live = gateways[0].get(&path).await?;
                tag = live.etag.unwrap_or_default();
                let history = gateways[0].get(&format!("{ENVIRONMENT}/history")).await?;
                revision = history.body["revisions"][0]["revision"]
                    .as_u64()
                    .unwrap_or(0);
            }
        }
    }
    for gateway in gateways {
        compare_history(gateway, &accepted, &mut report).await?;
    }
    Ok(report)
}

/// The number of the one publisher that won, if it is one and the others were told so.
fn winner(replies: &[Reply], revision: u64) -> Result<usize, Wrong> {
    let winners: Vec<usize> = (0..replies.len())
        .filter(|number| replies[*number].status == 200)
        .collect();
    let [winner] = winners[..] else {
        let answers = replies.iter().map(|reply| reply.status.to_string());
        return Err(Wrong(format!(
            "answered {}",
            answers.collect::<Vec<_>>().join(", ")
        )));
    };
    let loser = replies
        .iter()
        .find(|reply| ![200, 412].contains(&reply.status));
    match loser {
        Some(other) => Err(Wrong(format!("a loser was answered {}", other.text))),
        None if replies[winner].body["revision"] != json!(revision + 1) => Err(Wrong(format!(
            "after {revision} came {}",
            replies[winner].text
        ))),
        None => Ok(winner),
    }
}

/// What is wrong, for people.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Wrong(String);

/// How long it took until every gateway ranks by this revision or a later one.
async fn served_by_all(gateways: &[Endpoint], revision: u64) -> Option<Duration> {
    let began = Instant::now();
    let waits = gateways.iter().map(|gateway| async move {
        let path = format!("{ENVIRONMENT}/rank?page=placement:home");
        while began.elapsed() < PATIENCE {
            let reply = gateway.get(&path).await;
            let serves = reply.is_ok_and(|reply| reply.body["revision"].as_u64() >= Some(revision));
            if serves {
                return Some(began.elapsed());
            }
        }
        None
    });
    let lags: Option<Vec<Duration>> = join_all(waits).await.into_iter().collect();
    lags?.into_iter().max()
}

async fn compare_history(
    gateway: &Endpoint,
    accepted: &[(u64, String)],
    report: &mut Report,
) -> Result<(), reqwest::Error> {
    let history = gateway.get(&format!("{ENVIRONMENT}/history")).await?;
    let lines = history.body["revisions"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let kept: Vec<(u64, String)> = lines
        .iter()
        .rev()
        .map(|line| (line["revision"].as_u64().unwrap_or(0), text(&line["etag"])))
        .collect();
    let earlier = kept.len().saturating_sub(accepted.len());
    if kept[earlier..] != *accepted {
        let parted = kept[earlier..]
            .iter()
            .zip(accepted)
            .find(|(kept, sent)| kept != sent);
        report.wrong.push(format!(
            "the history holds {} revisions, {} were accepted; they part at {parted:?}",
            kept.len() - earlier,
            accepted.len()
        ));
    }
    if let Some(at) = (0..kept.len()).find(|at| kept[*at].0 != *at as u64 + 1) {
        report.wrong.push(format!(
            "the history has {} at place {}",
            kept[at].0,
            at + 1
        ));
    }
    let step = (accepted.len() / 20).max(1);
    for (revision, wanted) in accepted.iter().step_by(step) {
        let reply = gateway
            .get(&format!("{ENVIRONMENT}/history/{revision}"))
            .await?;
        let found = Json::parse(reply.text.as_bytes()).map(|document| etag(&document));
        if found.as_ref() != Ok(wanted) {
            report
                .wrong
                .push(format!("revision {revision} holds another document"));
        }
    }
    Ok(())
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// One that no other publisher sends.
fn document(round: u64, number: usize) -> Json {
    Json::from(json!({
        "format": "endcap.ruleset/1",
        "store": {"name": format!("Round {round}, publisher {number}"), "currency": "EUR",
                  "time_zone": "UTC", "metrics_days": 28},
    }))
}
