//! A virtual screen (Xvfb) of a display number that nobody uses.

use std::collections::HashSet;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{ConnectionExt as _, ImageFormat};

use crate::Fault;

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
        self.shown().map_err(|error| Fault::Broken {
            program: "Xvfb",
            reason: error.to_string(),
        })
    }

    fn shown(&self) -> Result<usize, Box<dyn std::error::Error>> {
        let (display, screen) = x11rb::connect(Some(&self.display))?;
        let root = display.setup().roots.get(screen).ok_or("no screen")?;
        let (width, height) = (root.width_in_pixels, root.height_in_pixels);
        let asked = display.get_image(ImageFormat::Z_PIXMAP, root.root, 0, 0, width, height, !0)?;
        let pixels = asked.reply()?.data;
        let colours: HashSet<&[u8]> = pixels.chunks(4).collect();
        Ok(colours.len())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _already_over = self.child.kill();
        let _status = self.child.wait();
    }
}
