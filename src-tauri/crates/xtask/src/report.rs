//! What is said while a verb works: one line per step, with the time since the start.

use std::time::{Duration, Instant};

/// Says what is being done, and when.
pub struct Report {
    started: Instant,
}

impl Report {
    pub fn start() -> Self {
        Self {
            started: Instant::now(),
        }
    }

    /// One line about what happens now or was found.
    pub fn say(&self, text: &str) {
        println!("[{}] {text}", seconds(self.started.elapsed()));
    }

    /// A heading, for a step whose programs print much.
    pub fn head(&self, text: &str) {
        println!("\n=== [{}] {text}", seconds(self.started.elapsed()));
    }
}

/// A duration in at least seven columns: `   3.2 s`, `124.0 s`.
pub fn seconds(duration: Duration) -> String {
    format!("{:5.1} s", duration.as_secs_f64())
}
