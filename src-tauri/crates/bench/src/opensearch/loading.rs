//! A catalog loaded by the gateway, beside a plain `_bulk` of the very documents that it indexed: in
//! turn, several times, each when the engine is at rest.

use std::time::{Duration, Instant};

use bytes::Bytes;
use serde_json::{Value, json};

use super::Addresses;
use super::floor::index;
use super::http::Http;
use crate::BenchError;
use crate::products::products;

/// Bytes of a plain request, and requests at once: as the gateway sends them.
const REQUEST: usize = 5 * 1024 * 1024;
const AT_ONCE: usize = 4;
/// Times that each is loaded after a first that only warms the engine; odd.
const ROUNDS: usize = 3;
/// For the engine to come to rest.
const PATIENCE: Duration = Duration::from_secs(90);

pub(super) fn measure(http: &Http, addresses: &Addresses, count: u32) -> Result<(), BenchError> {
    let mut lines = Vec::new();
    for product in products(count) {
        lines.extend_from_slice(product?.to_json().canonical().as_bytes());
        lines.push(b'\n');
    }
    let lines = Bytes::from(lines);
    let replace = |gateway: &str| {
        let url = format!("{gateway}/v1/catalog");
        http.lines("PUT", &url, lines.clone()).map(drop)
    };
    replace(&addresses.embedded)?;
    replace(&addresses.gateway)?;
    rest(http, addresses)?;
    let plain = Plain::read(http, addresses, count)?;
    plain.load()?;
    let (mut by_gateway, mut by_bulk) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let began = Instant::now();
        replace(&addresses.gateway)?;
        by_gateway.push(f64::from(count) / began.elapsed().as_secs_f64());
        rest(http, addresses)?;
        by_bulk.push(f64::from(count) / plain.load()?);
    }
    let ratio = |(gateway, bulk): (&f64, &f64)| gateway / bulk;
    let ratios: Vec<f64> = by_gateway.iter().zip(&by_bulk).map(ratio).collect();
    println!(
        "  loading, {ROUNDS} rounds in turn: gateway {:.0} products/s, plain _bulk {:.0}/s; {:.2} of it ({})",
        median(&by_gateway),
        median(&by_bulk),
        median(&ratios),
        ratios
            .iter()
            .map(|ratio| format!("{ratio:.2}"))
            .collect::<Vec<_>>()
            .join(", "),
    );
    Ok(())
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Waits until every shard of the catalog is one segment: a large one is merged once it is live.
fn rest(http: &Http, addresses: &Addresses) -> Result<(), BenchError> {
    let engine = &addresses.engine;
    let index = index(http, addresses)?;
    let address = format!("{engine}/_cat/segments/{index}?format=json&h=shard,searchable");
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        let listed = http.get(&address)?;
        let segments = listed.as_array().map_or(&[][..], Vec::as_slice);
        let of_shard = |shard: &Value| segments.iter().filter(|s| s["shard"] == *shard).count();
        if segments
            .iter()
            .all(|segment| of_shard(&segment["shard"]) == 1)
        {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(500));
    }
    println!("  {index} is not merged after {PATIENCE:?}");
    Ok(())
}

/// The documents of the gateway's index, ready to be sent.
struct Plain<'a> {
    http: &'a Http,
    /// Address and body by which the index is made.
    address: String,
    made: Value,
    bodies: Vec<Bytes>,
}

impl<'a> Plain<'a> {
    fn read(http: &'a Http, addresses: &Addresses, count: u32) -> Result<Self, BenchError> {
        let engine = &addresses.engine;
        let from = index(http, addresses)?;
        let made = http.get(&format!("{engine}/{from}"))?;
        let settings = &made[&from]["settings"]["index"];
        let mut bodies = vec![Vec::new()];
        let mut sent = 0;
        let mut after: Option<Value> = None;
        loop {
            let mut query = json!({"size": 10_000, "sort": ["id"], "track_total_hits": false});
            if let Some(after) = &after {
                query["search_after"] = after.clone();
            }
            let page = http.post(&format!("{engine}/{from}/_search"), &query)?;
            let hits = page["hits"]["hits"].as_array().cloned().unwrap_or_default();
            let Some(last) = hits.last() else { break };
            after = Some(last["sort"].clone());
            sent += hits.len();
            for hit in &hits {
                let line = format!(
                    "{}\n{}\n",
                    json!({"index": {"_id": hit["_id"]}}),
                    hit["_source"]
                );
                match bodies.last_mut() {
                    Some(body) if body.len() < REQUEST => body.extend_from_slice(line.as_bytes()),
                    _ => bodies.push(line.into_bytes()),
                }
            }
        }
        if sent != count as usize {
            return Err(BenchError::OpenSearch(format!(
                "{sent} documents of {count} products"
            )));
        }
        Ok(Self {
            http,
            address: format!("{engine}/{}-plain", addresses.prefix),
            made: json!({
                "settings": {
                    "number_of_shards": settings["number_of_shards"],
                    "number_of_replicas": settings["number_of_replicas"],
                    "refresh_interval": "-1",
                },
                "mappings": made[&from]["mappings"],
            }),
            bodies: bodies.into_iter().map(Bytes::from).collect(),
        })
    }

    /// Seconds until all are taken and can be searched.
    fn load(&self) -> Result<f64, BenchError> {
        let began = Instant::now();
        self.http.put(&self.address, &self.made)?;
        let url = format!("{}/_bulk?filter_path=errors", self.address);
        self.http
            .lines_at_once(&url, &self.bodies, AT_ONCE, |answer| {
                match answer["errors"] == json!(false) {
                    true => Ok(()),
                    false => Err(BenchError::OpenSearch(
                        "a plain _bulk was refused in part".to_owned(),
                    )),
                }
            })?;
        self.http
            .post(&format!("{}/_refresh", self.address), &json!({}))?;
        let took = began.elapsed().as_secs_f64();
        self.http.delete(&self.address)?;
        Ok(took)
    }
}
