//! A virtual screen (Xvfb) of a display number that nobody uses.

use std::collections::HashSet;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use crate::Fault;
use crate::sight::Sight;

/// The largest size at which the window is looked at.
const SIZE: &str = "1920x1080x24";

/// A running Xvfb; it ends with this value.
pub struct Screen {
    child: Child,
    display: String,
}

impl Screen {
    pub fn start() -> Result<Self, Fault> {
        // `-displayfd` makes the server choose a free number and say which, once it is ready.
        let mut child = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|source| Fault::NotStarted {
                program: "Xvfb",
                source,
            })?;
        let mut number = String::new();
        if let Some(stdout) = child.stdout.take() {
            BufReader::new(stdout).read_line(&mut number)?;
        }
        let number = number.trim();
        let screen = Self {
            display: format!(":{number}"),
            child,
        };
        if number.is_empty() {
            let reason = "it ended before a display was ready".to_owned();
            return Err(Fault::Broken {
                program: "Xvfb",
                reason,
            });
        }
        Ok(screen)
    }

    /// As in DISPLAY: `:99`.
    pub fn display(&self) -> &str {
        &self.display
    }

    /// How many colours the whole screen shows: few while nothing is drawn on it.
    pub fn colours(&self) -> Result<usize, Fault> {
        let sight = Sight::of_screen(&self.display)?;
        Ok(sight.colours().collect::<HashSet<_>>().len())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _already_over = self.child.kill();
        let _status = self.child.wait();
    }
}
