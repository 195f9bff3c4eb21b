//! Puts each question to all in turn, compares the answers, prints medians and ratios.

use std::path::Path;
use std::time::Instant as Clock;

use endcap_ranking::{Catalog, CatalogBuilder, rank};

use crate::BenchError;
use crate::duckdb::DuckDb;
use crate::products::products;
use crate::question::{Question, questions, rule_set};
use crate::sqlite;

pub fn catalog(count: u32) -> Result<Catalog, BenchError> {
    let mut builder = CatalogBuilder::new();
    for product in products(count) {
        builder.push(&product?)?;
    }
    Ok(builder.finish()?)
}

pub fn measure(count: u32, rounds: usize, python: Option<&Path>) -> Result<(), BenchError> {
    let catalog = catalog(count)?;
    let bytes = catalog.memory_bytes() as f64 / f64::from(count);
    println!("  catalog in memory: {bytes:.0} bytes a product");
    for (part, bytes) in catalog.memory_parts() {
        println!("    {part}: {:.1}", bytes as f64 / f64::from(count));
    }
    let sqlite = sqlite::open(&mut products(count))?;
    let mut duckdb = match python {
        Some(python) => Some(DuckDb::open(python, &mut products(count))?),
        None => None,
    };
    println!("  first 100 places, medians of {rounds} rounds in turn (SQLite: of 5):");
    for question in questions()? {
        one(&catalog, &sqlite, duckdb.as_mut(), &question, rounds)?;
    }
    Ok(())
}

fn one(
    catalog: &Catalog,
    sqlite: &rusqlite::Connection,
    mut duckdb: Option<&mut DuckDb>,
    question: &Question,
    rounds: usize,
) -> Result<(), BenchError> {
    let rules = rule_set()?;
    let one_core = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .map_err(|error| BenchError::Data(error.to_string()))?;
    let (mut single, mut all, mut lite, mut duck) = (vec![], vec![], vec![], vec![]);
    for round in 0..rounds {
        let began = Clock::now();
        let answer = one_core.install(|| rank(catalog, &rules, &question.ask))?;
        single.push(began.elapsed().as_secs_f64() * 1000.0);
        let ids: Vec<&str> = answer
            .products
            .iter()
            .map(|placed| placed.id.as_str())
            .collect();
        let began = Clock::now();
        rank(catalog, &rules, &question.ask)?;
        all.push(began.elapsed().as_secs_f64() * 1000.0);
        if round < 5 {
            let began = Clock::now();
            let other = sqlite::ask(sqlite, &question.sql)?;
            lite.push(began.elapsed().as_secs_f64() * 1000.0);
            same(question.name, "SQLite", &ids, &other)?;
        }
        if let Some(duckdb) = duckdb.as_deref_mut() {
            let (other, ms) = duckdb.ask(&question.sql)?;
            duck.push(ms);
            same(question.name, "DuckDB", &ids, &other)?;
        }
    }
    let core = median(&mut single);
    println!(
        "    {}: core on one core {core:.2} ms, on all {:.2} ms",
        question.name,
        median(&mut all)
    );
    let lite = median(&mut lite);
    println!(
        "      SQLite {lite:.1} ms: {:.1} × the core's one core; answers equal",
        lite / core
    );
    if !duck.is_empty() {
        let duck = median(&mut duck);
        println!(
            "      DuckDB {duck:.1} ms: {:.1} × the core's one core; answers equal",
            duck / core
        );
    }
    Ok(())
}

fn same(
    question: &str,
    rival: &'static str,
    core: &[&str],
    other: &[String],
) -> Result<(), BenchError> {
    let longest = core.len().max(other.len());
    let get = |place: usize| {
        (
            core.get(place).copied(),
            other.get(place).map(String::as_str),
        )
    };
    match (0..longest).find(|place| get(*place).0 != get(*place).1) {
        None => Ok(()),
        Some(place) => Err(BenchError::Differs {
            question: question.to_owned(),
            rival,
            place: place + 1,
            core: get(place).0.unwrap_or("nothing").to_owned(),
            other: get(place).1.unwrap_or("nothing").to_owned(),
        }),
    }
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
