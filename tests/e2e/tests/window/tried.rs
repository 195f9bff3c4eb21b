//! What is about to be kept is seen in the lanes before it is.
//!
//! 1. A pin by `P`: the row stands where it is typed to stand, and the window says that it is not
//!    in the draft. Esc gives the draft's rows back, and the focus to the row.
//! 2. A product is hidden by `H`: its row is gone as long as it is asked. Kept by Enter, the rows
//!    stay as they were seen; one undo takes them back.
//! 3. A lane's margin is lifted from its menu: the focus is in the question, the rows and the lane's
//!    margin are those of what would lift it. The lanes can be scrolled meanwhile. Esc and Enter as above.

use endcap_e2e::{Fault, Window};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::hand::{EVERYONE, take_back};
use crate::parts::{escape, gone, lane, row_point, rules};
use crate::{pictures, play, rows};

const HEAD: &str = "[data-testid=lane-head-everyone]";
const NOTE: &str = "[data-testid=trial] p";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_about_to_be_kept_is_seen() {
    play("tried", async |_, window| {
        window.part("app").await?;
        rows::open(window, "category:Clothing > Jackets").await?;
        a_pin(window).await?;
        a_hidden_product(window).await?;
        the_margin(window).await
    })
    .await;
}

/// Chooses a row by the pointer and asks by a key.
async fn ask(window: &Window, product: &str, key: &str) -> Result<(), Fault> {
    let point = row_point(window, EVERYONE, product).await?;
    window.pointer.click(point)?;
    window
        .find(&format!(
            "{}[aria-selected=true]",
            rows::row(EVERYONE, product)
        ))
        .await?;
    window.pointer.key(key)?;
    window.part("proposal").await.map(|_| ())
}

async fn a_pin(window: &Window) -> Result<(), Fault> {
    let count = rules(window).await?.len();
    let draft = lane(window, EVERYONE).await?;
    let product = &draft[5];
    ask(window, product, "p").await?;
    window.pointer.keys(&["ctrl+a", "2"])?;
    window
        .until("the row stands at 2", async || {
            Ok(lane(window, EVERYONE).await?.get(1) == Some(product))
        })
        .await?;
    assert!(window.text(NOTE).await?.contains("Not in the draft yet"));
    assert_eq!(focus(window).await?, "proposal-position");
    assert_eq!(rules(window).await?.len(), count, "nothing is kept");
    window.picture(&pictures().join("tried-pin.png")).await?;
    escape(window, "[data-testid=proposal]").await?;
    shows(window, "the draft's rows are back", &draft).await?;
    gone(window, NOTE).await?;
    window
        .until("the row has the focus", async || {
            Ok(focused_product(window).await? == json!(product))
        })
        .await
}

async fn a_hidden_product(window: &Window) -> Result<(), Fault> {
    let count = rules(window).await?.len();
    let draft = lane(window, EVERYONE).await?;
    let product = &draft[2];
    ask(window, product, "h").await?;
    gone(window, &rows::row(EVERYONE, product)).await?;
    window.find(&format!("{NOTE} b")).await?;
    assert_eq!(rules(window).await?.len(), count, "nothing is kept");
    let proposed = lane(window, EVERYONE).await?;
    window.picture(&pictures().join("tried-hide.png")).await?;
    keep_and_take_back(window, "Hide", count, &proposed, &draft).await
}

async fn focused_product(window: &Window) -> Result<Value, Fault> {
    let body = "return document.activeElement.dataset.product ?? null";
    window.script(body, Vec::new()).await
}

async fn the_margin(window: &Window) -> Result<(), Fault> {
    let count = rules(window).await?.len();
    let draft = lane(window, EVERYONE).await?;
    let drafted = margin(window).await?;
    let proposed = proposal(window).await?;
    assert_ne!(proposed[..9], draft[..9], "rows are in other places");
    assert_ne!(
        margin(window).await?,
        drafted,
        "the lane's figure is the proposal's"
    );
    assert!(window.text(NOTE).await?.contains("Not in the draft yet"));
    assert_eq!(rules(window).await?.len(), count, "nothing is kept");
    assert_eq!(focus(window).await?, "lift-target");
    window.picture(&pictures().join("tried-lift.png")).await?;
    wheel(window, 2).await?;
    window.part("lift").await?;
    wheel(window, -9).await?;

    window.keys(Key::Escape).await?;
    gone(window, "[data-testid=lift]").await?;
    shows(window, "the draft's rows are back", &draft).await?;
    gone(window, NOTE).await?;
    window
        .until("the focus is where it was called from", async || {
            Ok(focus(window).await? == "Menu of the lane Everyone")
        })
        .await?;

    let again = proposal(window).await?;
    assert_eq!(again, proposed);
    keep_and_take_back(window, "margin", count, &proposed, &draft).await
}

/// Enter keeps the rows as they were seen; one undo brings those of the draft back.
async fn keep_and_take_back(
    window: &Window,
    named: &str,
    count: usize,
    proposed: &[String],
    draft: &[String],
) -> Result<(), Fault> {
    window.keys(Key::Enter).await?;
    window
        .until("a rule is made", async || {
            Ok(rules(window).await?.len() == count + 1)
        })
        .await?;
    gone(window, "[data-testid=lanes][data-trial]").await?;
    shows(window, "the rows stay as they were seen", proposed).await?;
    take_back(window, named, count).await?;
    shows(window, "undo brings the rows back", draft).await
}

/// Opens the question and waits for what would do it, seen in the lanes: the rows then.
async fn proposal(window: &Window) -> Result<Vec<String>, Fault> {
    window.click(&format!("{HEAD} button")).await?;
    window
        .click("[role=menuitem][data-testid=menu-lift]")
        .await?;
    window
        .until("what it takes is told", async || {
            let told = window.texts("[data-testid=lift-sentence]").await?.join("");
            Ok(!told.is_empty() && !told.contains("Looking"))
        })
        .await?;
    window.find(&format!("{NOTE} b")).await?;
    lane(window, EVERYONE).await
}

async fn shows(window: &Window, what: &str, rows: &[String]) -> Result<(), Fault> {
    window
        .until(what, async || Ok(lane(window, EVERYONE).await? == rows))
        .await
}

/// The lane's average margin, as it is written.
async fn margin(window: &Window) -> Result<Value, Fault> {
    let body =
        "return document.querySelector(`${arguments[0]} [data-figure=margin] dd`).textContent";
    window.script(body, vec![json!(HEAD)]).await
}

/// What has the focus, by its test id or its name.
async fn focus(window: &Window) -> Result<String, Fault> {
    let body = "const { activeElement: it } = document;
        return it.dataset.testid ?? it.getAttribute('aria-label') ?? it.localName";
    let answer = window.script(body, Vec::new()).await?;
    Ok(answer.as_str().unwrap_or_default().to_owned())
}

/// Turns the wheel over the rows until the lanes stand at the first places, or do not.
async fn wheel(window: &Window, notches: i32) -> Result<(), Fault> {
    let row = window
        .find("[data-lane=everyone] [data-position='6']")
        .await?;
    window.pointer.wheel(window.centre(&row).await?, notches)?;
    window
        .until("the lanes are scrolled", async || {
            let body = "return document.querySelector('[data-testid=lanes]').scrollTop > 0";
            Ok(window.script(body, Vec::new()).await? == json!(notches > 0))
        })
        .await
}
