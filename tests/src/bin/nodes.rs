//! `nodes --gateway URL --process PID …`: kills a node of the engine while everyone works.
//! Ends with `N asks, M differ`.

use std::process::{Command, ExitCode};

use clap::Parser;
use endcap_tests::endpoint::Endpoint;
use endcap_tests::nodes::run;

/// Reads, publishes and changes the catalog while one node of the engine is killed.
#[derive(Parser)]
#[command(name = "nodes")]
struct CommandLine {
    /// Base address of a gateway over the engine
    #[arg(long, value_name = "URL")]
    gateway: String,
    /// Process number of each node; the first is killed
    #[arg(long, required = true)]
    process: Vec<u32>,
}

#[tokio::main]
async fn main() -> ExitCode {
    let line = CommandLine::parse();
    let victim = line.process[0].to_string();
    let kill = || {
        let outcome = Command::new("kill").args(["-9", &victim]).status();
        println!("killed node {victim}: {outcome:?}");
    };
    match run(Endpoint::new(&line.gateway), kill).await {
        Ok(report) => {
            for wrong in &report.wrong {
                println!("{wrong}");
            }
            let (reads, publications, changes) =
                (report.reads, report.publications, report.changes);
            println!(
                "{reads} reads ({} refused), {publications} publications ({} refused), {changes} changes ({} refused)",
                report.refused_reads, report.refused_publications, report.refused_changes
            );
            println!(
                "reads and publications went on after {:?}",
                report.recovered
            );
            let asks = reads + publications + changes;
            println!("{asks} asks, {} differ", report.wrong.len());
            match report.wrong.len() {
                0 => ExitCode::SUCCESS,
                _ => ExitCode::FAILURE,
            }
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}
