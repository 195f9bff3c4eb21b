//! A small window, and a usual one whose text is at 200 %:
//! 1. at first sight the rows of a page have half of the window, side by side and as a grid
//! 2. how it is looked at, the figures and the inspector are called and put away by keys
//! 3. no condition of a segment moves when the focus goes from one to another
//! 4. what is scrolled in a segment is scrolled by one bar
//! 5. where it would be published, what the checks say and the button stand above all changes; the rest is called and
//!    put away by keys, and a publish is told where one looks
//! 6. axe finds nothing, whatever is open

use endcap_e2e::places::redraw;
use endcap_e2e::{Fault, Window};
use serde_json::{Value, json};

use crate::parts::clean;
use crate::{pictures, play};

const APP: &str = "Northwind Outdoor";
const JACKETS: &str = "page=category:Clothing%20%3E%20Jackets";

/// Width and height in pixels, and the size of the text in percent.
const SMALL: [(u32, u32, u32); 3] = [(1440, 900, 200), (1280, 720, 150), (1280, 720, 200)];

#[tokio::test(flavor = "multi_thread")]
async fn a_small_window_shows_rows_first_and_all_else_on_demand() {
    play("small", async |_, window| {
        window.find("[data-product]").await?;
        for (width, height, text) in SMALL {
            let name = format!("small-{width}x{height}-{text}");
            sized(window, width, height, text).await?;
            go(window, &format!("#/pages?{JACKETS}")).await?;
            halves(window, "[data-lane] [data-product]", ".lane-body").await?;
            window
                .picture(&pictures().join(format!("{name}.png")))
                .await?;
            called_by_keys(window).await?;
            go(window, &format!("#/pages/grid?{JACKETS}")).await?;
            halves(window, "[data-testid=grid] [data-product]", ".grid").await?;
            nothing_moves(window).await?;
            window
                .picture(&pictures().join(format!("{name}-segment.png")))
                .await?;
            one_bar(window).await?;
            ready_in_sight(window).await?;
            window
                .picture(&pictures().join(format!("{name}-publish.png")))
                .await?;
            readied_by_keys(window).await?;
        }
        published_by_keys(window).await?;
        for (width, height, text) in [(1100, 680, 100), (1280, 720, 125)] {
            sized(window, width, height, text).await?;
            go(window, "#/segments/bargain").await?;
            one_bar(window).await?;
        }
        Ok(())
    })
    .await;
}

async fn go(window: &Window, address: &str) -> Result<(), Fault> {
    let go = "location.hash = arguments[0]";
    window.script(go, vec![json!(address)]).await.map(drop)
}

async fn sized(window: &Window, width: u32, height: u32, text: u32) -> Result<(), Fault> {
    let mut preferences = window.ask("preferences_get", json!({})).await?;
    preferences["textPercent"] = json!(text);
    let set = json!({ "preferences": preferences });
    window.ask("preferences_set", set).await?;
    window.pointer.resize(APP, width, height)?;
    redraw(window).await?;
    window
        .until("the window has its size", async || {
            let wide = "return Math.abs(innerWidth * arguments[0] / 100 - arguments[1]) < 4";
            let seen = window.script(wide, vec![json!(text), json!(width)]).await?;
            Ok(seen == json!(true))
        })
        .await?;
    window.pointer.focus(APP)
}

/// At least half of the window's height is for what it is about, and nothing hangs out of it.
async fn halves(window: &Window, shown_by: &str, of: &str) -> Result<(), Fault> {
    window.find(shown_by).await?;
    let measure = "const top = document.querySelector(arguments[0]).getBoundingClientRect().top;
        const pages = document.querySelector('.pages');
        const edge = pages.getBoundingClientRect().right + 1;
        const out = [...pages.querySelectorAll(':scope > *, .ph > *, .fold-bar > *, .kp > *')].filter(each => each.getBoundingClientRect().right > edge);
        return [(innerHeight - top) / innerHeight, out.map(each => each.outerHTML.slice(0, 120)), pages.scrollHeight <= pages.clientHeight];";
    let seen = window.script(measure, vec![json!(of)]).await?;
    let share = seen[0].as_f64().unwrap_or_default();
    assert!(share >= 0.5, "{of} has {share} of the window's height");
    assert_eq!(seen[1], json!([]), "beyond the edge with {of}");
    assert_eq!(
        seen[2],
        json!(true),
        "the page with {of} is higher than its room"
    );
    Ok(())
}

