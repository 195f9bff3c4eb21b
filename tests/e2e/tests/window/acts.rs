//! What happens around the main job.
//!
//! 1. Amounts in another currency than the store's are asked about before they are read as its own.
//! 2. A file with rows that can't be read: they are listed, and saved as a file of their own.
//! 3. An import that is stopped half-way leaves the catalog as it was.
//! 4. A colleague publishes meanwhile: it is told, looked at, and published over knowingly; an
//!    earlier revision is restored.
//! 5. The rule set goes out to a file, and comes back from it.
//! 6. The demo store is opened from another store, and reset.

use std::fmt::Write as _;

use endcap_e2e::{Fault, Stage, Window};
use serde_json::json;

use crate::live::Shop;
use crate::parts::{choose_file, go, make_store, rules};
use crate::{pictures, play};

const PRODUCTS: &str = "\
id,title,brand,category,price,stock
B1,Otter Boot,Fjord,Footwear > Boots,100.00,10
B2,Heron Boot,Fjord,Footwear > Boots,a lot,10
B3,Badger Boot,Dune,Footwear > Boots,140.00,4
B4,Lynx Boot,Dune,Footwear > Boots,80.00,minus one
B5,Wren Boot,Fjord,Footwear > Boots,90.00,25
";

#[tokio::test(flavor = "multi_thread")]
async fn around_the_main_job() {
    play("acts", async |stage, window| {
        make_store(window, "Acts Outdoor").await?;
        ask_about_other_money(stage, window).await?;
        import_with_problems(stage, window).await?;
        stop_an_import(stage, window).await?;
        meet_a_colleague(window).await?;
        restore(window).await?;
        carry_rules(stage, window).await?;
        reset_the_demo(window).await
    })
    .await;
}

async fn begin_import(window: &Window, file: &std::path::Path) -> Result<(), Fault> {
    window.click_part("import-choose").await?;
    choose_file(window, "Choose a product file", file).await?;
    window.click_part("import-compare").await
}

async fn ask_about_other_money(stage: &Stage, window: &Window) -> Result<(), Fault> {
    let file = stage.folder().join("dollars.csv");
    let dollars = "id,title,price,stock\nD1,Otter Boot,12.90 USD,10\nD2,Wren Boot,8.00 USD,25\n";
    std::fs::write(&file, dollars)?;
    go(window, "#/catalog/import").await?;
    window.click_part("import-choose").await?;
    choose_file(window, "Choose a product file", &file).await?;
    window.shows("Is price in EUR?").await?;
    window
        .shows("an amount of 10 USD would become 10 EUR")
        .await?;
    picture(window, "import-currency").await?;
    window.click_named("It is EUR").await?;
    window
        .until("the answer is taken", async || {
            let said = window.texts("[aria-label='To settle']").await?.concat();
            Ok(!said.contains("Is price in EUR?"))
        })
        .await?;
    window.click_part("import-back").await
}

async fn import_with_problems(stage: &Stage, window: &Window) -> Result<(), Fault> {
    let file = stage.folder().join("boots.csv");
    std::fs::write(&file, PRODUCTS)?;
    go(window, "#/catalog/import").await?;
    begin_import(window, &file).await?;
    window.part("import-rejects").await?;
    let table = window.texts("[data-testid=import-rejects]").await?.join("");
    picture(window, "import-rejects").await?;
    for said in ["a lot", "minus one", "price", "stock"] {
        assert!(table.contains(said), "no “{said}” in {table}");
    }
    let saved = stage.folder().join("problems.csv");
    window.click_part("import-save-rejects").await?;
    choose_file(window, "Save the rows with problems", &saved).await?;
    window.shows("2 rows saved to").await?;
    let written = std::fs::read_to_string(&saved)?;
    let lines: Vec<&str> = written.lines().collect();
    assert_eq!(lines.len(), 3, "{written}");
    assert!(lines[1].starts_with("3,price,a lot,"), "{written}");
    window.click_part("import-run").await?;
    window.part("import-done").await?;
    expect_products(window, 3).await
}

async fn stop_an_import(stage: &Stage, window: &Window) -> Result<(), Fault> {
    let mut many = String::from("id,title,price,stock\n");
    for number in 0..100_000 {
        writeln!(
            many,
            "M{number},Made-up product {number},19.90,{}",
            number % 50
        )
        .map_err(|error| Fault::Script(error.to_string()))?;
    }
    let file = stage.folder().join("many.csv");
    std::fs::write(&file, many)?;
    window.click_named("Import another file").await?;
    begin_import(window, &file).await?;
    window.click_part("import-run").await?;
    window.part("import-progress").await?;
    picture(window, "import-progress").await?;
    window.click_part("import-stop").await?;
    window
        .shows("The import was stopped. The catalog is as it was.")
        .await?;
    expect_products(window, 3).await
}

