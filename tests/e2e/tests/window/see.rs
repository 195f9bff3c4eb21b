//! Seeing why, what if, when and how it spreads, in the real window.
//!
//! 1. The least boost that brings a product to a place is one click, a question and an undo away.
//! 2. A product that is not on the page says why.
//! 3. Other stock is shown as such and ends without a trace.
//! 4. Movement is told against what is chosen; a named moment is one choice away.
//! 5. The plots are drawn, as sharp at 200 % as at the usual size.
//! 6. In a flight through a long page its positions go by; where it ends its products are shown.

use endcap_e2e::{Fault, Window};
use serde_json::{Value, json};

use crate::parts::{choose_option, go, gone, lane};
use crate::{pictures, play, rows};

const JACKETS: &str = "category:Clothing > Jackets";

#[tokio::test(flavor = "multi_thread")]
async fn what_a_page_hangs_on_can_be_seen() {
    play("see", async |_, window| {
        window.part("app").await?;
        rows::open(window, JACKETS).await?;
        boost_to_a_place(window).await?;
        look_for_what_is_not_there(window).await?;
        sell_one_out(window).await?;
        compare_and_travel(window).await?;
        plots(window).await?;
        flights(window).await
    })
    .await;
}

async fn picture(window: &Window, name: &str) -> Result<(), Fault> {
    window
        .picture(&pictures().join(format!("see-{name}.png")))
        .await
}

async fn boost_to_a_place(window: &Window) -> Result<(), Fault> {
    let product = lane(window, "everyone").await?[6].clone();
    let row = format!("[data-lane=everyone] [data-product='{product}']");
    window.click(&row).await?;
    window.fill("[data-testid=lift-to]", "2").await?;
    window
        .click("[data-testid=lift-place] button[aria-label$='to position 2']")
        .await?;
    window.part("proposal").await?;
    picture(window, "boost").await?;
    window.click_part("proposal-keep").await?;
    window
        .until("it stands at 2", async || {
            Ok(lane(window, "everyone").await?.get(1) == Some(&product))
        })
        .await?;
    picture(window, "why").await?;
    // The lanes are ahead of the draft: only what is kept can be taken back.
    window
        .find("[data-testid=undo][aria-label^='Undo: ']")
        .await?;
    window.keys("u").await?;
    window
        .until("it is back", async || {
            Ok(lane(window, "everyone").await?.get(6) == Some(&product))
        })
        .await
}

async fn look_for_what_is_not_there(window: &Window) -> Result<(), Fault> {
    let ask = json!({"text": "", "sort": null, "from": 0, "size": 1,
        "filter": {"field": "categories", "under": "Footwear"}});
    let found = window.ask("catalog_query", ask).await?;
    let id = found["rows"][0]["id"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    window.keys("f").await?;
    window
        .fill("[data-testid=find-on-page]", &format!("{id}\u{e007}"))
        .await?;
    window
        .shows("It is not in Jackets: it is in “Footwear")
        .await?;
    picture(window, "not-there").await
}

async fn sell_one_out(window: &Window) -> Result<(), Fault> {
    let before = lane(window, "everyone").await?;
    let row = format!("[data-lane=everyone] [data-product='{}']", before[0]);
    window.click(&row).await?;
    window.click_part("stock-button").await?;
    window.click_part("soldOut-chosen").await?;
    window.part("scenario").await?;
    window.keys(thirtyfour::Key::Escape).await?;
    // It closes although what had the focus is gone.
    gone(window, ".stock-popover").await?;
    window
        .until("the page follows", async || {
            Ok(lane(window, "everyone").await? != before)
        })
        .await?;
    picture(window, "sold-out").await?;
    window.click("[data-testid=scenario] button").await?;
    window
        .until("all is as before", async || {
            Ok(lane(window, "everyone").await? == before)
        })
        .await?;
    let status = window.ask("store_status", json!({})).await?;
    assert!(
        status["redo"].is_string(),
        "only the undone boost was an edit: {status}"
    );
    Ok(())
}

async fn compare_and_travel(window: &Window) -> Result<(), Fault> {
    choose_option(window, "against", "noRules").await?;
    window
        .until("movement is told against no rules", async || {
            Ok(window.texts("[data-testid=compared]").await? == ["no rules at all"])
        })
        .await?;
    picture(window, "against").await?;
    let before = window.texts("[data-testid=shown-at]").await?;
    window.click_part("jump").await?;
    window.click("[role=menuitem]").await?;
    window
        .until("another instant is shown", async || {
            Ok(window.texts("[data-testid=shown-at]").await? != before)
        })
        .await?;
    picture(window, "later").await?;
    window.click_part("jump").await?;
    window
        .click("[role=menuitem][data-key=black-friday]")
        .await?;
    let shown = "const at = document.querySelector('[data-testid=scrubber]').getAttribute('aria-valuetext');
        return at.startsWith('Fri') && at.includes('Nov') && at.includes('00:00')";
    window
        .until("Black Friday is shown", async || {
            Ok(window.script(shown, Vec::new()).await? == json!(true))
        })
        .await
}

async fn plots(window: &Window) -> Result<(), Fault> {
    go(window, "#/pages/plots?page=category:Clothing > Jackets").await?;
    window.part("overlap").await?;
    let inked = "return [...document.querySelectorAll('[data-testid=plots] canvas')].map((canvas) =>
        canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((each) => each !== 0))";
    window
        .until("four plots are drawn", async || {
            Ok(window.script(inked, Vec::<Value>::new()).await? == json!([true, true, true, true]))
        })
        .await?;
    picture(window, "plots").await?;
    window.pointer.focus("Endcap")?;
    for text in [110, 125, 150, 175, 200] {
        window.pointer.key("ctrl+equal")?;
        sharp(window, text).await?;
    }
    picture(window, "plots-200").await?;
    window.pointer.key("ctrl+0")?;
    sharp(window, 100).await
}

