//! A scroll through 10,000 places: what the page does for a frame, and how often frames come.
//!
//! What the page does (its script, style and layout) is the app's own. That a frame then takes
//! longer is the painting's part, which a graphics card does and this processor does where there
//! is none. How many frames come to the eye only the screen knows.

use endcap_e2e::{Fault, Paints, Window};
use serde::Deserialize;
use serde_json::json;

use crate::figures::{median, worst};
use crate::lanes;
use crate::seen;

/// Milliseconds of a frame at 60 a second.
const FRAME: f64 = 1_000.0 / 60.0;
/// Frames of one scroll.
const FRAMES: u32 = 240;
/// A frame comes to the screen in parts; so many milliseconds after the last of them it is the next.
const BETWEEN: f64 = 4.0;

/// Scrolls so many pixels a frame. For each frame: the milliseconds from its scroll event to the end
/// of its layout, those since the frame before, rows drawn anew, whether a row in view still
/// waits for its product, and whether numbers alone stand for rows that pass too quickly.
const SCROLL: &str = "const scroller = $(asked.scroller);
    scroller.scrollTop = 0;
    await pause(1000);
    const frames = [];
    const from = performance.timeOrigin + performance.now();
    let began = null, drawn = 0;
    const start = () => { began ??= performance.now(); };
    const watch = new MutationObserver(list => { for (const each of list) drawn += each.addedNodes.length; });
    watch.observe(scroller, { subtree: true, childList: true });
    window.addEventListener('scroll', start, true);
    await new Promise(done => {
        let last = performance.now();
        const frame = () => {
            const now = performance.now();
            const since = began ?? now;
            void scroller.scrollHeight;
            void document.body.offsetHeight;
            frames.push({ work: performance.now() - since, since: now - last, drawn, waits: $(asked.waiting) !== null, passes: $('.passing') !== null });
            last = now;
            drawn = 0;
            began = null;
            if (frames.length === asked.frames) return done();
            // As a hand does, between two frames: here it would be painted before the page heard of it.
            setTimeout(() => { scroller.scrollTop += asked.step; });
            requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
    });
    watch.disconnect();
    window.removeEventListener('scroll', start, true);
    const to = performance.timeOrigin + performance.now();
    const end = scroller.scrollTop;
    await pause(300);
    scroller.scrollTop = 0;
    // The first ones are the start, no scroll.
    return { frames: frames.slice(2), end, from, to };";

#[derive(Deserialize)]
struct Scrolled {
    frames: Vec<Frame>,
    end: f64,
    /// milliseconds since 1970
    from: f64,
    to: f64,
}

#[derive(Deserialize)]
struct Frame {
    work: f64,
    since: f64,
    drawn: f64,
    waits: bool,
    passes: bool,
}

pub async fn measure(window: &Window) -> Result<(), Fault> {
    let paints = Paints::of(window)?;
    lanes::back(window).await?;
    let lanes = ("four lanes", "[data-testid=lanes]", ".lr.waiting");
    // As fast as a wheel goes, and a flick of the fingers; then through 10,000 places in four seconds.
    scroll(window, &paints, lanes, 66, 66).await?;
    scroll(window, &paints, lanes, 264, 66).await?;
    scroll(window, &paints, lanes, 2_750, 66).await?;
    window.script("location.hash = '#/catalog'", vec![]).await?;
    window
        .find("[data-testid=catalog-scroll] [data-row]")
        .await?;
    let catalog = (
        "the catalog",
        "[data-testid=catalog-scroll]",
        ".ct-row[aria-busy=true]",
    );
    scroll(window, &paints, catalog, 66, 44).await?;
    scroll(window, &paints, catalog, 2_750, 44).await
}

async fn scroll(
    window: &Window,
    paints: &Paints,
    (name, scroller, waiting): (&str, &str, &str),
    step: u32,
    row: u32,
) -> Result<(), Fault> {
    seen::rest(window).await?;
    let asked = json!({ "scroller": scroller, "waiting": waiting, "step": step, "frames": FRAMES });
    let part = seen::part(window, scroller).await?;
    let answer = seen::run(window, SCROLL, asked).await?;
    let scrolled: Scrolled =
        serde_json::from_value(answer).map_err(|error| Fault::Script(error.to_string()))?;
    let frames = &scrolled.frames;
    let work = median(frames.iter().map(|frame| frame.work));
    let since = median(frames.iter().map(|frame| frame.since));
    let long = frames.iter().filter(|frame| frame.work > FRAME).count();
    let waits = frames.iter().filter(|frame| frame.waits).count();
    let passes = frames.iter().filter(|frame| frame.passes).count();
    println!(
        "  a scroll of {name} by {step} pixels a frame, {:.0} places: script, style and layout of a frame \
         median {work:.1} ms, worst {:.0} ms; {:.2} of the {FRAME:.1} ms that it may take, \
         {long} of {} frames longer",
        scrolled.end / f64::from(row),
        worst(frames.iter().map(|frame| frame.work)),
        work / FRAME,
        frames.len(),
    );
    let shown = apart(&paints.on(&part, scrolled.from, scrolled.to));
    println!(
        "    on the screen itself: {:.0} frames a second; the page asked for one each {since:.0} ms ({:.0} a second); \
         drawn anew in a frame: median {:.0} nodes; a row still waiting in {waits} frames, numbers alone in {passes}",
        1_000.0 * f64::from(shown) / (scrolled.to - scrolled.from),
        1_000.0 / since,
        median(frames.iter().map(|frame| frame.drawn)),
    );
    Ok(())
}

/// How many frames the paints are.
fn apart(paints: &[f64]) -> u32 {
    let mut frames = 0;
    let mut last = f64::NEG_INFINITY;
    for &at in paints {
        if at - last > BETWEEN {
            frames += 1;
        }
        last = at;
    }
    frames
}
