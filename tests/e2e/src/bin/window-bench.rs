//! What the real window takes: its start, an edit seen in four lanes, and memory.
//!
//! Prints figures and judges nothing. `ENDCAP_APP` names the app, optimised; the first argument
//! is a store file of many products whose draft has the segments that [`LANES`] names.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use endcap_e2e::{Fault, Stage, Window};
use serde_json::{Value, json};

const LANES: [&str; 4] = ["vip", "bargain", "lapsed", "everyone"];
/// Rules of the store that are switched off and on again, a boost, a hide and a bottom among them.
const RULES: [&str; 5] = ["r01", "r03", "r05", "r07", "r10"];
const ROUNDS: usize = 4;
/// The whole store is this page, so nothing is easier for the core.
const PAGE: &str = "placement:home.hero";

/// The parts of an edit's way to the eye, each until the window's mark of that name.
const PARTS: [(&str, &str); 4] = [
    ("kept", "kept on disk"),
    ("ranked", "lanes ranked"),
    ("drawn", "drawn"),
    ("lanes", "painted"),
];

/// Clicks a rule's switch and hands over the milliseconds from the click's edit to each of the
/// marks named, the last being the paint of the lanes that show it. It looks by the clock: to ask
/// for frames would make the window paint some of its own.
const SWITCH: &str = "const [rule, names, done] = arguments;
    const marks = name => performance.getEntriesByName(name, 'mark');
    const before = Math.max(...marks('endcap:lanes').map(mark => mark.detail.draftVersion));
    performance.clearMarks('endcap:edit');
    document.querySelector(`[data-testid='switch-${rule}'] input, input[data-testid='switch-${rule}']`).click();
    const look = () => {
        const painted = marks('endcap:lanes').find(mark => mark.detail.draftVersion > before);
        const edit = marks('endcap:edit')[0];
        if (painted && edit) done(names.map(name => marks(`endcap:${name}`).at(-1).startTime - edit.startTime));
        else setTimeout(look, 10);
    };
    look();";

/// Done once the window is at rest: for half a second nothing was drawn anew and nothing moves.
/// A person looks at what an edit did before the next one; the work after it is over by then.
const REST: &str = "const [done] = arguments;
    let last = performance.now();
    const seen = new MutationObserver(() => { last = performance.now(); });
    seen.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const look = () => {
        const moves = document.getAnimations().some(each => each.playState === 'running');
        if (moves) last = performance.now();
        if (performance.now() - last < 500) return setTimeout(look, 50);
        seen.disconnect();
        done(null);
    };
    look();";

/// The median milliseconds of a frame in which as much is painted as an edit changes, and nothing
/// else is done: what this machine's painting takes alone.
const FRAME: &str = "const [done] = arguments;
    const lanes = document.querySelector('[data-testid=lanes]');
    const times = [];
    const next = () => {
        const began = performance.now();
        lanes.style.translate = times.length % 2 ? '' : '0 0.5px';
        const painted = new MessageChannel();
        painted.port1.onmessage = () => {
            times.push(performance.now() - began);
            if (times.length < 15) return setTimeout(next, 300);
            lanes.style.translate = '';
            done(times.sort((a, b) => a - b)[7]);
        };
        requestAnimationFrame(() => painted.port2.postMessage(null));
    };
    next();";

/// The instant of the first painted lanes, in milliseconds since 1970.
const FIRST_LANES: &str = "const mark = performance.getEntriesByName('endcap:lanes', 'mark')[0];
    return mark ? performance.timeOrigin + mark.startTime : null;";

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
    let demo = Stage::set()?;
    let (window, _) = started(&demo, &[]).await?;
    window.end().await?;
    drop(window);
    let (window, seconds) = started(&demo, &[]).await?;
    println!("  start to the first lanes, demo store, second start: {seconds:.2} s");
    window.end().await?;
    drop(window);

    let stage = Stage::set()?;
    let file = store.display().to_string();
    let (window, seconds) = started(&stage, std::slice::from_ref(&file)).await?;
    println!("  start to the first lanes, this store, first start: {seconds:.2} s");
    // The copy of its catalog is made beside all other work.
    window.script_async(REST, vec![]).await?;
    window.end().await?;
    drop(window);
    let (window, seconds) = started(&stage, std::slice::from_ref(&file)).await?;
    println!("  start to the first lanes, this store, second start: {seconds:.2} s");
    four_lanes(&window, &file).await?;
    tell(
        &edits(&window, true).await?,
        "one after the other, each from rest",
    );
    tell(
        &edits(&window, false).await?,
        "in a hurry, the next as soon as one is seen",
    );
    window.script_async(REST, vec![]).await?;
    let frame = window.script_async(FRAME, vec![]).await?;
    let frame = frame.as_f64().unwrap_or(f64::NAN);
    println!("    a frame that only paints the lanes, on this machine: {frame:.0} ms");
    let alone = lanes_alone(&window).await?;
    println!("    of that, the four lanes asked for alone (core and IPC): {alone:.0} ms");
    println!("  memory: {}", memory(stage.folder())?);
    window.end().await
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
    let at = painted().await?.as_f64().unwrap_or_default();
    Ok((window, at / 1000.0 - app_start(stage.folder())?))
}

