//! Making a machine ready: tools checked, system packages installed, interface built.
//!
//! Everything here is idempotent and quick when nothing is to do.

pub mod interface;
mod packages;
mod tools;

use crate::fault::Fault;
use crate::project::Project;
use crate::report::Report;

pub use packages::{Purpose, has_package, install_packages};

/// Checks the tools, installs the missing system packages for `purpose` and the interface's
/// npm packages.
pub fn prepare(project: &Project, report: &Report, purpose: Purpose) -> Result<(), Fault> {
    report.say("Checking Rust, Node and the C compiler");
    let found = tools::check(project, purpose)?;
    report.say(&format!("Found {found}"));
    packages::install(report, purpose)?;
    interface::install(project, report)
}
