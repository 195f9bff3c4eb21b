//! Tiles of the grid and rows of the catalog, by the real pointer and by keys.
//!
//! 1. A tile is dragged to a place and kept; by keys it is lifted, moved and put back.
//! 2. The grid at the width of a phone has two columns; set like the shop, as many as that has, and
//!    a tile goes from line to line.
//! 3. The page takes the shop's colours, type and cards, keeps them under either theme, and gives them back.
//! 4. Rows of the catalog are chosen by click, Shift, Ctrl and Ctrl-A, and handed on in order.
//! 5. The columns chosen are there the next time.

use endcap_e2e::places::redraw;
use endcap_e2e::{Fault, Point, Window};
use serde_json::{Value, json};

use crate::audit::audit;
use crate::parts::{
    escape, expect_rules, expect_undo, expect_value, go, gone, lane, row_point, rules,
};
use crate::{pictures, play, rows};

const EVERYONE: &str = "everyone";

#[tokio::test(flavor = "multi_thread")]
async fn tiles_and_rows_are_taken_in_hand() {
    play("tables", async |_, window| {
        // The window goes to its first page by itself; only then elsewhere.
        window.find("[data-lane] [data-product]").await?;
        go(
            window,
            "#/pages/grid?page=category:Clothing%20%3E%20Jackets&segment=everyone",
        )
        .await?;
        window
            .find("[data-testid=grid] [data-lane=everyone] [data-product]")
            .await?;
        drag_a_tile(window).await?;
        lift_a_tile(window).await?;
        on_a_phone(window).await?;
        like_the_shop(window).await?;
        in_its_colours(window).await?;
        go(window, "#/catalog").await?;
        window.find("[data-row='1'] .ct-name").await?;
        choose_rows(window).await?;
        choose_columns(window).await
    })
    .await;
}

async fn picture(window: &Window, name: &str) -> Result<(), Fault> {
    window
        .picture(&pictures().join(format!("tables-{name}.png")))
        .await
}

/// Half a gap to the left of a tile.
async fn before_tile(window: &Window, product: &str) -> Result<Point, Fault> {
    let mut point = row_point(window, EVERYONE, product).await?;
    let width = "return document.querySelector(arguments[0]).getBoundingClientRect().width";
    let width = window
        .script(width, vec![json!(rows::row(EVERYONE, product))])
        .await?;
    point.x -= width.as_f64().unwrap_or_default() / 2.0 - 6.0;
    Ok(point)
}

async fn drag_a_tile(window: &Window) -> Result<(), Fault> {
    let count = rules(window).await?.len();
    let before = lane(window, EVERYONE).await?;
    let from = row_point(window, EVERYONE, &before[4]).await?;
    let to = before_tile(window, &before[1]).await?;
    window.pointer.lift_and_carry(from, to)?;
    window.find("[data-testid=grid] [data-gapbar]").await?;
    picture(window, "carried").await?;
    window.pointer.drop_here()?;
    expect_value(window, "proposal-position", "2").await?;
    window.click_part("proposal-keep").await?;
    expect_rules(window, count + 1).await?;
    window
        .until("the tile stands at 2", async || {
            Ok(lane(window, EVERYONE).await?.get(1) == before.get(4))
        })
        .await?;
    window
        .find("[data-testid=undo][aria-label$=' at 2']")
        .await?;
    window.click_part("undo").await?;
    window
        .until("all is as before", async || {
            // The tile is followed to where it goes back: a line more may be drawn.
            Ok(lane(window, EVERYONE).await?.starts_with(&before))
        })
        .await
}

async fn lift_a_tile(window: &Window) -> Result<(), Fault> {
    let count = rules(window).await?.len();
    let before = lane(window, EVERYONE).await?;
    let point = row_point(window, EVERYONE, &before[0]).await?;
    window.pointer.click(point)?;
    window
        .find("[data-testid=grid] [data-position='1'][aria-selected=true]")
        .await?;
    window.pointer.keys(&["space", "Right", "Right"])?;
    window
        .until("its place is said", async || {
            let said = window.texts("[data-testid=announcement]").await?.join("");
            Ok(said.contains("osition 3"))
        })
        .await?;
    window.pointer.key("space")?;
    expect_value(window, "proposal-position", "3").await?;
    escape(window, "[data-testid=proposal]").await?;
    assert_eq!(rules(window).await?.len(), count, "Esc left a rule");
    window
        .until("Esc gives the tiles back", async || {
            Ok(lane(window, EVERYONE).await? == before)
        })
        .await
}

