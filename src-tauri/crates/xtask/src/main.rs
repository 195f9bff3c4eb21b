//! `cargo xtask VERB`: everything one does with this project, from a fresh clone on.
//!
//! Owns: set-up of the machine, the order of builds and checks, and what is said meanwhile.
//! Refuses: knowing anything about products, rules or ranking; the verbs start the programs
//! that do. One file per verb under `verb/`.

mod fault;
mod gateway;
mod opensearch;
mod program;
mod project;
mod report;
mod setup;
mod verb;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::verb::{bench, bundle, contract, opensearch as server, parity, run, screens, test};

/// Builds, starts, tests and packs Endcap.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct CommandLine {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    Run(run::Options),
    Test(test::Options),
    Contract(contract::Options),
    Bundle(bundle::Options),
    Bench(bench::Options),
    Opensearch(server::Options),
    Parity(parity::Options),
    Screens(screens::Options),
}

fn main() -> ExitCode {
    let outcome = match CommandLine::parse().verb {
        Verb::Run(options) => run::run(&options),
        Verb::Test(options) => test::run(&options),
        Verb::Contract(options) => contract::run(&options),
        Verb::Bundle(options) => bundle::run(&options),
        Verb::Bench(options) => bench::run(&options),
        Verb::Opensearch(options) => server::run(&options),
        Verb::Parity(options) => parity::run(&options),
        Verb::Screens(options) => screens::run(&options),
    };
    match outcome {
        Ok(code) => code,
        Err(fault) => {
            eprintln!("\nerror: {fault}");
            ExitCode::FAILURE
        }
    }
}
