//! `cargo xtask opensearch`: a real OpenSearch to develop against, until Ctrl-C.

use std::process::ExitCode;

use clap::Args;

use crate::fault::Fault;
use crate::opensearch::{Cluster, Wanted};
use crate::project::Project;
use crate::report::Report;

/// Starts a real OpenSearch for development, and keeps it until Ctrl-C
///
/// Finds Java 21 or newer, else installs it; fetches OpenSearch from Maven Central the first time
/// (75 MB); stores under target/opensearch, and has again what it stored the last time. With
/// ENDCAP_OPENSEARCH_URL set there is nothing to start, and that server is named.
#[derive(Args)]
pub struct Options {
    /// How many nodes, each a process of its own
    #[arg(long, default_value_t = 1, value_name = "N")]
    nodes: usize,
    /// Port of the first node; the others' follow it
    #[arg(long, default_value_t = 9200)]
    port: u16,
    /// Begin with nothing stored, and leave nothing
    #[arg(long)]
    empty: bool,
}

pub fn run(options: &Options) -> Result<ExitCode, Fault> {
    let report = Report::start();
    let project = Project::find()?;
    let folder = format!("development-{}", options.nodes);
    let wanted = Wanted {
        nodes: options.nodes.max(1),
        port: Some(options.port),
        folder: &folder,
        empty: options.empty,
    };
    let cluster = Cluster::find_or_start(&project, &report, &wanted)?;
    let processes = cluster.processes();
    if processes.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    println!("\nA gateway over it:\n");
    println!(
        "    cargo run -p endcap-gateway -- serve --engine opensearch --opensearch-url {} --prefix shop",
        cluster.addresses()
    );
    println!("\nProcesses {processes:?}. Ctrl-C ends it.");
    cluster.wait_for_the_end();
    Ok(ExitCode::SUCCESS)
}
