//! What happens around the main job, by real keys alone: forms, repairs, publications.
//!
//! 1. A segment is made: its condition is chosen from lists, its value typed.
//! 2. A formula is made of two terms and becomes the default; a collection is made. A Tab that
//!    goes by the list leaves open what is begun.
//! 3. A rule is made that holds from a day on, at some hours of the week.
//! 4. What Health finds is repaired, and that undone.
//! 5. Two drafts go to staging and to production, and the first is restored.

use endcap_e2e::places::prepare;
use endcap_e2e::{Fault, Window};
use serde_json::{Value, json};

use crate::live::Shop;
use crate::parts::{document, expect_rules, expect_value, focused, gone, rules};
use crate::{pictures, play};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_around_the_main_job_needs_no_pointer() {
    play("keys-around", async |_, window| {
        window.part("app").await?;
        prepare(window).await?;
        window.pointer.focus("Endcap")?;
        make_segment(window).await?;
        make_formula(window).await?;
        make_collection(window).await?;
        make_rule(window).await?;
        repair(window).await?;
        publish_and_restore(window).await
    })
    .await;
}

/// Tab, until what is looked for has the focus: as often as a person would put up with.
pub async fn tab_to(window: &Window, css: &str) -> Result<(), Fault> {
    const MOST: usize = 60;
    for _ in 0..MOST {
        let held = "window.heldByTest = document.activeElement;
            return document.activeElement.matches(arguments[0])";
        if window.script(held, vec![json!(css)]).await? == json!(true) {
            return Ok(());
        }
        window.pointer.key("Tab")?;
        window
            .until("the focus goes on", async || {
                let body = "return document.activeElement !== window.heldByTest";
                Ok(window.script(body, Vec::new()).await? == json!(true))
            })
            .await?;
    }
    Err(Fault::Script(format!("{MOST} Tabs do not lead to {css}")))
}

async fn command(window: &Window, words: &str, id: &str) -> Result<(), Fault> {
    window.pointer.key("ctrl+k")?;
    focused(window, "[data-testid=palette-input]").await?;
    window.pointer.type_text(words)?;
    window
        .find(&format!("[data-testid='palette-{id}'][aria-selected=true]"))
        .await?;
    window.pointer.key("Return")?;
    gone(window, "[data-testid=palette-input]").await
}

/// Opens a list that has the focus and goes down to its option.
async fn choose(window: &Window, test_id: &str, key: &str) -> Result<(), Fault> {
    tab_to(window, &format!("[data-testid={test_id}]")).await?;
    window.pointer.key("space")?;
    let wanted = format!("[role=option][data-key='{key}']");
    focused(
        window,
        "[role=option], [role=listbox], input[role=searchbox]",
    )
    .await?;
    window.pointer.key("Home")?;
    focused(window, "[role=option]:first-of-type").await?;
    let steps = "const all = [...document.querySelectorAll('[role=option]')];
        return all.findIndex((each) => each.matches(arguments[0]))";
    let steps = window.script(steps, vec![json!(wanted)]).await?;
    for _ in 0..steps.as_u64().unwrap_or_default() {
        window.pointer.key("Down")?;
    }
    focused(window, &wanted).await?;
    window.pointer.key("Return")?;
    gone(window, "[role=option]").await?;
    focused(window, &format!("[data-testid={test_id}]")).await
}

async fn add_condition(window: &Window, field: &str, value: &str) -> Result<(), Fault> {
    tab_to(window, "[data-testid=conditions-add-0]").await?;
    window.pointer.key("Return")?;
    choose(window, "conditions-field", field).await?;
    tab_to(window, "[data-testid=conditions-value]").await?;
    window.pointer.key("ctrl+a")?;
    window.pointer.type_text(value)?;
    expect_value(window, "conditions-value", value).await
}

async fn make_segment(window: &Window) -> Result<(), Fault> {
    let segments = async || {
        let document = document(window).await?;
        let segments = document["segments"].as_array();
        Ok::<Vec<Value>, Fault>(segments.cloned().unwrap_or_default())
    };
    let before = segments().await?.len();
    command(window, "add a segment", "do:new-segment").await?;
    focused(window, "[data-testid=segment-name]").await?;
    window.pointer.type_text("Sailors")?;
    add_condition(window, "orders", "3").await?;
    window
        .picture(&pictures().join("keys-around-segment.png"))
        .await?;
    // Enter in a field keeps the form.
    window.pointer.key("Return")?;
    window
        .until("the segment is in the draft", async || {
            let now = segments().await?;
            let made = now.iter().find(|each| each["name"] == json!("Sailors"));
            Ok(now.len() == before + 1
                && made.is_some_and(|made| made["when"].to_string().contains("orders")))
        })
        .await
}

