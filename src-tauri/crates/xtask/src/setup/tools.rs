//! The tools a developer brings: Rust, Node with npm, a C compiler. Checked, never installed.

use std::process::Command;

use crate::fault::Fault;
use crate::program::{self, NPM};
use crate::project::Project;

const LEAST_NODE: &str = "20.19";

/// Names and versions of what was found, for one line of report.
pub fn check(project: &Project) -> Result<String, Fault> {
    let rust = version(
        "Rust",
        "rustc",
        &project.rust_version,
        "Install it with rustup, or run `rustup update stable`.",
    )?;
    let node = version(
        "Node",
        "node",
        LEAST_NODE,
        "Install Node 20.19 or newer (nodejs.org, or your system's packages).",
    )?;
    let npm = version("npm", NPM, "9.0", "npm comes with Node.")?;
    let compiler = compiler()?;
    Ok(format!("Rust {rust}, Node {node}, npm {npm}, {compiler}"))
}

fn version(tool: &'static str, program: &str, least: &str, advice: &str) -> Result<String, Fault> {
    let fault = |found: String| Fault::Tool {
        tool,
        found,
        advice: advice.to_owned(),
    };
    let answer = program::answer(Command::new(program).arg("--version"))
        .ok_or_else(|| fault(format!("`{program} --version` does not answer")))?;
    let found = answer
        .split(|character: char| character.is_whitespace() || character == 'v')
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
        .unwrap_or_default()
        .to_owned();
    if numbers(&found) < numbers(least) {
        return Err(fault(format!("{found} found, {least} needed")));
    }
    Ok(found)
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
    use super::numbers;

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
}
