//! Nothing jumps: wherever somebody goes and whatever comes late, what has come stays in its place.

use endcap_e2e::places::{prepare, redraw};
use endcap_e2e::{Fault, Move, Stage, Window};

use serde_json::json;

use crate::play;

/// An act by its name, the script that does it, what may move as its answer, and what shows that
/// it was done.
struct Act {
    name: &'static str,
    script: &'static str,
    may: &'static str,
    shown_by: &'static str,
}

const fn act(
    name: &'static str,
    script: &'static str,
    may: &'static str,
    shown_by: &'static str,
) -> Act {
    Act {
        name,
        script,
        may,
        shown_by,
    }
}

/// Another screen: all of it may be another, what is around it may not.
const SCREEN: &str = ".screen *";

const SCREENS: &[Act] = &[
    act(
        "the lanes",
        "location.hash = '#/pages?page=category:Clothing%20%3E%20Jackets'",
        SCREEN,
        "[data-testid=lanes][data-page$=Jackets] [data-product]",
    ),
    act(
        "the grid",
        "location.hash = '#/pages/grid?page=category:Clothing%20%3E%20Jackets'",
        SCREEN,
        "[data-testid=grid] [data-product]",
    ),
    act(
        "the shops",
        "location.hash = '#/pages/shop?page=category:Clothing%20%3E%20Jackets'",
        SCREEN,
        "[data-testid=shops]",
    ),
    act(
        "the plots",
        "location.hash = '#/pages/plots?page=category:Clothing%20%3E%20Jackets'",
        SCREEN,
        "[data-testid=plots]",
    ),
    act(
        "another page's lanes",
        "location.hash = '#/pages?page=category:Camping%20%3E%20Tents'",
        SCREEN,
        "[data-testid=lanes][data-page$=Tents] [data-product]",
    ),
    act(
        "the segments",
        "location.hash = '#/segments'",
        SCREEN,
        "[data-testid=segment-name]",
    ),
    act(
        "a segment",
        "location.hash = '#/segments/bargain'",
        SCREEN,
        "[data-testid=segment-name]",
    ),
    act(
        "a fresh segment",
        "location.hash = '#/segments?new=segment'",
        SCREEN,
        "[data-testid=segment-id]",
    ),
    act(
        "the import of shoppers",
        "location.hash = '#/segments?shoppers=import'",
        SCREEN,
        "[data-testid=shoppers-choose]",
    ),
    act(
        "the rules",
        "location.hash = '#/rules'",
        SCREEN,
        "[data-testid=rule-list]",
    ),
    act(
        "a rule",
        "location.hash = '#/rules/rule/lead-shell'",
        SCREEN,
        "[data-testid=rule-name]",
    ),
    act(
        "a fresh rule",
        "location.hash = '#/rules?new=choose'",
        SCREEN,
        "[data-testid=rule-chooser]",
    ),
    act(
        "the catalog",
        "location.hash = '#/catalog'",
        SCREEN,
        "[data-row='1']",
    ),
    act(
        "a product",
        "document.querySelector(\"[data-row='1']\").click()",
        "[data-testid=catalog-scroll] *",
        "[data-testid=product-panel] dl",
    ),
    act(
        "the import",
        "location.hash = '#/catalog/import'",
        SCREEN,
        "[data-testid=import-choose]",
    ),
    act(
        "health",
        "location.hash = '#/health'",
        SCREEN,
        "[data-testid=health-screen]",
    ),
    act(
        "the changes for staging",
        "location.hash = '#/publish?environment=staging'",
        SCREEN,
        "[data-testid=publish-screen]",
    ),
    act(
        "the changes for production",
        "location.hash = '#/publish?environment=production'",
        SCREEN,
        "[data-testid=publish-screen]",
    ),
    act(
        "the revisions of staging",
        "location.hash = '#/publish?environment=staging&view=revisions'",
        SCREEN,
        "[data-testid=revisions]",
    ),
    act(
        "the revisions of production",
        "location.hash = '#/publish?environment=production&view=revisions'",
        SCREEN,
        "[data-testid=publish-screen]",
    ),
    act("settings", "location.hash = '#/settings'", SCREEN, "main"),
];

