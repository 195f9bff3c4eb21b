//! System packages on Linux: found out, and installed with apt where that is allowed.
//!
//! As root they are installed, with sudo only after a "yes" at a terminal, and otherwise the
//! one line to type is named. macOS and Windows have what is needed; other Linux systems get
//! a look for WebKitGTK and a word.

use std::io::{IsTerminal as _, Write as _};
use std::process::Command;

use crate::fault::Fault;
use crate::program;
use crate::report::Report;

/// What the packages are for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Building and starting the window.
    Window,
    /// That, and driving it on a screen of its own.
    Tests,
}

const WINDOW: &[&str] = &["libwebkit2gtk-4.1-dev", "pkg-config"];
const TESTS: &[&str] = &[
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "xdotool",
    "dbus",
    "fonts-dejavu-core",
];

/// Installs what is missing for `purpose`, or says how.
pub fn install(report: &Report, purpose: Purpose) -> Result<(), Fault> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let mut wanted = WINDOW.to_vec();
    if purpose == Purpose::Tests {
        wanted.extend_from_slice(TESTS);
    }
    if !has_apt() {
        return without_apt(report);
    }
    if missing(&wanted).is_empty() {
        report.say("System packages are in place");
        return Ok(());
    }
    install_packages(report, &wanted)
}

/// Installs those of `wanted` that are missing, where the system has apt; elsewhere whoever
/// needs them finds out.
pub fn install_packages(report: &Report, wanted: &[&str]) -> Result<(), Fault> {
    let missing = missing(wanted);
    if !has_apt() || missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    let root = is_root();
    let install = format!("apt-get install -y --no-install-recommends {names}");
    if !root && !agreed(&names) {
        return Err(Fault::Packages {
            line: format!("sudo apt-get update && sudo {install}"),
        });
    }
    report.say(&format!("Installing system packages: {names}"));
    // A stale list is no reason to stop: the install says what is truly missing.
    if let Err(fault) = apt(root, &["update"]) {
        report.say(&format!("The package list was not refreshed: {fault}"));
    }
    let mut words = vec!["install", "-y", "--no-install-recommends"];
    words.extend(missing);
    apt(root, &words).map_err(|_| Fault::PackagesRefused { line: install })
}

/// Whether this release of the system has a package of that name.
pub fn has_package(name: &str) -> bool {
    program::answer(Command::new("apt-cache").args(["show", name]))
        .is_some_and(|answer| !answer.is_empty())
}

fn has_apt() -> bool {
    cfg!(target_os = "linux") && program::answer(Command::new("apt-get").arg("--version")).is_some()
}

fn missing<'a>(wanted: &[&'a str]) -> Vec<&'a str> {
    let names = wanted.iter().copied();
    names.filter(|name| !is_installed(name)).collect()
}

fn is_installed(name: &str) -> bool {
    program::answer(Command::new("dpkg-query").args(["-W", "-f=${db:Status-Status}", name]))
        .is_some_and(|status| status == "installed")
}

fn is_root() -> bool {
    program::answer(Command::new("id").arg("-u")).is_some_and(|id| id == "0")
}

fn agreed(names: &str) -> bool {
    let sudo = program::answer(Command::new("sudo").arg("--version")).is_some();
    if !sudo || !std::io::stdin().is_terminal() {
        return false;
    }
    println!("Endcap needs these system packages: {names}");
    print!("Install them now with sudo? [y/N] ");
    let mut reply = String::new();
    let read = std::io::stdout()
        .flush()
        .and_then(|()| std::io::stdin().read_line(&mut reply));
    read.is_ok() && matches!(reply.trim(), "y" | "Y" | "yes")
}

fn apt(root: bool, words: &[&str]) -> Result<(), Fault> {
    let mut command = if root {
        Command::new("apt-get")
    } else {
        let mut command = Command::new("sudo");
        command.arg("apt-get");
        command
    };
    command
        .env("DEBIAN_FRONTEND", "noninteractive")
        .arg("-q")
        .args(words);
    program::show(&mut command)
}

fn without_apt(report: &Report) -> Result<(), Fault> {
    let webkit = program::answer(Command::new("pkg-config").args(["--exists", "webkit2gtk-4.1"]));
    if webkit.is_some() {
        report.say("WebKitGTK is in place");
        return Ok(());
    }
    Err(Fault::Packages {
        line:
            "sudo dnf install webkit2gtk4.1-devel pkgconf   (Arch: sudo pacman -S webkit2gtk-4.1)"
                .to_owned(),
    })
}