async fn columns(window: &Window) -> Result<usize, Fault> {
    let body = "return new Set([...document.querySelectorAll('[data-testid=grid] [data-product]')]
        .map((tile) => Math.round(tile.getBoundingClientRect().x))).size";
    let found = window.script(body, Vec::<Value>::new()).await?;
    Ok(usize::try_from(found.as_u64().unwrap_or_default()).unwrap_or_default())
}

async fn on_a_phone(window: &Window) -> Result<(), Fault> {
    assert!(columns(window).await? > 2);
    window.click_named("Phone").await?;
    window
        .until("two columns", async || Ok(columns(window).await? == 2))
        .await?;
    picture(window, "phone").await?;
    window.click_named("Desktop").await?;
    window
        .until("more columns", async || Ok(columns(window).await? > 2))
        .await
}

/// Three in a row, under pictures that are higher than wide: the fifth goes before the second.
async fn like_the_shop(window: &Window) -> Result<(), Fault> {
    for (field, choice) in [("row-desktop", "3"), ("shape", "4:5")] {
        window.click_part("shop-look").await?;
        window.click_part(field).await?;
        window
            .click(&format!("[role=option][data-key='{choice}']"))
            .await?;
        gone(window, "[role=option][data-key]").await?;
        escape(window, ".shop-look").await?;
    }
    window
        .until("three columns", async || Ok(columns(window).await? == 3))
        .await?;
    let body = "const box = document.querySelector('[data-testid=grid] .tile .im').getBoundingClientRect();
        return box.width / box.height";
    let ratio = window.script(body, Vec::<Value>::new()).await?;
    assert!(
        (ratio.as_f64().unwrap_or_default() - 0.8).abs() < 0.01,
        "{ratio}"
    );
    picture(window, "like-the-shop").await?;
    drag_a_tile(window).await
}

/// How the first product of the shop's page is drawn, and on what.
async fn front(window: &Window) -> Result<Value, Fault> {
    let body = "const page = document.querySelector('[data-testid=shop-draft] .page');
        const [card, of] = [page.querySelector('[data-product]'), (each) => getComputedStyle(each)];
        return { page: of(page).backgroundColor, text: of(card.querySelector('.name')).color, type: of(card.querySelector('.name')).fontFamily,
            corners: of(card.querySelector('.im')).borderRadius, brand: card.querySelector('.brand') !== null, rated: card.querySelector('.rated')?.innerText ?? null }";
    window.script(body, Vec::<Value>::new()).await
}

async fn is_drawn(window: &Window, what: &str, wanted: &[(&str, Value)]) -> Result<(), Fault> {
    window
        .until(what, async || {
            let seen = front(window).await?;
            Ok(wanted.iter().all(|(name, value)| seen[*name] == *value))
        })
        .await
}

/// The switch and the first colour by keys, the rest as it comes.
async fn choose_colours(window: &Window) -> Result<(), Fault> {
    window.click_part("shop-look").await?;
    window.part("own-colours").await?;
    // Past the chooser of the first colour to its digits.
    let focus = "document.querySelector('[data-testid=own-colours] input').focus()";
    window.script(focus, Vec::new()).await?;
    window.pointer.key("space")?;
    window.part("colour-page").await?;
    window.pointer.keys(&["Tab", "Tab"])?;
    window
        .until("the colour of the page is in hand", async || {
            let at = "return document.activeElement.dataset.testid ?? ''";
            Ok(window.script(at, Vec::new()).await? == json!("colour-page"))
        })
        .await?;
    window.fill("[data-testid=colour-page]", "#102030").await?;
    window.shows("Text is hard to read on this page").await?;
    for part in ["text", "price"] {
        let field = format!("[data-testid=colour-{part}]");
        window.fill(&field, "fff").await?;
    }
    window.fill("[data-testid=colour-sale]", "#ffb4ab").await?;
    gone(window, ".shop-look .warned:not(:empty)").await?;
    window.click_named("Full").await?;
    window.click_part("card-brand").await?;
    window.click_part("card-rating").await?;
    window
        .find("[data-testid=shop-draft] .rated")
        .await
        .map(drop)
}

