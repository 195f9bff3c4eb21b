//! What is done by hand on a page: the real pointer, menus, several products at once.
//!
//! 1. Several are chosen by click, Ctrl and Shift; one drag asks for all of them, Esc leaves no
//!    trace, Keep pins them in order, and one undo that names it takes them back.
//! 2. A product is dragged in from another lane, from the search box and from the catalog.
//!    Dropped on a place that is pinned, it stands there and the pin makes room, as one edit.
//! 3. The menu of a row opens by right click, by the Menu key and by Shift+F10.
//! 4. What the chosen have in common becomes a rule.
//! 5. Six lanes stand side by side, and lines follow a product through them.
//! 6. After a click the focus that keys lead to is seen all the same.

use endcap_e2e::{Fault, Window};
use serde_json::{Value, json};

use crate::parts::{
    escape, expect_rules, expect_undo, expect_value, gap_above, go, gone, lane, row_point, rules,
};
use crate::{pictures, play, rows};

pub const EVERYONE: &str = "everyone";

#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_arranged_by_hand() {
    play("hand", async |_, window| {
        window.part("app").await?;
        rows::open(window, "category:Clothing > Jackets").await?;
        let all = many_by_pointer(window).await?;
        keys_after_a_click(window, &all[2]).await?;
        from_another_lane(window).await?;
        from_the_search_box(window).await?;
        pins_make_room(window).await?;
        menus(window, &all).await?;
        in_common(window).await?;
        six_lanes(window).await?;
        from_the_catalog(window).await
    })
    .await;
}

async fn picture(window: &Window, name: &str) -> Result<(), Fault> {
    window
        .picture(&pictures().join(format!("hand-{name}.png")))
        .await
}

/// What was clicked has a question asked by key, and the focus goes on in it by Tab: a ring shows where.
async fn keys_after_a_click(window: &Window, product: &String) -> Result<(), Fault> {
    press(window, product, None).await?;
    expect_chosen(window, &[product]).await?;
    window.pointer.key("h")?;
    window.part("proposal").await?;
    window.pointer.key("Tab")?;
    window
        .until("the focus is seen", async || {
            let body = "const { activeElement } = document;
                return activeElement.closest('[data-testid=proposal]') !== null
                    && activeElement.dataset.testid !== 'proposal-shoppers'
                    && getComputedStyle(activeElement).outlineStyle !== 'none'";
            Ok(window.script(body, Vec::new()).await? == json!(true))
        })
        .await?;
    escape(window, "[data-testid=proposal]").await?;
    top(window).await
}

async fn press(window: &Window, product: &str, holding: Option<&str>) -> Result<(), Fault> {
    let point = row_point(window, EVERYONE, product).await?;
    match holding {
        Some(key) => window.pointer.click_holding(key, point),
        None => window.pointer.click(point),
    }
}

/// The ids of the chosen rows of the lane, from the top down.
async fn chosen(window: &Window) -> Result<Vec<String>, Fault> {
    let body = "return [...document.querySelectorAll('[data-lane=everyone] [aria-selected=true]')]
        .sort((a, b) => a.dataset.position - b.dataset.position).map(row => row.dataset.product)";
    let answer = window.script(body, Vec::new()).await?;
    serde_json::from_value(answer).map_err(|error| Fault::Script(error.to_string()))
}

async fn expect_chosen(window: &Window, expected: &[&String]) -> Result<(), Fault> {
    window
        .until(&format!("{expected:?} are chosen"), async || {
            Ok(chosen(window).await?.iter().eq(expected.iter().copied()))
        })
        .await
}

/// Carries a row of the lane of everyone into the gap above another, and lets go.
async fn drag(window: &Window, product: &str, above: &str) -> Result<(), Fault> {
    let from = row_point(window, EVERYONE, product).await?;
    let to = gap_above(window, EVERYONE, above).await?;
    window.pointer.lift_and_carry(from, to)?;
    window.find("[data-lane=everyone] [data-gapbar]").await?;
    picture(window, "carried").await?;
    window.pointer.drop_here()?;
    window.part("proposal").await?;
    Ok(())
}

