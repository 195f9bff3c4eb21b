//! Getting everywhere and doing many things at once: palette, lists of ids, copied rules, repairs.
//!
//! 1. Ctrl-K goes to a page, a product, a segment and a rule, and has them under recent; back and
//!    forward name where they lead. “pin … at 3” says what it moves, and does it.
//! 2. `?` lists the keys.
//! 3. Pasted ids, and those of a CSV file, are found or listed as not found, and are one edit.
//! 4. A rule is copied to another page by Ctrl-C and Ctrl-V, and duplicated for another segment.
//! 5. Health names a sold-out pin; its repair is one click, and one undo.
//! 6. A product file dropped on any screen begins its import.

use endcap_e2e::{Fault, Point, Stage, Window};
use serde_json::{Value, json};

use crate::parts::{choose_option, escape, expect_rules, expect_undo, go, gone, lane, rules};
use crate::{pictures, play, rows};

const JACKETS: &str = "category:Clothing > Jackets";

#[tokio::test(flavor = "multi_thread")]
async fn everything_is_a_few_letters_away() {
    play("find", async |stage, window| {
        window.part("app").await?;
        window.pointer.focus("Endcap")?;
        palette_goes_there(window).await?;
        palette_pins(window).await?;
        shortcuts(window).await?;
        many_by_ids(stage, window).await?;
        rules_travel(window).await?;
        health(window).await?;
        drop_a_file(stage, window).await
    })
    .await;
}

async fn picture(window: &Window, name: &str) -> Result<(), Fault> {
    window
        .picture(&pictures().join(format!("find-{name}.png")))
        .await
}

/// Opens the palette by its keys and types, as a hand does.
async fn palette(window: &Window, text: &str) -> Result<(), Fault> {
    window.pointer.key("ctrl+k")?;
    window.part("palette-input").await?;
    window.pointer.type_text(text)
}

/// Takes the entry, once it is the one that Enter takes.
async fn take(window: &Window, entry: &str) -> Result<(), Fault> {
    let chosen = format!("[data-testid='palette-{entry}'][aria-selected=true]");
    window.find(&chosen).await?;
    window.pointer.key("Return")?;
    gone(window, "[data-testid=palette-input]").await
}

async fn expect_address(window: &Window, part: &str) -> Result<(), Fault> {
    window
        .until(&format!("the address holds {part}"), async || {
            let hash = window.script(
                "return decodeURIComponent(location.hash).replaceAll('+', ' ')",
                Vec::new(),
            );
            Ok(hash.await?.as_str().is_some_and(|hash| hash.contains(part)))
        })
        .await
}

async fn palette_goes_there(window: &Window) -> Result<(), Fault> {
    palette(window, "camp tents").await?;
    take(window, "page:category:Camping > Tents").await?;
    expect_address(window, "Camping > Tents").await?;
    palette(window, "NW-1415").await?;
    take(window, "product:NW-1415").await?;
    expect_address(window, "product=NW-1415").await?;
    window
        .find("[data-product=NW-1415][aria-selected=true]")
        .await?;
    palette(window, "bargain hun").await?;
    take(window, "segment:bargain").await?;
    expect_address(window, "#/segments/bargain").await?;
    palette(window, "outlet hero").await?;
    take(window, "rule:outlet-hero").await?;
    expect_address(window, "#/rules/rule/outlet-hero").await?;

    window.pointer.key("ctrl+k")?;
    window.part("palette-input").await?;
    let recent = window
        .texts("[role=group][aria-label=Recent] [role=option]")
        .await?;
    assert_eq!(recent.len(), 4, "{recent:?}");
    for (entry, name) in recent
        .iter()
        .zip(["Outlet hero", "Bargain", "Vest", "Tents"])
    {
        assert!(entry.contains(name), "{entry} is not {name}");
    }
    picture(window, "palette").await?;
    escape(window, "[data-testid=palette-input]").await?;

    window
        .find("[data-testid=back][aria-label='Back to Segment Bargain hunters']")
        .await?;
    window.pointer.key("alt+Left")?;
    expect_address(window, "#/segments/bargain").await?;
    window.pointer.key("alt+Left")?;
    expect_address(window, "product=NW-1415").await?;
    window
        .find("[data-testid=forward][aria-label='Forward to Segment Bargain hunters']")
        .await?;
    window.pointer.key("alt+Right")?;
    expect_address(window, "#/segments/bargain").await
}

