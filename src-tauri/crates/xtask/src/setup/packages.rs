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
    "procps",
    "dbus",
    "fonts-dejavu-core",
    "locales",
];

/// Without apt: a program that installs packages there, and the line to type.
const ELSEWHERE: &[(&str, &str)] = &[
    (
        "dnf",
        "sudo dnf install webkit2gtk4.1-devel pkgconf-pkg-config",
    ),
    ("pacman", "sudo pacman -S --needed webkit2gtk-4.1 pkgconf"),
    ("zypper", "sudo zypper install webkit2gtk3-devel pkgconf"),
    ("apk", "doas apk add webkit2gtk-4.1-dev pkgconf"),
];

/// Who is asking, and what they may do.
#[derive(Clone, Copy)]
struct Person {
    root: bool,
    sudo: bool,
    /// Someone can be asked.
    terminal: bool,
}

/// How the missing packages come onto the machine.
#[derive(Debug, PartialEq, Eq)]
enum Way {
    Install,
    AskForSudo,
    /// Somebody else types this line.
    Tell(String),
}

/// Installs what is missing for `purpose`, or says how.
pub fn install(report: &Report, purpose: Purpose) -> Result<(), Fault> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if !has_apt() {
        return without_apt(report);
    }
    let wanted = wanted(purpose);
    if missing(&wanted, is_installed).is_empty() {
        report.say("System packages are in place");
        return Ok(());
    }
    install_packages(report, &wanted)
}

/// Installs those of `wanted` that are missing, where the system has apt; elsewhere whoever
/// needs them finds out.
pub fn install_packages(report: &Report, wanted: &[&str]) -> Result<(), Fault> {
    let missing = missing(wanted, is_installed);
    if !has_apt() || missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    let person = Person {
        root: is_root(),
        sudo: answers("sudo"),
        terminal: std::io::stdin().is_terminal(),
    };
    match way(person, &names) {
        Way::Install => {}
        Way::AskForSudo if agreed(&names) => {}
        Way::AskForSudo => {
            let line = line(person, &names);
            return Err(Fault::Packages { line });
        }
        Way::Tell(line) => return Err(Fault::Packages { line }),
    }
    report.say(&format!("Installing system packages: {names}"));
    // A stale list is no reason to stop: the install says what is truly missing. Where nothing
    // can be reached, it says so soon.
    let mut words = Vec::new();
    if let Err(fault) = apt(
        person.root,
        &["update", "-o", "APT::Update::Error-Mode=any"],
    ) {
        report.say(&format!("The package list was not refreshed: {fault}"));
        words.extend(["-o", "Acquire::Retries=0"]);
    }
    words.extend(["install", "-y", "--no-install-recommends"]);
    words.extend(&missing);
    let refused = |_| Fault::PackagesRefused {
        line: line(person, &names),
    };
    apt(person.root, &words).map_err(refused)
}

fn wanted(purpose: Purpose) -> Vec<&'static str> {
    let tests: &[&str] = match purpose {
        Purpose::Window => &[],
        Purpose::Tests => TESTS,
    };
    WINDOW.iter().chain(tests).copied().collect()
}

/// Those of `wanted` that are not there.
fn missing<'a>(wanted: &[&'a str], is_installed: impl Fn(&str) -> bool) -> Vec<&'a str> {
    let names = wanted.iter().copied();
    names.filter(|name| !is_installed(name)).collect()
}

fn way(person: Person, names: &str) -> Way {
    match person {
        Person { root: true, .. } => Way::Install,
        Person {
            sudo: true,
            terminal: true,
            ..
        } => Way::AskForSudo,
        _ => Way::Tell(line(person, names)),
    }
}

/// The one line that `person` types to have `names` installed.
fn line(person: Person, names: &str) -> String {
    let install = format!("apt-get install -y --no-install-recommends {names}");
    match person {
        Person { root: true, .. } => format!("apt-get update && {install}"),
        Person { sudo: true, .. } => format!("sudo apt-get update && sudo {install}"),
        _ => format!("su - -c 'apt-get update && {install}'"),
    }
}

