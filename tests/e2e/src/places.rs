//! Every screen of the window, and what floats above one, and how to know that it is there.

use serde_json::{Value, json};

use crate::{Fault, Window};

/// A screen by its address and a selector that is visible once it shows its content.
pub struct Screen {
    pub name: String,
    address: String,
    shown_by: &'static str,
}

const PLACES: &[(&str, &str, &str)] = &[
    ("pages", "#/pages", "[data-testid=lanes] [data-product]"),
    (
        "grid",
        "#/pages/grid?page=category:Clothing",
        "[data-testid=grid]",
    ),
    (
        "shop",
        "#/pages/shop?page=category:Clothing",
        "[data-testid=shops]",
    ),
    (
        "plots",
        "#/pages/plots?page=category:Clothing",
        "[data-testid=plots]",
    ),
    ("segments", "#/segments", "[data-testid=segment-name]"),
    (
        "fresh segment",
        "#/segments?new=segment",
        "[data-testid=segment-id]",
    ),
    (
        "everyone",
        "#/segments/everyone",
        "[data-testid=segment-everyone]",
    ),
    (
        "import of shoppers",
        "#/segments?shoppers=import",
        "[data-testid=shoppers-choose]",
    ),
    ("rules", "#/rules", "[data-testid=rule-list]"),
    (
        "fresh rule",
        "#/rules?new=choose",
        "[data-testid=rule-chooser]",
    ),
    (
        "fresh formula",
        "#/rules/formula?new=formula",
        "[data-testid=formula-name]",
    ),
    (
        "fresh collection",
        "#/rules/collection?new=collection",
        "[data-testid=collection-name]",
    ),
    ("catalog", "#/catalog", "[data-testid=catalog-scroll]"),
    ("import", "#/catalog/import", "[data-testid=import-choose]"),
    ("health", "#/health", "[data-testid=health-screen]"),
    ("publish", "#/publish", "[data-testid=publish-screen]"),
    (
        "revisions",
        "#/publish?view=revisions",
        "[data-testid=revisions], .pub-list > .msg",
    ),
    ("settings", "#/settings", "main"),
];

/// The fixed places, and each rule, formula, collection and segment of the open store in its
/// form: the demo store has one of nearly every kind.
pub async fn screens(window: &Window) -> Result<Vec<Screen>, Fault> {
    let fixed = PLACES.iter().map(|(name, address, shown_by)| Screen {
        name: (*name).to_owned(),
        address: (*address).to_owned(),
        shown_by,
    });
    let mut screens: Vec<Screen> = fixed.collect();
    let draft = window.ask("draft_get", json!({})).await?;
    for (kind, folder, shown_by) in [
        ("rules", "rules/rule", "[data-testid=rule-name]"),
        ("formulas", "rules/formula", "[data-testid=formula-name]"),
        (
            "collections",
            "rules/collection",
            "[data-testid=collection-name]",
        ),
        ("segments", "segments", "[data-testid=segment-name]"),
    ] {
        for part in draft["document"][kind].as_array().into_iter().flatten() {
            let id = part["id"].as_str().unwrap_or_default();
            let (name, address) = (format!("{folder} {id}"), format!("#/{folder}/{id}"));
            screens.push(Screen {
                name,
                address,
                shown_by,
            });
        }
    }
    Ok(screens)
}

impl Screen {
    /// Goes there and waits until the content has arrived.
    pub async fn visit(&self, window: &Window) -> Result<(), Fault> {
        let go = "location.hash = arguments[0]";
        window.script(go, vec![json!(self.address)]).await?;
        window.find(self.shown_by).await?;
        loaded(window, &self.name).await
    }
}