/// When the app's process began, in seconds since 1970, by the kernel's account (in hundredths).
fn app_start(home: &Path) -> Result<f64, Fault> {
    const TICKS: f64 = 100.0;
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let up = std::fs::read_to_string("/proc/uptime")?;
    let up: f64 = number(up.split_whitespace().next());
    let app = processes(home)?
        .into_iter()
        .find(|each| each.name == "endcap");
    let stat = match app {
        Some(app) => std::fs::read_to_string(app.folder.join("stat"))?,
        None => return Err(Fault::Script("the app does not run".to_owned())),
    };
    // After the name in brackets, the 20th field: ticks from the machine's start.
    let fields = stat.rsplit(')').next().unwrap_or_default();
    let ticks: f64 = number(fields.split_whitespace().nth(19));
    Ok(now.unwrap_or_default().as_secs_f64() - up + ticks / TICKS)
}

fn number(text: Option<&str>) -> f64 {
    text.and_then(|text| text.parse().ok()).unwrap_or(f64::NAN)
}

/// Puts four segments beside each other on the page of all products.
async fn four_lanes(window: &Window, store: &str) -> Result<(), Fault> {
    let body = "const [store, lanes, page] = arguments;
        localStorage.setItem(`endcap.lanes.${store}`, JSON.stringify(lanes));
        location.hash = `#/pages?page=${encodeURIComponent(page)}`;
        location.reload();";
    window
        .script(body, vec![json!(store), json!(LANES), json!(PAGE)])
        .await?;
    for lane in LANES {
        window.part(&format!("lane-{lane}")).await?;
    }
    window
        .until("the four lanes are painted", async || {
            Ok(window.script(FIRST_LANES, vec![]).await?.is_number())
        })
        .await?;
    window
        .part(&format!("switch-{}", RULES[0]))
        .await
        .map(|_| ())
}

/// For each edit the milliseconds until each of [`PARTS`].
async fn edits(window: &Window, from_rest: bool) -> Result<Vec<Vec<f64>>, Fault> {
    let names = PARTS.map(|(mark, _)| mark);
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        for rule in RULES {
            if from_rest {
                window.script_async(REST, vec![]).await?;
            }
            let took: Value = window
                .script_async(SWITCH, vec![json!(rule), json!(names)])
                .await?;
            let took = serde_json::from_value(took);
            times.push(took.map_err(|error| Fault::Script(error.to_string()))?);
        }
    }
    Ok(times)
}

/// Prints how long the edits took to be seen, and the way there.
fn tell(edits: &[Vec<f64>], how: &str) {
    let last = PARTS.len() - 1;
    let median = |values: &mut dyn Iterator<Item = f64>| {
        let mut values: Vec<f64> = values.collect();
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    let seen = median(&mut edits.iter().map(|edit| edit[last]));
    let worst = edits.iter().map(|edit| edit[last]).fold(0.0, f64::max);
    println!(
        "  an edit seen in four lanes of the whole store, {} edits {how}: median {seen:.0} ms, \
         worst {worst:.0} ms; {:.2} of the 100 ms that it may take",
        edits.len(),
        seen / 100.0
    );
    let way = PARTS.iter().enumerate().map(|(part, (_, words))| {
        let at = median(&mut edits.iter().map(|edit| edit[part]));
        format!("{words} at {at:.0} ms")
    });
    let way: Vec<String> = way.collect();
    println!("    medians on the way: {}", way.join(", "));
}

/// The median of asking for the four lanes, with nothing drawn.
async fn lanes_alone(window: &Window) -> Result<f64, Fault> {
    let body = "const [page, segments, done] = arguments;
        (async () => {
            const times = [];
            for (let n = 0; n < 9; n += 1) {
                const began = performance.now();
                await window.__TAURI_INTERNALS__.invoke('lanes_rank', { ask: { page, segments,
                    outlook: { at: null, stock: null }, from: 0, size: 60, sort: null,
                    against: { kind: 'none' }, figures: { places: 24, attentionBp: 9500 }, shown: 'draft' } });
                times.push(performance.now() - began);
            }
            done(times.sort((a, b) => a - b)[4]);
        })();";
    let took = window
        .script_async(body, vec![json!(PAGE), json!(LANES)])
        .await?;
    Ok(took.as_f64().unwrap_or(f64::NAN))
}

/// Resident memory of the app and of WebKit's processes.
fn memory(home: &Path) -> Result<String, Fault> {
    let mut parts = Vec::new();
    let mut total = 0;
    for process in processes(home)? {
        let status = std::fs::read_to_string(process.folder.join("status")).unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with("VmRSS:"));
        let field = line.and_then(|line| line.split_whitespace().nth(1));
        let kilobytes: u64 = field.and_then(|text| text.parse().ok()).unwrap_or_default();
        total += kilobytes;
        parts.push(format!("{} {} MB", process.name, kilobytes / 1024));
    }
    parts.sort();
    Ok(format!(
        "{} MB resident: {}",
        total / 1024,
        parts.join(", ")
    ))
}

struct Process {
    name: String,
    folder: PathBuf,
}

/// The app and WebKit's processes, found by the home folder that they run in.
fn processes(home: &Path) -> Result<Vec<Process>, Fault> {
    let home = home.display().to_string();
    let mut found = Vec::new();
    for process in std::fs::read_dir("/proc")?.flatten() {
        let folder = process.path();
        let environment = std::fs::read(folder.join("environ")).unwrap_or_default();
        if !String::from_utf8_lossy(&environment).contains(&home) {
            continue;
        }
        let name = std::fs::read_to_string(folder.join("comm")).unwrap_or_default();
        let name = name.trim().to_owned();
        if name == "endcap"
            || name.starts_with("WebKitWebProces")
            || name.starts_with("WebKitNetwork")
        {
            found.push(Process { name, folder });
        }
    }
    Ok(found)
}
