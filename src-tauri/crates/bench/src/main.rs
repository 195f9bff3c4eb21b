//! Measures the core against SQLite and DuckDB, in one run, on the same products and questions,
//! and checks that all three give the same answer; or a gateway over OpenSearch beside a plain
//! sort and the embedded back end. Judges nothing: it prints ratios.

mod duckdb;
mod measure;
mod opening;
mod opensearch;
mod products;
mod question;
mod sqlite;

use std::path::PathBuf;

use clap::Parser;

/// The core beside SQLite and DuckDB.
#[derive(Parser)]
struct Options {
    /// How many products, one run each.
    #[arg(long, value_delimiter = ',', default_values_t = [100_000, 1_000_000])]
    products: Vec<u32>,
    /// How many times each question is put to the core and to DuckDB.
    #[arg(long, default_value_t = 15)]
    rounds: usize,
    /// Makes a store file of so many products instead, and measures nothing.
    #[arg(long, value_name = "FILE")]
    make_store: Option<PathBuf>,
    /// A Python that has the duckdb package; left out, DuckDB is not measured.
    #[arg(long)]
    python: Option<PathBuf>,
    /// Measures a gateway over this OpenSearch instead; all that follow are needed then.
    #[arg(long, value_name = "URL", requires_all = ["prefix", "gateway", "embedded"])]
    engine: Option<String>,
    /// Beginning of the names of that gateway's indices.
    #[arg(long)]
    prefix: Option<String>,
    /// Base address of that gateway; its catalog is replaced.
    #[arg(long, value_name = "URL")]
    gateway: Option<String>,
    /// Base address of a gateway with the embedded back end; its catalog is replaced.
    #[arg(long, value_name = "URL")]
    embedded: Option<String>,
}

impl Options {
    fn addresses(&self) -> Option<opensearch::Addresses> {
        Some(opensearch::Addresses {
            engine: self.engine.clone()?,
            prefix: self.prefix.clone()?,
            gateway: self.gateway.clone()?,
            embedded: self.embedded.clone()?,
        })
    }
}

/// Why a measurement could not be made.
#[derive(Debug, thiserror::Error)]
pub enum BenchError {
    #[error("the benchmark's own data is wrong: {0}")]
    Data(String),
    #[error("SQLite: {0}")]
    Sqlite(#[from] rusqlite::Error),
    #[error("DuckDB: {0}")]
    DuckDb(String),
    #[error("the store: {0}")]
    Store(#[from] endcap_store::StoreError),
    #[error("the catalog: {0}")]
    Catalog(#[from] endcap_ranking::BuildError),
    #[error("the copy of the catalog: {0}")]
    Pack(#[from] endcap_ranking::PackError),
    #[error("the copy of the catalog: {0}")]
    Unpack(#[from] endcap_ranking::UnpackError),
    #[error("the page: {0}")]
    Ask(#[from] endcap_ranking::AskError),
    #[error("OpenSearch: {0}")]
    OpenSearch(String),
    #[error("a request: {0}")]
    Http(#[from] reqwest::Error),
    #[error("{0}")]
    Io(#[from] std::io::Error),
    #[error(
        "{question} differs between the core and {rival} at place {place}: {core} against {other}"
    )]
    Differs {
        question: String,
        rival: &'static str,
        place: usize,
        core: String,
        other: String,
    },
}

fn main() -> std::process::ExitCode {
    match run(&Options::parse()) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<(), BenchError> {
    if let (Some(file), Some(count)) = (&options.make_store, options.products.first()) {
        return opening::make_store(file, *count);
    }
    for count in &options.products {
        if let Some(addresses) = options.addresses() {
            opensearch::measure(&addresses, *count, options.rounds)?;
            continue;
        }
        println!("\n{count} products");
        measure::measure(*count, options.rounds, options.python.as_deref())?;
        opening::measure(*count)?;
    }
    Ok(())
}
