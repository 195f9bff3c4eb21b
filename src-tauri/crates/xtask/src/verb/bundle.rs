//! `cargo xtask bundle`: packages a person can install.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::fault::Fault;
use crate::program;
use crate::project::Project;
use crate::report::Report;
use crate::setup::{self, Purpose, interface};

/// Makes installable packages: .deb and .rpm here, the system's own kinds elsewhere
#[derive(Args)]
pub struct Options {
    /// Kinds of package, as `tauri build --bundles` takes them [default: deb,rpm on Linux]
    #[arg(long, value_name = "KINDS")]
    kinds: Option<String>,
}

pub fn run(options: &Options) -> Result<ExitCode, Fault> {
    let report = Report::start();
    let project = Project::find()?;
    setup::prepare(&project, &report, Purpose::Window)?;
    interface::build(&project, &report)?;
    report.say("Building the desktop, optimised; the first time takes 5 to 12 minutes");
    let folder = project.target.join("release/bundle");
    // Packages of earlier versions; where there are none, there is nothing to remove.
    let _ = std::fs::remove_dir_all(&folder);
    let mut command = interface::npm(&project.ui());
    command
        .current_dir(&project.root)
        .args(["exec", "--prefix", "ui", "--", "tauri", "build"])
        .args(["--features", "custom-protocol"])
        // The interface is built above, and only when it changed.
        .args(["--config", r#"{"build":{"beforeBuildCommand":""}}"#]);
    let kinds = options.kinds.as_deref();
    if let Some(kinds) = kinds.or(cfg!(target_os = "linux").then_some("deb,rpm")) {
        command.args(["--bundles", kinds]);
    }
    program::show(&mut command)?;
    for package in packages(&folder)? {
        let bytes = std::fs::metadata(&package)
            .map_err(Fault::file(&package))?
            .len();
        report.say(&format!(
            "{} ({} kB)",
            project.short(&package),
            bytes / 1000
        ));
        if package.extension().is_some_and(|ending| ending == "deb") {
            let install = format!("sudo apt install {}", package.display());
            report.say(&format!("Install it with: {install}"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The packages in `bundle/KIND/`.
fn packages(folder: &PathBuf) -> Result<Vec<PathBuf>, Fault> {
    let endings = ["deb", "rpm", "AppImage", "dmg", "msi", "exe"];
    let mut found = Vec::new();
    for kind in std::fs::read_dir(folder)
        .map_err(Fault::file(folder))?
        .flatten()
    {
        for file in std::fs::read_dir(kind.path())
            .into_iter()
            .flatten()
            .flatten()
        {
            let path = file.path();
            if path
                .extension()
                .is_some_and(|ending| endings.iter().any(|known| ending == *known))
            {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
