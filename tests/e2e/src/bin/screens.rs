//! A picture of every screen of the real window, to be looked at: `cargo xtask screens`.
//!
//! Judges nothing. `ENDCAP_APP` names the app; the first argument is the folder for the pictures,
//! the others name the looks that are wanted (all, where none is named).

use std::path::{Path, PathBuf};

use endcap_e2e::places::{FLOATS, prepare, redraw, screens};
use endcap_e2e::{Fault, Stage, Window};
use serde_json::json;

/// How the window is looked at.
struct Look {
    name: &'static str,
    theme: &'static str,
    size: (u32, u32),
    /// of the text, in percent
    text: u32,
}

const fn look(name: &'static str, theme: &'static str, size: (u32, u32), text: u32) -> Look {
    Look {
        name,
        theme,
        size,
        text,
    }
}

const USUAL: (u32, u32) = (1440, 900);
/// Where the system asks for more contrast.
const CONTRAST: Look = look("contrast", "light", USUAL, 100);
const LOOKS: [Look; 5] = [
    look("light", "light", USUAL, 100),
    look("dark", "dark", USUAL, 100),
    look("1280x720", "light", (1280, 720), 100),
    look("1920x1080", "light", (1920, 1080), 100),
    look("text-200", "light", USUAL, 200),
];

/// What stands in place of an answer, and what shows that it does.
const STATES: [(&str, &str, &str); 2] = [
    ("loading", ".sk", "new Promise(() => {})"),
    (
        "error",
        "[role=alert]:not(.toasts)",
        "Promise.resolve(new Response(JSON.stringify({ kind: 'storage', reason: \
            'The disk does not answer. Look whether it is still there.' }), \
            { headers: { 'Tauri-Response': 'error', 'content-type': 'application/json' } }))",
    ),
];

#[tokio::main]
async fn main() -> Result<(), Fault> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| "screens".to_owned()));
    let wanted: Vec<String> = arguments.collect();
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|each| each == name);
    if LOOKS.iter().any(|look| is_wanted(look.name)) {
        let stage = Stage::set()?;
        let window = stage.open().await?;
        window.part("app").await?;
        prepare(&window).await?;
        for look in LOOKS.iter().filter(|look| is_wanted(look.name)) {
            look_at_all(&window, look, &folder.join(look.name)).await?;
        }
        window.end().await?;
    }
    if is_wanted(CONTRAST.name) {
        let stage = Stage::set()?;
        stage.desktop("gtk-theme-name=HighContrast")?;
        let window = stage.open().await?;
        window.part("app").await?;
        prepare(&window).await?;
        look_at_all(&window, &CONTRAST, &folder.join(CONTRAST.name)).await?;
        window.end().await?;
    }
    for (name, shown_by, answer) in STATES.iter().filter(|(name, ..)| is_wanted(name)) {
        unanswered(answer, shown_by, &folder.join(name)).await?;
    }
    if is_wanted("empty") {
        empty(&folder.join("empty")).await?;
    }
    Ok(())
}

/// `rules/rule lead-shell` as `07-rules-rule-lead-shell.png`.
async fn take(window: &Window, folder: &Path, number: &mut usize, name: &str) -> Result<(), Fault> {
    // What moves has come to rest, what appears is there.
    let rest = "const done = arguments[0];
        for (const each of document.getAnimations())
        if (each.effect?.getComputedTiming().endTime !== Infinity) each.finish();
        document.fonts.ready.then(() => requestAnimationFrame(() => done(null)));";
    window.script_async(rest, Vec::new()).await?;
    *number += 1;
    let name = name.replace(['/', ' '], "-");
    window
        .picture(&folder.join(format!("{number:02}-{name}.png")))
        .await
}

