//! Another time and other stock, in the real window.
//!
//! 1. A rule of some hours a day has its moments; the page is seen at each, one after the other.
//! 2. They play by themselves, until they are stopped.
//! 3. So many sold a day, and a delivery, are seen before they happen. Nothing of it is kept.

use std::collections::BTreeSet;

use endcap_e2e::places::redraw;
use endcap_e2e::{Fault, Window};
use serde_json::json;
use thirtyfour::Key;

use crate::parts::{gone, lane, rules};
use crate::rows::{open, row};
use crate::{pictures, play};

const EVERYONE: &str = "everyone";
const FROM: &str = "17:00";
const UNTIL: &str = "22:00";
const INSTANT: &str = "[data-testid=instant]";

#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_seen_at_other_times_and_with_other_stock() {
    play("moments", async |_, window| {
        window.part("app").await?;
        open(window, "category:Clothing > Jackets").await?;
        let hidden = hide_in_the_evening(window).await?;
        let kept = rules(window).await?;
        step_through(window, &hidden).await?;
        plays(window).await?;
        sells(window).await?;
        is_delivered(window).await?;
        assert_eq!(rules(window).await?, kept, "looking changed the draft");
        Ok(())
    })
    .await;
}

async fn picture(window: &Window, name: &str) -> Result<(), Fault> {
    window
        .picture(&pictures().join(format!("moments-{name}.png")))
        .await
}

/// The first product is hidden every evening.
async fn hide_in_the_evening(window: &Window) -> Result<String, Fault> {
    let product = lane(window, EVERYONE).await?[0].clone();
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let rule = json!({ "id": "evening", "name": "Not in the evening", "enabled": true, "priority": 0,
        "pages": [{ "category": "Clothing > Jackets" }], "segments": [EVERYONE],
        "schedule": { "weekly": { "days": days, "from": FROM, "until": UNTIL } },
        "action": { "type": "hide", "products": { "products": [product] } } });
    let changes = json!([{ "op": "putRule", "rule": rule, "index": null }]);
    let edit = json!({ "label": "Hide it in the evening", "changes": changes, "seen": [] });
    window.ask("draft_edit", edit).await?;
    redraw(window).await?;
    window.find("[data-lane=everyone] [data-product]").await?;
    Ok(product)
}

/// The instant shown, once one is picked: its time of day ends the words.
async fn instant(window: &Window) -> Result<String, Fault> {
    Ok(window.texts(INSTANT).await?.join("").replace('\n', ""))
}

/// The next moment, once it is shown.
async fn next(window: &Window) -> Result<String, Fault> {
    let before = instant(window).await?;
    window.click_part("next-moment").await?;
    window
        .until("the next moment is shown", async || {
            Ok(instant(window).await? != before)
        })
        .await?;
    instant(window).await
}

async fn step_through(window: &Window, hidden: &str) -> Result<(), Fault> {
    let shown = async |is_shown: bool, at: &str| {
        let what = format!(
            "{hidden} is {}shown at {at}",
            if is_shown { "" } else { "not " }
        );
        window
            .until(&what, async || {
                let products = lane(window, EVERYONE).await?;
                Ok(!products.is_empty() && products.iter().any(|each| each == hidden) == is_shown)
            })
            .await
    };
    let (mut began, mut ended) = (false, false);
    // Other rules of the demo may have a moment in between.
    for _ in 0..8 {
        let at = next(window).await?;
        if at.contains(FROM) {
            shown(false, &at).await?;
            names_stand_whole(window).await?;
            picture(window, "evening").await?;
            began = true;
        } else if at.contains(UNTIL) {
            shown(true, &at).await?;
            ended = true;
        }
    }
    assert!(began && ended, "the evening has no moments");
    window.click_named("Now").await?;
    gone(window, INSTANT).await
}

/// Lanes that show fewer products than the page has say so beside their names: both stand whole.
async fn names_stand_whole(window: &Window) -> Result<(), Fault> {
    let total = window.text("[data-testid=lane-total-everyone]").await?;
    assert!(total.ends_with("products"), "{total}");
    let cut =
        "return [...document.querySelectorAll('[data-testid^=lane-head-] h2, [data-testid^=lane-total-]')].filter((name) => {
        const words = document.createRange();
        words.selectNodeContents(name);
        return words.getBoundingClientRect().width > name.getBoundingClientRect().width;
    }).map((name) => name.textContent)";
    assert_eq!(window.script(cut, Vec::new()).await?, json!([]));
    Ok(())
}

