//! What is looked at, imported and set, by real keys alone.
//!
//! 1. The pages at the side are one stop for Tab; arrows lead through them, open and close them.
//! 2. Lanes are chosen, moved and removed; the focus stays with them.
//! 3. The grid, the shop and the plots are come to, and those that are only looked at are scrolled.
//! 4. Another time, other figures, other stock and other movement are looked at.
//! 5. A product of the catalog is opened and closed; pasted ids are pinned, and that is undone.
//! 6. A file is chosen, its columns are settled, and it is imported.
//! 7. An environment is added, left as it was, and removed; the window is made dark.
//! 8. The store is closed and an empty one made.

use endcap_e2e::{Fault, Stage, Window};
use serde_json::{Value, json};

use crate::keys_around::tab_to;
use crate::parts::{choose_file, expect_rules, focused, gone, rules};
use crate::{pictures, play, rows};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_looked_at_and_set_needs_no_pointer() {
    play("keys-beyond", async |stage, window| {
        window.part("lane-vip").await?;
        window.pointer.focus("Endcap")?;
        through_the_pages(window).await?;
        lanes(window).await?;
        other_views(window).await?;
        looked_at_otherwise(window).await?;
        catalog(window).await?;
        import(stage, window).await?;
        settings(window).await?;
        another_store(window).await
    })
    .await;
}

/// Tab to what this is, and Enter.
async fn press(window: &Window, css: &str) -> Result<(), Fault> {
    tab_to(window, css).await?;
    window.pointer.key("Return")
}

fn part(test_id: &str) -> String {
    format!("[data-testid='{test_id}']")
}

/// Waits until the expression is true in the window.
async fn holds(window: &Window, what: &str, expression: &str) -> Result<(), Fault> {
    let body = format!("return {expression}");
    window
        .until(what, async || {
            Ok(window.script(&body, Vec::new()).await? == json!(true))
        })
        .await
}

/// Down a menu that is open to one of its entries, and Enter.
async fn take(window: &Window, entry: &str) -> Result<(), Fault> {
    focused(window, "[role=menuitem]").await?;
    let steps =
        "const all = [...document.querySelectorAll('[role=menuitem]:not([aria-disabled=true])')];
        return all.findIndex((each) => each.dataset.testid === arguments[0])";
    let steps = window.script(steps, vec![json!(entry)]).await?;
    for _ in 0..steps.as_u64().unwrap_or_default() {
        window.pointer.key("Down")?;
    }
    focused(window, &part(entry)).await?;
    window.pointer.key("Return")?;
    gone(window, "[role=menuitem]").await
}

async fn through_the_pages(window: &Window) -> Result<(), Fault> {
    let first = "[data-page='category:Backpacks']";
    window.pointer.key("slash")?;
    focused(window, &part("find-page")).await?;
    tab_to(window, ".tree a[data-page]").await?;
    window.pointer.key("Home")?;
    focused(window, first).await?;
    window.pointer.key("Down")?;
    focused(window, "[data-page='category:Backpacks > Day packs']").await?;
    window.pointer.keys(&["Left", "Left"])?;
    window
        .find(&format!("{first}[aria-expanded=false]"))
        .await?;
    window.pointer.key("Right")?;
    window.find(&format!("{first}[aria-expanded=true]")).await?;
    window.pointer.key("End")?;
    focused(window, "[data-page='placement:home.new-in']").await?;
    window.pointer.key("Return")?;
    rows::opened(window, "placement:home.new-in").await?;
    window
        .picture(&pictures().join("keys-beyond-pages.png"))
        .await
}

async fn shown(window: &Window) -> Result<Value, Fault> {
    let body =
        "return [...document.querySelectorAll('[data-lane]')].map((each) => each.dataset.lane)";
    window.script(body, Vec::new()).await
}

