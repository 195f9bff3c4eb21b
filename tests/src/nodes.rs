//! A node of the engine is killed in the middle of reads, publications and changes of the catalog.
//!
//! 1. A read is answered wholly and rightly, or 503 with `Retry-After`; never otherwise.
//! 2. A publication is whole or absent: of those answered 200 none is missing, of the others each
//!    is in the history wholly or not at all, and no document twice.
//! 3. A change of the catalog is whole or absent.
//! 4. All go on by themselves when the rest of the cluster has recovered.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use endcap_model::id::SegmentId;
use endcap_model::instant::Instant as Moment;
use endcap_model::json::{Json, etag};
use endcap_model::page::Page;
use endcap_model::product::Product;
use endcap_model::ruleset::RuleSet;
use endcap_ranking::{Ask, Catalog, rank};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::endpoint::Endpoint;

const PRODUCTS: u64 = 400;
const READERS: u64 = 3;
/// What must be done before the node is killed, and again after.
const PUBLICATIONS: u64 = 8;
const READS: u64 = 60;
const CHANGES: u64 = 3;
const PATIENCE: Duration = Duration::from_secs(240);
const ENVIRONMENT: &str = "/v1/environments/nodes";
const AT: &str = "2026-06-10T06:00:00Z";

/// What happened.
#[derive(Clone, Debug, Default)]
pub struct Report {
    pub reads: u64,
    pub refused_reads: u64,
    pub publications: u64,
    pub refused_publications: u64,
    pub changes: u64,
    pub refused_changes: u64,
    /// From the kill to the first answer that is none of 503, of reads and of publications.
    pub recovered: [Option<Duration>; 2],
    pub wrong: Vec<String>,
}

/// Everything that was sent, so that whatever is answered can be judged.
struct World {
    gateway: Endpoint,
    catalogs: Mutex<BTreeMap<String, Arc<Catalog>>>,
    rules: Mutex<BTreeMap<String, Arc<RuleSet>>>,
    report: Mutex<Report>,
    killed: Mutex<Option<Instant>>,
    done: tokio_util::sync::CancellationToken,
}

fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Loads a shop, works on it from all sides, calls `kill`, and works on.
pub async fn run(gateway: Endpoint, kill: impl FnOnce()) -> Result<Report, reqwest::Error> {
    let world = Arc::new(World {
        gateway,
        catalogs: Mutex::default(),
        rules: Mutex::default(),
        report: Mutex::default(),
        killed: Mutex::default(),
        done: tokio_util::sync::CancellationToken::new(),
    });
    let lines: String = (0..PRODUCTS)
        .map(|n| product(n, 0).canonical() + "\n")
        .collect();
    world.remember_catalog(0);
    let loaded = world
        .gateway
        .send("PUT", "/v1/catalog", None, lines)
        .await?;
    if loaded.status != 200 {
        world.wrong(format!("the catalog was answered {}", loaded.text));
        return Ok(hold(&world.report).clone());
    }
    let mut tasks = JoinSet::new();
    for number in 0..READERS {
        tasks.spawn(read(Arc::clone(&world), number));
    }
    tasks.spawn(publish(Arc::clone(&world)));
    tasks.spawn(change(Arc::clone(&world)));
    world.wait_for(&Report::default()).await;
    let before = hold(&world.report).clone();
    *hold(&world.killed) = Some(Instant::now());
    kill();
    world.wait_for(&before).await;
    world.done.cancel();
    while tasks.join_next().await.is_some() {}
    world.compare_history().await?;
    Ok(hold(&world.report).clone())
}

impl World {
    fn wrong(&self, what: String) {
        let when = match *hold(&self.killed) {
            Some(killed) => format!("{:?} after the kill", killed.elapsed()),
            None => "before the kill".to_owned(),
        };
        hold(&self.report).wrong.push(format!("{when}: {what}"));
    }

