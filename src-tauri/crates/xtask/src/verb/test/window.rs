//! The plays in the real window.
//!
//! A play shares the machine with all else that runs there: a play that fails is played once more,
//! alone, and that it was is told. What fails twice has failed.

use std::process::Command;

use super::outcome::Outcome;
use super::step::{self, Step};
use crate::fault::Fault;
use crate::program;
use crate::project::Project;

/// More failures than these are no chance.
const FEW: usize = 3;

pub fn check(project: &Project, outcome: &mut Outcome) -> Result<bool, Fault> {
    let well = program::watch(&mut plays(project), |line| outcome.read(line))?;
    let failures = outcome.failures.clone();
    if well || failures.is_empty() || failures.len() > FEW {
        return Ok(well);
    }
    println!("\nPlayed once more, alone: {}", failures.join(", "));
    let mut again = Outcome::begin(Step::Window);
    let mut command = plays(project);
    command.args(["--test", "window", "--", "--exact", "--test-threads=1"]);
    command.args(&failures);
    let well = program::watch(&mut command, |line| again.read(line))?;
    Ok(outcome.tell_again(again) && well)
}

fn plays(project: &Project) -> Command {
    let mut command = step::cargo(project, &["test", "--package", step::WINDOW]);
    command.env("ENDCAP_APP", project.built("endcap", false));
    command
}
