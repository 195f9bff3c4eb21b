//! Screens and answers beside the lanes, each from the act that asks for it to the frame that shows
//! it, and what it takes alone (core and IPC).

use endcap_e2e::{Fault, Window};
use serde_json::{Value, json};

use crate::figures::{median, number, numbers, tell};
use crate::lanes::{self, LANES, PAGE};
use crate::seen;

const ROUNDS: usize = 7;
/// What follows a choice at once, in milliseconds: another page, why a product is here.
const AT_ONCE: f64 = 100.0;
/// No skeleton is shown before so many: a screen that comes by then just is there.
const UNSEEN: f64 = 150.0;
/// What looks at every rule, or ranks over and over: people wait so long without a thought.
const A_THOUGHT: f64 = 1_000.0;

/// Another page of the whole store: its address, and when its lanes are painted.
const OPEN: &str = "return seen(() => { location.hash = `#/pages?page=placement:bench-${asked.round}`; },
    () => $(`[data-testid=lanes][data-page='placement:bench-${asked.round}'] [data-lane=everyone] [data-position='1'][data-product]`));";
/// Then the reach of its rules.
const REACH: &str = "return seen(() => { location.hash = `#/pages?page=placement:reach-${asked.round}`; },
    () => $(`[data-testid=lanes][data-page='placement:reach-${asked.round}'] [data-position='1'][data-product]`) && $('[data-testid^=reach-]'));";
/// Places that the figures are about, chosen in their popover.
const KPIS: &str =
    "await seen(() => $('[data-testid=figures-button]').click(), () => $('.figures-choice'));
    const places = [12, 48, 24][asked.round % 3];
    const field = $(`.figures-choice input[value='${places}']`);
    const took = await seen(() => field.click(), () => {
        const told = [...document.querySelectorAll('[data-figure=profit]')];
        return told.length === 4 && told.every(each => each.title.endsWith(` of ${places}`));
    });
    await seen(() => escape($('.figures-choice')), () => !$('.figures-choice'));
    return took;";
/// A product in a lane: why it is there.
const WHY: &str = "const row = $(`[data-lane=vip] [data-position='${2 + asked.round}']`);
    const id = row.dataset.product;
    return seen(() => row.click(), () => $(`.insp [data-lift='${id}']`) && $('.insp [data-testid=waterfall]'));";
/// And what would change it: each rule taken away, the least boost.
const WHAT_IF: &str = "const row = $(`[data-lane=lapsed] [data-position='${2 + asked.round}']`);
    return seen(() => row.click(), () => $(`[data-testid=what-if][data-of='${row.dataset.product}']`));";
/// A page's plots, for all four lanes.
const PLOTS: &str = "location.hash = `#/pages?page=placement:plots-${asked.round}`;
    await seen(() => undefined, () => $(`[data-testid=lanes][data-page='placement:plots-${asked.round}'] [data-position='1'][data-product]`));
    await pause(700);
    return seen(() => { location.hash = `#/pages/plots?page=placement:plots-${asked.round}`; }, () => $('[data-testid=plots] canvas'));";
/// Each time from the lanes: a screen that stands there already would be seen at once.
const HEALTH: &str = "location.hash = '#/pages';
    await seen(() => undefined, () => $('[data-testid=lanes] [data-product]'));
    await pause(300);
    return seen(() => { location.hash = '#/health'; }, () => $('[data-testid=health-screen]'));";
/// What publishing would change: up to 24 pages, every segment.
const IMPACT: &str = "location.hash = '#/pages';
    await seen(() => undefined, () => $('[data-testid=lanes] [data-product]'));
    await pause(300);
    return seen(() => { location.hash = '#/publish'; }, () => $('[data-testid=impact]') || $('[data-testid=impact-none]'));";
