//! The main job by real keys alone: no pointer, no script that acts.
//!
//! 1. A page is found and opened; the first product gets the focus.
//! 2. It is pinned, another hidden through its menu; one is lifted, moved and dropped, and said so;
//!    carried to the last place and put back, it has the focus where it stood.
//! 3. Undo takes back the last of it; the palette adds a boost.
//! 4. The draft is reviewed and published to staging, and the shop answers it.
//! 5. What the draft changes after that is outlined in the shopper's view.

use endcap_e2e::{Fault, Window};

use crate::live::Shop;
use crate::parts::{expect_rules, expect_value, focused, gone, lane, rules};
use crate::{pictures, play, rows};

const PAGE: &str = "category:Clothing > Jackets";

#[tokio::test(flavor = "multi_thread")]
async fn the_main_job_needs_no_pointer() {
    play("by-keys", async |_, window| {
        window.part("app").await?;
        window.pointer.focus("Endcap")?;
        open_page(window).await?;
        let expected = edit(window).await?;
        publish(window).await?;
        let live = Shop::of(window).await?.rank(PAGE, "vip").await;
        assert_eq!(live[..expected.len()], expected);
        outlined(window).await
    })
    .await;
}

async fn open_page(window: &Window) -> Result<(), Fault> {
    window.find("[data-lane=vip] [data-product]").await?;
    window.pointer.key("slash")?;
    focused(window, "[data-testid=find-page]").await?;
    window.pointer.type_text("jackets")?;
    window.pointer.key("Return")?;
    window
        .until("the page is open", async || {
            let title = window.texts("[data-testid=page-title]").await?.join("");
            Ok(title.contains("Jackets"))
        })
        .await?;
    rows::opened(window, "category:Clothing > Jackets").await
}

async fn edit(window: &Window) -> Result<Vec<String>, Fault> {
    let count = rules(window).await?.len();
    let before = lane(window, "vip").await?;
    window.pointer.key("Down")?;
    focused(window, "[data-lane=vip] [data-position='1']").await?;
    window.pointer.keys(&["Down", "Down", "Down"])?;
    focused(window, "[data-lane=vip] [data-position='4']").await?;
    window.pointer.key("p")?;
    focused(window, "[data-testid=proposal-position]").await?;
    window.pointer.key("ctrl+a")?;
    window.pointer.type_text("2")?;
    expect_value(window, "proposal-position", "2").await?;
    window.pointer.key("Return")?;
    expect_rules(window, count + 1).await?;
    window
        .until("it stands at 2", async || {
            Ok(lane(window, "vip").await?.get(1) == before.get(3))
        })
        .await?;
    // The focus went with it. Its neighbour below is hidden through the menu.
    focused(window, "[data-lane=vip] [data-position='2']").await?;
    window.pointer.key("Down")?;
    focused(window, "[data-lane=vip] [data-position='3']").await?;
    let hidden = lane(window, "vip").await?[2].clone();
    window.pointer.key("Menu")?;
    focused(window, "[role=menuitem]").await?;
    window.pointer.keys(&["Down", "Return"])?;
    window.part("proposal").await?;
    window.pointer.key("Return")?;
    expect_rules(window, count + 2).await?;
    window
        .until("it is gone", async || {
            Ok(!lane(window, "vip").await?.contains(&hidden))
        })
        .await?;
    // What took its place has the focus.
    focused(window, "[data-lane=vip] [data-position='3']").await?;
    lift(window, count + 2).await?;
    let after = lane(window, "vip").await?;
    palette_boost(window, count + 2).await?;
    Ok(after.into_iter().take(3).collect())
}

async fn said(window: &Window, words: &str) -> Result<(), Fault> {
    window
        .until(&format!("it is said: {words}"), async || {
            let said = window.texts("[data-testid=announcement]").await?.join("");
            Ok(said.contains(words))
        })
        .await
}

