//! `cargo xtask run`: from a fresh clone to the open window.

use std::process::{Command, ExitCode};

use clap::Args;

use crate::fault::Fault;
use crate::program;
use crate::project::Project;
use crate::report::Report;
use crate::setup::{self, Purpose, interface};

/// Opens Endcap on the demo store, having installed and built what is missing
///
/// Checks Rust, Node and the C compiler; installs missing system packages (as root at once,
/// otherwise after asking); installs and builds the interface and the desktop where their
/// sources changed; then opens the window. The window starts the local gateway itself and
/// opens the demo store the first time. Needs no configuration, account or network service.
#[derive(Args)]
pub struct Options {
    /// Build with full optimisation: slower to build, for catalogs of 100,000 products and more
    #[arg(long)]
    release: bool,
    /// Set up and build, but open no window
    #[arg(long)]
    build_only: bool,
    /// Passed on to the app
    #[arg(last = true)]
    arguments: Vec<String>,
}

pub fn run(options: &Options) -> Result<ExitCode, Fault> {
    let report = Report::start();
    if !options.build_only && !has_display() {
        return Err(Fault::NoDisplay);
    }
    let project = Project::find()?;
    setup::prepare(&project, &report, Purpose::Window)?;
    interface::build(&project, &report)?;
    build(&project, &report, options.release)?;
    if options.build_only {
        report.say("Built. `cargo xtask run` opens the window");
        return Ok(ExitCode::SUCCESS);
    }
    let app = project.built("endcap", options.release);
    report.say("Opening Endcap. Close the window, or press Ctrl-C here, to end it");
    let mut command = Command::new(app);
    command.args(&options.arguments);
    start(&mut command)
}

/// Builds the desktop with the interface inside it.
pub fn build(project: &Project, report: &Report, release: bool) -> Result<(), Fault> {
    let first = !project.built("endcap", release).exists();
    report.say(match (first, release) {
        (true, false) => "Building the desktop; the first time takes 3 to 6 minutes",
        (true, true) => "Building the desktop, optimised; the first time takes 5 to 12 minutes",
        (false, _) => "Building the desktop, as far as its sources changed",
    });
    let mut command = program::cargo();
    command
        .current_dir(&project.root)
        .args(["build", "--package", "endcap", "--bin", "endcap"])
        .args(["--features", "custom-protocol"]);
    if release {
        command.arg("--release");
    }
    program::show(&mut command)
}

fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// The app takes this process's place, so that Ctrl-C and signals reach it and nothing else.
#[cfg(unix)]
fn start(command: &mut Command) -> Result<ExitCode, Fault> {
    use std::os::unix::process::CommandExt as _;
    let source = command.exec();
    Err(Fault::NotStarted {
        program: program::line(command),
        source,
    })
}

#[cfg(not(unix))]
fn start(command: &mut Command) -> Result<ExitCode, Fault> {
    program::show(command).map(|()| ExitCode::SUCCESS)
}