async fn many_by_pointer(window: &Window) -> Result<Vec<String>, Fault> {
    let before = lane(window, EVERYONE).await?;
    let count = rules(window).await?.len();
    press(window, &before[2], None).await?;
    press(window, &before[4], Some("shift")).await?;
    expect_chosen(window, &[&before[2], &before[3], &before[4]]).await?;
    press(window, &before[3], Some("ctrl")).await?;
    press(window, &before[6], Some("ctrl")).await?;
    let three = [&before[2], &before[4], &before[6]];
    expect_chosen(window, &three).await?;
    window.part("chosen-many").await?;

    drag(window, three[1], &before[0]).await?;
    expect_value(window, "proposal-position", "1").await?;
    let asked = window.texts("[data-testid=proposal]").await?.join("");
    assert!(asked.contains("3 products"), "{asked}");
    escape(window, "[data-testid=proposal]").await?;
    assert_eq!(rules(window).await?.len(), count, "Esc left a rule");
    assert_eq!(lane(window, EVERYONE).await?, before, "Esc moved products");

    expect_chosen(window, &three).await?;
    drag(window, three[1], &before[0]).await?;
    window.click_part("proposal-keep").await?;
    expect_rules(window, count + 3).await?;
    window
        .until("the three lead the lane", async || {
            Ok(lane(window, EVERYONE).await?.iter().take(3).eq(three))
        })
        .await?;
    expect_undo(window, "Pin 3 products from 1").await?;
    window.click_part("undo").await?;
    window
        .until("all is as before", async || {
            Ok(lane(window, EVERYONE).await? == before)
        })
        .await?;
    assert_eq!(rules(window).await?.len(), count, "one undo is not enough");
    window
        .find("[data-testid=redo][aria-label='Redo: Pin 3 products from 1']")
        .await?;
    window.pointer.key("Escape")?;
    gone(window, "[data-testid=chosen-many]").await?;
    Ok(before)
}

/// Undoes the edit that was just kept, once the button names it.
pub async fn take_back(window: &Window, named: &str, count: usize) -> Result<(), Fault> {
    window
        .find(&format!("[data-testid=undo][aria-label*='{named}']"))
        .await?;
    window.click_part("undo").await?;
    expect_rules(window, count).await?;
    top(window).await
}

/// Back to the first places, with nothing chosen: the lanes follow a product that moves.
async fn top(window: &Window) -> Result<(), Fault> {
    window.keys(thirtyfour::Key::Home).await?;
    window
        .until("the first places are shown", async || {
            let shown = lane(window, EVERYONE).await?;
            Ok(shown.first().is_some_and(|first| !first.contains(" at ")))
        })
        .await?;
    window.keys(thirtyfour::Key::Escape).await?;
    gone(window, "[data-lane] [aria-selected=true]").await
}

/// The last rule of the draft pins this product there, for everyone; then it is undone.
async fn expect_pin(
    window: &Window,
    count: usize,
    product: &str,
    position: u64,
) -> Result<(), Fault> {
    window.click_part("proposal-keep").await?;
    expect_rules(window, count + 1).await?;
    let made = rules(window).await?;
    let pins: Vec<&Value> = made
        .iter()
        .filter(|rule| rule["action"]["product"] == json!(product))
        .filter(|rule| rule["segments"] == json!([EVERYONE]))
        .collect();
    assert_eq!(pins.len(), 1, "{made:?}");
    let action = json!({ "type": "pin", "product": product, "position": position });
    assert_eq!(pins[0]["action"], action);
    window
        .until("it stands there", async || {
            let shown = lane(window, EVERYONE).await?;
            let place = usize::try_from(position).unwrap_or(0);
            Ok(shown.get(place - 1).map(String::as_str) == Some(product))
        })
        .await?;
    take_back(window, &format!(" at {position}"), count).await
}

