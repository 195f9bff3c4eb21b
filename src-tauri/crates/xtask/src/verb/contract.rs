//! `cargo xtask contract`: the ranking contract's worked examples, against core or gateway.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::fault::Fault;
use crate::program;
use crate::project::Project;

/// Runs a folder of contract cases and prints every difference
///
/// Each *.json file of the folder holds a catalog, a rule set, and asks and shoppers with
/// their exact answers. They are run against the ranking core, or with --gateway over HTTP.
/// Ends with `N asks, M differ`; the exit code is 1 where M is not 0.
#[derive(Args)]
pub struct Options {
    /// Folder of case files, such as tests/cases
    folder: PathBuf,
    /// Base address of a running gateway, such as http://127.0.0.1:7700. Its catalog is
    /// REPLACED by each case's, and each rule set goes to an environment of its own. A token
    /// is taken from ENDCAP_TOKEN
    #[arg(long, value_name = "URL")]
    gateway: Option<String>,
}

pub fn run(options: &Options) -> Result<ExitCode, Fault> {
    let project = Project::find()?;
    let mut command = program::cargo();
    command
        .current_dir(&project.root)
        .args([
            "run",
            "--quiet",
            "--package",
            "endcap-tests",
            "--bin",
            "contract",
            "--",
        ])
        // Relative to where the person is, not to the clone.
        .arg(std::path::absolute(&options.folder).map_err(Fault::file(&options.folder))?);
    if let Some(url) = &options.gateway {
        command.args(["--gateway", url]);
    }
    program::code(&mut command)
}
