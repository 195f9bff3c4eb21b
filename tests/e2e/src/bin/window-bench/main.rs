//! What the real window takes: its start, an edit seen in four lanes, search as it is typed, each
//! screen and answer as it is asked for, a scroll through 10,000 places, and memory.
//!
//! Prints figures and judges nothing. `ENDCAP_APP` names the app, optimised; the first argument
//! is a store file of many products whose draft has the segments that [`lanes::LANES`] names. Further
//! arguments name the parts to measure, of [`PARTS`]; without one, all.

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

/// What can be measured by itself.
const PARTS: [&str; 6] = ["demo", "edits", "answers", "typing", "busy", "scroll"];

#[tokio::main]
async fn main() -> std::process::ExitCode {
    let Some(store) = std::env::args().nth(1) else {
        eprintln!("window-bench: name a store file");
        return std::process::ExitCode::from(2);
    };
    let wanted: Vec<String> = std::env::args().skip(2).collect();
    if let Some(unknown) = wanted.iter().find(|part| !PARTS.contains(&part.as_str())) {
        eprintln!(
            "window-bench: no part is called {unknown}; they are {}",
            PARTS.join(", ")
        );
        return std::process::ExitCode::from(2);
    }
    let wants = |part: &str| wanted.is_empty() || wanted.iter().any(|each| each == part);
    match measure(Path::new(&store), wants).await {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("window-bench: {fault}");
            std::process::ExitCode::FAILURE
        }
    }
}

async fn measure(store: &Path, wants: impl Fn(&str) -> bool) -> Result<(), Fault> {
    if wants("demo") {
        start::demo().await?;
    }
    let stage = Stage::set()?;
    let file = store.display().to_string();
    let (window, products) = start::own(&stage, &file).await?;
    window.wait_for_scripts(MOST).await?;
    lanes::four(&window, &file).await?;
    let goal = edits::goal(products);
    if wants("edits") {
        edits::measure(&window, goal).await?;
    }
    if wants("answers") {
        answers::measure(&window).await?;
    }
    if wants("typing") {
        typing::measure(&window).await?;
    }
    if wants("busy") {
        busy::measure(&window, goal).await?;
    }
    if wants("scroll") {
        scroll::measure(&window).await?;
    }
    println!("  memory: {}", processes::memory(stage.folder())?);
    window.end().await
}