async fn plays(window: &Window) -> Result<(), Fault> {
    window.click_part("play").await?;
    let seen = tokio::sync::Mutex::new(BTreeSet::new());
    window
        .until("three moments have played", async || {
            let now = instant(window).await?;
            let mut seen = seen.lock().await;
            if !now.is_empty() {
                seen.insert(now);
            }
            Ok(seen.len() >= 3)
        })
        .await?;
    window.click_named("Stop").await?;
    window.named("Play from one moment to the next").await?;
    let seen = seen.into_inner();
    let at_its_ends =
        seen.iter().any(|at| at.contains(FROM)) && seen.iter().any(|at| at.contains(UNTIL));
    assert!(at_its_ends, "{seen:?}");
    window.click_named("Now").await?;
    gone(window, INSTANT).await
}

/// The popover's field is left by Esc, which closes it too.
async fn with_stock(window: &Window, field: &str, text: &str) -> Result<(), Fault> {
    window.click_part("stock-button").await?;
    window.fill(&format!("[data-testid={field}]"), text).await?;
    window.keys(Key::Tab).await?;
    window.part("scenario").await?;
    window.keys(Key::Escape).await?;
    gone(window, ".stock-popover").await
}

async fn as_counted(window: &Window) -> Result<(), Fault> {
    window.click("[data-testid=scenario] button").await?;
    gone(window, "[data-testid=scenario]").await
}

/// Two days from now, at so many a day, whatever is counted is sold.
async fn sells(window: &Window) -> Result<(), Fault> {
    for _ in 0..4 {
        next(window).await?;
    }
    let sold_out = async || -> Result<usize, Fault> {
        let rows = window.texts("[data-lane=everyone] [data-product]").await?;
        Ok(rows.iter().filter(|row| row.contains("Sold out")).count())
    };
    let before = sold_out().await?;
    with_stock(window, "per-day", "100000").await?;
    window
        .until("most is sold out", async || {
            Ok(sold_out().await? >= before + 3)
        })
        .await?;
    picture(window, "sold").await?;
    as_counted(window).await?;
    window
        .until("it is in stock again", async || {
            Ok(sold_out().await? == before)
        })
        .await?;
    window.click_named("Now").await?;
    gone(window, INSTANT).await
}

/// A product that is sold out stands last; delivered, it stands where its points put it.
async fn is_delivered(window: &Window) -> Result<(), Fault> {
    let filter = json!({ "all": [{ "field": "stock", "is": 0 },
        { "field": "categories", "under": "Clothing > Jackets" }] });
    let ask = json!({ "text": "", "sort": null, "from": 0, "size": 1, "filter": filter });
    let found = window.ask("catalog_query", ask).await?;
    let product = found["rows"][0]["id"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    window.keys("f").await?;
    window
        .fill("[data-testid=find-on-page]", &format!("{product}\u{e007}"))
        .await?;
    let css = row(EVERYONE, &product);
    let position = async || -> Result<Option<u64>, Fault> {
        let body = "return Number(document.querySelector(arguments[0])?.dataset.position ?? 0)";
        let found = window.script(body, vec![json!(css)]).await?;
        Ok(found.as_u64().filter(|position| *position > 0))
    };
    window.find(&css).await?;
    let before = position().await?.unwrap_or_default();
    window.click_part("stock-button").await?;
    window
        .fill("[data-testid=restocked]", &format!("{product}\u{e007}"))
        .await?;
    window.fill("[data-testid=restocked-to]", "80").await?;
    window.keys(Key::Tab).await?;
    window.part("scenario").await?;
    window.keys(Key::Escape).await?;
    gone(window, ".stock-popover").await?;
    window
        .until(
            "it stands further up, and the lane follows it",
            async || Ok(position().await?.is_some_and(|after| after < before)),
        )
        .await?;
    picture(window, "delivered").await?;
    as_counted(window).await?;
    window
        .until("it is last again", async || {
            Ok(position().await? == Some(before))
        })
        .await
}
