//! An edit: from the click on a rule's switch until four lanes show what it did.

use endcap_e2e::{Fault, Window};
use serde_json::{Value, json};

use crate::figures::{median, number, numbers, worst};
use crate::lanes::{LANES, PAGE, RULES};
use crate::seen;

const ROUNDS: usize = 4;
/// What an edit may take until its lanes are painted, in milliseconds: up to so many products.
const GOALS: [(u64, f64); 2] = [(100_000, 50.0), (u64::MAX, 100.0)];

/// The parts of an edit's way to the eye, each until the window's mark of that name.
const PARTS: [(&str, &str); 4] = [
    ("kept", "kept on disk"),
    ("ranked", "lanes ranked"),
    ("drawn", "drawn"),
    ("lanes", "painted"),
];

/// Clicks a rule's switch and hands over the milliseconds from the click's edit to each of the
/// marks named, the last being the paint of the lanes that show it; before them, 1 where the switch
/// itself stood in its new place by the very next frame. It looks by the clock: to ask for more
/// frames would make the window paint some of its own.
const SWITCH: &str = "const marks = name => performance.getEntriesByName(name, 'mark');
    const before = Math.max(...marks('endcap:lanes').map(mark => mark.detail.draftVersion));
    performance.clearMarks('endcap:edit');
    const field = $(`[data-testid='switch-${asked.rule}'] input, input[data-testid='switch-${asked.rule}']`);
    const stood = field.checked;
    let moved = 0;
    requestAnimationFrame(() => { moved = Number(field.checked !== stood); });
    field.click();
    for (;;) {
        await pause(10);
        const shown = marks('endcap:lanes').find(mark => mark.detail.draftVersion > before);
        const edit = marks('endcap:edit')[0];
        if (shown && edit) return [moved, ...asked.names.map(name => marks(`endcap:${name}`).at(-1).startTime - edit.startTime)];
    }";

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
    tell(
        &edits(window, true).await?,
        "one after the other, each from rest",
        goal,
    );
    tell(
        &edits(window, false).await?,
        "in a hurry, the next as soon as one is seen",
        goal,
    );
    seen::rest(window).await?;
    let frame = number(&seen::run(window, FRAME, Value::Null).await?);
    println!("    a frame that only paints the lanes, on this machine: {frame:.0} ms");
    let asked = json!({ "page": PAGE, "segments": LANES });
    let alone = number(&seen::run(window, ALONE, asked).await?);
    println!("    of that, the four lanes asked for alone (core and IPC): {alone:.0} ms");
    Ok(())
}

/// For each edit whether its switch moved at once, then the milliseconds until each of [`PARTS`].
async fn edits(window: &Window, from_rest: bool) -> Result<Vec<Vec<f64>>, Fault> {
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        for rule in RULES {
            if from_rest {
                seen::rest(window).await?;
            }
            times.push(one(window, rule).await?);
        }
    }
    Ok(times)
}

/// One edit: whether its switch moved at once, then the milliseconds until each of [`PARTS`].
pub async fn one(window: &Window, rule: &str) -> Result<Vec<f64>, Fault> {
    let names = PARTS.map(|(mark, _)| mark);
    let asked = json!({ "rule": rule, "names": names });
    numbers(seen::run(window, SWITCH, asked).await?)
}

/// Prints how long the edits took to be seen, and the way there.
fn tell(edits: &[Vec<f64>], how: &str, goal: f64) {
    let part = |at: usize| edits.iter().filter_map(move |edit| edit.get(at).copied());
    let last = PARTS.len();
    let seen = median(part(last));
    println!(
        "  an edit seen in four lanes of the whole store, {} edits {how}: median {seen:.0} ms, \
         worst {:.0} ms; {:.2} of the {goal:.0} ms that it may take",
        edits.len(),
        worst(part(last)),
        seen / goal
    );
    let way = PARTS
        .iter()
        .enumerate()
        .map(|(at, (_, words))| format!("{words} at {:.0} ms", median(part(at + 1))));
    let way: Vec<String> = way.collect();
    println!(
        "    the switch moved in the frame of its click: {:.0} of {}; medians on the way: {}",
        part(0).sum::<f64>(),
        edits.len(),
        way.join(", ")
    );
}
