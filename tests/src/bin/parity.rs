//! `parity --gateway URL --rule-sets N --seed S`: random questions to a gateway and to the core.
//! Ends with `N asks, M differ`. `cargo xtask parity` starts it.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use endcap_tests::parity::{Difference, ParityError, Plan, Tally, run};

/// Asks a gateway random questions and compares whole answers with the ranking core's.
#[derive(Parser)]
#[command(name = "parity")]
struct CommandLine {
    /// Base address of a running gateway; its catalog is replaced
    #[arg(long, value_name = "URL")]
    gateway: String,
    /// Where the gateway has tokens: one that may publish
    #[arg(long, env = "ENDCAP_TOKEN", hide = true)]
    token: Option<String>,
    /// Base address of the OpenSearch behind it: refreshes and merges come between
    #[arg(long, value_name = "URL", requires = "prefix")]
    engine: Option<String>,
    /// Beginning of the names of that gateway's indices
    #[arg(long)]
    prefix: Option<String>,
    #[arg(long, value_name = "N", default_value_t = 60)]
    rule_sets: u64,
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// Ask under this rule set alone
    #[arg(long, value_name = "K")]
    only: Option<u64>,
    /// Folder for what differs, as contract cases
    #[arg(long, value_name = "DIR", default_value = "target/parity")]
    folder: PathBuf,
}

#[tokio::main]
async fn main() -> ExitCode {
    let line = CommandLine::parse();
    let plan = Plan {
        gateway: line.gateway,
        token: line.token,
        engine: line.engine.zip(line.prefix),
        seed: line.seed,
        rule_sets: line.rule_sets,
        only: line.only,
        folder: line.folder,
    };
    match check(&plan).await {
        Ok(tally) => {
            println!("{tally}");
            match tally.differ {
                0 => ExitCode::SUCCESS,
                _ => ExitCode::FAILURE,
            }
        }
        Err(trouble) => {
            eprintln!("error: {trouble}");
            ExitCode::from(2)
        }
    }
}

async fn check(plan: &Plan) -> Result<Tally, ParityError> {
    let mut count = 0;
    let mut tell = |difference: &Difference, plan: &Plan| {
        count += 1;
        println!("{difference}");
        let (seed, number) = (plan.seed, difference.rule_set);
        println!("    again: cargo xtask parity --seed {seed} --only {number}");
        match difference.write(plan, count) {
            Ok(path) => println!("    as a case: {}", path.display()),
            Err(trouble) => println!("    not written as a case: {trouble}"),
        }
    };
    run(plan, &mut tell).await
}
