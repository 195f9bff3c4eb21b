//! The tools a developer brings: Rust, Node with npm, a C compiler. Checked, never installed.

use std::process::Command;

use super::Purpose;
use crate::fault::Fault;
use crate::program::{self, NPM};
use crate::project::Project;

/// The lines of Node that the interface's tools are made for: the least version of each, and
/// everything from the last on.
const NODE_LINES: &[&str] = &["20.19", "22.13", "24.0"];

/// A tool, the versions that will do, and what to do about another.
struct Tool<'a> {
    name: &'static str,
    program: &'a str,
    lines: &'a [&'a str],
    advice: &'static str,
}

/// Names and versions of what was found, for one line of report.
pub fn check(project: &Project, purpose: Purpose) -> Result<String, Fault> {
    let rust = version(&Tool {
        name: "Rust",
        program: "rustc",
        lines: &[&project.rust_version],
        advice: "Install it with rustup (rustup.rs), or run `rustup update stable`.",
    })?;
    if purpose == Purpose::Tests {
        component("rustfmt", "fmt")?;
        component("clippy", "clippy")?;
    }
    let node = version(&Tool {
        name: "Node",
        program: "node",
        lines: NODE_LINES,
        advice: "Install a Node that is supported for long (nodejs.org, nvm, fnm). Debian 13 has one \
                 (`apt-get install nodejs npm`); the packages of Debian 12 and Ubuntu 24.04 are too old.",
    })?;
    let npm = version(&Tool {
        name: "npm",
        program: NPM,
        lines: &["9.0"],
        advice: "npm comes with Node; Debian's and Ubuntu's packages have it apart \
                 (`apt-get install npm`).",
    })?;
    let compiler = compiler()?;
    Ok(format!("Rust {rust}, Node {node}, npm {npm}, {compiler}"))
}

fn version(tool: &Tool<'_>) -> Result<String, Fault> {
    let fault = |found: String| Fault::Tool {
        tool: tool.name,
        found,
        advice: tool.advice.to_owned(),
    };
    let answer = program::answer(Command::new(tool.program).arg("--version"))
        .ok_or_else(|| fault(format!("`{} --version` does not answer", tool.program)))?;
    let found = number_in(&answer);
    if !will_do(found, tool.lines) {
        let needed = tool.lines.join(", ");
        return Err(fault(format!("{found} found, {needed} or newer needed")));
    }
    Ok(found.to_owned())
}

/// A part of Rust that its smallest installation leaves out.
fn component(name: &'static str, verb: &str) -> Result<(), Fault> {
    if program::answer(program::cargo().args([verb, "--version"])).is_some() {
        return Ok(());
    }
    Err(Fault::Tool {
        tool: name,
        found: format!("`cargo {verb} --version` does not answer"),
        advice: "Run `rustup component add rustfmt clippy`.".to_owned(),
    })
}

/// The version in what a program says of itself: `rustc 1.94.0 (…)`, `v20.19.1`, `10.8.2`.
fn number_in(answer: &str) -> &str {
    answer
        .split(|character: char| character.is_whitespace() || character == 'v')
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
        .unwrap_or_default()
}

/// Whether `found` is of one of the release lines and not older than its least version, or
/// at least the last. `lines` ascends.
fn will_do(found: &str, lines: &[&str]) -> bool {
    let found = numbers(found);
    let in_line = |least: &&str| {
        let least = numbers(least);
        found.first() == least.first() && found >= least
    };
    lines.iter().any(in_line) || lines.last().is_some_and(|last| found >= numbers(last))
}

/// The leading numbers of a version: `20.11.1-rc` is 20, 11, 1.
fn numbers(version: &str) -> Vec<u32> {
    version
        .split('.')
        .map_while(|part| {
            let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
            digits.parse().ok()
        })
        .collect()
}

/// Rust links with the system's C compiler, and SQLite is compiled by it. On Windows the
/// Rust installer has already seen to it.
fn compiler() -> Result<String, Fault> {
    if cfg!(windows) {
        return Ok("Microsoft's linker".to_owned());
    }
    let program = std::env::var("CC").unwrap_or_else(|_| "cc".to_owned());
    let answer = program::answer(Command::new(&program).arg("--version")).ok_or_else(|| {
        let advice = if cfg!(target_os = "macos") {
            "Run `xcode-select --install`."
        } else {
            "On Debian and Ubuntu: `apt-get install -y build-essential`."
        };
        Fault::Tool {
            tool: "The C compiler",
            found: format!("`{program} --version` does not answer"),
            advice: advice.to_owned(),
        }
    })?;
    Ok(answer.lines().next().unwrap_or_default().to_owned())
}

#[cfg(test)]
mod tests {
    use super::{NODE_LINES, number_in, numbers, will_do};

    #[test]
    fn versions_compare_as_numbers() {
        for (smaller, larger) in [
            ("1.9", "1.10"),
            ("20.0", "20.0.1"),
            ("18.20.4", "20.0"),
            ("1.94.0-nightly", "1.95.0"),
        ] {
            assert!(numbers(smaller) < numbers(larger), "{smaller} < {larger}");
        }
    }

    #[test]
    fn a_version_is_read_from_what_a_program_says() {
        for (answer, version) in [
            ("rustc 1.94.0 (4a4ef493e 2026-03-02)", "1.94.0"),
            ("v20.19.1", "20.19.1"),
            ("10.8.2", "10.8.2"),
            ("no such thing", ""),
            ("", ""),
        ] {
            assert_eq!(number_in(answer), version, "{answer}");
        }
    }

    #[test]
    fn only_the_lines_of_node_that_the_tools_are_made_for_will_do() {
        for (version, expected) in [
            ("18.20.4", false),
            ("20.18.3", false),
            ("20.19.0", true),
            ("20.20.2", true),
            ("21.7.3", false),
            ("22.12.0", false),
            ("22.13.0", true),
            ("23.11.0", false),
            ("24.0.0", true),
            ("26.1.0", true),
            ("", false),
        ] {
            assert_eq!(will_do(version, NODE_LINES), expected, "{version}");
        }
    }

    #[test]
    fn one_line_alone_means_that_or_newer() {
        assert!(will_do("1.94.0", &["1.94"]));
        assert!(will_do("1.97.1", &["1.94"]));
        assert!(will_do("2.0.0", &["1.94"]));
        assert!(!will_do("1.93.9", &["1.94"]));
    }
}
