//! What the real window takes: its start, an edit seen in four lanes, search as it is typed, each
//! screen and answer as it is asked for, a scroll through 10,000 places, and memory.
//!
//! Prints figures and judges nothing. `ENDCAP_APP` names the app, optimised; the first argument
//! is a store file of many products whose draft has the segments that [`lanes::LANES`] names.

mod answers;
mod busy;
mod edits;
mod figures;
mod lanes;
mod processes;
mod scroll;
mod seen;
mod start;
mod typing;

use std::path::Path;
use std::time::Duration;

use endcap_e2e::{Fault, Stage};

/// A scroll is many frames, and without a graphics card each takes its time.
const MOST: Duration = Duration::from_secs(100);

#[tokio::main]
async fn main() -> std::process::ExitCode {
    let Some(store) = std::env::args().nth(1) else {
        eprintln!("window-bench: name a store file");
        return std::process::ExitCode::from(2);
    };
    match measure(Path::new(&store)).await {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("window-bench: {fault}");
            std::process::ExitCode::FAILURE
        }
    }
}

async fn measure(store: &Path) -> Result<(), Fault> {
    start::demo().await?;
    let stage = Stage::set()?;
    let file = store.display().to_string();
    let (window, products) = start::own(&stage, &file).await?;
    window.wait_for_scripts(MOST).await?;
    lanes::four(&window, &file).await?;
    let goal = edits::goal(products);
    edits::measure(&window, goal).await?;
    answers::measure(&window).await?;
    typing::measure(&window).await?;
    busy::measure(&window, goal).await?;
    scroll::measure(&window).await?;
    println!("  memory: {}", processes::memory(stage.folder())?);
    window.end().await
}
