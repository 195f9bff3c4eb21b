//! Shoppers of a file: how many belong to each segment, and what an edit changes.
//!
//! 1. A file dropped on another screen goes to the import of shoppers; what is personal is not read.
//! 2. The sizes of all segments and Everyone add up to all shoppers, as counted by hand.
//! 3. An edited condition changes the figures before it is kept; kept, they stay.
//! 4. A shopper is found by its id; removing all leaves segments without sizes.

use std::path::Path;

use endcap_e2e::{Fault, Point, Window};
use serde_json::{Value, json};

use crate::parts::{choose_file, choose_option, document, expect_undo, go, make_store};
use crate::play;

/// Ten shoppers: four with a lifetime value of 1,000 or more (C1 to C4), C4 and five more with at
/// most one order. The row of C11 says no number.
const SHOPPERS: &str = "\
customer_id,email,orders,lifetime_value,country
C1,ann@example.com,9,1500.00,DK
C2,ben@example.com,7,1200.00,DE
C3,cat@example.com,5,1000.00,DK
C4,dan@example.com,1,2000.00,SE
C5,eva@example.com,1,80.00,DK
C6,fay@example.com,0,0.00,DE
C7,gus@example.com,0,0.00,DK
C8,hal@example.com,1,120.00,DK
C9,ida@example.com,3,300.00,DE
C10,jon@example.com,4,999.99,DK
C11,kim@example.com,many,10.00,DK
";

#[tokio::test(flavor = "multi_thread")]
async fn shoppers_of_a_file_give_segments_their_sizes() {
    play("shoppers", async |stage, window| {
        make_store(window, "Counted Outdoor").await?;
        let file = stage.folder().join("shoppers.csv");
        std::fs::write(&file, SHOPPERS)?;
        make_segment(window, "VIP", "lifetime_value", "gte", "1000").await?;
        make_segment(window, "Rare", "orders", "lte", "1").await?;
        import(window, &file).await?;
        add_up(window).await?;
        edit(window).await?;
        look_up(window).await?;
        again_by_choice(window, &file).await?;
        forget(window).await
    })
    .await;
}

async fn make_segment(
    window: &Window,
    name: &str,
    field: &str,
    operator: &str,
    value: &str,
) -> Result<(), Fault> {
    go(window, "#/segments?new=segment").await?;
    window.fill("[data-testid=segment-name]", name).await?;
    window.click_part("conditions-add-0").await?;
    choose_option(window, "conditions-field", field).await?;
    choose_option(window, "conditions-operator", operator).await?;
    window.fill("[data-testid=conditions-value]", value).await?;
    window.click_part("segment-keep").await?;
    expect_undo(window, &format!("Add segment {name}")).await
}

/// Dropped on the settings, which take no files of their own.
async fn import(window: &Window, file: &Path) -> Result<(), Fault> {
    go(window, "#/settings").await?;
    window.find("main").await?;
    window
        .pointer
        .drop_file(file, Point { x: 600.0, y: 400.0 })?;
    window.part("shoppers-import").await?;
    let email = "[data-testid=shoppers-column-email]";
    window.find(email).await?;
    let row = window.text(email).await?;
    assert!(row.contains("Personal, not read"), "{row}");
    assert!(!row.contains('@'), "{row}");
    let fields = "return [...document.querySelectorAll('[data-testid^=shoppers-column-] .sel .value')].map((each) => each.textContent)";
    let read = window.script(fields, Vec::new()).await?;
    assert_eq!(
        read,
        json!(["Shopper id", "Orders", "Lifetime value", "Country"])
    );
    window.click_part("shoppers-check").await?;
    window.part("shoppers-outcome").await?;
    window
        .shows("11 rows read: 10 shoppers, 1 left out.")
        .await?;
    let state = window.ask("shoppers_state", json!({})).await?;
    assert_eq!(state["count"], json!(0), "nothing is imported by a check");
    window.click_part("shoppers-run").await?;
    window.part("shoppers-done").await?;
    window.click_part("shoppers-open-segments").await
}