async fn palette_pins(window: &Window) -> Result<(), Fault> {
    let count = rules(window).await?.len();
    rows::open(window, JACKETS).await?;
    palette(window, "pin NW-1415 at 0").await?;
    window.shows("Positions are 1 to 1,000.").await?;
    escape(window, "[data-testid=palette-input]").await?;
    palette(window, "pin NW-1415 at 3").await?;
    window
        .until("what it moves is told", async || {
            let told = window.texts("[data-testid=palette-effect]").await?.join("");
            Ok(told.contains("to 3"))
        })
        .await?;
    picture(window, "act").await?;
    take(window, "act:pin:NW-1415").await?;
    expect_rules(window, count + 1).await?;
    window
        .until("it stands at 3", async || {
            Ok(lane(window, "vip").await?.get(2).map(String::as_str) == Some("NW-1415"))
        })
        .await?;
    expect_undo(window, "Pin Tall Down Vest at 3").await?;
    palette(window, "undo").await?;
    take(window, "do:undo").await?;
    expect_rules(window, count).await
}

async fn shortcuts(window: &Window) -> Result<(), Fault> {
    window.pointer.key("question")?;
    window.part("shortcut-help").await?;
    let listed = window.texts("[data-testid=shortcut-help] dt").await?;
    assert!(listed.len() > 25, "{listed:?}");
    picture(window, "keys").await?;
    escape(window, "[role=dialog]").await
}

async fn expect_summary(window: &Window, parts: &[&str]) -> Result<(), Fault> {
    window
        .until(&format!("the list says {parts:?}"), async || {
            let told = window.texts("[data-testid=bulk-summary]").await?.join("");
            Ok(parts.iter().all(|part| told.contains(part)))
        })
        .await
}

async fn many_by_ids(stage: &Stage, window: &Window) -> Result<(), Fault> {
    let count = rules(window).await?.len();
    palette(window, "paste ids").await?;
    take(window, "do:bulk").await?;
    // From the clipboard: what a spreadsheet copies.
    window.part("bulk-text").await?;
    let column = "sku\n\"NW-1415\"\nNO-SUCH\n  nw-1064\nNW-1415\n";
    let paste = "const field = document.querySelector('[data-testid=bulk-text]');
        const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
        set.call(field, arguments[0]); field.dispatchEvent(new Event('input', { bubbles: true }));";
    window.script(paste, vec![json!(column)]).await?;
    let told = [
        "2 products found",
        "1 line not in the catalog",
        "1 repeated line",
    ];
    expect_summary(window, &told).await?;
    let missing = window.texts("[data-testid=bulk-missing]").await?.join("");
    assert!(missing.contains("NO-SUCH"), "{missing}");
    picture(window, "ids").await?;
    window.click_named("Hide").await?;
    window.click_part("bulk-keep").await?;
    expect_rules(window, count + 1).await?;
    expect_undo(window, "Hide 2 products").await?;
    let hidden = rules(window).await?;
    let hidden = hidden
        .iter()
        .find(|rule| rule["name"] == json!("Hide 2 products"));
    let products = &hidden.expect("a rule that hides them")["action"]["products"]["products"];
    assert_eq!(products, &json!(["NW-1415", "NW-1064"]));
    window.click_part("undo").await?;
    expect_rules(window, count).await?;

    let file = stage.folder().join("ids.csv");
    std::fs::write(&file, "name;sku\nVest;NW-1415\nRain;NW-1064\nGone;X-1\n")?;
    palette(window, "paste ids").await?;
    take(window, "do:bulk").await?;
    window.part("bulk-text").await?;
    window.give_file("[data-testid=bulk-file]", &file).await?;
    expect_summary(window, &["2 products found", "1 line not in"]).await?;
    window.click_part("bulk-keep").await?;
    expect_rules(window, count + 2).await?;
    expect_undo(window, "Pin 2 products from 1").await?;
    window
        .until("they follow the pin that is there already", async || {
            Ok(lane(window, "vip")
                .await?
                .iter()
                .skip(1)
                .take(2)
                .eq(["NW-1415", "NW-1064"]))
        })
        .await?;
    window.click_part("undo").await?;
    expect_rules(window, count).await
}

