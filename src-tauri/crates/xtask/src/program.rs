//! Starting other programs: with their output shown, captured, or shown and read at once.

use std::io::{BufRead as _, BufReader, IsTerminal as _};
use std::process::{Command, ExitCode, Output, Stdio};

use crate::fault::Fault;

/// npm is a shell script, which Windows starts only by its full name.
pub const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// The cargo that started this program, or the one on the path.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs `command` with its output shown. Err if it can't be started or ends unwell.
pub fn show(command: &mut Command) -> Result<(), Fault> {
    let status = command
        .status()
        .map_err(|source| not_started(command, source))?;
    if status.success() {
        return Ok(());
    }
    Err(Fault::Failed {
        line: line(command),
        status: status.to_string(),
    })
}

/// Runs `command` with its output shown, and returns its exit code.
pub fn code(command: &mut Command) -> Result<ExitCode, Fault> {
    let status = command
        .status()
        .map_err(|source| not_started(command, source))?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

/// Runs `command` and returns what it printed, whatever its exit code.
pub fn capture(command: &mut Command) -> Result<Output, Fault> {
    command
        .stdin(Stdio::null())
        .output()
        .map_err(|source| not_started(command, source))
}

/// The trimmed standard output of `command` where it can be started and ends well.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = capture(command).ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// Runs `command`, shows its standard output line by line and hands each line, without
/// colour codes, to `read`. True if it ended well.
pub fn watch(command: &mut Command, mut read: impl FnMut(&str)) -> Result<bool, Fault> {
    if std::io::stdout().is_terminal() {
        command
            .env("CARGO_TERM_COLOR", "always")
            .env("FORCE_COLOR", "1");
    }
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|source| not_started(command, source))?;
    if let Some(stdout) = child.stdout.take() {
        let mut reader = BufReader::new(stdout);
        let mut bytes = Vec::new();
        while reader
            .read_until(b'\n', &mut bytes)
            .is_ok_and(|read| read > 0)
        {
            let text = String::from_utf8_lossy(&bytes);
            print!("{text}");
            read(&without_colours(text.trim_end()));
            bytes.clear();
        }
    }
    let status = child
        .wait()
        .map_err(|source| not_started(command, source))?;
    Ok(status.success())
}

/// The command as one would type it.
pub fn line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|part| part.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

fn not_started(command: &Command, source: std::io::Error) -> Fault {
    Fault::NotStarted {
        program: command.get_program().to_string_lossy().into_owned(),
        source,
    }
}

/// `text` without ANSI control sequences (`ESC [ … letter`).
fn without_colours(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character != '\u{1b}' {
            plain.push(character);
            continue;
        }
        if characters.next() == Some('[') {
            for code in characters.by_ref() {
                if code.is_ascii_alphabetic() {
                    break;
                }
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{cargo, line, without_colours};

    #[test]
    fn colours_are_taken_away_and_nothing_else() {
        assert_eq!(without_colours("\u{1b}[1;32mok\u{1b}[0m é ["), "ok é [");
    }

    #[test]
    fn a_line_reads_as_typed() {
        let mut command = cargo();
        command.args(["test", "--workspace"]);
        assert!(line(&command).ends_with(" test --workspace"));
    }
}
