//! An edit: from the click on a rule's switch until the screen shows four lanes with what it did.

use std::time::{Duration, Instant};

use endcap_e2e::{Fault, Paints, Part, Window};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::figures::{median, number, worst};
use crate::lanes::{LANES, PAGE, RULES};
use crate::seen;

const ROUNDS: usize = 4;
/// What an edit may take until the screen shows its lanes, in milliseconds: up to so many products.
const GOALS: [(u64, f64); 2] = [(100_000, 50.0), (u64::MAX, 100.0)];

/// The parts of an edit's way to the eye, each until the window's mark of that name.
const PARTS: [(&str, &str); 3] = [
    ("ranked", "kept on disk and ranked"),
    ("drawn", "drawn"),
    ("lanes", "painted"),
];
/// The last part that is over before the paint of the lanes begins.
const DRAWN: usize = 1;
/// So long the screen may take to show what is drawn.
const PATIENCE: Duration = Duration::from_secs(5);

/// Clicks a rule's switch; when its edit began, the milliseconds from there to each of the marks
/// named, and whether the switch itself stood in its new place by the very next frame. It looks by
/// the clock: to ask for more frames would make the window paint some of its own.
const SWITCH: &str = "const marks = name => performance.getEntriesByName(name, 'mark');
    const before = Math.max(...marks('endcap:lanes').map(mark => mark.detail.draftVersion));
    performance.clearMarks('endcap:edit');
    const field = $(`[data-testid='switch-${asked.rule}'] input, input[data-testid='switch-${asked.rule}']`);
    const stood = field.checked;
    let moved = false;
    requestAnimationFrame(() => { moved = field.checked !== stood; });
    field.click();
    for (;;) {
        await pause(10);
        const shown = marks('endcap:lanes').find(mark => mark.detail.draftVersion > before);
        const edit = marks('endcap:edit')[0];
        if (shown && edit) return { began: performance.timeOrigin + edit.startTime, moved,
            way: asked.names.map(name => marks(`endcap:${name}`).at(-1).startTime - edit.startTime) };
    }";

/// One edit.
#[derive(Deserialize)]
pub struct Edit {
    /// milliseconds since 1970
    began: f64,
    /// whether its switch moved at once
    moved: bool,
    /// milliseconds until each of [`PARTS`]
    way: Vec<f64>,
    /// milliseconds until the screen showed its lanes
    #[serde(skip)]
    pub seen: f64,
}

/// The median milliseconds of a frame in which as much is painted as an edit changes, and nothing
/// else is done: what this machine's painting takes alone.
const FRAME: &str = "const lanes = $('[data-testid=lanes]');
    const times = [];
    while (times.length < 15) {
        const began = performance.now();
        lanes.style.translate = times.length % 2 ? '' : '0 0.5px';
        await new Promise(painted);
        times.push(performance.now() - began);
        await pause(300);
    }
    lanes.style.translate = '';
    return times.sort((a, b) => a - b)[7];";

/// The median of asking for the four lanes, with nothing drawn.
const ALONE: &str = "const times = [];
    while (times.length < 9) {
        const began = performance.now();
        await window.__TAURI_INTERNALS__.invoke('lanes_rank', { ask: { page: asked.page, segments: asked.segments,
            outlook: { at: null, stock: null }, from: 0, size: 60, sort: null,
            against: { kind: 'none' }, figures: { places: 24, attentionBp: 9500 }, shown: 'draft' } });
        times.push(performance.now() - began);
    }
    return times.sort((a, b) => a - b)[4];";

/// What an edit may take, in milliseconds.
pub fn goal(products: u64) -> f64 {
    let goal = GOALS.iter().find(|(most, _)| products <= *most);
    goal.map_or(f64::NAN, |(_, millis)| *millis)
}

/// Edits from rest and in a hurry, and what a bare frame takes beside them.
pub async fn measure(window: &Window, goal: f64) -> Result<(), Fault> {
    let paints = Paints::of(window)?;
    for (from_rest, how) in [
        (true, "one after the other, each from rest"),
        (false, "in a hurry, the next as soon as one is painted"),
    ] {
        tell(&edits(window, &paints, from_rest).await?, how, goal);
    }
    seen::rest(window).await?;
    let frame = number(&seen::run(window, FRAME, Value::Null).await?);
    println!("    a frame that only paints the lanes, on this machine: {frame:.0} ms");
    let asked = json!({ "page": PAGE, "segments": LANES });
    let alone = number(&seen::run(window, ALONE, asked).await?);
    println!("    of that, the four lanes asked for alone (core and IPC): {alone:.0} ms");
    Ok(())
}

async fn edits(window: &Window, paints: &Paints, from_rest: bool) -> Result<Vec<Edit>, Fault> {
    let mut edits = Vec::new();
    for _ in 0..ROUNDS {
        for rule in RULES {
            if from_rest {
                seen::rest(window).await?;
            }
            edits.push(one(window, paints, rule).await?);
        }
    }
    Ok(edits)
}

/// One edit, until the screen shows it.
pub async fn one(window: &Window, paints: &Paints, rule: &str) -> Result<Edit, Fault> {
    let names = PARTS.map(|(mark, _)| mark);
    let asked = json!({ "rule": rule, "names": names });
    let lanes = seen::part(window, "[data-testid=lanes]").await?;
    let edit = seen::run(window, SWITCH, asked).await?;
    let mut edit: Edit =
        serde_json::from_value(edit).map_err(|error| Fault::Script(error.to_string()))?;
    let drawn = edit.began + edit.way[DRAWN];
    edit.seen = first(paints, &lanes, drawn).await? - edit.began;
    Ok(edit)
}

/// When the part is painted first after that moment.
async fn first(paints: &Paints, part: &Part, after: f64) -> Result<f64, Fault> {
    let asked = Instant::now();
    loop {
        if let Some(at) = paints.on(part, after, f64::INFINITY).first() {
            return Ok(*at);
        }
        if asked.elapsed() > PATIENCE {
            let what = "the screen shows what is drawn".to_owned();
            return Err(Fault::Waited {
                what,
                seconds: PATIENCE.as_secs(),
                seen: String::new(),
            });
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// Prints how long the edits took to be seen, and the way there.
fn tell(edits: &[Edit], how: &str, goal: f64) {
    let seen = median(edits.iter().map(|edit| edit.seen));
    println!(
        "  an edit seen on the screen in four lanes of the whole store, {} edits {how}: median {seen:.0} ms, \
         worst {:.0} ms; {:.2} of the {goal:.0} ms that it may take",
        edits.len(),
        worst(edits.iter().map(|edit| edit.seen)),
        seen / goal
    );
    let way = PARTS.iter().enumerate().map(|(at, (_, words))| {
        let part = edits.iter().filter_map(|edit| edit.way.get(at).copied());
        format!("{words} at {:.0} ms", median(part))
    });
    let way: Vec<String> = way.collect();
    println!(
        "    the switch moved in the frame of its click: {} of {}; medians on the way: {}",
        edits.iter().filter(|edit| edit.moved).count(),
        edits.len(),
        way.join(", ")
    );
}
