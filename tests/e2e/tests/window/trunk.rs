//! The main job, from nothing to a shopper's page and back.
//!
//! 1. An empty store is made, and a CSV file imported through the system's own dialog.
//! 2. A segment is made; a product is pinned by keyboard, one by dragging it, one hidden.
//! 3. A margin floor and a sold-out rule are made. Now two lanes differ as the contract says.
//! 4. The draft is published; gateway and shop page answer what the lanes show.
//! 5. After a restart all is there; undo takes back the last edit, and the live page stays.

use endcap_e2e::{Fault, Stage, Window};
use serde_json::{Value, json};

use crate::live::Shop;
use crate::parts::{
    choose_file, choose_option, document, expect_lane, expect_rules, go, lane, make_store, rules,
};
use crate::{play, rows};

/// Eight jackets of one category, without a formula: organic order is the order of ids. J2
/// earns 5 %, J4 is sold out.
const PRODUCTS: &str = "\
id,title,brand,category,price,cost,stock
J1,Alder Shell,Fjord,Clothing > Jackets,100.00,40.00,10
J2,Birch Anorak,Fjord,Clothing > Jackets,100.00,95.00,10
J3,Cedar Parka,Dune,Clothing > Jackets,140.00,60.00,4
J4,Dogwood Vest,Dune,Clothing > Jackets,80.00,30.00,0
J5,Elm Windbreaker,Fjord,Clothing > Jackets,90.00,40.00,25
J6,Fir Down Jacket,Aster,Clothing > Jackets,220.00,90.00,7
J7,Gorse Fleece,Aster,Clothing > Jackets,70.00,30.00,12
J8,Hazel Poncho,Dune,Clothing > Jackets,60.00,20.00,9
";

const PAGE: &str = "category:Clothing > Jackets";

/// By the contract: J2 is below the floor for all; J8 is hidden from everyone, which is the
/// segment of whoever is no VIP; J4 is sold out and goes last; pins stand for VIPs alone.
const EVERYONE: [&str; 6] = ["J1", "J3", "J5", "J6", "J7", "J4"];
const VIP: [&str; 7] = ["J7", "J6", "J1", "J3", "J5", "J8", "J4"];

/// Without the sold-out rule.
const EVERYONE_UNDONE: [&str; 6] = ["J1", "J3", "J4", "J5", "J6", "J7"];
const VIP_UNDONE: [&str; 7] = ["J7", "J6", "J1", "J3", "J4", "J5", "J8"];

#[tokio::test(flavor = "multi_thread")]
async fn from_an_empty_store_to_the_shoppers_page() {
    play("trunk", async |stage, window| {
        make_store(window, "Trunk Outdoor").await?;
        import(stage, window).await?;
        make_segment(window).await?;
        edit_by_hand(window).await?;
        make_rules(window).await?;
        open_page(window).await?;
        expect_lane(window, "everyone", &EVERYONE).await?;
        expect_lane(window, "vip", &VIP).await?;

        publish(window).await?;
        let shop = Shop::of(window).await?;
        check_live(&shop).await;

        restart(stage, window).await?;
        expect_lane(window, "everyone", &EVERYONE).await?;
        expect_lane(window, "vip", &VIP).await?;
        undo(window).await?;
        let shop = Shop::of(window).await?;
        check_live(&shop).await;
        Ok(())
    })
    .await;
}

async fn import(stage: &Stage, window: &Window) -> Result<(), Fault> {
    let file = stage.folder().join("jackets.csv");
    std::fs::write(&file, PRODUCTS)?;
    go(window, "#/catalog/import").await?;
    window.click_part("import-choose").await?;
    choose_file(window, "Choose a product file", &file).await?;
    window.click_part("import-compare").await?;
    window
        .until("all rows are new", async || {
            Ok(window.text("[data-testid=import-created]").await? == "8")
        })
        .await?;
    window.click_part("import-run").await?;
    window.part("import-done").await?;
    let status = window.ask("store_status", json!({})).await?;
    assert_eq!(status["products"], json!(8), "{status}");
    Ok(())
}

async fn make_segment(window: &Window) -> Result<(), Fault> {
    window.click_part("rail-segments").await?;
    window.click_part("segment-add").await?;
    window.fill("[data-testid=segment-name]", "VIP").await?;
    window.click_part("conditions-add-0").await?;
    choose_option(window, "conditions-field", "lifetime_value").await?;
    choose_option(window, "conditions-operator", "gte").await?;
    window
        .fill("[data-testid=conditions-value]", "1000")
        .await?;
    window.click_part("segment-keep").await?;
    window
        .until("the segment is in the draft", async || {
            let when = &document(window).await?["segments"][0]["when"];
            Ok(when.to_string().contains("100000"))
        })
        .await
}

/// Two lanes side by side on the jackets' page.
async fn open_page(window: &Window) -> Result<(), Fault> {
    rows::open(window, PAGE).await?;
    window.part("lane-vip").await?;
    window.part("lane-everyone").await?;
    Ok(())
}