/// The rule of the draft that was made last of this name.
async fn named(window: &Window, name: &str) -> Result<Value, Fault> {
    let all = rules(window).await?;
    let found = all.into_iter().rev().find(|rule| {
        let known = rule["name"].as_str().unwrap_or_default();
        known.starts_with(name) && known != name
    });
    Ok(found.unwrap_or_default())
}

async fn rules_travel(window: &Window) -> Result<(), Fault> {
    let count = rules(window).await?.len();
    let reach = window
        .texts("[data-testid=reach-lead-shell]")
        .await?
        .join("");
    assert!(
        reach.contains("1 product") && reach.contains("places"),
        "{reach}"
    );
    go(window, "#/rules/rule/outlet-hero").await?;
    window.part("rule-name").await?;
    window
        .script("document.activeElement?.blur()", Vec::new())
        .await?;
    window.pointer.key("ctrl+c")?;
    window.shows("Copied “Outlet hero”").await?;
    rows::open(window, "category:Footwear > Boots").await?;
    window.pointer.key("ctrl+v")?;
    window.part("paste-keep").await?;
    picture(window, "paste").await?;
    window.click_part("paste-keep").await?;
    expect_rules(window, count + 1).await?;
    expect_undo(window, "Paste “Outlet hero”").await?;
    let pasted = named(window, "Outlet hero").await?;
    assert_eq!(pasted["pages"], json!([{ "category": "Footwear > Boots" }]));
    assert_eq!(pasted["segments"], json!(["vip"]));
    window.click_part("undo").await?;
    expect_rules(window, count).await?;

    rows::open(window, JACKETS).await?;
    window.click_part("rule-menu-lead-shell").await?;
    window
        .click("[role=menuitem][data-testid=menu-duplicate]")
        .await?;
    choose_option(window, "paste-shoppers", "snow").await?;
    window.click_part("paste-keep").await?;
    expect_rules(window, count + 1).await?;
    let twin = named(window, "Lead with the new shell").await?;
    assert_eq!(twin["segments"], json!(["snow"]));
    window
        .until("the shell leads for snow fans too", async || {
            let (first, same) = (lane(window, "snow").await?, lane(window, "vip").await?);
            Ok(!first.is_empty() && first.first() == same.first())
        })
        .await?;
    expect_undo(window, "Duplicate “Lead with the new shell”").await?;
    window.click_part("undo").await?;
    expect_rules(window, count).await
}

async fn health(window: &Window) -> Result<(), Fault> {
    let before = rules(window).await?;
    window.click_part("rail-health").await?;
    window.part("ailing-outlet-hero").await?;
    picture(window, "health").await?;
    window.click_part("repair-outlet-hero").await?;
    gone(window, "[data-testid=ailing-outlet-hero]").await?;
    assert_ne!(rules(window).await?, before);
    picture(window, "healthy").await?;
    window
        .find("[data-testid=undo][aria-label^='Undo: ']")
        .await?;
    window.pointer.key("u")?;
    window.part("ailing-outlet-hero").await?;
    assert_eq!(rules(window).await?, before);
    Ok(())
}

/// A file manager's file, let go above the window.
async fn drop_a_file(stage: &Stage, window: &Window) -> Result<(), Fault> {
    let file = stage.folder().join("dropped.csv");
    std::fs::write(&file, "id,title,price\nD1,Dropped Tent,10.00\n")?;
    window
        .pointer
        .drop_file(&file, Point { x: 600.0, y: 400.0 })?;
    expect_address(window, "#/catalog/import").await?;
    window.shows("dropped.csv").await?;
    window.part("import-compare").await?;
    Ok(())
}