/// The number of shoppers in an entry of the list.
async fn shown(window: &Window, part: &str) -> Result<Value, Fault> {
    let body =
        "const text = document.querySelector(`[data-testid='${arguments[0]}']`)?.textContent ?? '';
        return Number(/(\\d+) shopper/.exec(text)?.[1] ?? -1)";
    window.script(body, vec![json!(part)]).await
}

async fn expect_shares(window: &Window, vip: u32, rare: u32, everyone: u32) -> Result<(), Fault> {
    let parts = [
        ("segment-list-vip", vip),
        ("segment-list-rare", rare),
        ("segment-everyone", everyone),
    ];
    for (part, shoppers) in parts {
        window
            .until(&format!("{part} has {shoppers} shoppers"), async || {
                Ok(shown(window, part).await? == json!(shoppers))
            })
            .await?;
    }
    Ok(())
}

async fn add_up(window: &Window) -> Result<(), Fault> {
    // C4 is rare, too, and counts as VIP, which comes first.
    expect_shares(window, 4, 4, 2).await?;
    go(window, "#/segments/rare").await?;
    window.find("[data-testid=segment-taken]").await?;
    window
        .until("the size and what VIP takes are told", async || {
            let size = window.text("[data-testid=segment-size]").await?;
            let taken = window.text("[data-testid=segment-taken]").await?;
            Ok(size.contains("40.0") && taken.contains("VIP takes") && taken.contains("\u{2212}1"))
        })
        .await?;
    // The other way round: one of the four VIPs is rare, one of the five rare is VIP.
    let cells = window.texts("[data-testid=overlap] tbody td").await?;
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| cell.replace('\u{a0}', " "))
        .collect();
    assert!(cells.contains(&"25 %".to_owned()), "{cells:?}");
    assert!(cells.contains(&"20 %".to_owned()), "{cells:?}");
    window.part("spread").await.map(drop)
}

async fn edit(window: &Window) -> Result<(), Fault> {
    go(window, "#/segments/vip").await?;
    window.part("spread-handle").await?;
    window
        .fill("[data-testid=conditions-value]", "1100")
        .await?;
    window
        .until("the edit says what it changes", async || {
            Ok(window.text("[data-testid=segment-delta]").await? == "1 shopper fewer")
        })
        .await?;
    expect_shares(window, 3, 4, 3).await?;
    let when = document(window).await?["segments"][0]["when"].to_string();
    assert!(when.contains("100000"), "an edit that is not kept: {when}");
    window.click_part("segment-keep").await?;
    expect_undo(window, "Change segment VIP").await?;
    expect_shares(window, 3, 4, 3).await
}

async fn look_up(window: &Window) -> Result<(), Fault> {
    window.fill("[data-testid=shopper-find]", "C4").await?;
    window.click_part("shopper-find-go").await?;
    window
        .find("[data-testid=who-am-i][data-segment=vip]")
        .await?;
    window
        .fill("[data-testid=shopper-find]", "ann@example.com")
        .await?;
    window.click_part("shopper-find-go").await?;
    window.shows("No shopper of the file has the id").await
}

/// The same file by the system's dialog: it takes the place of what was there.
async fn again_by_choice(window: &Window, file: &Path) -> Result<(), Fault> {
    window.click_part("shoppers-menu").await?;
    window.click_part("menu-import-shoppers").await?;
    window.click_part("shoppers-choose").await?;
    choose_file(window, "Choose a file of shoppers", file).await?;
    window.click_part("shoppers-check").await?;
    window.click_part("shoppers-run").await?;
    window.part("shoppers-done").await?;
    let state = window.ask("shoppers_state", json!({})).await?;
    assert_eq!(state["count"], json!(10), "{state}");
    assert_eq!(state["fileName"], json!("shoppers.csv"), "{state}");
    assert!(!state.to_string().contains('@'), "{state}");
    window.click_part("shoppers-open-segments").await
}

async fn forget(window: &Window) -> Result<(), Fault> {
    window.click_part("shoppers-menu").await?;
    window.click_part("menu-remove-shoppers").await?;
    window.click_part("confirm-forget").await?;
    window.part("shoppers-import-first").await?;
    let state = window.ask("shoppers_state", json!({})).await?;
    assert_eq!(state["count"], json!(0), "{state}");
    Ok(())
}
