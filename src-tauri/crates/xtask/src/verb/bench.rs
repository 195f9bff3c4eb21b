//! `cargo xtask bench`: the core beside SQLite and DuckDB, or the real window's own figures.

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use clap::Args;

use crate::fault::Fault;
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
    /// lanes, memory; 100,000 products, or the first number of --products
    #[arg(long)]
    window: bool,
}

pub fn run(options: &Options) -> Result<ExitCode, Fault> {
    let report = Report::start();
    let project = Project::find()?;
    if options.window {
        return window(options, &project, &report);
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
    let count = options
        .products
        .as_deref()
        .and_then(|list| list.split(',').next())
        .unwrap_or("100000");
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
