//! What moves in the window although nobody moved it: a row that is pushed away under the pointer.

use std::time::Duration;

use serde::Deserialize;
use serde_json::json;

use crate::{Fault, Window};

/// For so many milliseconds, and some frames, nothing was asked, nothing came and nothing moved.
const STILL: u32 = 500;

/// A machine out of breath draws a frame in a second.
const PATIENCE: Duration = Duration::from_secs(120);

/// What stood in one place and then in another.
#[derive(Clone, Debug, Deserialize)]
pub struct Move {
    /// what it is, by what it stands in, its kind and its name
    pub key: String,
    /// how much of it is seen, in square pixels
    pub area: u64,
    /// milliseconds since the act
    pub at: u64,
    /// to the right and down, in pixels
    pub by: (i64, i64),
}

impl std::fmt::Display for Move {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (right, down) = self.by;
        write!(
            out,
            "{} moved by {right}, {down} after {} ms ({} px²)",
            self.key, self.at, self.area
        )
    }
}

impl Window {
    /// Runs `act`, a function's body, and watches from then on. What stands already and is within
    /// `may` (CSS; nothing, where empty) may move once, in one frame: that is the answer to the act.
    pub async fn watch(&self, act: &str, may: &str) -> Result<(), Fault> {
        let known = self.script("return 'stillness' in window", Vec::new());
        if known.await? != json!(true) {
            self.script(include_str!("stillness.js"), Vec::new())
                .await?;
        }
        let body = format!("window.stillness.begin(arguments[0]);\n{act}");
        self.script(&body, vec![json!(may)]).await.map(drop)
    }

    /// What moved since then, once the window is at rest.
    pub async fn moved(&self) -> Result<Vec<Move>, Fault> {
        self.wait_for_scripts(PATIENCE).await?;
        let body = "const [millis, done] = arguments; window.stillness.rest(millis, done);";
        let moved = self.script_async(body, vec![json!(STILL)]).await?;
        serde_json::from_value(moved).map_err(|error| Fault::Script(error.to_string()))
    }
}