/// The text has become so large, and each plot was drawn anew: with a pixel of its own for each of
/// the screen, to its right edge and down to its axis.
async fn sharp(window: &Window, text: u32) -> Result<(), Fault> {
    let inked = "const ratio = devicePixelRatio * arguments[0] / 100;
        return [...document.querySelectorAll('[data-testid=plots] canvas')].map((canvas) =>
            Math.abs(canvas.width - canvas.clientWidth * ratio) <= 1 && Math.abs(canvas.height - canvas.clientHeight * ratio) <= 1
            && ((wide, high) => [[0, wide / 2], [wide / 2, wide]].every(([left, right]) =>
                canvas.getContext('2d').getImageData(left, high / 2, right - left, high / 2).data.some((each) => each !== 0)))(canvas.width, canvas.height))";
    window
        .until(&format!("four plots are sharp at {text} %"), async || {
            let seen = window.script(inked, vec![json!(text)]).await?;
            Ok(seen == json!([true, true, true, true]))
        })
        .await
}

/// Scrolls as quickly as a bar is drawn, back and forth, until it is told to land.
const FLY: &str = "const scroller = document.querySelector(arguments[0]);
    window.landing = false;
    let way = 1500;
    const fly = () => {
        if (window.landing) return;
        scroller.scrollTop += way;
        if (scroller.scrollTop === 0 || scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight) way = -way;
        requestAnimationFrame(() => setTimeout(fly));
    };
    fly();";
/// Whether what lies in the middle of what scrolls is a product, and nothing passes there.
const LANDED: &str = "const box = document.querySelector(arguments[0]).getBoundingClientRect();
    const seen = document.elementsFromPoint(box.left + 60, box.top + box.height / 2);
    return document.querySelector('.passing') === null && seen.some(each => each.matches(arguments[1]));";

async fn flights(window: &Window) -> Result<(), Fault> {
    for (place, scroller, product) in [
        (
            "#/pages?page=placement:home.hero",
            "lanes",
            "[data-product]",
        ),
        (
            "#/pages/grid?page=placement:home.hero",
            "grid",
            "[data-product]",
        ),
        ("#/catalog", "catalog-scroll", "[data-row]"),
    ] {
        let scroller = format!("[data-testid={scroller}]");
        go(window, place).await?;
        window.find(&format!("{scroller} {product}")).await?;
        window.script(FLY, vec![json!(scroller)]).await?;
        window.find(&format!("{scroller} .passing")).await?;
        window.script("window.landing = true", vec![]).await?;
        window
            .until("the products are there where it landed", async || {
                let landed = vec![json!(scroller), json!(product)];
                Ok(window.script(LANDED, landed).await? == json!(true))
            })
            .await?;
    }
    Ok(())
}
