//! `cargo xtask parity`: a gateway over OpenSearch beside the ranking core, on random questions.

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use clap::Args;

use crate::fault::Fault;
use crate::gateway::{Engine, Gateway};
use crate::opensearch::{Cluster, Wanted};
use crate::program;
use crate::project::Project;
use crate::report::Report;

/// Compares a gateway over OpenSearch with the ranking core, on random questions
///
/// Makes random catalogs, rule sets, pages, segments, instants and sorts, with overwrites,
/// deletions, refreshes and merges between, and compares whole answers: order, tier, points,
/// explanations. Prints every difference with the command that brings it back, and ends with
/// `N asks, M differ`; the exit code is 1 where M is not 0. A rule set is 17 asks.
#[derive(Args)]
pub struct Options {
    #[arg(long, default_value_t = 60, value_name = "N")]
    rule_sets: u64,
    #[arg(long, default_value_t = 1, value_name = "S")]
    seed: u64,
    /// Ask under this rule set alone, counted from 0
    #[arg(long, value_name = "K")]
    only: Option<u64>,
    /// Nodes of the OpenSearch that is started
    #[arg(long, default_value_t = 1, value_name = "N")]
    nodes: usize,
    /// Primary shards of its catalogs
    #[arg(long, default_value_t = 3, value_name = "N")]
    shards: u32,
    /// A gateway that runs already, over whatever engine; its catalog is REPLACED
    #[arg(long, value_name = "URL")]
    gateway: Option<String>,
}

pub fn run(options: &Options) -> Result<ExitCode, Fault> {
    let report = Report::start();
    let project = Project::find()?;
    report.say("Building the gateway and the questions");
    let mut build = program::cargo();
    build.current_dir(&project.root).args(["build", "--quiet"]);
    build.args([
        "--package",
        "endcap-gateway",
        "--package",
        "endcap-tests",
        "--bins",
    ]);
    program::show(&mut build)?;
    if let Some(gateway) = &options.gateway {
        return ask(options, &project, gateway, None);
    }
    let folder = format!("parity-{}", options.nodes);
    let wanted = Wanted {
        nodes: options.nodes.max(1),
        port: None,
        folder: &folder,
        empty: true,
    };
    let cluster = Cluster::find_or_start(&project, &report, &wanted)?;
    let (urls, prefix) = (
        cluster.addresses(),
        format!("parity-{}", std::process::id()),
    );
    let engine = Engine::OpenSearch {
        urls: &urls,
        prefix: &prefix,
        shards: Some(options.shards),
    };
    let gateway = Gateway::start(&project, &project.built("endcap-gateway", false), &engine)?;
    report.say("Asking");
    let code = ask(
        options,
        &project,
        &gateway.address(),
        Some((&urls, &prefix)),
    )?;
    report.say("Done");
    Ok(code)
}

fn ask(
    options: &Options,
    project: &Project,
    gateway: &str,
    engine: Option<(&str, &str)>,
) -> Result<ExitCode, Fault> {
    let folder: PathBuf = project.target.join("parity");
    let mut command = Command::new(project.built("parity", false));
    command
        .args(["--gateway", gateway])
        .args(["--rule-sets", &options.rule_sets.to_string()])
        .args(["--seed", &options.seed.to_string(), "--folder"])
        .arg(folder);
    if let Some(only) = options.only {
        command.args(["--only", &only.to_string()]);
    }
    if let Some((urls, prefix)) = engine {
        let first = urls.split(',').next().unwrap_or(urls);
        command.args(["--engine", first, "--prefix", prefix]);
    }
    program::code(&mut command)
}