fn answers(program: &str) -> bool {
    program::answer(Command::new(program).arg("--version")).is_some()
}

/// Whether this release of the system has a package of that name.
pub fn has_package(name: &str) -> bool {
    program::answer(Command::new("apt-cache").args(["show", name]))
        .is_some_and(|answer| !answer.is_empty())
}

fn has_apt() -> bool {
    cfg!(target_os = "linux") && answers("apt-get")
}

fn is_installed(name: &str) -> bool {
    program::answer(Command::new("dpkg-query").args(["-W", "-f=${db:Status-Status}", name]))
        .is_some_and(|status| status == "installed")
}

fn is_root() -> bool {
    program::answer(Command::new("id").arg("-u")).is_some_and(|id| id == "0")
}

fn agreed(names: &str) -> bool {
    println!("Endcap needs these system packages: {names}");
    print!("Install them now with sudo? [y/N] ");
    let mut reply = String::new();
    let read = std::io::stdout()
        .flush()
        .and_then(|()| std::io::stdin().read_line(&mut reply));
    read.is_ok() && is_yes(&reply)
}

fn is_yes(reply: &str) -> bool {
    matches!(reply.trim().to_ascii_lowercase().as_str(), "y" | "yes")
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
        line: line_elsewhere(answers),
    })
}

/// The one line to type where there is no apt.
fn line_elsewhere(answers: impl Fn(&str) -> bool) -> String {
    let known = ELSEWHERE.iter().find(|(program, _)| answers(program));
    known.map_or_else(
        || "install pkg-config and WebKitGTK 4.1 with its headers (webkit2gtk-4.1)".to_owned(),
        |(_, line)| (*line).to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::{
        Person, Purpose, TESTS, WINDOW, Way, is_yes, line_elsewhere, missing, wanted, way,
    };

    #[test]
    fn only_what_is_missing_is_asked_for() {
        assert_eq!(missing(WINDOW, |_| false), WINDOW);
        let rest = missing(&wanted(Purpose::Window), |name| name == "pkg-config");
        assert_eq!(rest, ["libwebkit2gtk-4.1-dev"]);
        let tests = wanted(Purpose::Tests);
        assert_eq!(missing(&tests, |name| WINDOW.contains(&name)), TESTS);
        assert!(missing(&tests, |_| true).is_empty());
    }

    #[test]
    fn root_installs_sudo_is_asked_for_and_others_are_told() {
        let tell = |line: &str| Way::Tell(line.to_owned());
        let install = "apt-get install -y --no-install-recommends a b";
        let by_sudo = tell(&format!("sudo apt-get update && sudo {install}"));
        let by_root = tell(&format!("su - -c 'apt-get update && {install}'"));
        for ((root, sudo, terminal), expected) in [
            ((true, true, true), Way::Install),
            ((true, false, false), Way::Install),
            ((false, true, true), Way::AskForSudo),
            // Nobody is there to say yes.
            ((false, true, false), by_sudo),
            ((false, false, true), by_root),
        ] {
            let person = Person {
                root,
                sudo,
                terminal,
            };
            assert_eq!(way(person, "a b"), expected, "{root} {sudo} {terminal}");
        }
    }

    #[test]
    fn nothing_but_a_yes_is_a_yes() {
        for yes in ["y\n", " Y", "yes", "YES\r\n"] {
            assert!(is_yes(yes), "{yes:?}");
        }
        for no in ["", "\n", "n", "no", "yep", "yn"] {
            assert!(!is_yes(no), "{no:?}");
        }
    }

    #[test]
    fn elsewhere_the_line_is_of_the_system_s_own_installer() {
        assert!(line_elsewhere(|name| name == "dnf").starts_with("sudo dnf install "));
        assert!(line_elsewhere(|name| name == "pacman").contains("webkit2gtk-4.1"));
        assert!(line_elsewhere(|_| false).contains("WebKitGTK 4.1"));
    }
}