/// What is pressed on a page; its rows and what is said of them may be others by it.
const ROWS: &str = "[data-testid=lanes] *, aside *, .toasts *";

/// What is asked about is seen in the lanes as it would be.
const LANES: &str = "[data-testid=lanes] *";

const ACTS: &[Act] = &[
    act(
        "a page",
        "location.hash = '#/pages?page=category:Clothing%20%3E%20Jackets'",
        SCREEN,
        "[data-testid=lanes][data-page$=Jackets] [data-product]",
    ),
    act(
        "a product chosen",
        "document.querySelector('[data-lane=everyone] [data-product]').click()",
        ROWS,
        "[data-testid=waterfall]",
    ),
    act(
        "another product chosen",
        "document.querySelector(\"[data-lane=everyone] [data-position='3']\").click()",
        ROWS,
        "[data-lane=everyone] [data-position='3'].chosen",
    ),
    act(
        "the question of a pin",
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', bubbles: true }))",
        LANES,
        "[data-testid=proposal-keep]",
    ),
    act(
        "a pin kept",
        "document.querySelector('[data-testid=proposal-keep]').click()",
        ROWS,
        "[data-testid=undo]:not(:disabled)",
    ),
    act(
        "a pin undone",
        "document.querySelector('[data-testid=undo]').click()",
        ROWS,
        "[data-testid=redo]:not(:disabled)",
    ),
    act(
        "a rule off",
        "document.querySelector('[data-testid=switch-clear-overstock] input, input[data-testid=switch-clear-overstock]').click()",
        ROWS,
        "[data-testid=undo]:not(:disabled)",
    ),
    act(
        "a rule on",
        "document.querySelector('[data-testid=undo]').click()",
        ROWS,
        "[data-testid=redo]:not(:disabled)",
    ),
    act(
        "the choice of a moment",
        "document.querySelector('[data-testid=jump]').click()",
        "",
        "[role=menuitem]",
    ),
    act(
        "a moment",
        "document.querySelector('[role=menuitem]').click()",
        "main *, aside *",
        ".instant .date",
    ),
    act(
        "now again",
        "location.hash = '#/pages?page=category:Clothing%20%3E%20Trousers'",
        SCREEN,
        "[data-testid=lanes][data-page$=Trousers] [data-product]",
    ),
    act(
        "the choice of a comparison",
        "document.querySelector('[data-testid=against]').click()",
        "",
        "[role=option][data-key=noRules]",
    ),
    act(
        "another comparison",
        "document.querySelector('[role=option][data-key=noRules]').click()",
        ROWS,
        "[data-testid=against]",
    ),
    act(
        "the choice of lanes",
        "document.querySelector('[data-testid=lanes-button]').click()",
        "",
        ".lane-picker",
    ),
    act(
        "the palette",
        "document.querySelector('[data-testid=open-palette]').click()",
        "",
        "[data-testid=palette-input]",
    ),
    act(
        "a word in the palette",
        "const field = document.querySelector('[data-testid=palette-input]'); Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, 'jacket'); field.dispatchEvent(new InputEvent('input', { bubbles: true }))",
        "[role=dialog] *",
        "[data-testid^='palette-product']",
    ),
];

