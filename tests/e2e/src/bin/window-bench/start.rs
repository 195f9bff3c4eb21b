//! From the app's start to its first lanes.

use endcap_e2e::{Fault, Stage, Window};
use serde_json::json;

use crate::figures::number;
use crate::lanes::FIRST_LANES;
use crate::processes::{app_start, load};
use crate::seen;

/// What a start may take, in seconds: up to so many products.
const GOALS: [(u64, f64); 2] = [(100_000, 1.0), (u64::MAX, 2.0)];

/// The demo store, made by the first start.
pub async fn demo() -> Result<(), Fault> {
    println!("  load of the machine before: {}", load());
    let stage = Stage::set()?;
    let (window, _) = started(&stage, &[]).await?;
    window.end().await?;
    drop(window);
    let (window, seconds) = started(&stage, &[]).await?;
    println!("  start to the first lanes, demo store, second start: {seconds:.2} s");
    window.end().await
}

/// The store of many products: its first start, and its second, which leaves the window open.
/// Hands over how many products it has.
pub async fn own(stage: &Stage, file: &str) -> Result<(Window, u64), Fault> {
    let arguments = [file.to_owned()];
    let (window, seconds) = started(stage, &arguments).await?;
    println!("  start to the first lanes, this store, first start: {seconds:.2} s");
    // The copy of its catalog is made beside all other work.
    seen::rest(&window).await?;
    window.end().await?;
    drop(window);
    let (window, seconds) = started(stage, &arguments).await?;
    let status = window.ask("store_status", json!({})).await?;
    let products = status["products"].as_u64().unwrap_or_default();
    let goal = GOALS.iter().find(|(most, _)| products <= *most);
    let goal = goal.map_or(f64::NAN, |(_, seconds)| *seconds);
    println!(
        "  start to the first lanes, this store, second start: {seconds:.2} s; {:.2} of the {goal:.0} s that it may take",
        seconds / goal
    );
    tell_the_way(&window, stage).await?;
    Ok((window, products))
}

/// When the window's page began, had run its script, painted something, and had its first lanes
/// ranked and drawn, in milliseconds since 1970.
const ON_THE_WAY: &str = "const first = (list) => list[0]?.startTime ?? NaN;
    const mark = (name) => first(performance.getEntriesByName(`endcap:${name}`, 'mark'));
    const [page] = performance.getEntriesByType('navigation');
    const paint = first(performance.getEntriesByName('first-contentful-paint', 'paint'));
    return [0, page.domContentLoadedEventStart, paint, mark('ranked'), mark('drawn')]
        .map((at) => performance.timeOrigin + at);";

/// Says what a start was spent on, in seconds from the app's start.
async fn tell_the_way(window: &Window, stage: &Stage) -> Result<(), Fault> {
    let began = app_start(stage.folder())?;
    let ways = window.script(ON_THE_WAY, vec![]).await?;
    let at = |index: usize| number(&ways[index]) / 1000.0 - began;
    println!(
        "    on its way: the page asked for at {:.2} s, its script run at {:.2}, something painted at {:.2}, \
         lanes ranked at {:.2}, drawn at {:.2}",
        at(0),
        at(1),
        at(2),
        at(3),
        at(4)
    );
    Ok(())
}

/// Opens the window and tells how long it took from the app's start until lanes were painted.
async fn started(stage: &Stage, arguments: &[String]) -> Result<(Window, f64), Fault> {
    let window = stage.open_with(arguments).await?;
    let painted = async || window.script(FIRST_LANES, vec![]).await;
    window
        .until("the first lanes are painted", async || {
            Ok(painted().await?.is_number())
        })
        .await?;
    let at = number(&painted().await?);
    Ok((window, at / 1000.0 - app_start(stage.folder())?))
}
