//! Contract cases over HTTP, on a gateway with the embedded back end.

use std::process::Command;

use super::outcome::Outcome;
use crate::fault::Fault;
use crate::gateway::{Engine, Gateway};
use crate::program;
use crate::project::Project;

/// True if every case's answer over HTTP is the expected one.
pub fn check(project: &Project, outcome: &mut Outcome) -> Result<bool, Fault> {
    let program = project.built("endcap-gateway", false);
    let gateway = Gateway::start(project, &program, &Engine::Embedded)?;
    contract(project, &gateway, outcome)
}

/// Every contract case, asked of `gateway`.
pub fn contract(
    project: &Project,
    gateway: &Gateway,
    outcome: &mut Outcome,
) -> Result<bool, Fault> {
    let mut command = Command::new(project.built("contract", false));
    command
        .arg(project.root.join("tests/cases"))
        .args(["--gateway", &gateway.address()]);
    program::watch(&mut command, |line| outcome.read(line))
}
