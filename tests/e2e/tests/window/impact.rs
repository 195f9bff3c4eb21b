//! What a publish moves where no page is named: a rule of every page, one that begins later, a segment.

use endcap_e2e::places::redraw;
use endcap_e2e::{Fault, Window};
use serde_json::{Value, json};

use crate::parts::{clean, go};
use crate::{pictures, play};

/// In UTC: begins at midnight in the shop, in a year when nobody plays this any more.
const LATER: &str = "2099-11-27T00:00";

#[tokio::test(flavor = "multi_thread")]
async fn what_names_no_page_is_compared_too() {
    play("impact", async |_, window| {
        window.find("[data-lane] [data-product]").await?;
        go(window, "#/publish?environment=staging").await?;
        window
            .find("[data-testid=publish-run]:not(:disabled)")
            .await?;
        window.click_part("publish-run").await?;
        window.shows("is verified at revision 1").await?;

        later_and_narrower(window).await?;
        go(window, "#/publish?environment=staging").await?;
        window
            .shows("No product of these places moves now.")
            .await?;
        shoppers_are_counted(window).await?;
        window.click(".im-when label:nth-of-type(2)").await?;
        window.shows("“Black Friday” begins").await?;
        window.find(".im-strip .moved").await?;
        picture(window, "then").await?;

        go(window, "#/rules").await?;
        window.click_part("rule-switch-many-returns").await?;
        go(window, "#/publish?environment=staging").await?;
        window.shows("further pages not compared here").await?;
        window.find(".im-strip .moved").await?;
        picture(window, "now").await?;
        clean(window, "the impact of rules for every page").await
    })
    .await;
}

/// A rule of every page that begins later, and a segment that takes in fewer shoppers.
async fn later_and_narrower(window: &Window) -> Result<(), Fault> {
    let rule = json!({ "id": "bf", "name": "Black Friday", "enabled": true, "priority": 0, "pages": [],
        "segments": [], "schedule": { "from": LATER },
        "action": { "type": "boost", "points": 300, "products": { "field": "discount_bp", "gte": 1000 } } });
    let vip = json!({ "id": "vip", "name": "VIP", "when": { "field": "lifetime_value", "gte": 150_000 } });
    let changes = json!([{ "op": "putRule", "rule": rule, "index": null },
        { "op": "putSegment", "segment": vip, "index": null }]);
    let edit = json!({ "label": "Later, and fewer", "changes": changes, "seen": [] });
    window.ask("draft_edit", edit).await?;
    redraw(window).await
}

/// What the review says of each segment's shoppers is what the segments are.
async fn shoppers_are_counted(window: &Window) -> Result<(), Fault> {
    window.part("impact-shoppers").await?;
    let sizes = window
        .ask("segment_sizes", json!({ "candidate": null }))
        .await?;
    let told = "return [...document.querySelectorAll('[data-testid=impact-shoppers] tr')].map(row =>
        [row.cells[0].textContent, Number(row.querySelector('b').textContent.replace(/\\D/g, ''))])";
    let told = window.script(told, Vec::new()).await?;
    let told = told.as_array().cloned().unwrap_or_default();
    let of = |name: &str| told.iter().find(|row| row[0] == json!(name));
    let vip = of("VIP").map(|row| row[1].clone());
    let counted = |id: &str| -> Option<Value> {
        let mut all = sizes["segments"].as_array()?.iter();
        Some(all.find(|one| one["segment"] == json!(id))?["belongs"].clone())
    };
    assert_eq!(vip, counted("vip"), "{told:?}");
    let everyone = of("Everyone").map(|row| row[1].clone());
    assert_eq!(everyone, counted("everyone"), "{told:?}");
    Ok(())
}

async fn picture(window: &Window, name: &str) -> Result<(), Fault> {
    let path = pictures().join(format!("impact-{name}.png"));
    window.picture(&path).await
}