/// Where the window may have been left: it starts there.
const STARTS: &[(&str, &str)] = &[
    (
        "#/pages?page=category:Clothing%20%3E%20Jackets",
        "[data-product]",
    ),
    (
        "#/pages/grid?page=category:Clothing%20%3E%20Jackets",
        "[data-product]",
    ),
    (
        "#/pages/shop?page=category:Clothing%20%3E%20Jackets",
        "[data-testid=shops]",
    ),
    (
        "#/pages/plots?page=category:Clothing%20%3E%20Jackets",
        "[data-testid=plots]",
    ),
    ("#/segments/bargain", "[data-testid=segment-name]"),
    ("#/rules/rule/lead-shell", "[data-testid=rule-name]"),
    ("#/catalog", "[data-row='1']"),
    ("#/health", "[data-testid=health-screen]"),
    (
        "#/publish?environment=staging",
        "[data-testid=publish-screen]",
    ),
    (
        "#/publish?environment=staging&view=revisions",
        "[data-testid=revisions]",
    ),
    ("#/settings", "main"),
];

#[tokio::test(flavor = "multi_thread")]
async fn nothing_jumps() {
    play("still", async |stage, window| {
        let mut jumps = tour(stage, window).await?;
        if !jumps.is_empty() {
            eprintln!("looked at again:\n  {}", told(&jumps));
            // The clock's minute, or a machine out of breath, does not come twice at the same
            // place: what jumps is looked at again, on a stage of its own.
            let other = Stage::set()?;
            let mut opened = other.open().await?;
            let again = tour(&other, &mut opened).await?;
            opened.end().await?;
            let is_seen_again = |name: &str, key: &str| {
                let mut seen = again.iter();
                seen.any(|(act, each)| act == name && each.key == key)
            };
            jumps.retain(|(name, each)| is_seen_again(name, &each.key));
        }
        jumps.sort_by_key(|(_, each)| std::cmp::Reverse(each.area));
        assert!(jumps.is_empty(), "\n\n  {}\n", told(&jumps));
        Ok(())
    })
    .await;
}

fn told(jumps: &[(String, Move)]) -> String {
    let lines = jumps.iter().map(|(name, each)| format!("{name}: {each}"));
    lines.collect::<Vec<_>>().join("\n  ")
}

/// What jumped, and after which act.
async fn tour(stage: &Stage, window: &mut Window) -> Result<Vec<(String, Move)>, Fault> {
    let mut jumps = Vec::new();
    calm(stage, window).await?;
    watched(window, "the start", "", "", "[data-product]", &mut jumps).await?;
    prepare(window).await?;
    for (address, shown_by) in STARTS {
        window
            .script("location.hash = arguments[0]", vec![json!(address)])
            .await?;
        redraw(window).await?;
        let name = format!("the start at {address}");
        watched(window, &name, "", "", shown_by, &mut jumps).await?;
    }
    window
        .script("location.hash = '#/pages'", Vec::new())
        .await?;
    redraw(window).await?;
    window.find("[data-product]").await?;
    for each in SCREENS.iter().chain(ACTS) {
        watched(
            window,
            each.name,
            each.script,
            each.may,
            each.shown_by,
            &mut jumps,
        )
        .await?;
    }
    Ok(jumps)
}

/// What moves on purpose, to be followed by the eye, is not looked at: the window starts anew where
/// the system asks for no motion.
async fn calm(stage: &Stage, window: &mut Window) -> Result<(), Fault> {
    let folder = stage.folder().join("config/gtk-3.0");
    std::fs::create_dir_all(&folder)?;
    window.find("[data-lane] [data-product]").await?;
    window.end().await?;
    let settings = "[Settings]\ngtk-enable-animations=0\n";
    std::fs::write(folder.join("settings.ini"), settings)?;
    *window = stage.open().await?;
    Ok(())
}

async fn watched(
    window: &Window,
    name: &str,
    script: &str,
    may: &str,
    shown_by: &str,
    jumps: &mut Vec<(String, Move)>,
) -> Result<(), Fault> {
    window.watch(script, may).await?;
    window.find(shown_by).await?;
    let moved = window.moved().await?;
    jumps.extend(moved.into_iter().map(|each| (name.to_owned(), each)));
    Ok(())
}