async fn make_formula(window: &Window) -> Result<(), Fault> {
    command(window, "add a formula", "do:new-formula").await?;
    focused(window, "[data-testid=formula-name]").await?;
    window.pointer.type_text("Sea first")?;
    expect_value(window, "formula-name", "Sea first").await?;
    tab_to(window, "[data-testid=formula-add-term]").await?;
    window.pointer.key("Return")?;
    focused(window, "[data-testid=formula-field-1]").await?;
    choose(window, "formula-field-1", "price").await?;
    tab_to(window, "[data-testid=formula-level-1]").await?;
    window.pointer.type_text("20 50")?;
    expect_value(window, "formula-level-1", "20 50").await?;
    window.pointer.key("Return")?;
    expect_value(window, "formula-level-1", "").await?;
    tab_to(window, "[data-testid=formula-term-1] [data-step=up]").await?;
    window.pointer.key("Return")?;
    // At the top there is no "up": the focus is on the way back.
    focused(
        window,
        "[data-testid=formula-term-0] [data-step=down]:enabled",
    )
    .await?;
    tab_to(window, "[data-testid=formula-list] [role=row]").await?;
    expect_value(window, "formula-name", "Sea first").await?;
    tab_to(window, "[data-testid=formula-keep]").await?;
    window
        .picture(&pictures().join("keys-around-formula.png"))
        .await?;
    window.pointer.key("Return")?;
    window.part("formula-list-sea-first").await?;
    let formulas = document(window).await?["formulas"].clone();
    let made = formulas
        .as_array()
        .and_then(|all| all.iter().find(|each| each["id"] == json!("sea-first")))
        .cloned()
        .unwrap_or_default();
    assert_eq!(made["terms"][0]["field"], json!("price"), "{made}");
    assert_eq!(made["terms"][0]["levels"], json!([2000, 5000]), "{made}");
    focused(window, "main, body").await?;
    // No control has the focus; Alt and ↑ move what is chosen all the same, and make it the default.
    for _ in 1..formulas.as_array().map_or(0, Vec::len) {
        let before = document(window).await?["formulas"].clone();
        window.pointer.key("alt+Up")?;
        window
            .until("it is one place higher", async || {
                Ok(document(window).await?["formulas"] != before)
            })
            .await?;
    }
    let first = document(window).await?["formulas"][0]["id"].clone();
    assert_eq!(first, json!("sea-first"));
    Ok(())
}

async fn make_collection(window: &Window) -> Result<(), Fault> {
    command(window, "add a collection", "do:new-collection").await?;
    focused(window, "[data-testid=collection-name]").await?;
    window.pointer.type_text("On the water")?;
    expect_value(window, "collection-name", "On the water").await?;
    add_condition(window, "discount_bp", "10").await?;
    window.pointer.key("Return")?;
    window.part("collection-list-on-the-water").await?;
    let all = document(window).await?["collections"].clone();
    let made = all.as_array().and_then(|all| all.last()).cloned();
    let made = made.unwrap_or_default();
    assert_eq!(made["name"], json!("On the water"), "{all}");
    assert!(made["products"].to_string().contains("1000"), "{made}");
    Ok(())
}

/// What is typed for a part of a date, in whatever order the language has them.
fn typed(part: &str, twelve: bool) -> &'static str {
    match part {
        "year" => "2026",
        "month" => "11",
        "day" => "27",
        "hour" if twelve => "06",
        "hour" => "18",
        "minute" => "30",
        "dayPeriod" => "p",
        _ => "",
    }
}

/// Types a moment part by part: each that is full hands the focus to the next.
async fn type_moment(window: &Window, test_id: &str) -> Result<(), Fault> {
    let field = format!("[data-testid={test_id}] [role=spinbutton]");
    let body =
        "return [...document.querySelectorAll(arguments[0])].map((each) => each.dataset.type)";
    let parts = window.script(body, vec![json!(field)]).await?;
    let parts: Vec<String> =
        serde_json::from_value(parts).map_err(|error| Fault::Script(error.to_string()))?;
    let twelve = parts.iter().any(|part| part == "dayPeriod");
    tab_to(window, &field).await?;
    for part in &parts {
        focused(window, &format!("{field}[data-type={part}]")).await?;
        window.pointer.type_text(typed(part, twelve))?;
    }
    Ok(())
}

