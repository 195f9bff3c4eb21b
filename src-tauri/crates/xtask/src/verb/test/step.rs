//! The steps of `cargo xtask test`, in the order in which they run: quick ones first.

use std::process::Command;
use std::time::Instant;

use clap::ValueEnum;

use super::outcome::{Outcome, Verdict};
use crate::fault::Fault;
use crate::program;
use crate::project::Project;
use crate::report::Report;
use crate::setup::interface;

/// The one set of features that every Rust step is built with.
const FEATURES: [&str; 2] = ["--features", "endcap/custom-protocol"];

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Step {
    /// Rust formatting
    Format,
    /// The interface's type check
    Types,
    /// The interface's lint
    Lint,
    /// The interface's unit tests
    Interface,
    /// The interface's production build
    UiBuild,
    /// Clippy over all targets, warnings denied
    Clippy,
    /// All programs and tests of the workspace
    Build,
    /// Unit and integration tests, architecture, bindings
    Rust,
    /// Contract cases against the core
    Contract,
    /// Contract cases against a running gateway
    Gateway,
    /// End to end in the real window
    Window,
}

impl Step {
    pub const ALL: &'static [Self] = &[
        Self::Format,
        Self::Types,
        Self::Lint,
        Self::Interface,
        Self::UiBuild,
        Self::Clippy,
        Self::Build,
        Self::Rust,
        Self::Contract,
        Self::Gateway,
        Self::Window,
    ];

    /// As typed after `--only`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Types => "types",
            Self::Lint => "lint",
            Self::Interface => "interface",
            Self::UiBuild => "ui-build",
            Self::Clippy => "clippy",
            Self::Build => "build",
            Self::Rust => "rust",
            Self::Contract => "contract",
            Self::Gateway => "gateway",
            Self::Window => "window",
        }
    }

    pub fn heading(self) -> &'static str {
        match self {
            Self::Format => "Formatting (cargo fmt --check)",
            Self::Types => "Interface: types",
            Self::Lint => "Interface: lint",
            Self::Interface => "Interface: unit tests",
            Self::UiBuild => "Interface: build",
            Self::Clippy => "Clippy, all targets, warnings denied",
            Self::Build => "Building all programs and tests",
            Self::Rust => "Rust tests: units, gateway, store, bindings, architecture",
            Self::Contract => "Contract cases against the core",
            Self::Gateway => "Contract cases against a running gateway",
            Self::Window => "End to end in the real window",
        }
    }

    /// Steps whose failure makes this one pointless.
    pub fn needs(self) -> &'static [Self] {
        match self {
            Self::Clippy | Self::Build => &[Self::UiBuild],
            Self::Rust | Self::Contract | Self::Gateway | Self::Window => &[Self::Build],
            _ => &[],
        }
    }

    /// Runs the step. Err only where the machine fails; a red step is an outcome.
    pub fn run(self, project: &Project, report: &Report) -> Result<Outcome, Fault> {
        let started = Instant::now();
        let mut outcome = Outcome::begin(self);
        let well = match self {
            Self::UiBuild => interface::build(project, report).map(|()| true),
            Self::Gateway => super::gateway::check(project, &mut outcome),
            _ => program::watch(&mut self.command(project), |line| outcome.read(line)),
        };
        outcome.took = started.elapsed();
        let well = match well {
            Err(fault @ Fault::Failed { .. }) => {
                println!("{fault}");
                false
            }
            other => other?,
        };
        if !well {
            outcome.verdict = Verdict::Failed;
        }
        Ok(outcome)
    }

    fn command(self, project: &Project) -> Command {
        match self {
            Self::Types => script(project, "typecheck"),
            Self::Lint => script(project, "lint"),
            Self::Interface => script(project, "test"),
            Self::Contract => {
                let mut command = Command::new(project.built("contract", false));
                command.arg(project.root.join("tests/cases"));
                command
            }
            Self::Format => cargo(project, &["fmt", "--all", "--check"], &[]),
            Self::Clippy => {
                let mut command = cargo(
                    project,
                    &["clippy", "--workspace", "--all-targets"],
                    &FEATURES,
                );
                command.args(["--", "--deny", "warnings"]);
                command
            }
            // xtask itself is running: some systems do not let it be written meanwhile.
            Self::Build | Self::UiBuild | Self::Gateway => cargo(
                project,
                &[
                    "build",
                    "--workspace",
                    "--all-targets",
                    "--exclude",
                    "xtask",
                ],
                &FEATURES,
            ),
            Self::Rust => {
                let words = [
                    "test",
                    "--workspace",
                    "--exclude",
                    "endcap-e2e",
                    "--no-fail-fast",
                ];
                cargo(project, &words, &FEATURES)
            }
            Self::Window => {
                let mut command = cargo(
                    project,
                    &["test", "--workspace", "--test", "window"],
                    &FEATURES,
                );
                command.env("ENDCAP_APP", project.built("endcap", false));
                command
            }
        }
    }
}

fn cargo(project: &Project, words: &[&str], features: &[&str]) -> Command {
    let mut command = program::cargo();
    command
        .current_dir(&project.root)
        .args(words)
        .args(features);
    command
}

fn script(project: &Project, name: &str) -> Command {
    let mut command = interface::npm(&project.ui());
    command.args(["run", "--silent", name]);
    command
}
