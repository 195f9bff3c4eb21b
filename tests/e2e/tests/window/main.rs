//! The real window, driven as a person drives it.
//!
//! 1. A newcomer opens the app and is in the demo store.
//! 2. No screen violates axe's rules, in light or dark.
//! 3. The trunk: an empty store becomes a published shop, is restarted, and undone.
//! 4. What happens around it: problems, a stop, a colleague, files, the demo; what a publish moves.
//! 5. Why, what if, other stock, another time, and plots.
//! 6. A page is arranged by hand: drags, menus, several products at once, six lanes.
//! 7. What lifts a margin is seen before it is kept.
//! 8. Palette, lists of ids, copied rules, repairs, dropped files.
//! 9. The main job by keys alone; then forms, repairs, publications and a restore; then views, the
//!    catalog, an import and settings.
//! 10. Moments, play, other stock; tiles and rows in hand; every repair; the system's own settings.
//! 11. Shoppers of a file give segments their sizes.
//! 12. The desktop is told of a drift; a window that falls is drawn anew; figures are in the system's language.
//! 13. A small window, or large text, shows rows first and all else on demand.
//! 14. Nothing jumps: what has come stays in its place, whatever comes later.
//!
//! Each test has a screen and a home folder of its own. When one fails, a picture of the
//! window is left in the target folder's `tmp/`.

mod acts;
mod audit;
mod by_keys;
mod desktop;
mod find;
mod first_start;
mod hand;
mod impact;
mod keys_around;
mod keys_beyond;
mod live;
mod looks;
mod moments;
mod parts;
mod repairs;
mod rows;
mod see;
mod shoppers;
mod small;
mod still;
mod tables;
mod tried;
mod trunk;

use std::path::PathBuf;

use endcap_e2e::{Fault, Stage, Window};

/// Opens the app on a fresh stage, plays, and ends the app. A failure leaves a picture.
#[expect(clippy::panic, reason = "a scenario that stopped fails its test")]
async fn play(name: &str, steps: impl AsyncFnOnce(&Stage, &mut Window) -> Result<(), Fault>) {
    let stage = Stage::set().unwrap_or_else(|fault| panic!("{fault}"));
    let mut window = stage.open().await.unwrap_or_else(|fault| panic!("{fault}"));
    let outcome = steps(&stage, &mut window).await;
    if let Err(fault) = outcome {
        let picture = pictures().join(format!("{name}.png"));
        let taken = window.picture(&picture).await;
        let _ended = window.end().await;
        eprintln!(
            "picture: {} ({taken:?})\nlog:\n{}",
            picture.display(),
            tail(&stage.log())
        );
        panic!("{fault}");
    }
    let ended = window.end().await;
    assert!(ended.is_ok(), "the app did not end well: {ended:?}");
}

/// The end of a log that may be long.
fn tail(log: &str) -> String {
    let lines: Vec<&str> = log.lines().filter(|line| !line.is_empty()).collect();
    lines[lines.len().saturating_sub(30)..].join("\n")
}

fn pictures() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("window")
}