async fn from_another_lane(window: &Window) -> Result<(), Fault> {
    let count = rules(window).await?.len();
    let own = lane(window, EVERYONE).await?;
    let theirs = lane(window, "vip").await?;
    let product = theirs
        .iter()
        .take(9)
        .find(|product| !own[..2].contains(product))
        .expect("another product");
    let from = row_point(window, "vip", product).await?;
    let to = gap_above(window, EVERYONE, &own[1]).await?;
    window.pointer.lift_and_carry(from, to)?;
    window.find("[data-lane=everyone] [data-gapbar]").await?;
    window.pointer.drop_here()?;
    expect_value(window, "proposal-position", "2").await?;
    expect_pin(window, count, product, 2).await
}

/// Once kept, the lane leads with these and the draft has so many rules.
async fn keeps(window: &Window, count: usize, lead: &[&String]) -> Result<(), Fault> {
    window.click_part("proposal-keep").await?;
    expect_rules(window, count).await?;
    top(window).await?;
    let shown = lane(window, EVERYONE).await?;
    assert!(
        shown.iter().zip(lead).all(|(is, wanted)| is == *wanted),
        "{shown:?}"
    );
    Ok(())
}

async fn pins_make_room(window: &Window) -> Result<(), Fault> {
    let count = rules(window).await?.len();
    let own = lane(window, EVERYONE).await?;
    drag(window, &own[3], &own[1]).await?;
    keeps(window, count + 1, &[&own[0], &own[3]]).await?;
    drag(window, &own[5], &own[3]).await?;
    expect_value(window, "proposal-position", "2").await?;
    window.part("proposal-room").await?;
    picture(window, "room").await?;
    keeps(window, count + 2, &[&own[0], &own[5], &own[3]]).await?;
    window.click_part("undo").await?;
    take_back(window, "at 2", count).await
}

/// A product that is not on the page.
async fn stranger(window: &Window) -> Result<String, Fault> {
    let ask = json!({"text": "", "sort": null, "from": 0, "size": 1,
        "filter": {"field": "categories", "under": "Footwear"}});
    let found = window.ask("catalog_query", ask).await?;
    Ok(found["rows"][0]["id"]
        .as_str()
        .expect("a product of Footwear")
        .to_owned())
}

async fn from_the_search_box(window: &Window) -> Result<(), Fault> {
    let count = rules(window).await?.len();
    let product = stranger(window).await?;
    window.fill("[data-testid=find-on-page]", &product).await?;
    let option = window.find(&format!("[data-lift='{product}']")).await?;
    let from = window.centre(&option).await?;
    let own = lane(window, EVERYONE).await?;
    let to = gap_above(window, EVERYONE, &own[2]).await?;
    window.pointer.lift_and_carry(from, to)?;
    window.find("[data-lane=everyone] [data-gapbar]").await?;
    picture(window, "from-search").await?;
    window.pointer.drop_here()?;
    expect_value(window, "proposal-position", "3").await?;
    expect_pin(window, count, &product, 3).await?;
    // Let go beside the lanes, it lands nowhere.
    press(window, &own[0], None).await?;
    let head = window.find("[data-testid=inspector] .ip").await?;
    let from = window.centre(&head).await?;
    let mut to = from;
    to.y += 200.0;
    window.pointer.lift_and_carry(from, to)?;
    window.pointer.drop_here()?;
    gone(window, "html[data-dragging]").await?;
    gone(window, "[data-testid=proposal]").await?;
    top(window).await
}