/// Carried to the last place and put back, it has the focus where it stood.
async fn carried_far(window: &Window) -> Result<(), Fault> {
    window.pointer.key("space")?;
    said(window, "Lifted").await?;
    window.pointer.key("End")?;
    said(window, "Position 42").await?;
    window
        .until("the foot says where it would be dropped", async || {
            let told = window.texts("[data-testid=lifted]").await?.join("");
            Ok(told.contains("Pin at 42") && told.contains("for VIP"))
        })
        .await?;
    window.picture(&pictures().join("by-keys-far.png")).await?;
    focused(window, "[data-testid=lanes]").await?;
    window.pointer.key("Escape")?;
    said(window, "Put back").await?;
    focused(window, "[data-lane=vip] [data-position='3']").await?;
    window.pointer.key("End")?;
    focused(window, "[data-lane=vip] [aria-posinset='424']").await?;
    window.pointer.keys(&["Home", "Down", "Down"])?;
    focused(window, "[data-lane=vip] [data-position='3']").await
}

async fn lift(window: &Window, count: usize) -> Result<(), Fault> {
    let before = lane(window, "vip").await?;
    window.pointer.keys(&["Home", "Down", "Down"])?;
    focused(window, "[data-lane=vip] [data-position='3']").await?;
    carried_far(window).await?;
    window.pointer.key("space")?;
    let said = async |words: &str| said(window, words).await;
    said("Lifted").await?;
    window.pointer.keys(&["Down", "Down"])?;
    said("osition 5").await?;
    window.pointer.key("space")?;
    expect_value(window, "proposal-position", "5").await?;
    window.pointer.key("Return")?;
    expect_rules(window, count + 1).await?;
    window
        .until("it stands at 5", async || {
            Ok(lane(window, "vip").await?.get(4) == before.get(2))
        })
        .await?;
    window
        .find("[data-testid=undo][aria-label$=' at 5']")
        .await?;
    window.pointer.key("u")?;
    expect_rules(window, count).await?;
    window
        .until("it is back", async || {
            Ok(lane(window, "vip").await? == before)
        })
        .await?;
    window
        .find("[data-testid=redo][aria-label$=' at 5']")
        .await?;
    Ok(())
}

/// Far enough down that the first places stay as they are.
async fn palette_boost(window: &Window, count: usize) -> Result<(), Fault> {
    window.pointer.key("ctrl+k")?;
    focused(window, "[data-testid=palette-input]").await?;
    window.pointer.type_text("boost NW-1309 by 1")?;
    window
        .find("[data-testid='palette-act:boost:NW-1309'][aria-selected=true]")
        .await?;
    window.pointer.key("Return")?;
    expect_rules(window, count + 1).await
}

async fn publish(window: &Window) -> Result<(), Fault> {
    gone(window, "[data-testid=palette-input]").await?;
    window.pointer.key("ctrl+Return")?;
    window.part("environment-staging").await?;
    window
        .find("[data-testid=publish-run]:not(:disabled)")
        .await?;
    window
        .picture(&pictures().join("by-keys-publish.png"))
        .await?;
    window.pointer.key("ctrl+Return")?;
    window.shows("is verified at revision 1").await
}

async fn outlined(window: &Window) -> Result<(), Fault> {
    let count = rules(window).await?.len();
    window.pointer.key("alt+Left")?;
    window.find("[data-lane=vip] [data-product]").await?;
    window.pointer.key("Home")?;
    focused(window, "[data-lane=vip] [data-position='1']").await?;
    let hidden = lane(window, "vip").await?[0].clone();
    window.pointer.key("h")?;
    window.part("proposal").await?;
    window.pointer.key("Return")?;
    expect_rules(window, count + 1).await?;
    window.pointer.key("ctrl+k")?;
    focused(window, "[data-testid=palette-input]").await?;
    window.pointer.type_text("shoppers see it")?;
    window
        .find("[data-testid=palette-do\\:view-shop][aria-selected=true]")
        .await?;
    window.pointer.key("Return")?;
    window
        .find(&format!(
            "[data-testid=shop-live] [data-product='{hidden}'][data-differs]"
        ))
        .await?;
    gone(
        window,
        &format!("[data-testid=shop-draft] [data-product='{hidden}']"),
    )
    .await?;
    window.picture(&pictures().join("by-keys-shop.png")).await
}