async fn make_rule(window: &Window) -> Result<(), Fault> {
    let count = rules(window).await?.len();
    command(window, "add a rule", "do:new-rule").await?;
    tab_to(window, "[data-testid=new-out_of_stock]").await?;
    window.pointer.key("Return")?;
    focused(window, "[data-testid=rule-name]").await?;
    window.pointer.key("ctrl+a")?;
    window.pointer.type_text("Friday nights")?;
    tab_to(window, "[data-testid=rule-schedule] input").await?;
    window.pointer.key("Right")?;
    window.part("rule-from").await?;
    type_moment(window, "rule-from").await?;
    tab_to(window, "[data-testid=rule-weekly] input").await?;
    window.pointer.key("space")?;
    tab_to(window, "[data-testid=rule-day-sat] input").await?;
    window.pointer.key("space")?;
    window
        .picture(&pictures().join("keys-around-rule.png"))
        .await?;
    tab_to(window, "[data-testid=rule-keep]").await?;
    window.pointer.key("Return")?;
    expect_rules(window, count + 1).await?;
    let all = rules(window).await?;
    let made = all
        .iter()
        .find(|rule| rule["name"] == json!("Friday nights"));
    let schedule = made
        .map(|rule| rule["schedule"].clone())
        .unwrap_or_default();
    assert_eq!(schedule["from"], json!("2026-11-27T18:30"), "{schedule}");
    assert_eq!(schedule["weekly"]["days"], json!(["fri"]), "{schedule}");
    Ok(())
}

async fn repair(window: &Window) -> Result<(), Fault> {
    command(window, "health", "screen:health").await?;
    window.part("ailing-gone").await?;
    let before = rules(window).await?;
    tab_to(window, "[data-testid^=repair-]").await?;
    window.pointer.key("Return")?;
    window
        .until(
            "it is repaired",
            async || Ok(rules(window).await? != before),
        )
        .await?;
    window.pointer.key("u")?;
    window
        .until("it ails again", async || Ok(rules(window).await? == before))
        .await
}

async fn publish(window: &Window, shop: &Shop, environment: &str) -> Result<(), Fault> {
    let revision = shop.revision_in(environment).await + 1;
    let chosen = format!("[data-testid=environment-{environment}] input");
    let checked = format!("{chosen}:checked");
    tab_to(window, "[data-testid^=environment-] input").await?;
    for _ in 0..3 {
        let body = "return document.querySelector(arguments[0]) !== null";
        if window.script(body, vec![json!(checked)]).await? == json!(true) {
            break;
        }
        window.pointer.key("Down")?;
        focused(window, "[data-testid^=environment-] input:checked").await?;
    }
    focused(window, &checked).await?;
    window
        .find("[data-testid=publish-run]:not(:disabled)")
        .await?;
    window.pointer.key("ctrl+Return")?;
    window
        .shows(&format!("is verified at revision {revision}"))
        .await?;
    assert_eq!(shop.revision_in(environment).await, revision);
    Ok(())
}

async fn publish_and_restore(window: &Window) -> Result<(), Fault> {
    window.pointer.key("ctrl+Return")?;
    window.part("environment-staging").await?;
    let shop = Shop::of(window).await?;
    publish(window, &shop, "staging").await?;
    publish(window, &shop, "production").await?;
    let count = rules(window).await?.len();
    // The rule that was made above is taken back.
    window.pointer.key("u")?;
    expect_rules(window, count - 1).await?;
    publish(window, &shop, "staging").await?;
    publish(window, &shop, "production").await?;
    assert_eq!(shop.revision_in("production").await, 2);
    tab_to(window, "[role=radiogroup][aria-label=Shown] input").await?;
    window.pointer.key("Right")?;
    window.part("revision-2").await?;
    tab_to(window, "[data-testid=restore-1]").await?;
    window.pointer.key("Return")?;
    focused(window, "[data-testid=restore-confirm]").await?;
    window
        .picture(&pictures().join("keys-around-restore.png"))
        .await?;
    window.pointer.key("Return")?;
    window.part("revision-3").await?;
    assert_eq!(shop.revision_in("production").await, 3);
    Ok(())
}
