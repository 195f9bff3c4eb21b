//! `cargo xtask screens`: pictures of every screen of the real window, to be looked at.

use std::process::{Command, ExitCode};

use clap::Args;

use super::run;
use crate::fault::Fault;
use crate::program;
use crate::project::Project;
use crate::report::Report;
use crate::setup::{self, Purpose, interface};

/// Takes a picture of every screen of the real window, in each look and state
///
/// Light, dark, small, large, with text at 200 %, in high contrast; empty, loading and failed. The window stands on a
/// screen of its own (Xvfb), on the demo store; the pictures lie in `screens/` in the target folder.
#[derive(Args)]
pub struct Options {
    /// These looks alone: light, dark, 1280x720, 1920x1080, text-200, contrast, loading, error, empty
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
}

pub fn run(options: &Options) -> Result<ExitCode, Fault> {
    let report = Report::start();
    let project = Project::find()?;
    setup::prepare(&project, &report, Purpose::Tests)?;
    interface::build(&project, &report)?;
    run::build(&project, &report, false)?;
    let mut build = program::cargo();
    build.current_dir(&project.root);
    program::show(build.args(["build", "--package", "endcap-e2e", "--bin", "screens"]))?;
    let folder = project.target.join("screens");
    report.say("Taking pictures; all looks take some minutes");
    let mut command = Command::new(project.built("screens", false));
    command.arg(&folder).args(&options.only);
    program::show(command.env("ENDCAP_APP", project.built("endcap", false)))?;
    report.say(&format!("They lie in {}", project.short(&folder)));
    Ok(ExitCode::SUCCESS)
}