async fn lanes(window: &Window) -> Result<(), Fault> {
    let head = |lane: &str| format!("[data-testid='lane-head-{lane}'] button");
    let stand = async |expected: &[&str]| {
        window
            .until(&format!("the lanes are {expected:?}"), async || {
                Ok(shown(window).await? == json!(expected))
            })
            .await
    };
    stand(&["vip", "snow", "everyone"]).await?;
    press(window, &head("everyone")).await?;
    take(window, "menu-left").await?;
    stand(&["vip", "everyone", "snow"]).await?;
    focused(window, &head("everyone")).await?;
    window.pointer.key("Return")?;
    take(window, "menu-to-bargain").await?;
    stand(&["vip", "bargain", "snow"]).await?;
    focused(window, &head("bargain")).await?;
    window.pointer.key("Return")?;
    take(window, "menu-remove").await?;
    stand(&["vip", "snow"]).await?;
    focused(window, &head("snow")).await
}

async fn other_views(window: &Window) -> Result<(), Fault> {
    tab_to(window, "input[value=compare]").await?;
    window.pointer.key("Right")?;
    window.find("[data-testid=grid] [data-product]").await?;
    for view in ["shops", "plots"] {
        window.pointer.key("Right")?;
        window.part(view).await?;
        let top = format!("document.querySelector('[data-testid={view}]').scrollTop");
        window.pointer.key("Next")?;
        focused(window, &part(view)).await?;
        holds(window, "it is scrolled", &format!("{top} > 100")).await?;
        window.pointer.key("Home")?;
        holds(window, "it is back at its top", &format!("{top} === 0")).await?;
        window
            .picture(&pictures().join(format!("keys-beyond-{view}.png")))
            .await?;
        let chosen = if view == "shops" { "shop" } else { view };
        tab_to(window, &format!("input[value={chosen}]")).await?;
    }
    window.pointer.key("Right")?;
    window.part("lanes").await.map(|_| ())
}

async fn looked_at_otherwise(window: &Window) -> Result<(), Fault> {
    press(window, &part("jump")).await?;
    take(window, "menu-tomorrow").await?;
    focused(window, &part("jump")).await?;
    tab_to(window, &part("scrubber")).await?;
    for (key, at) in [("Home", "valuemin"), ("End", "valuemax")] {
        let told =
            format!("window.told = document.activeElement.getAttribute('aria-{at}'); return true");
        window.script(&told, Vec::new()).await?;
        window.pointer.key(key)?;
        holds(
            window,
            &format!("{key} leads to the end of the line"),
            "document.activeElement.getAttribute('aria-valuenow') === window.told",
        )
        .await?;
    }
    press(window, &part("figures-button")).await?;
    focused(window, "input[value='24']").await?;
    window.pointer.key("Right")?;
    window.pointer.key("Escape")?;
    focused(window, &part("figures-button")).await?;
    window.shows("first 48 places").await?;
    press(window, &part("stock-button")).await?;
    tab_to(window, &part("per-day")).await?;
    window.pointer.key("ctrl+a")?;
    window.pointer.type_text("3")?;
    window.pointer.key("Escape")?;
    focused(window, &part("stock-button")).await?;
    holds(
        window,
        "other stock is shown",
        "!document.querySelector('[data-testid=stock-button]').textContent.includes('as counted')",
    )
    .await?;
    press(window, &part("against")).await?;
    focused(window, "[role=option][data-key=live]").await?;
    // Its first letters lead to it.
    window.pointer.type_text("last")?;
    focused(window, "[role=option][data-key=lastWeek]").await?;
    window.pointer.key("Return")?;
    focused(window, &part("against")).await
}

async fn catalog(window: &Window) -> Result<(), Fault> {
    let before = rules(window).await?.len();
    press(window, &part("rail-catalog")).await?;
    window.find("[data-row='0'][data-testid]").await?;
    window.pointer.key("Down")?;
    focused(window, "[data-row='0']").await?;
    window.pointer.key("Return")?;
    window.part("product-panel").await?;
    press(window, &part("product-close")).await?;
    gone(window, &part("product-panel")).await?;
    focused(window, "[data-row='0']").await?;
    press(window, &part("catalog-bulk")).await?;
    focused(window, &part("bulk-text")).await?;
    window.pointer.type_text("NW-1001 NW-1002")?;
    press(window, &part("bulk-keep")).await?;
    expect_rules(window, before + 2).await?;
    focused(window, &part("catalog-bulk")).await?;
    window.pointer.key("u")?;
    expect_rules(window, before).await
}

