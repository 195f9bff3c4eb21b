//! `contract DIR [--gateway URL]`: runs contract cases, prints every difference, and ends with
//! `N asks, M differ`. `cargo xtask contract` starts it.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use endcap_tests::contract::{InProcess, Live, Subject, Trouble, read_folder, run};

/// Runs contract cases against the ranking core, or against a gateway.
#[derive(Parser)]
#[command(name = "contract")]
struct CommandLine {
    /// Folder of case files (*.json)
    folder: PathBuf,
    /// Base address of a running gateway; its catalog is replaced
    #[arg(long, value_name = "URL")]
    gateway: Option<String>,
    /// Where the gateway has tokens: one that may publish
    #[arg(long, env = "ENDCAP_TOKEN", hide = true)]
    token: Option<String>,
}

fn main() -> ExitCode {
    match check(CommandLine::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(trouble) => {
            eprintln!("error: {trouble}");
            ExitCode::from(2)
        }
    }
}

fn check(line: CommandLine) -> Result<bool, Trouble> {
    let cases = read_folder(&line.folder)?;
    let mut subject: Box<dyn Subject> = match &line.gateway {
        Some(url) => Box::new(Live::new(url, line.token)?),
        None => Box::new(InProcess::default()),
    };
    let tally = run(&cases, subject.as_mut(), &mut |difference| {
        println!("{difference}")
    });
    println!("{tally}");
    Ok(tally.differences.is_empty())
}