/// The palette, from its key.
const PALETTE: &str = "const took = await seen(() => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', code: 'KeyK', ctrlKey: true, bubbles: true })),
        () => $('[data-testid=palette-input]') && $('.palette-entry'));
    await seen(() => escape($('[data-testid=palette-input]')), () => !$('[data-testid=palette-input]'));
    return took;";
/// What lifts the margin of a lane, from its menu.
const LIFT: &str = "const item = () => [...document.querySelectorAll('[role=menuitem]')].find(each => each.textContent.includes('Lift the margin'));
    await seen(() => $('[data-testid=lane-head-vip] button').click(), item);
    const took = await seen(() => item().click(), () => !['', 'Looking…'].includes($('[data-testid=lift-sentence]')?.textContent ?? ''));
    await seen(() => escape($('[data-testid=lift-sentence]')), () => !$('[data-testid=lift-sentence]'));
    return took;";
/// A command over and over.
const ALONE: &str = "const times = [];
    while (times.length < 5) {
        const began = performance.now();
        await window.__TAURI_INTERNALS__.invoke(asked.command, asked.arguments);
        times.push(performance.now() - began);
    }
    return times;";

/// One figure: what is asked for, how, what it may take, and the command that answers it.
struct Figure {
    what: &'static str,
    script: &'static str,
    goal: f64,
    command: Option<(&'static str, Value)>,
}

pub async fn measure(window: &Window) -> Result<(), Fault> {
    for figure in figures() {
        let mut times = Vec::new();
        for round in 0..ROUNDS {
            seen::rest(window).await?;
            let asked = json!({ "round": round });
            times.push(number(&seen::run(window, figure.script, asked).await?));
        }
        tell(figure.what, &times, figure.goal);
        if let Some((command, arguments)) = figure.command {
            let asked = json!({ "command": command, "arguments": arguments });
            let alone = median(numbers(seen::run(window, ALONE, asked).await?)?);
            println!("    asked for alone (core and IPC): {alone:.0} ms");
        }
        lanes::back(window).await?;
    }
    Ok(())
}

/// A page of all products asked about by the commands that measure alone.
pub fn touches() -> Value {
    json!({ "page": PAGE, "segments": LANES, "outlook": { "at": null, "stock": null } })
}

fn figures() -> Vec<Figure> {
    let figure = |what, script, goal, command| Figure {
        what,
        script,
        goal,
        command,
    };
    let now = json!({ "at": null, "stock": null });
    let plots = json!({ "ask": { "page": PAGE, "segments": LANES, "outlook": now, "places": 24 } });
    let lift = json!({ "page": PAGE, "segment": "vip", "outlook": now, "target": 4500 });
    vec![
        figure(
            "another page of the whole store, its four lanes seen",
            OPEN,
            AT_ONCE,
            None,
        ),
        figure(
            "the figures (KPIs) of more or fewer places, seen in four lanes",
            KPIS,
            AT_ONCE,
            None,
        ),
        figure("why a product is in its place, seen", WHY, UNSEEN, None),
        figure(
            "what would change its place (what-if), seen",
            WHAT_IF,
            A_THOUGHT,
            None,
        ),
        figure(
            "a page's plots of four lanes, seen",
            PLOTS,
            A_THOUGHT,
            Some(("page_plots", plots)),
        ),
        figure(
            "the reach of a page's rules in four lanes, seen with the page",
            REACH,
            A_THOUGHT,
            Some(("rule_touches", touches())),
        ),
        figure(
            "what lifts a lane's margin, seen",
            LIFT,
            A_THOUGHT,
            Some(("margin_lift", lift)),
        ),
        figure("the palette, seen from its key", PALETTE, UNSEEN, None),
        figure(
            "Health, its screen seen",
            HEALTH,
            UNSEEN,
            Some(("health_check", json!({}))),
        ),
        figure(
            "Publish, with what it would change on 24 pages for every segment, seen",
            IMPACT,
            A_THOUGHT,
            Some(("review_impact", json!({ "environment": "staging" }))),
        ),
    ]
}
