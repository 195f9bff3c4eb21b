//! `nodes --gateway URL --engine URL … --process PID …`: kills a node of the engine while everyone
//! works. Ends with `N asks, M differ`.

use std::process::{Command, ExitCode};

use clap::{Parser, ValueEnum};
use endcap_tests::endpoint::Endpoint;
use endcap_tests::nodes::run;

/// Reads, publishes and changes the catalog while one node of the engine is killed.
#[derive(Parser)]
#[command(name = "nodes")]
struct CommandLine {
    /// Base address of a gateway over the engine
    #[arg(long, value_name = "URL")]
    gateway: String,
    /// Address of each node
    #[arg(long, required = true, value_name = "URL")]
    engine: Vec<String>,
    /// Process number of each node, in the same order
    #[arg(long, required = true)]
    process: Vec<u32>,
    /// Which of them is killed
    #[arg(long, value_enum, default_value = "manager")]
    kill: Victim,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Victim {
    /// The one that manages the cluster: another must be elected, and its shards are gone too
    Manager,
    /// The first that does not
    Other,
}

/// The process to end. Every node is asked for its own name and for the manager's.
async fn victim(line: &CommandLine) -> Result<Option<u32>, reqwest::Error> {
    for (engine, process) in line.engine.iter().zip(&line.process) {
        let node = Endpoint::new(engine);
        let own = node.get("/").await?.body["name"].take();
        let path = "/_cat/cluster_manager?format=json&h=node";
        let manager = node.get(path).await?.body[0]["node"].take();
        if (own == manager) == (line.kill == Victim::Manager) {
            return Ok(Some(*process));
        }
    }
    Ok(None)
}

#[tokio::main]
async fn main() -> ExitCode {
    let line = CommandLine::parse();
    let victim = match victim(&line).await {
        Ok(Some(process)) => process.to_string(),
        found => {
            eprintln!("error: whom to end is not known: {found:?}");
            return ExitCode::from(2);
        }
    };
    let kill = || {
        let outcome = Command::new("kill").args(["-9", &victim]).status();
        println!("killed process {victim} ({:?}): {outcome:?}", line.kill);
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