    /// Until enough more was done since `before`, or patience ends.
    async fn wait_for(&self, before: &Report) {
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            let now = hold(&self.report).clone();
            let enough = now.reads >= before.reads + READS
                && now.publications >= before.publications + PUBLICATIONS
                && now.changes >= before.changes + CHANGES;
            if enough {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.wrong(format!("not enough was done within {PATIENCE:?}"));
    }

    fn remember_catalog(&self, stock: u64) {
        let products = (0..PRODUCTS).filter_map(|n| Product::from_json(&product(n, stock)).ok());
        if let Ok(catalog) = Catalog::of(products) {
            hold(&self.catalogs).insert(catalog.generation(), Arc::new(catalog));
        }
    }

    /// The first that was no refusal since the kill.
    fn recovered(&self, which: usize) {
        let Some(killed) = *hold(&self.killed) else {
            return;
        };
        let mut report = hold(&self.report);
        let since = killed.elapsed();
        report.recovered[which].get_or_insert(since);
    }

    /// What differs from the core in an answer.
    fn judge(&self, page: &str, body: &Value) -> Option<String> {
        let rules = hold(&self.rules).get(body["etag"].as_str()?).cloned();
        let catalog = hold(&self.catalogs).get(body["catalog"].as_str()?).cloned();
        let (Some(rules), Some(catalog)) = (rules, catalog) else {
            return Some(format!(
                "of nothing that was sent: {}, {}",
                body["etag"], body["catalog"]
            ));
        };
        let ask = Ask::first(
            Page::parse(page).ok()?,
            SegmentId::everyone(),
            Moment::parse_rfc3339(AT).ok()?,
            1000,
        );
        let wanted = rank(&catalog, &rules, &ask).ok()?;
        let wanted = serde_json::to_value(wanted).ok()?;
        let equal = wanted["products"] == body["products"] && wanted["total"] == body["total"];
        (!equal).then(|| {
            format!(
                "{page} has another answer: {} of {}",
                body["total"], wanted["total"]
            )
        })
    }

    async fn compare_history(&self) -> Result<(), reqwest::Error> {
        let history = self.gateway.get(&format!("{ENVIRONMENT}/history")).await?;
        let lines = history.body["revisions"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        let mut seen = std::collections::BTreeSet::new();
        for (place, line) in lines.iter().rev().enumerate() {
            if line["revision"] != json!(place + 1) {
                self.wrong(format!(
                    "{} stands at place {}",
                    line["revision"],
                    place + 1
                ));
            }
            let tag = line["etag"].as_str().unwrap_or_default();
            if !seen.insert(tag.to_owned()) || !hold(&self.rules).contains_key(tag) {
                self.wrong(format!("{tag} is there twice, or was never sent"));
            }
            let revision = &line["revision"];
            let kept = self
                .gateway
                .get(&format!("{ENVIRONMENT}/history/{revision}"))
                .await?;
            let kept = Json::parse(kept.text.as_bytes()).map(|document| etag(&document));
            if kept.as_deref() != Ok(tag) {
                self.wrong(format!("revision {revision} is not whole"));
            }
        }
        let accepted = hold(&self.report).publications;
        if (seen.len() as u64) < accepted {
            self.wrong(format!("{accepted} were accepted, {} are kept", seen.len()));
        }
        Ok(())
    }
}

async fn read(world: Arc<World>, number: u64) {
    let pages = ["category:A", "placement:home", "search:red"];
    let mut turn = number as usize;
    while !world.done.is_cancelled() {
        turn += 1;
        let page = pages[turn % pages.len()];
        let path = format!(
            "{ENVIRONMENT}/rank?page={}&size=1000&at={AT}",
            page.replace(' ', "+")
        );
        // What was answered before a read was sent must be seen by it; what is answered while it is
        // under way, need not.
        let is_published = hold(&world.report).publications > 0;
        match world.gateway.get(&path).await {
            Ok(reply) if reply.status == 200 => {
                world.recovered(0);
                hold(&world.report).reads += 1;
                if let Some(wrong) = world.judge(page, &reply.body) {
                    world.wrong(wrong);
                }
            }
            Ok(reply) if reply.status == 503 && reply.retry_after => {
                hold(&world.report).refused_reads += 1;
            }
            Ok(reply) if reply.status == 404 && !is_published => {}
            Ok(reply) => world.wrong(format!(
                "{page} was answered {}: {}",
                reply.status, reply.text
            )),
            Err(error) => world.wrong(format!("{page} broke off: {error}")),
        }
        tokio::task::yield_now().await;
    }
}

async fn publish(world: Arc<World>) {
    let path = format!("{ENVIRONMENT}/ruleset");
    let mut tag: Option<String> = None;
    let mut points = 0;
    while !world.done.is_cancelled() {
        points += 1;
        let document = document(points);
        let name = etag(&document);
        if let Ok(rules) = RuleSet::parse(&document) {
            hold(&world.rules).insert(name.clone(), Arc::new(rules));
        }
        let sent = world
            .gateway
            .send("PUT", &path, tag.as_deref(), document.canonical())
            .await;
        let status = sent.as_ref().map_or(0, |reply| reply.status);
        match sent {
            Ok(reply) if [200, 201].contains(&reply.status) => {
                world.recovered(1);
                hold(&world.report).publications += 1;
                tag = Some(format!("\"{name}\""));
                continue;
            }
            Ok(reply) if reply.status == 503 && reply.retry_after => {
                hold(&world.report).refused_publications += 1;
            }
            Ok(reply) => {
                let own = reply.etag.as_deref() == Some(&format!("\"{name}\""));
                let text = &reply.text;
                let what = format!("a publication was answered {status}, live is it itself: {own}");
                world.wrong(format!("{what}: {text}"));
            }
            Err(error) => world.wrong(format!("a publication broke off: {error}")),
        }
        // Whole or absent: what is live is the one before or this one.
        while !world.done.is_cancelled() {
            let Ok(live) = world.gateway.get(&path).await else {
                continue;
            };
            if ![200, 404].contains(&live.status) {
                continue;
            }
            let wanted = [tag.clone(), Some(format!("\"{name}\""))];
            if !wanted.contains(&live.etag) {
                world.wrong(format!("after a refusal {:?} is live", live.etag));
            }
            tag = live.etag;
            break;
        }
    }
}

/// Sets the stock of all products to the same, again and again.
async fn change(world: Arc<World>) {
    let mut stock = 0;
    while !world.done.is_cancelled() {
        stock += 1;
        world.remember_catalog(stock);
        let lines: String = (0..PRODUCTS)
            .map(|n| json!({"id": format!("P{n}"), "stock": stock}).to_string() + "\n")
            .collect();
        match world
            .gateway
            .send("PATCH", "/v1/catalog", None, lines)
            .await
        {
            Ok(reply) if reply.status == 200 => hold(&world.report).changes += 1,
            Ok(reply) if reply.status == 503 && reply.retry_after => {
                hold(&world.report).refused_changes += 1;
            }
            Ok(reply) => world.wrong(format!(
                "a change was answered {}: {}",
                reply.status, reply.text
            )),
            Err(error) => world.wrong(format!("a change broke off: {error}")),
        }
    }
}

fn product(number: u64, stock: u64) -> Json {
    Json::from(json!({
        "id": format!("P{number}"), "title": if number.is_multiple_of(2) { "Red" } else { "Blue" },
        "categories": [if number.is_multiple_of(3) { "A > B" } else { "A" }],
        "brand": format!("B{}", number % 7), "price": number % 50, "stock": stock,
    }))
}

fn document(points: u64) -> Json {
    Json::from(json!({
        "format": "endcap.ruleset/1",
        "store": {"name": "Nodes", "currency": "EUR", "time_zone": "UTC", "metrics_days": 28},
        "rules": [
            {"id": "boost", "name": "Boost", "action": {"type": "boost", "points": points,
             "products": {"field": "brand", "is": format!("B{}", points % 7)}}},
            {"id": "pin", "name": "Pin", "action": {"type": "pin", "product": "P7", "position": 3}},
            {"id": "mix", "name": "Mix", "action": {"type": "max_per", "field": "brand", "count": 1, "window": 3}},
        ],
    }))
}
