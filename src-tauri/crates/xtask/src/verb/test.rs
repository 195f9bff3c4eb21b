//! `cargo xtask test`: every check of the project, in one order, with one closing line.
//!
//! All Rust steps share one target folder, one profile and one set of features, so that
//! nothing is compiled twice; the window tests drive the very build that the tests used.

mod gateway;
mod opensearch;
mod outcome;
mod step;
mod window;

use std::process::ExitCode;

use clap::Args;

use crate::fault::Fault;
use crate::project::Project;
use crate::report::Report;
use crate::setup::{self, Purpose};
use outcome::{Outcome, Verdict};
use step::Step;

/// Sets up as `run` does, then runs every check and test, the real window's too
///
/// The window tests bring a screen of their own (Xvfb), so none is needed. Goes on after a
/// failure, and ends with what failed and the plain line `N passed, N failed`. A real OpenSearch is
/// tested too: Java is installed where it is missing, and the server comes from Maven Central (75 MB,
/// once). Where neither can be had, `--skip opensearch` goes without.
#[derive(Args)]
pub struct Options {
    /// Run these steps alone (may be repeated, or separated by commas)
    #[arg(long, value_enum, value_delimiter = ',')]
    only: Vec<Step>,
    /// Leave these steps out
    #[arg(long, value_enum, value_delimiter = ',')]
    skip: Vec<Step>,
}

pub fn run(options: &Options) -> Result<ExitCode, Fault> {
    let report = Report::start();
    let project = Project::find()?;
    setup::prepare(&project, &report, Purpose::Tests)?;
    let mut steps: Vec<Step> = chosen(options).collect();
    let shown = project.ui().join("dist").is_dir();
    let built = |step: &Step| step.needs().contains(&Step::UiBuild);
    if !shown && steps.iter().any(built) && !steps.contains(&Step::UiBuild) {
        steps.insert(0, Step::UiBuild);
    }
    if steps.contains(&Step::Opensearch) || steps.contains(&Step::Nodes) {
        opensearch::prepare(&project, &report)?;
    }
    let mut outcomes: Vec<Outcome> = Vec::new();
    for step in steps {
        report.head(step.heading());
        let failed = |needed: &Step| {
            let found = outcomes.iter().find(|outcome| outcome.step == *needed);
            found.is_some_and(|outcome| outcome.verdict != Verdict::Passed)
        };
        let outcome = if let Some(needed) = step.needs().iter().find(|step| failed(step)) {
            println!("not run: it needs {}, which failed", needed.name());
            Outcome::not_run(step)
        } else {
            step.run(&project, &report)?
        };
        outcomes.push(outcome);
    }
    Ok(close(&report, &outcomes))
}

fn chosen(options: &Options) -> impl Iterator<Item = Step> {
    Step::ALL.iter().copied().filter(|step| {
        let wanted = match options.only.as_slice() {
            [] => !step.is_on_request(),
            only => only.contains(step),
        };
        wanted && !options.skip.contains(step)
    })
}

/// The summary, the runners' closing lines and the last line.
fn close(report: &Report, outcomes: &[Outcome]) -> ExitCode {
    report.head("Summary");
    for outcome in outcomes {
        println!("{outcome}");
    }
    println!();
    for line in outcomes.iter().flat_map(|outcome| &outcome.closing) {
        println!("{line}");
    }
    let failing: Vec<&Outcome> = outcomes
        .iter()
        .filter(|outcome| outcome.verdict != Verdict::Passed)
        .collect();
    for outcome in &failing {
        println!(
            "\n{} failed. Alone: cargo xtask test --only {}",
            outcome.step.heading(),
            outcome.step.name()
        );
        for name in &outcome.failures {
            println!("  {name}");
        }
    }
    let passed: u64 = outcomes.iter().map(|outcome| outcome.passed).sum();
    let failed: u64 = outcomes.iter().map(Outcome::failed).sum();
    println!("\n{passed} passed, {failed} failed");
    if failing.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
