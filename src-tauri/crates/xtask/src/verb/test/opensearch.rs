//! All that is checked on a real OpenSearch: the back end's own tests, the contract over HTTP, a
//! parity run, publishers at two gateways; and, on request, three nodes of which one is killed.
//!
//! One server serves all but the last, which has a cluster of its own.

use std::path::PathBuf;
use std::process::Command;

use super::gateway::contract;
use super::outcome::Outcome;
use super::step::named_tests;
use crate::fault::Fault;
use crate::gateway::{Engine, Gateway};
pub use crate::opensearch::prepare;
use crate::opensearch::{Cluster, URL, Wanted};
use crate::program;
use crate::project::Project;
use crate::report::Report;

const RULE_SETS: u32 = 48;
const ROUNDS: u32 = 40;
const TESTS: &str = "src-tauri/crates/backend-opensearch/tests";

/// True if everything holds. Goes on after a failure.
pub fn check(project: &Project, report: &Report, outcome: &mut Outcome) -> Result<bool, Fault> {
    let wanted = Wanted {
        nodes: 1,
        port: None,
        folder: "tests",
        empty: true,
    };
    let cluster = Cluster::find_or_start(project, report, &wanted)?;
    let mut well = own_tests(project, &cluster, outcome)?;
    let urls = cluster.addresses();
    let prefix = prefix();
    let engine = Engine::OpenSearch {
        urls: &urls,
        prefix: &prefix,
        shards: Some(3),
    };
    let program = project.built("endcap-gateway", false);
    let gateway = Gateway::start(project, &program, &engine)?;
    report.say("Contract cases over HTTP, on OpenSearch");
    well &= contract(project, &gateway, outcome)?;
    report.say("Parity with the ranking core");
    well &= parity(project, &gateway, (&urls, &prefix), outcome)?;
    report.say("Two gateways, competing publications");
    let second = Gateway::start(project, &program, &engine)?;
    let mut command = Command::new(project.built("competing", false));
    command.args([
        "--gateway",
        &gateway.address(),
        "--gateway",
        &second.address(),
    ]);
    command.args(["--rounds", &ROUNDS.to_string()]);
    well &= program::watch(&mut command, |line| outcome.read(line))?;
    Ok(well)
}

/// Conformance, faults, corners: the test files and folders of the back end's own package.
fn own_tests(project: &Project, cluster: &Cluster, outcome: &mut Outcome) -> Result<bool, Fault> {
    let folder = project.root.join(TESTS);
    let entries = std::fs::read_dir(&folder).map_err(Fault::file(&folder))?;
    let paths = entries.flatten().map(|entry| entry.path());
    let is_test = |path: &PathBuf| match path.is_dir() {
        true => path.join("main.rs").is_file(),
        false => path.extension().is_some_and(|ending| ending == "rs"),
    };
    let mut names: Vec<String> = paths
        .filter(is_test)
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .collect();
    names.sort_unstable();
    let mut command = named_tests(project, &names);
    let first = cluster.urls.first().map_or("", String::as_str);
    command.env(URL, first);
    program::watch(&mut command, |line| outcome.read(line))
}

fn parity(
    project: &Project,
    gateway: &Gateway,
    (urls, prefix): (&str, &str),
    outcome: &mut Outcome,
) -> Result<bool, Fault> {
    let mut command = Command::new(project.built("parity", false));
    command
        .args(["--gateway", &gateway.address(), "--prefix", prefix])
        .args(["--engine", urls.split(',').next().unwrap_or(urls)])
        .args(["--rule-sets", &RULE_SETS.to_string(), "--folder"])
        .arg(project.target.join("parity"));
    program::watch(&mut command, |line| outcome.read(line))
}

/// The node that manages the rest is killed, and in a cluster of its own another one.
pub fn three_nodes(
    project: &Project,
    report: &Report,
    outcome: &mut Outcome,
) -> Result<bool, Fault> {
    if !cfg!(unix) {
        report.say("Left out: killing a process at once is done with Unix's means");
        return Ok(true);
    }
    let mut well = true;
    for victim in ["manager", "other"] {
        well &= one_killed(project, report, outcome, victim)?;
    }
    Ok(well)
}

/// The program `nodes` is told the nodes' process numbers. They are always our own: a server that is
/// named by the environment is not killed.
fn one_killed(
    project: &Project,
    report: &Report,
    outcome: &mut Outcome,
    victim: &str,
) -> Result<bool, Fault> {
    let wanted = Wanted {
        nodes: 3,
        port: None,
        folder: "tests-3",
        empty: true,
    };
    let cluster = Cluster::start(project, report, &wanted)?;
    let (urls, prefix) = (cluster.addresses(), prefix());
    let engine = Engine::OpenSearch {
        urls: &urls,
        prefix: &prefix,
        shards: Some(3),
    };
    let gateway = Gateway::start(project, &project.built("endcap-gateway", false), &engine)?;
    let mut command = Command::new(project.built("nodes", false));
    command.args(["--gateway", &gateway.address(), "--kill", victim]);
    for (url, process) in cluster.urls.iter().zip(cluster.processes()) {
        command.args(["--engine", url, "--process", &process.to_string()]);
    }
    program::watch(&mut command, |line| outcome.read(line))
}

/// Where a server was found, an earlier run may have left something.
fn prefix() -> String {
    format!("xtask-{}", std::process::id())
}