async fn import(stage: &Stage, window: &Window) -> Result<(), Fault> {
    let file = stage.folder().join("keys.csv");
    let rows = "sku,title,brand,price,stock\nK-1,Keel tent,Skarv,100.00,5\n\
        K-2,Kvist tent,Skarv,120.00,7\nK-3,Kar boots,Fjell,90.50,x\n";
    std::fs::write(&file, rows).map_err(|error| Fault::Script(error.to_string()))?;
    let products = async || {
        let status = window.ask("store_status", json!({})).await?;
        Ok::<u64, Fault>(status["products"].as_u64().unwrap_or_default())
    };
    let before = products().await?;
    press(window, &part("catalog-import")).await?;
    focused(window, &part("import-choose")).await?;
    window.pointer.key("Return")?;
    choose_file(window, "Choose a product file", &file).await?;
    window.part("import-compare").await?;
    window.pointer.focus("Endcap")?;
    focused(window, "h1").await?;
    press(window, "[aria-label='Confirm stock']").await?;
    focused(window, &part("import-field-stock")).await?;
    tab_to(window, "input[value=replace]").await?;
    window.pointer.key("Down")?;
    focused(window, "input[value=upsert]").await?;
    press(window, &part("import-compare")).await?;
    for next in ["import-run", "import-open-catalog"] {
        // Each step has the focus when it has come.
        window.part(next).await?;
        focused(window, "h1").await?;
        press(window, &part(next)).await?;
    }
    window
        .until("the products of the file are there", async || {
            Ok(products().await? == before + 2)
        })
        .await
}

async fn settings(window: &Window) -> Result<(), Fault> {
    let add = part("environment-add");
    press(window, &part("rail-settings")).await?;
    press(window, &add).await?;
    focused(window, &part("environment-name")).await?;
    window.pointer.type_text("qa")?;
    tab_to(window, &part("environment-url")).await?;
    window.pointer.key("ctrl+a")?;
    window.pointer.type_text("http://127.0.0.1:7700")?;
    window.pointer.key("Return")?;
    focused(window, &add).await?;
    press(window, "button[aria-label='Edit qa']").await?;
    focused(window, &part("environment-name")).await?;
    window.pointer.key("Escape")?;
    focused(window, "button[aria-label='Edit qa']").await?;
    press(window, &part("token-set-qa")).await?;
    focused(window, &part("token-qa")).await?;
    window.pointer.key("Escape")?;
    focused(window, &part("token-set-qa")).await?;
    press(window, "button[aria-label='Remove qa']").await?;
    focused(window, &part("remove-qa")).await?;
    window.pointer.key("Return")?;
    gone(window, "button[aria-label='Edit qa']").await?;
    focused(window, &add).await?;
    tab_to(window, "input[value=system]").await?;
    window.pointer.keys(&["Right", "Right"])?;
    focused(window, "input[value=dark]").await?;
    holds(
        window,
        "the window is dark",
        "document.documentElement.dataset.theme === 'dark'",
    )
    .await
}

async fn another_store(window: &Window) -> Result<(), Fault> {
    press(window, &part("store-menu")).await?;
    take(window, "menu-close").await?;
    focused(window, &part("open-demo")).await?;
    press(window, &part("new-store")).await?;
    focused(window, &part("store-name")).await?;
    window.pointer.key("Escape")?;
    focused(window, &part("new-store")).await?;
    window.pointer.key("Return")?;
    focused(window, &part("store-name")).await?;
    window.pointer.type_text("By keys")?;
    window.pointer.key("Return")?;
    window.shows("By keys").await?;
    press(window, &part("catalog-import")).await?;
    focused(window, &part("import-choose")).await
}