async fn holds(window: &Window, what: &str) -> Result<(), Fault> {
    window
        .until(what, async || {
            let body = format!("return Boolean({what})");
            Ok(window.script(&body, Vec::new()).await? == json!(true))
        })
        .await
}

const FOLD: &str = "document.querySelector('[data-testid=look-fold]')";
const WHY_SHOWN: &str = "!document.querySelector('.insp').hidden";

async fn focus(window: &Window, css: &str) -> Result<(), Fault> {
    window.find(css).await?;
    let body = "document.querySelector(arguments[0]).focus()";
    window.script(body, vec![json!(css)]).await.map(drop)
}

async fn called_by_keys(window: &Window) -> Result<(), Fault> {
    let key = |name: &str| window.pointer.key(name);
    focus(window, "[data-testid=look-fold]").await?;
    key("Return")?;
    holds(window, &format!("{FOLD}.ariaExpanded === 'true'")).await?;
    clean(window, "how a page is looked at").await?;
    key("Tab")?;
    holds(
        window,
        "document.activeElement.closest('.fold-all') !== null",
    )
    .await?;
    key("Escape")?;
    holds(
        window,
        &format!("{FOLD}.ariaExpanded === 'false' && document.activeElement === {FOLD}"),
    )
    .await?;

    focus(window, ".kpi-first").await?;
    key("Return")?;
    holds(
        window,
        "document.querySelectorAll('.kpi-all dt').length === 6",
    )
    .await?;
    key("Escape")?;
    holds(window, "document.querySelector('.kpi-all') === null").await?;

    focus(window, "[role=option][tabindex='0']").await?;
    key("Down")?;
    holds(window, "document.activeElement.ariaSelected === 'true'").await?;
    key("w")?;
    holds(
        window,
        &format!("{WHY_SHOWN} && document.activeElement.id === 'why-heading'"),
    )
    .await?;
    clean(window, "why, beside the rows").await?;
    key("Escape")?;
    holds(
        window,
        &format!("!({WHY_SHOWN}) && document.activeElement.ariaSelected === 'true'"),
    )
    .await?;
    key("f")?;
    holds(
        window,
        &format!("{WHY_SHOWN} && document.activeElement.dataset.testid === 'find-on-page'"),
    )
    .await?;
    key("Escape")?;
    holds(window, &format!("!({WHY_SHOWN})")).await?;
    asked_above_the_rows(window).await
}

/// A question covers none of the rows that it is about, nor their figures.
async fn asked_above_the_rows(window: &Window) -> Result<(), Fault> {
    let key = |name: &str| window.pointer.key(name);
    focus(window, "[role=option][tabindex='0']").await?;
    for (asked, kind) in [("b", "boost"), ("p", "pin")] {
        key(asked)?;
        window.find(&format!(".keep .c-{kind}")).await?;
        holds(
            window,
            "/position|first 100|Nothing/.test(document.querySelector('[data-testid=proposal-effect]').textContent)",
        )
        .await?;
        holds(
            window,
            "document.querySelector('.keep').getBoundingClientRect().bottom <= document.querySelector('.kpi-first').getBoundingClientRect().top",
        )
        .await?;
        clean(window, "a question above the rows").await?;
        key("Escape")?;
        holds(
            window,
            "document.querySelector('.keep') === null && document.activeElement.role === 'option'",
        )
        .await?;
    }
    Ok(())
}

/// Where the conditions and the histogram stand, within what is scrolled.
async fn stand(window: &Window) -> Result<Value, Fault> {
    let body = "const top = document.querySelector('.conditions').getBoundingClientRect().top;
        return [...document.querySelectorAll('[data-testid=conditions-row], .conditions, .sample')]
            .map(each => Math.round(each.getBoundingClientRect().top - top))";
    window.script(body, Vec::new()).await
}

async fn nothing_moves(window: &Window) -> Result<(), Fault> {
    go(window, "#/segments/bargain").await?;
    window.part("spread-place").await?;
    window.find(".sample tbody tr").await?;
    // What stands beside the form in a large window stands below it, and is seen.
    let below = "return document.querySelector('.side.end').getBoundingClientRect().top >= document.querySelector('.sample').getBoundingClientRect().bottom
        && document.querySelector('.seg-side').getBoundingClientRect().height <= document.querySelector('.side.end').getBoundingClientRect().height";
    assert_eq!(
        window.script(below, Vec::new()).await?,
        json!(true),
        "the sizes"
    );
    let before = stand(window).await?;
    let values = window.texts("[data-testid=conditions-row]").await?.len();
    assert!(values > 3, "{values} conditions");
    for index in 0..values {
        let look =
            "document.querySelectorAll('[data-testid=conditions-value]')[arguments[0]].focus()";
        window.script(look, vec![json!(index)]).await?;
        let looked = format!(
            "document.querySelectorAll('[data-testid=conditions-row]')[{index}].classList.contains('looked')"
        );
        holds(window, &looked).await?;
        holds(window, "document.querySelector('.spread-place :is([data-testid=spread], [data-testid=spread-values], .spread-note)') !== null").await?;
        assert_eq!(
            stand(window).await?,
            before,
            "condition {index} has the focus"
        );
    }
    clean(window, "a segment").await
}