async fn in_its_colours(window: &Window) -> Result<(), Fault> {
    const OURS: [(&str, &str); 2] = [("page", "rgb(16, 32, 48)"), ("text", "rgb(255, 255, 255)")];
    go(
        window,
        "#/pages/shop?page=category:Clothing%20%3E%20Jackets&segment=everyone",
    )
    .await?;
    window
        .find("[data-testid=shop-draft] [data-product]")
        .await?;
    let first = front(window).await?;
    choose_colours(window).await?;
    picture(window, "in-its-colours").await?;
    let found = audit(window, "like your shop").await?;
    assert!(found.is_empty(), "\n\n  {}\n", found.join("\n  "));
    escape(window, ".shop-look").await?;
    let ours = OURS.map(|(name, value)| (name, json!(value)));
    for theme in ["dark", "light"] {
        let set = "document.documentElement.dataset.theme = arguments[0]";
        window.script(set, vec![json!(theme)]).await?;
        is_drawn(window, theme, &ours).await?;
    }
    redraw(window).await?;
    window.find("[data-testid=shop-draft] .rated").await?;
    is_drawn(window, "all of it is kept", &ours).await?;
    let seen = front(window).await?;
    assert_eq!(
        (&seen["corners"], &seen["brand"]),
        (&json!("18px"), &json!(false)),
        "{seen}"
    );
    window.click_part("shop-look").await?;
    window.click_named("Reset").await?;
    escape(window, ".shop-look").await?;
    let back: Vec<(&str, Value)> = ["page", "text", "brand", "rated"]
        .map(|name| (name, first[name].clone()))
        .into();
    is_drawn(window, "all is as it was at first", &back).await
}

async fn press(window: &Window, row: usize, holding: Option<&str>) -> Result<(), Fault> {
    let found = window
        .find(&format!("[data-row='{row}'] .ct-td:nth-child(2)"))
        .await?;
    let point = window.centre(&found).await?;
    match holding {
        Some(key) => window.pointer.click_holding(key, point),
        None => window.pointer.click(point),
    }
}

async fn chosen(window: &Window, count: usize) -> Result<(), Fault> {
    window
        .until(&format!("{count} are chosen"), async || {
            let told = window
                .texts("[data-testid=catalog-picks] b")
                .await?
                .join("");
            Ok(told == format!("{count} products chosen"))
        })
        .await
}

async fn choose_rows(window: &Window) -> Result<(), Fault> {
    let count = rules(window).await?.len();
    let ids = "return [1, 3, 4, 6].map((row) => document.querySelector(`[data-row='${row}']`)
        .dataset.testid.slice('catalog-row-'.length))";
    let ids = window.script(ids, Vec::<Value>::new()).await?;
    press(window, 1, None).await?;
    window.part("product-panel").await?;
    press(window, 4, Some("shift")).await?;
    chosen(window, 4).await?;
    press(window, 2, Some("ctrl")).await?;
    chosen(window, 3).await?;
    press(window, 6, Some("ctrl")).await?;
    chosen(window, 4).await?;
    picture(window, "chosen").await?;
    window.click_part("catalog-hide").await?;
    window.click_part("bulk-keep").await?;
    expect_rules(window, count + 1).await?;
    expect_undo(window, "Hide 4 products").await?;
    let made = rules(window).await?;
    let rule = made
        .iter()
        .find(|rule| rule["name"] == json!("Hide 4 products"));
    let hidden = &rule.expect("a rule that hides them")["action"]["products"]["products"];
    assert_eq!(hidden, &ids);
    window.click_part("undo").await?;
    expect_rules(window, count).await?;

    press(window, 6, None).await?;
    gone(window, "[data-testid=catalog-picks]").await?;
    window.pointer.key("ctrl+a")?;
    window
        .until("those in sight are chosen", async || {
            let told = window
                .texts("[data-testid=catalog-picks] b")
                .await?
                .join("");
            let told = told
                .split(' ')
                .next()
                .and_then(|count| count.parse::<usize>().ok());
            Ok(told.is_some_and(|count| (8..40).contains(&count)))
        })
        .await?;
    window.pointer.key("Escape")?;
    gone(window, "[data-testid=catalog-picks]").await
}

async fn choose_columns(window: &Window) -> Result<(), Fault> {
    let heads = async || window.texts("[role=columnheader] button").await;
    let usual = heads().await?;
    assert!(usual.contains(&"Brand".to_owned()), "{usual:?}");
    window.click_part("catalog-columns").await?;
    for field in [
        "brand",
        "list_price",
        "cost",
        "conversion_bp",
        "returned_units",
    ] {
        window.click_part(&format!("column-{field}")).await?;
    }
    picture(window, "columns").await?;
    escape(window, ".column-choice").await?;
    let chosen = [
        "Product",
        "Category",
        "Price",
        "Margin",
        "Stock",
        "Cover",
        "Sold",
        "Conversion",
        "Returned",
        "Rating",
        "Launched",
    ];
    window
        .until("the chosen columns stand there", async || {
            Ok(heads().await? == chosen)
        })
        .await?;
    redraw(window).await?;
    window.find("[data-row='1'] .ct-name").await?;
    assert_eq!(heads().await?, chosen);
    picture(window, "other-columns").await
}
