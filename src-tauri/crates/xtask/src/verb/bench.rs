//! `cargo xtask bench`: the core beside SQLite and DuckDB, or the real window's own figures.

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use clap::Args;

use crate::fault::Fault;
use crate::gateway::{Engine, Gateway};
use crate::opensearch::{Cluster, Wanted};
use crate::program;
use crate::project::Project;
use crate::report::Report;
use crate::setup::{self, Purpose, interface};

/// Measures the core beside SQLite and DuckDB, in one run, and prints the ratios
///
/// Makes 100,000 and 1,000,000 products, always the same, and asks for the first 100 places of
/// a placement page, the largest category and a search. DuckDB comes from its Python wheel,
/// installed under the target folder; where that fails it is left out.
#[derive(Args)]
pub struct Options {
    /// How many products, one run each, such as 100000,1000000
    #[arg(long, value_name = "N,N")]
    products: Option<String>,
    /// How many times each question is put
    #[arg(long, value_name = "N")]
    rounds: Option<usize>,
    /// Measures the real window instead, on a screen of its own: start, an edit seen in four
    /// lanes, search as it is typed, each screen and answer, scrolling, memory; 100,000
    /// products, or the first number of --products
    #[arg(long)]
    window: bool,
    /// Measures a gateway over a real OpenSearch instead, beside a plain sort of the same index
    /// and the embedded back end; 300,000 products, or the first number of --products
    #[arg(long, conflicts_with = "window")]
    opensearch: bool,
}

pub fn run(options: &Options) -> Result<ExitCode, Fault> {
    let report = Report::start();
    let project = Project::find()?;
    if options.window {
        return window(options, &project, &report);
    }
    if options.opensearch {
        return opensearch(options, &project, &report);
    }
    report.say("Building the benchmark, optimised");
    let mut command = program::cargo();
    command
        .current_dir(&project.root)
        .args(["run", "--quiet", "--release"]);
    command.args(["--package", "endcap-bench", "--"]);
    if let Some(products) = &options.products {
        command.args(["--products", products]);
    }
    if let Some(rounds) = options.rounds {
        command.args(["--rounds", &rounds.to_string()]);
    }
    match python_with_duckdb(&project) {
        Some(python) => {
            command.arg("--python").arg(python);
        }
        None => {
            report.say("Python or its duckdb wheel can't be installed here: DuckDB is left out")
        }
    }
    program::show(&mut command)?;
    Ok(ExitCode::SUCCESS)
}

/// The app as it is installed, on a store made for the purpose.
fn window(options: &Options, project: &Project, report: &Report) -> Result<ExitCode, Fault> {
    setup::prepare(project, report, Purpose::Tests)?;
    interface::build(project, report)?;
    report.say("Building the desktop, optimised; the first time takes 5 to 12 minutes");
    let mut build = program::cargo();
    build
        .current_dir(&project.root)
        .args(["build", "--release", "--features"]);
    build.args([
        "endcap/custom-protocol",
        "--package",
        "endcap",
        "--package",
        "endcap-bench",
    ]);
    program::show(build.args(["--package", "endcap-e2e", "--bins"]))?;
    let program = |name: &str| {
        project
            .target
            .join("release")
            .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    };
    let store = project.target.join("window-bench.endcap");
    for ending in ["", "-wal", "-shm"] {
        // Of an earlier run; where there is none, there is nothing to remove.
        let _ = std::fs::remove_file(format!("{}{ending}", store.display()));
    }
    let count = first(options).unwrap_or("100000");
    report.say(&format!("Making a store of {count} products"));
    let mut make = Command::new(program("endcap-bench"));
    program::show(make.args(["--products", count, "--make-store"]).arg(&store))?;
    report.say("Measuring");
    program::show(
        Command::new(program("window-bench"))
            .arg(&store)
            .env("ENDCAP_APP", program("endcap")),
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Two gateways, one over a cluster of one node that is started for the purpose.
fn opensearch(options: &Options, project: &Project, report: &Report) -> Result<ExitCode, Fault> {
    report.say("Building the gateway and the benchmark, optimised");
    let mut build = program::cargo();
    build
        .current_dir(&project.root)
        .args(["build", "--quiet", "--release"]);
    program::show(build.args([
        "--package",
        "endcap-gateway",
        "--package",
        "endcap-bench",
        "--bins",
    ]))?;
    let wanted = Wanted {
        nodes: 1,
        port: None,
        folder: "bench",
        empty: true,
    };
    let cluster = Cluster::find_or_start(project, report, &wanted)?;
    let (urls, prefix) = (cluster.addresses(), format!("bench-{}", std::process::id()));
    let engine = Engine::OpenSearch {
        urls: &urls,
        prefix: &prefix,
        shards: None,
    };
    let gateway = project.built("endcap-gateway", true);
    let live = Gateway::start(project, &gateway, &engine)?;
    let embedded = Gateway::start(project, &gateway, &Engine::Embedded)?;
    report.say("Loading both, then asking");
    let mut command = Command::new(project.built("endcap-bench", true));
    command.args(["--products", first(options).unwrap_or("300000")]);
    command.args(["--rounds", &options.rounds.unwrap_or(200).to_string()]);
    command.args([
        "--engine",
        urls.split(',').next().unwrap_or(&urls),
        "--prefix",
        &prefix,
    ]);
    command.args([
        "--gateway",
        &live.address(),
        "--embedded",
        &embedded.address(),
    ]);
    program::show(&mut command)?;
    Ok(ExitCode::SUCCESS)
}

fn first(options: &Options) -> Option<&str> {
    let list = options.products.as_deref()?;
    list.split(',').next()
}

/// A Python of our own that has DuckDB, made on first use.
fn python_with_duckdb(project: &Project) -> Option<PathBuf> {
    let folder = project.target.join("bench-python");
    let python = folder.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    let has_duckdb =
        || program::answer(Command::new(&python).args(["-c", "import duckdb"])).is_some();
    if has_duckdb() {
        return Some(python);
    }
    program::answer(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    program::answer(Command::new(&python).args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "duckdb==2.0.0",
    ]))?;
    has_duckdb().then_some(python)
}
