//! The gateway over OpenSearch beside a plain sort of the same index, and beside the gateway with
//! the embedded back end: first places of pages, and how fast a catalog is loaded.
//!
//! Owns the questions' form and the figures. Refuses to start anything: all are running.

mod floor;
mod http;
mod loading;

use std::time::Instant;

use chrono::{Days, NaiveDate};
use serde_json::Value;

use crate::BenchError;
use crate::question;
use floor::Floor;
use http::Http;

/// Places asked for.
const SIZE: usize = 24;
const ENVIRONMENT: &str = "/v1/environments/bench";
const PAGES: [(&str, &str); 3] = [
    ("largest category", "category:Clothing"),
    ("placement, all products", "placement:home"),
    ("search “rain jacket”", "search:rain jacket"),
];

/// Base addresses of all that are compared.
pub struct Addresses {
    pub engine: String,
    /// Beginning of the names of the gateway's indices.
    pub prefix: String,
    /// The gateway over that engine.
    pub gateway: String,
    /// The one with the embedded back end.
    pub embedded: String,
}

/// Loads both gateways, then asks all in turn.
pub fn measure(addresses: &Addresses, count: u32, rounds: usize) -> Result<(), BenchError> {
    let http = &Http::new()?;
    println!("{count} products");
    loading::measure(http, addresses, count)?;
    let document = question::document()?.canonical();
    for gateway in [&addresses.gateway, &addresses.embedded] {
        http.publish(&format!("{gateway}{ENVIRONMENT}/ruleset"), &document)?;
    }
    let floor = &Floor::find(http, addresses)?;
    let asking = Asking {
        http,
        addresses,
        floor,
    };
    println!("  first {SIZE} places, from the request to the whole answer, all asked in turn:");
    println!("  each round another day, which no one asked for before: {rounds} rounds");
    for (name, page) in PAGES {
        asking.rounds(name, page, rounds, Before::Nothing)?;
    }
    let fewer = rounds.div_ceil(4);
    println!(
        "  each round after a change of the catalog, of which nothing is known yet: {fewer} rounds"
    );
    for (name, page) in PAGES {
        asking.rounds(name, page, fewer, Before::Change)?;
    }
    Ok(())
}

/// What comes before the questions of a round.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Nothing,
    /// A product is sent anew, as from an inventory.
    Change,
}

struct Asking<'a> {
    http: &'a Http,
    addresses: &'a Addresses,
    floor: &'a Floor,
}

/// Milliseconds.
#[derive(Default)]
struct Times {
    live: Vec<f64>,
    again: Vec<f64>,
    plain: Vec<f64>,
    embedded: Vec<f64>,
}

impl Asking<'_> {
    fn rounds(
        &self,
        name: &str,
        page: &str,
        rounds: usize,
        before: Before,
    ) -> Result<(), BenchError> {
        let query = self.floor.query(page, SIZE);
        let mut times = Times::default();
        let warm = rounds / 10 + 10;
        for round in 0..rounds + warm {
            if round == warm {
                times = Times::default();
            }
            if before == Before::Change {
                self.change(round)?;
            }
            self.ask(page, round, &query, &mut times)?;
        }
        times.tell(name);
        Ok(())
    }

    fn ask(
        &self,
        page: &str,
        round: usize,
        query: &Value,
        times: &mut Times,
    ) -> Result<(), BenchError> {
        let path = format!(
            "{ENVIRONMENT}/rank?page={}&at={}&size={SIZE}",
            page.replace(' ', "+"),
            on_day(round)?
        );
        let get = |gateway: &str| timed(|| self.http.get(&format!("{gateway}{path}")));
        let (answer, live) = get(&self.addresses.gateway)?;
        let (_, again) = get(&self.addresses.gateway)?;
        let (_, plain) = timed(|| self.http.post(&self.floor.address, query))?;
        let (other, embedded) = get(&self.addresses.embedded)?;
        if answer["products"] != other["products"] || answer["total"] != other["total"] {
            return Err(BenchError::OpenSearch(format!(
                "{page} differs between the two gateways"
            )));
        }
        times.live.push(live);
        times.again.push(again);
        times.plain.push(plain);
        times.embedded.push(embedded);
        Ok(())
    }

    /// Both gateways take it, so that their answers stay equal.
    fn change(&self, round: usize) -> Result<(), BenchError> {
        let line = format!("{{\"id\": \"SKU-0000007\", \"clicks\": {round}}}\n");
        for gateway in [&self.addresses.gateway, &self.addresses.embedded] {
            let url = format!("{gateway}/v1/catalog");
            self.http.lines("PATCH", &url, line.clone().into_bytes())?;
        }
        Ok(())
    }
}

impl Times {
    fn tell(self, name: &str) {
        let Times {
            live,
            again,
            plain,
            embedded,
        } = self;
        let [live, again, plain, embedded] = [live, again, plain, embedded].map(Spread::of);
        println!("    {name}");
        println!("      plain sort, same filter (a)  {plain}");
        println!("      gateway, embedded (b)        {embedded}");
        for (who, spread) in [
            ("gateway, the engine is asked", &live),
            ("the same page once more     ", &again),
        ] {
            println!(
                "      {who} {spread}   p50 is {:.2} × (a), {:.1} × (b)",
                spread.p50 / plain.p50,
                spread.p50 / embedded.p50
            );
        }
    }
}

/// Noon of another day each round. A rule counts days, so each is a search of its own: a gateway
/// that remembers what the engine said must ask it.
fn on_day(round: usize) -> Result<String, BenchError> {
    let first = question::AT.get(..10).and_then(|day| day.parse().ok());
    let day = first.and_then(|day: NaiveDate| day.checked_add_days(Days::new(round as u64)));
    let day = day.ok_or_else(|| BenchError::Data(format!("no day {round}")))?;
    Ok(format!("{day}T10:00:00Z"))
}

fn timed<T>(ask: impl FnOnce() -> Result<T, BenchError>) -> Result<(T, f64), BenchError> {
    let began = Instant::now();
    let answer = ask()?;
    Ok((answer, began.elapsed().as_secs_f64() * 1000.0))
}

/// Milliseconds.
struct Spread {
    p50: f64,
    p99: f64,
}

impl Spread {
    fn of(mut times: Vec<f64>) -> Self {
        times.sort_by(f64::total_cmp);
        let at = |percent: usize| {
            let place = (times.len() * percent / 100).min(times.len().saturating_sub(1));
            times.get(place).copied().unwrap_or(f64::NAN)
        };
        Self {
            p50: at(50),
            p99: at(99),
        }
    }
}

impl std::fmt::Display for Spread {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "p50 {:7.2} ms   p99 {:7.2} ms", self.p50, self.p99)
    }
}