/// Of a form and what stands below it; the list beside has its own.
async fn one_bar(window: &Window) -> Result<(), Fault> {
    window.find(".sample tbody tr").await?;
    let bars = "return [...document.querySelectorAll('.split, .split :is(.middle, .middle *, .side.end, .side.end .side-body)')]
        .filter(each => ['auto', 'scroll'].includes(getComputedStyle(each).overflowY) && each.scrollHeight > each.clientHeight + 1)
        .filter(each => !each.closest('.spread-place, .sample, table, .side.start')).map(each => each.className)";
    let seen = window.script(bars, Vec::new()).await?;
    assert_eq!(seen, json!(["split"]), "scrolled in a segment");
    holds(window, "document.querySelector('.side.end').getBoundingClientRect().top >= document.querySelector('.sample').getBoundingClientRect().bottom").await
}

const PUBLISH_FOLD: &str = "document.querySelector('[data-testid=publish-fold]')";

/// Without scrolling: the button can be pressed, and the changes have half of the window.
async fn ready_in_sight(window: &Window) -> Result<(), Fault> {
    go(window, "#/publish?environment=staging").await?;
    window.find("[data-testid^=change-]").await?;
    window
        .find("[data-testid=publish-foremost]:not(:disabled)")
        .await?;
    holds(
        window,
        "/look|passed/.test(document.querySelector('.pub-words').textContent)",
    )
    .await?;
    let measure = "const bar = document.querySelector('.pub-bar').getBoundingClientRect();
        const out = [...document.querySelectorAll('.pub-head > *, .pub-bar > *, .pub-words > *')].filter(each => each.getBoundingClientRect().right > innerWidth + 1);
        return [(innerHeight - bar.bottom) / innerHeight, out.map(each => each.outerHTML.slice(0, 120))]";
    let seen = window.script(measure, Vec::new()).await?;
    let share = seen[0].as_f64().unwrap_or_default();
    assert!(share >= 0.5, "the changes have {share} of the window");
    assert_eq!(seen[1], json!([]), "beyond the edge");
    clean(window, "a review in a small window").await
}

/// The note can be written and the checks read; then all of it is put away again.
async fn readied_by_keys(window: &Window) -> Result<(), Fault> {
    let key = |name: &str| window.pointer.key(name);
    focus(window, "[data-testid=publish-fold]").await?;
    key("Return")?;
    holds(window, &format!("{PUBLISH_FOLD}.ariaExpanded === 'true'")).await?;
    focus(window, "[data-testid=publish-note]").await?;
    window.keys("x").await?;
    // Whole in what has opened, not only in the window: that is what cuts it.
    let reached = "(() => { const note = document.activeElement.getBoundingClientRect();
        const panel = document.activeElement.closest('.fold-all').getBoundingClientRect();
        return note.top >= panel.top && note.bottom <= panel.bottom && panel.bottom <= innerHeight })()";
    holds(window, reached).await?;
    clean(window, "what is folded away of a review").await?;
    key("Escape")?;
    holds(
        window,
        &format!(
            "{PUBLISH_FOLD}.ariaExpanded === 'false' && document.activeElement === {PUBLISH_FOLD}"
        ),
    )
    .await?;
    key("Tab")?;
    holds(
        window,
        "document.activeElement.dataset.testid === 'publish-foremost'",
    )
    .await
}

/// Where the list is scrolled to its end, too, what becomes of it is seen.
async fn published_by_keys(window: &Window) -> Result<(), Fault> {
    let scroll = "document.querySelector('.pub-left').scrollTop = 100000";
    window.script(scroll, Vec::new()).await?;
    window.pointer.key("Return")?;
    window.shows("is verified at revision 1").await?;
    holds(window, "document.querySelector('[data-testid=run-ok]').getBoundingClientRect().top >= document.querySelector('.pub-bar').getBoundingClientRect().bottom").await?;
    window
        .picture(&pictures().join("small-published.png"))
        .await
}
