//! A catalog loaded by the gateway, beside a plain `_bulk` of the very documents that it indexed.

use std::time::Instant;

use serde_json::{Value, json};

use super::Addresses;
use super::floor::index;
use super::http::Http;
use crate::BenchError;
use crate::products::products;

/// Documents in a plain request, and requests at once.
const CHUNK: usize = 1000;
const AT_ONCE: usize = 2;

pub(super) fn measure(http: &Http, addresses: &Addresses, count: u32) -> Result<(), BenchError> {
    let mut lines = Vec::new();
    for product in products(count) {
        lines.extend_from_slice(product?.to_json().canonical().as_bytes());
        lines.push(b'\n');
    }
    http.lines(
        "PUT",
        &format!("{}/v1/catalog", addresses.embedded),
        lines.clone(),
    )?;
    let began = Instant::now();
    http.lines("PUT", &format!("{}/v1/catalog", addresses.gateway), lines)?;
    let gateway = f64::from(count) / began.elapsed().as_secs_f64();
    let plain = plain(http, addresses, count)?;
    println!(
        "  loading: gateway {gateway:.0} products/s, plain _bulk {plain:.0}/s: {:.2} of it",
        gateway / plain
    );
    Ok(())
}

/// Documents a second.
fn plain(http: &Http, addresses: &Addresses, count: u32) -> Result<f64, BenchError> {
    let engine = &addresses.engine;
    let from = index(http, addresses)?;
    let made = http.get(&format!("{engine}/{from}"))?;
    let settings = &made[&from]["settings"]["index"];
    let copy = format!("{engine}/{}-plain", addresses.prefix);
    http.put(
        &copy,
        &json!({
            "settings": {
                "number_of_shards": settings["number_of_shards"],
                "number_of_replicas": settings["number_of_replicas"],
                "refresh_interval": "-1",
            },
            "mappings": made[&from]["mappings"],
        }),
    )?;
    let mut took = 0.0;
    let mut sent = 0;
    let mut after: Option<Value> = None;
    // What is read is not timed, only what is written; and never is all of it held.
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
        let mut bodies: Vec<Vec<u8>> = hits.chunks(CHUNK).map(body).collect();
        let began = Instant::now();
        while !bodies.is_empty() {
            let some = bodies.drain(..bodies.len().min(AT_ONCE)).collect();
            for answer in http.lines_at_once(&format!("{copy}/_bulk"), some)? {
                if answer["errors"] != json!(false) {
                    return Err(BenchError::OpenSearch(
                        "a plain _bulk was refused in part".to_owned(),
                    ));
                }
            }
        }
        took += began.elapsed().as_secs_f64();
    }
    let began = Instant::now();
    http.post(&format!("{copy}/_refresh"), &json!({}))?;
    took += began.elapsed().as_secs_f64();
    http.delete(&copy)?;
    if sent != count as usize {
        return Err(BenchError::OpenSearch(format!(
            "{sent} documents of {count} products"
        )));
    }
    Ok(sent as f64 / took)
}

fn body(hits: &[Value]) -> Vec<u8> {
    let mut body = Vec::new();
    for hit in hits {
        let action = json!({"index": {"_id": hit["_id"]}});
        body.extend_from_slice(format!("{action}\n{}\n", hit["_source"]).as_bytes());
    }
    body
}
