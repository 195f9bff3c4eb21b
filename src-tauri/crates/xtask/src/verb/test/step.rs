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

/// The window's tests stand apart: what they are built from would give features to libraries
/// that the app has not (`serde_json` would keep the order of members), and the tests of all
/// other crates would try something else than what is shipped.
pub const WINDOW: &str = "endcap-e2e";

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
    /// Back end, contract, parity and publishers on a real OpenSearch
    Opensearch,
    /// Three nodes of a real OpenSearch, one of which is killed; only when asked for
    Nodes,
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
        Self::Opensearch,
        Self::Nodes,
        Self::Window,
    ];

    /// Run only when it is named: it judges how a cluster falls, on a machine that may be busy.
    pub fn is_on_request(self) -> bool {
        self == Self::Nodes
    }

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
            Self::Opensearch => "opensearch",
            Self::Nodes => "nodes",
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
            Self::Opensearch => "A real OpenSearch: back end, contract, parity, publishers",
            Self::Nodes => "Three nodes of OpenSearch, of which the manager is killed",
            Self::Window => "End to end in the real window",
        }
    }

    /// Steps whose failure makes this one pointless.
    pub fn needs(self) -> &'static [Self] {
        match self {
            Self::Clippy | Self::Build => &[Self::UiBuild],
            Self::Rust
            | Self::Contract
            | Self::Gateway
            | Self::Opensearch
            | Self::Nodes
            | Self::Window => &[Self::Build],
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
            Self::Opensearch => super::opensearch::check(project, report, &mut outcome),
            Self::Nodes => super::opensearch::three_nodes(project, report, &mut outcome),
            Self::Window => super::window::check(project, &mut outcome),
            _ => self.watch(project, &mut outcome),
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

    /// The step's programs in turn; the first that ends unwell ends the step.
    fn watch(self, project: &Project, outcome: &mut Outcome) -> Result<bool, Fault> {
        for mut command in self.commands(project) {
            if !program::watch(&mut command, |line| outcome.read(line))? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn commands(self, project: &Project) -> Vec<Command> {
        match self {
            Self::Types => vec![script(project, "typecheck")],
            Self::Lint => vec![script(project, "lint")],
            Self::Interface => vec![script(project, "test")],
            Self::Format => vec![cargo(project, &["fmt", "--all", "--check"])],
            Self::Clippy => {
                let house = whole_house(project, &["clippy", "--all-targets"]);
                let window = cargo(project, &["clippy", "--all-targets", "--package", WINDOW]);
                let mut commands = vec![house, window];
                for command in &mut commands {
                    command.args(["--", "--deny", "warnings"]);
                }
                commands
            }
            // xtask itself is running: some systems do not let it be written meanwhile.
            Self::Build
            | Self::UiBuild
            | Self::Gateway
            | Self::Opensearch
            | Self::Nodes
            | Self::Window => {
                let words = ["build", "--all-targets", "--exclude", "xtask"];
                vec![whole_house(project, &words)]
            }
            Self::Rust => vec![whole_house(project, &["test", "--no-fail-fast"])],
            Self::Contract => {
                let mut command = Command::new(project.built("contract", false));
                command.arg(project.root.join("tests/cases"));
                vec![command]
            }
        }
    }
}

/// Some test files by their names, with the features of all: nothing is built again for them.
pub fn named_tests(project: &Project, names: &[String]) -> Command {
    let mut command = whole_house(project, &["test", "--no-fail-fast"]);
    for name in names {
        command.args(["--test", name]);
    }
    command
}

/// cargo over all crates but the window's tests, always with the same features.
fn whole_house(project: &Project, words: &[&str]) -> Command {
    let mut command = cargo(project, words);
    command
        .args(["--workspace", "--exclude", WINDOW])
        .args(["--features", "endcap/custom-protocol"]);
    command
}

pub fn cargo(project: &Project, words: &[&str]) -> Command {
    let mut command = program::cargo();
    command.current_dir(&project.root).args(words);
    command
}

fn script(project: &Project, name: &str) -> Command {
    let mut command = interface::npm(&project.ui());
    command.args(["run", "--silent", name]);
    command
}