async fn menus(window: &Window, all: &[String]) -> Result<(), Fault> {
    let entry = "[role=menuitem][data-testid=menu-why]";
    let point = row_point(window, EVERYONE, &all[3]).await?;
    window.pointer.right_click(point)?;
    window.find(entry).await?;
    picture(window, "menu").await?;
    let named = window.text("[role=menuitem][data-testid=menu-pin]").await?;
    assert!(named.contains("Pin…") && named.contains('P'), "{named}");
    escape(window, "[role=menu]").await?;
    for key in ["Menu", "shift+F10"] {
        press(window, &all[3], None).await?;
        window.pointer.key(key)?;
        window.find(entry).await?;
        escape(window, "[role=menu]").await?;
    }
    let count = rules(window).await?.len();
    window.pointer.right_click(point)?;
    window
        .click("[role=menuitem][data-testid=menu-brand-bury]")
        .await?;
    expect_rules(window, count + 1).await?;
    let made = rules(window).await?;
    let rule = made
        .iter()
        .find(|rule| rule["action"]["products"]["field"] == json!("brand"));
    let rule = rule.expect("a rule about a brand");
    assert_eq!(rule["action"]["type"], json!("bury"));
    assert_eq!(rule["segments"], json!([EVERYONE]));
    take_back(window, "Bury everything of", count).await
}

async fn in_common(window: &Window) -> Result<(), Fault> {
    let count = rules(window).await?.len();
    let shown = lane(window, EVERYONE).await?;
    press(window, &shown[0], None).await?;
    press(window, &shown[5], Some("shift")).await?;
    window.part("alike").await?;
    picture(window, "in-common").await?;
    window.click_part("alike-boost").await?;
    expect_rules(window, count + 1).await?;
    take_back(window, "Boost", count).await
}

async fn six_lanes(window: &Window) -> Result<(), Fault> {
    window.click_part("lanes-button").await?;
    let shown = async || -> Result<Vec<String>, Fault> {
        let body =
            "return [...document.querySelectorAll('section[data-lane]')].map(e => e.dataset.lane)";
        let answer = window.script(body, Vec::new()).await?;
        serde_json::from_value(answer).map_err(|error| Fault::Script(error.to_string()))
    };
    for segment in ["snow", "bargain", "lapsed", "new", "mobile"] {
        if shown().await?.iter().any(|lane| lane == segment) || shown().await?.len() == 6 {
            continue;
        }
        let before = shown().await?.len();
        window
            .click(&format!("[data-testid=lane-choice-{segment}]"))
            .await?;
        window
            .until("a lane comes", async || {
                Ok(shown().await?.len() == before + 1)
            })
            .await?;
    }
    assert_eq!(shown().await?.len(), 6);
    let full = "return [...document.querySelectorAll('.lane-picker input:not(:checked)')].every(e => e.disabled)";
    assert_eq!(window.script(full, Vec::new()).await?, json!(true));
    escape(window, ".lane-picker").await?;
    let product = lane(window, EVERYONE).await?[0].clone();
    press(window, &product, None).await?;
    window
        .until("lines follow it", async || {
            let count = window
                .script(
                    "return document.querySelectorAll('.wires path').length",
                    Vec::new(),
                )
                .await?;
            Ok(count.as_u64().unwrap_or(0) > 1)
        })
        .await?;
    picture(window, "six-lanes").await
}

async fn from_the_catalog(window: &Window) -> Result<(), Fault> {
    let count = rules(window).await?.len();
    let product = stranger(window).await?;
    go(window, "#/catalog").await?;
    window
        .fill("[data-testid=catalog-search]", &product)
        .await?;
    let row = window
        .find(&format!("[data-testid='catalog-row-{product}']"))
        .await?;
    let from = window.centre(&row).await?;
    let rail = window.find("[data-testid=rail-pages]").await?;
    let rail = window.centre(&rail).await?;
    window.pointer.lift_and_carry(from, rail)?;
    // The page opens under the hand.
    window.find("[data-lane=everyone] [data-product]").await?;
    let own = lane(window, EVERYONE).await?;
    let to = gap_above(window, EVERYONE, &own[0]).await?;
    window.pointer.carry(rail, to)?;
    window.find("[data-lane=everyone] [data-gapbar]").await?;
    window.pointer.drop_here()?;
    expect_value(window, "proposal-position", "1").await?;
    expect_pin(window, count, &product, 1).await
}