async fn dress(window: &Window, look: &Look) -> Result<(), Fault> {
    let mut preferences = window.ask("preferences_get", json!({})).await?;
    preferences["theme"] = json!(look.theme);
    preferences["textPercent"] = json!(look.text);
    let set = json!({ "preferences": preferences });
    window.ask("preferences_set", set).await?;
    let (width, height) = look.size;
    window.pointer.resize("Endcap", width, height)?;
    redraw(window).await?;
    let inside = [width, height].map(|pixels| pixels * 100 / look.text);
    window
        .until("the window has its size", async || {
            let size = "return [window.innerWidth, window.innerHeight]";
            Ok(window.script(size, Vec::new()).await? == json!(inside))
        })
        .await
}

async fn look_at_all(window: &Window, look: &Look, folder: &Path) -> Result<(), Fault> {
    println!("{}", look.name);
    dress(window, look).await?;
    let mut number = 0;
    for screen in screens(window).await? {
        screen.visit(window).await?;
        take(window, folder, &mut number, &screen.name).await?;
    }
    for float in FLOATS {
        float.open(window).await?;
        take(window, folder, &mut number, float.name).await?;
    }
    Ok(())
}

/// Places that are read when they are first come to.
const READ: [(&str, &str); 6] = [
    ("page", "#/pages?page=category:Camping%20%3E%20Tents"),
    ("grid", "#/pages/grid?page=category:Camping%20%3E%20Kitchen"),
    ("shop", "#/pages/shop?page=category:Camping%20%3E%20Kitchen"),
    (
        "plots",
        "#/pages/plots?page=category:Camping%20%3E%20Kitchen",
    ),
    ("catalog", "#/catalog"),
    ("publish", "#/publish"),
];

/// The places as they are while nothing answers, or after a refusal.
async fn unanswered(answer: &str, shown_by: &str, folder: &Path) -> Result<(), Fault> {
    println!("{}", folder.display());
    let stage = Stage::set()?;
    let window = stage.open().await?;
    window.find("[data-lane] [data-product]").await?;
    // The window asks its back end by `fetch`, the command being the path.
    let body = format!(
        "const known = ['store_status', 'draft_get', 'preferences_get', 'pages_index', 'environments_list'];
         const ask = window.fetch;
         window.fetch = (address, ...rest) => {{
            const command = decodeURIComponent(String(address).split('/').at(-1));
            return known.includes(command) || command.startsWith('plugin:') ? ask(address, ...rest) : {answer};
         }};"
    );
    window.script(&body, Vec::new()).await?;
    let mut number = 0;
    for (name, address) in READ {
        // By a screen that waits for nothing, so that what is seen is of the next one.
        let go = "location.hash = arguments[0]";
        window.script(go, vec![json!("#/rules?new=choose")]).await?;
        window.part("rule-chooser").await?;
        window.script(go, vec![json!(address)]).await?;
        window.find(shown_by).await?;
        take(&window, folder, &mut number, name).await?;
    }
    window.end().await
}

/// The welcome, and a store in which nothing is yet.
async fn empty(folder: &Path) -> Result<(), Fault> {
    println!("{}", folder.display());
    let stage = Stage::set()?;
    let window = stage.open().await?;
    window.part("app").await?;
    let mut number = 0;
    window.ask("store_close", json!({})).await?;
    redraw(&window).await?;
    window.part("open-demo").await?;
    take(&window, folder, &mut number, "welcome").await?;
    window.click_part("new-store").await?;
    window.part("store-name").await?;
    take(&window, folder, &mut number, "welcome-new-store").await?;
    window
        .fill("[data-testid=store-name]", "Quiet Outdoor")
        .await?;
    window.click_part("create-store").await?;
    window.part("catalog-empty").await?;
    for place in [
        "pages", "segments", "rules", "catalog", "health", "publish", "settings",
    ] {
        let go = "location.hash = arguments[0]";
        window.script(go, vec![json!(format!("#/{place}"))]).await?;
        window.find("main").await?;
        take(&window, folder, &mut number, place).await?;
    }
    window.end().await
}