/// A way to what floats above a screen.
enum Step {
    /// On the first visible part that fits.
    Click(&'static str),
    /// By its X name: `ctrl+k`.
    Key(&'static str),
    /// On a button that a small window alone has, and only where it has not opened yet.
    Unfold(&'static str),
}

/// A dialog, menu, popover or choice by how it is come by.
pub struct Float {
    pub name: &'static str,
    address: &'static str,
    steps: &'static [Step],
    shown_by: &'static str,
}

const JACKETS: &str = "#/pages?page=category:Clothing%20%3E%20Jackets";
const ROW: Step = Step::Click("[data-lane=everyone] [data-product]");
const INSPECTOR: Step = Step::Unfold("[data-testid=why-button]");
const LOOK: Step = Step::Unfold("[data-testid=look-fold]");

pub const FLOATS: &[Float] = &[
    Float {
        name: "why a product is here",
        address: JACKETS,
        steps: &[ROW, INSPECTOR],
        shown_by: "[data-testid=waterfall]",
    },
    Float {
        name: "several products chosen",
        address: JACKETS,
        steps: &[ROW, Step::Key("ctrl+a"), INSPECTOR],
        shown_by: "[data-testid=alike]",
    },
    Float {
        name: "the question of a boost",
        address: JACKETS,
        steps: &[ROW, Step::Key("b")],
        shown_by: "[data-testid=proposal]",
    },
    Float {
        name: "the menu of a row",
        address: JACKETS,
        steps: &[ROW, Step::Key("shift+F10")],
        shown_by: "[role=menu]",
    },
    Float {
        name: "the margin lifted",
        address: JACKETS,
        steps: &[
            Step::Click("[data-testid=lane-head-everyone] button"),
            Step::Click("[data-testid=menu-lift]"),
        ],
        shown_by: "[data-testid=lift-keep]:not(:disabled)",
    },
    Float {
        name: "a rule duplicated",
        address: JACKETS,
        steps: &[
            INSPECTOR,
            Step::Click("[data-testid=rule-menu-lead-shell]"),
            Step::Click("[data-testid=menu-duplicate]"),
        ],
        shown_by: "[data-testid=paste-keep]",
    },
    Float {
        name: "the choice of lanes",
        address: JACKETS,
        steps: &[Step::Click("[data-testid=lanes-button]")],
        shown_by: ".lane-picker",
    },
    Float {
        name: "the choice of stock",
        address: JACKETS,
        steps: &[ROW, LOOK, Step::Click("[data-testid=stock-button]")],
        shown_by: "[data-testid=soldOut-chosen]",
    },
    Float {
        name: "the choice of figures",
        address: JACKETS,
        steps: &[LOOK, Step::Click("[data-testid=figures-button]")],
        shown_by: ".popover",
    },
    Float {
        name: "a product of the grid",
        address: "#/pages/grid?page=category:Clothing%20%3E%20Jackets",
        steps: &[Step::Click("[data-testid=grid] [data-product]"), INSPECTOR],
        shown_by: "[data-testid=waterfall]",
    },
    Float {
        name: "palette",
        address: JACKETS,
        steps: &[Step::Key("ctrl+k")],
        shown_by: "[data-testid=palette-input]",
    },
    Float {
        name: "shortcuts",
        address: JACKETS,
        steps: &[Step::Key("question")],
        shown_by: "[data-testid=shortcut-help]",
    },
    Float {
        name: "many products by their ids",
        address: "#/catalog",
        steps: &[Step::Click("[data-testid=catalog-bulk]")],
        shown_by: "[data-testid=bulk-keep]",
    },
    Float {
        name: "a product of the catalog",
        address: "#/catalog",
        steps: &[Step::Click("[data-row='1']")],
        shown_by: "[data-testid=product-panel] dl",
    },
    Float {
        name: "shoppers removed",
        address: "#/segments",
        steps: &[
            Step::Click("[data-testid=shoppers-menu]"),
            Step::Click("[data-testid=menu-remove-shoppers]"),
        ],
        shown_by: "[data-testid=confirm-forget]",
    },
    Float {
        name: "the menu of the store",
        address: "#/settings",
        steps: &[Step::Click("[data-testid=store-menu]")],
        shown_by: "[role=menu]",
    },
];

impl Float {
    /// Opens it in a window that is drawn anew, so that nothing of the last one is left.
    pub async fn open(&self, window: &Window) -> Result<(), Fault> {
        let go = "location.hash = arguments[0]";
        window.script(go, vec![json!(self.address)]).await?;
        redraw(window).await?;
        if self.address.starts_with("#/pages") {
            // Nothing stands in place of rows for the first moment: quiet alone does not tell.
            window.find("[data-product]").await?;
        }
        loaded(window, self.name).await?;
        window.pointer.focus("Endcap")?;
        for step in self.steps {
            match step {
                Step::Click(css) => press(window, css).await?,
                Step::Key(name) => window.pointer.key(name)?,
                Step::Unfold(css) => unfold(window, css).await?,
            }
        }
        window.find(self.shown_by).await?;
        loaded(window, self.name).await
    }
}

/// Opens what a small window keeps folded; a larger one shows it anyway.
async fn unfold(window: &Window, css: &str) -> Result<(), Fault> {
    let open = "document.querySelector(`${arguments[0]}[aria-expanded=false]`)?.click()";
    window.script(open, vec![json!(css)]).await.map(drop)
}

/// A click as the page itself makes it: under enlarged text the driver's pointer misses.
async fn press(window: &Window, css: &str) -> Result<(), Fault> {
    window
        .until(&format!("{css} is there"), async || {
            let click = "const found = document.querySelector(arguments[0]);
                found?.click();
                return found !== null";
            Ok(window.script(click, vec![json!(css)]).await? == json!(true))
        })
        .await
}

/// Draws the window anew; what is found afterwards is of the new drawing.
pub async fn redraw(window: &Window) -> Result<(), Fault> {
    let mark = "window.drawnBefore = true; location.reload()";
    window.script(mark, Vec::new()).await?;
    let anew = "return window.drawnBefore === undefined
        && document.querySelector('[data-testid=app], [data-testid=welcome]') !== null";
    window
        .until("the window is drawn anew", async || {
            Ok(window.script(anew, Vec::new()).await? == json!(true))
        })
        .await
}

/// Waits until nothing is waited for.
async fn loaded(window: &Window, name: &str) -> Result<(), Fault> {
    let quiet = "return document.querySelector('#root > *') !== null
        && document.querySelector('[aria-busy=true], .sk, .waiting') === null";
    window
        .until(&format!("{name} has loaded"), async || {
            Ok(window.script(quiet, Vec::new()).await? == json!(true))
        })
        .await?;
    // Pictures are decoded beside all else: a page may be painted before they are.
    let pictured = "const done = arguments[0];
        const seen = (e) => { const r = e.getBoundingClientRect(); return r.bottom > 0 && r.top < innerHeight; };
        Promise.all([...document.images].filter(seen).map((e) => e.decode().catch(() => undefined)))
            .then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));";
    window.script_async(pictured, Vec::new()).await.map(drop)
}

/// Publishes the draft to staging, then adds rules that ail: the shopper's view has something to
/// outline, and Health something to say.
pub async fn prepare(window: &Window) -> Result<(), Fault> {
    // The window goes to its first page by itself; only then elsewhere.
    window.find("[data-lane] [data-product]").await?;
    let go = "location.hash = '#/publish?environment=staging'";
    window.script(go, Vec::new()).await?;
    press(window, "[data-testid=publish-run]:not(:disabled)").await?;
    window.shows("is verified at revision 1").await?;
    let pin = |id: &str, name: &str, product: &str| {
        let action = json!({ "type": "pin", "product": product, "position": 4 });
        put(id, name, action, json!(null))
    };
    let over = json!({ "until": "2020-01-01T00:00" });
    let hide = json!({ "type": "hide", "products": { "field": "brand", "is": "Nobody" } });
    let changes = json!([
        pin("gone", "Pin what is gone", "NO-SUCH"),
        pin("first", "Four for the parka", "NW-1001"),
        pin("second", "Four for the vest", "NW-1415"),
        put(
            "nobody",
            "Hide what nobody makes",
            hide.clone(),
            json!(null)
        ),
        put("over", "Last year's clearance", hide, over),
    ]);
    let edit = json!({ "label": "Rules that ail", "changes": changes, "seen": [] });
    window.ask("draft_edit", edit).await?;
    redraw(window).await
}

fn put(id: &str, name: &str, action: Value, schedule: Value) -> Value {
    let pages = json!([{ "category": "Clothing > Jackets" }]);
    let rule = json!({ "id": id, "name": name, "enabled": true, "priority": 0, "pages": pages,
        "segments": ["everyone"], "schedule": schedule, "action": action });
    json!({ "op": "putRule", "rule": rule, "index": null })
}