async fn edit_by_hand(window: &mut Window) -> Result<(), Fault> {
    open_page(window).await?;
    let all = ["J1", "J2", "J3", "J4", "J5", "J6", "J7", "J8"];
    expect_lane(window, "vip", &all).await?;

    // Pin by keyboard: choose the row, P, type the place, Enter.
    window.click(&rows::row("vip", "J7")).await?;
    window.keys("p").await?;
    window.part("proposal").await?;
    window.fill("[data-testid=proposal-position]", "1").await?;
    window.keys(thirtyfour::Key::Enter).await?;
    expect_lane(
        window,
        "vip",
        &["J7", "J1", "J2", "J3", "J4", "J5", "J6", "J8"],
    )
    .await?;

    // Pin by drag, with the screen's own pointer: J6 into the gap below the first row.
    let from = window.find(&rows::row("vip", "J6")).await?;
    let from = window.centre(&from).await?;
    let below = window.find(&rows::row("vip", "J1")).await?;
    let mut to = window.centre(&below).await?;
    to.y -= rows::HEIGHT / 2.0 - 4.0;
    window.pointer.lift_and_carry(from, to)?;
    window.find("[data-gapbar]").await?;
    window.pointer.drop_here()?;
    window.part("proposal").await?;
    window
        .until("the drop asks for place 2", async || {
            let value = "return document.querySelector('[data-testid=proposal-position]')?.value";
            Ok(window.script(value, Vec::new()).await? == json!("2"))
        })
        .await?;
    window.click_part("proposal-keep").await?;
    expect_lane(
        window,
        "vip",
        &["J7", "J6", "J1", "J2", "J3", "J4", "J5", "J8"],
    )
    .await?;
    expect_lane(window, "everyone", &all).await?;

    // Hide, for the lane in which it is chosen.
    window.click(&rows::row("everyone", "J8")).await?;
    window.keys("h").await?;
    window.part("proposal").await?;
    window.click_part("proposal-keep").await?;
    expect_lane(
        window,
        "everyone",
        &["J1", "J2", "J3", "J4", "J5", "J6", "J7"],
    )
    .await?;
    assert_eq!(lane(window, "vip").await?.len(), 8, "hidden from VIPs too");
    Ok(())
}

async fn make_rules(window: &Window) -> Result<(), Fault> {
    begin_rule(window, "margin_floor", "Margin floor").await?;
    window.fill("[data-testid=rule-margin]", "10").await?;
    window.click_named("Hide").await?;
    keep_rule(window).await?;
    begin_rule(window, "out_of_stock", "Sold out goes last").await?;
    window.click_named("Send to the bottom").await?;
    keep_rule(window).await
}

async fn begin_rule(window: &Window, kind: &str, name: &str) -> Result<(), Fault> {
    go(window, "#/rules").await?;
    window.click_part("rule-add").await?;
    window.click_part(&format!("new-{kind}")).await?;
    window.fill("[data-testid=rule-name]", name).await
}

async fn keep_rule(window: &Window) -> Result<(), Fault> {
    let before = rules(window).await?.len();
    window.click_part("rule-keep").await?;
    expect_rules(window, before + 1).await
}

async fn publish(window: &Window) -> Result<(), Fault> {
    window.click_part("review-publish").await?;
    window.click_part("environment-staging").await?;
    window.click_part("publish-run").await?;
    let words = window.text("[data-testid=publish-result]").await?;
    assert!(words.contains("Revision 1 is on staging"), "{words}");
    window.shows("is verified at revision 1").await
}

/// The gateway over HTTP and the shopper's page say what the lanes showed.
async fn check_live(shop: &Shop) {
    for (segment, expected) in [("everyone", &EVERYONE[..]), ("vip", &VIP[..])] {
        assert_eq!(
            shop.rank(PAGE, segment).await,
            expected,
            "rank for {segment}"
        );
        let titles: Vec<&str> = expected.iter().map(|id| title(id)).collect();
        assert_eq!(
            shop.page(PAGE, segment, &titles).await,
            titles,
            "shop page for {segment}"
        );
    }
    assert_eq!(
        shop.segment_of(json!({ "lifetime_value": 100_000 })).await,
        "vip"
    );
    assert_eq!(
        shop.segment_of(json!({ "lifetime_value": 99_999 })).await,
        "everyone"
    );
}

async fn restart(stage: &Stage, window: &mut Window) -> Result<(), Fault> {
    // The old app must have ended before the same store is opened again.
    window.end().await?;
    *window = stage.open().await?;
    window
        .find("[data-testid=app][data-store='Trunk Outdoor']")
        .await?;
    let status: Value = window.ask("store_status", json!({})).await?;
    assert_eq!(status["products"], json!(8), "{status}");
    open_page(window).await
}

async fn undo(window: &Window) -> Result<(), Fault> {
    let undo = window.part("undo").await?;
    let label = undo.attr("aria-label").await?.unwrap_or_default();
    assert!(label.contains("Sold out goes last"), "undo offers: {label}");
    window.click_part("undo").await?;
    expect_lane(window, "everyone", &EVERYONE_UNDONE).await?;
    expect_lane(window, "vip", &VIP_UNDONE).await
}

fn title(id: &str) -> &'static str {
    let line = PRODUCTS
        .lines()
        .find(|line| line.starts_with(&format!("{id},")));
    line.and_then(|line| line.split(',').nth(1))
        .expect("a product of the file")
}
