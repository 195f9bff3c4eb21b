//! The screen's real pointer and keyboard, moved by xdotool: what the page receives is what
//! the X server sends, drag and drop and the system's own dialogs included.

use std::path::Path;
use std::process::Command;

use crate::Fault;
use crate::carried_file::CarriedFile;

/// A point on the screen, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// The pointer of one display.
pub struct Pointer {
    display: String,
}

impl Pointer {
    pub(crate) fn of(display: &str) -> Self {
        Self {
            display: display.to_owned(),
        }
    }

    /// As in DISPLAY: `:99`.
    pub(crate) fn display(&self) -> &str {
        &self.display
    }

    pub fn move_to(&self, point: Point) -> Result<(), Fault> {
        self.xdotool(&move_words(point)).map(drop)
    }

    pub fn click(&self, point: Point) -> Result<(), Fault> {
        let mut words = move_words(point);
        words.extend(["click".to_owned(), "1".to_owned()]);
        self.xdotool(&words).map(drop)
    }

    /// A click while a key is held: `shift`, `ctrl`.
    pub fn click_holding(&self, key: &str, point: Point) -> Result<(), Fault> {
        let mut words = vec!["keydown".to_owned(), key.to_owned()];
        words.extend(move_words(point));
        words.extend(["click", "1", "keyup", key].map(str::to_owned));
        self.xdotool(&words).map(drop)
    }

    /// A click of the other button, which asks for a menu.
    pub fn right_click(&self, point: Point) -> Result<(), Fault> {
        let mut words = move_words(point);
        words.extend(["click".to_owned(), "3".to_owned()]);
        self.xdotool(&words).map(drop)
    }

    /// Turns the wheel over a place: so many notches down, or up where less than nothing.
    pub fn wheel(&self, over: Point, notches: i32) -> Result<(), Fault> {
        let button = if notches < 0 { "4" } else { "5" };
        let repeat = notches.unsigned_abs().to_string();
        let mut words = move_words(over);
        words.extend(["click", "--repeat", &repeat, button].map(str::to_owned));
        self.xdotool(&words).map(drop)
    }

    /// Presses at `from`, moves in steps as a hand does, and holds still over `to`.
    pub fn lift_and_carry(&self, from: Point, to: Point) -> Result<(), Fault> {
        let mut words = move_words(from);
        words.extend(["mousedown".to_owned(), "1".to_owned()]);
        self.xdotool(&words)?;
        self.carry(from, to)
    }

    /// Goes on with what is held.
    pub fn carry(&self, from: Point, to: Point) -> Result<(), Fault> {
        const STEPS: u32 = 24;
        let mut words = Vec::new();
        for step in 1..=STEPS {
            let part = f64::from(step) / f64::from(STEPS);
            words.extend(["sleep".to_owned(), "0.02".to_owned()]);
            words.extend(move_words(Point {
                x: from.x + (to.x - from.x) * part,
                y: from.y + (to.y - from.y) * part,
            }));
        }
        // One more pixel: the last position counts only once it is reported.
        words.extend(["sleep".to_owned(), "0.1".to_owned()]);
        words.extend(move_words(Point {
            x: to.x + 1.0,
            y: to.y,
        }));
        self.xdotool(&words).map(drop)
    }

    pub fn drop_here(&self) -> Result<(), Fault> {
        self.xdotool(&["mouseup".to_owned(), "1".to_owned()])
            .map(drop)
    }

    /// Drops a file of a file manager on the app's window.
    pub fn drop_file(&self, file: &Path, at: Point) -> Result<(), Fault> {
        CarriedFile::drop_at(&self.display, file, at)
    }

    /// Types into whatever has the screen's focus.
    pub fn type_text(&self, text: &str) -> Result<(), Fault> {
        self.xdotool(&["type", "--delay", "8", text].map(str::to_owned))
            .map(drop)
    }

    /// A key by its X name: `Return`, `ctrl+a`.
    pub fn key(&self, name: &str) -> Result<(), Fault> {
        self.xdotool(&["key", name].map(str::to_owned)).map(drop)
    }

    /// Keys by their X names, one after the other.
    pub fn keys(&self, names: &[&str]) -> Result<(), Fault> {
        let words = ["key", "--delay", "30"].iter().chain(names);
        self.xdotool(&words.map(|word| (*word).to_owned()).collect::<Vec<_>>())
            .map(drop)
    }

    /// Gives the top window of that name another size, in pixels.
    pub fn resize(&self, name: &str, width: u32, height: u32) -> Result<(), Fault> {
        let (width, height) = (width.to_string(), height.to_string());
        let words = [
            "search",
            "--onlyvisible",
            "--name",
            name,
            "windowmove",
            "0",
            "0",
        ];
        let size = ["windowsize", &width, &height];
        let words = words.iter().chain(&size);
        self.xdotool(&words.map(|word| (*word).to_owned()).collect::<Vec<_>>())
            .map(drop)
    }

    /// The names of the visible top windows, dialogs included.
    pub fn window_names(&self) -> Result<Vec<String>, Fault> {
        let found = self.xdotool(&["search", "--onlyvisible", "--name", "."].map(str::to_owned));
        let ids = found.unwrap_or_default();
        let name = |id: &str| self.xdotool(&["getwindowname".to_owned(), id.to_owned()]);
        Ok(ids
            .lines()
            .filter_map(|id| name(id).ok())
            .map(|name| name.trim().to_owned())
            .collect())
    }

    /// Gives the keyboard to the visible window of that name.
    pub fn focus(&self, name: &str) -> Result<(), Fault> {
        let words = [
            "search",
            "--onlyvisible",
            "--name",
            name,
            "windowraise",
            "windowfocus",
            "--sync",
        ];
        self.xdotool(&words.map(str::to_owned)).map(drop)
    }

    fn xdotool(&self, words: &[String]) -> Result<String, Fault> {
        let output = Command::new("xdotool")
            .args(words)
            .env("DISPLAY", &self.display)
            .output()
            .map_err(|source| Fault::NotStarted {
                program: "xdotool",
                source,
            })?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        let reason = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        Err(Fault::Broken {
            program: "xdotool",
            reason: format!("{}: {reason}", words.join(" ")),
        })
    }
}

fn move_words(point: Point) -> Vec<String> {
    vec![
        "mousemove".to_owned(),
        format!("{:.0}", point.x),
        format!("{:.0}", point.y),
    ]
}