async fn expect_products(window: &Window, products: u64) -> Result<(), Fault> {
    let status = window.ask("store_status", json!({})).await?;
    assert_eq!(status["products"], json!(products), "{status}");
    Ok(())
}

async fn edit(window: &Window, id: &str, product: &str) -> Result<(), Fault> {
    let rule = json!({ "id": id, "name": format!("Lead with {product}"), "enabled": true,
        "priority": 0, "pages": [], "segments": [], "schedule": null,
        "action": { "type": "pin", "product": product, "position": 1 } });
    let changes = json!([{ "op": "putRule", "rule": rule, "index": null }]);
    window
        .ask(
            "draft_edit",
            json!({ "label": "Pin", "changes": changes, "seen": [] }),
        )
        .await?;
    Ok(())
}

async fn meet_a_colleague(window: &Window) -> Result<(), Fault> {
    edit(window, "first", "B5").await?;
    // What was edited behind the window's back is seen once it is opened anew.
    go(window, "#/publish").await?;
    window.script("location.reload()", Vec::new()).await?;
    window.click_part("environment-staging").await?;
    window.click_part("publish-run").await?;
    window.shows("is verified at revision 1").await?;

    let shop = Shop::of(window).await?;
    shop.publish_as("Bo", "Launch the Badger", |document| {
        document["rules"][0]["action"]["product"] = json!("B3");
    })
    .await;
    edit(window, "second", "B1").await?;
    window.script("location.reload()", Vec::new()).await?;
    window.click_part("environment-staging").await?;
    window.part("drift").await?;
    picture(window, "publish-drift").await?;
    window.click_part("publish-run").await?;
    let told = window.text("[data-testid=conflict]").await?;
    for said in [
        "Bo published revision 2",
        "Launch the Badger",
        "Nothing was published",
    ] {
        assert!(told.contains(said), "no “{said}” in {told}");
    }
    assert_eq!(
        shop.revision().await,
        2,
        "published over without being asked"
    );
    window.click_part("conflict-look").await?;
    window.shows("From revision 2 to your draft").await?;
    picture(window, "publish-conflict").await?;
    window.click_part("conflict-overwrite").await?;
    window.shows("is verified at revision 3").await?;
    assert_eq!(shop.revision().await, 3);
    Ok(())
}

async fn restore(window: &Window) -> Result<(), Fault> {
    let shop = Shop::of(window).await?;
    window.click_named("Revisions").await?;
    window.click_part("restore-2").await?;
    picture(window, "publish-restore").await?;
    window.click_part("restore-confirm").await?;
    window.part("revision-4").await?;
    assert_eq!(shop.revision().await, 4);
    let live = shop.rule_set().await;
    assert_eq!(live["rules"][0]["action"]["product"], json!("B3"), "{live}");
    Ok(())
}

async fn carry_rules(stage: &Stage, window: &Window) -> Result<(), Fault> {
    let kept = rules(window).await?;
    assert_eq!(kept.len(), 2, "{kept:?}");
    go(window, "#/settings").await?;
    let file = stage.folder().join("carried.json");
    window.click_part("rules-export").await?;
    choose_file(window, "Save the rule set", &file).await?;
    let written = async || Ok(file.exists());
    window.until("the rule set is written", written).await?;
    edit(window, "third", "B3").await?;
    window.click_part("rules-import").await?;
    choose_file(window, "Open a rule set", &file).await?;
    picture(window, "rules-import").await?;
    window.click_part("rules-import-confirm").await?;
    window
        .until("the draft is the file's", async || {
            Ok(rules(window).await? == kept)
        })
        .await
}

async fn reset_the_demo(window: &Window) -> Result<(), Fault> {
    window.click_part("demo-open").await?;
    let demo = async || Ok(window.ask("store_status", json!({})).await?["isDemo"] == json!(true));
    window.until("the demo store is open", demo).await?;
    go(window, "#/settings").await?;
    let before = rules(window).await?;
    edit(window, "mine", "NO-SUCH").await?;
    window.click_part("demo-reset").await?;
    picture(window, "demo-reset").await?;
    window.click_part("demo-reset-confirm").await?;
    window
        .until("the demo's rules are as new", async || {
            Ok(rules(window).await? == before)
        })
        .await
}

/// A picture to look at, beside those of failures.
async fn picture(window: &Window, name: &str) -> Result<(), Fault> {
    window
        .picture(&pictures().join(format!("{name}.png")))
        .await
}
