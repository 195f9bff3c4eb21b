//! The gateway over OpenSearch beside a plain sort of the same index, and beside the gateway with
//! the embedded back end: first places of pages, and how fast a catalog is loaded.
//!
//! Owns the questions' form and the figures. Refuses to start anything: all are running.

mod floor;
mod http;
mod loading;

use std::time::Instant;

use chrono::{Days, NaiveDate};

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
    let http = Http::new()?;
    println!("{count} products");
    loading::measure(&http, addresses, count)?;
    let document = question::document()?.canonical();
    for gateway in [&addresses.gateway, &addresses.embedded] {
        http.publish(&format!("{gateway}{ENVIRONMENT}/ruleset"), &document)?;
    }
    let floor = Floor::find(&http, addresses)?;
    println!(
        "  first {SIZE} places, {rounds} rounds in turn, each from the request to the whole answer:"
    );
    for (name, page) in PAGES {
        one(&http, addresses, &floor, (name, page), rounds)?;
    }
    Ok(())
}

fn one(
    http: &Http,
    addresses: &Addresses,
    floor: &Floor,
    (name, page): (&str, &str),
    rounds: usize,
) -> Result<(), BenchError> {
    let query = floor.query(page, SIZE);
    let (mut live, mut again, mut plain, mut embedded) = (vec![], vec![], vec![], vec![]);
    let warm = rounds / 10 + 3;
    for round in 0..rounds + warm {
        let path = format!(
            "{ENVIRONMENT}/rank?page={}&at={}&size={SIZE}",
            page.replace(' ', "+"),
            on_day(round)?
        );
        let ask = || http.get(&format!("{}{path}", addresses.gateway));
        let (answer, took) = timed(ask)?;
        let (_, repeated) = timed(ask)?;
        let (_, least) = timed(|| http.post(&floor.address, &query))?;
        let (other, alone) = timed(|| http.get(&format!("{}{path}", addresses.embedded)))?;
        if answer["products"] != other["products"] || answer["total"] != other["total"] {
            return Err(BenchError::OpenSearch(format!(
                "{page} differs between the two gateways"
            )));
        }
        if round >= warm {
            live.push(took);
            again.push(repeated);
            plain.push(least);
            embedded.push(alone);
        }
    }
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
    Ok(())
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
