//! Every screen of the window, and how to know that it is there.

use endcap_e2e::{Fault, Window};
use serde_json::json;

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
        "[data-testid=publish-screen]",
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
        let quiet = "return document.querySelector('[aria-busy=true], .sk, .waiting') === null";
        window
            .until(&format!("{} has loaded", self.name), async || {
                Ok(window.script(quiet, Vec::new()).await? == json!(true))
            })
            .await
    }
}
