//! What the desktop is told, and the language that it writes numbers in.

use std::process::Command;
use std::time::{Duration, Instant};

use endcap_e2e::{Desktop, Fault, Stage};
use serde_json::json;

use crate::live::Shop;
use crate::parts::{go, lane};
use crate::{pictures, play, rows};

const PATIENCE: Duration = Duration::from_secs(120);
const JACKETS: &str = "category:Clothing > Jackets";

#[tokio::test(flavor = "multi_thread")]
async fn the_desktop_tells_when_an_engine_differs_from_what_was_published() {
    play("notified", async |stage, window| {
        window.part("app").await?;
        window.end().await?;
        let desktop = Desktop::start().await?;
        let bus = [("DBUS_SESSION_BUS_ADDRESS", desktop.address())];
        *window = stage.open_where(&bus).await?;
        rows::open(window, JACKETS).await?;
        let product = lane(window, "vip").await?.swap_remove(0);
        go(window, "#/publish?environment=staging").await?;
        window.click_part("publish-run").await?;
        window.shows("is verified at revision 1").await?;
        Shop::of(window).await?.count(&product, 0).await;
        assert_eq!(desktop.shown(), [], "nobody watches yet");

        go(window, "#/settings").await?;
        window.click_part("watch-staging").await?;
        window
            .until("the desktop is told", async || {
                Ok(!desktop.shown().is_empty())
            })
            .await?;
        let told = desktop.shown();
        assert_eq!(told[0].title, "staging differs from what was published");
        for said in [
            "asks differ from the preview",
            "1 product has another stock",
        ] {
            assert!(told[0].words.contains(said), "no “{said}” in {told:?}");
        }
        window.find("[data-testid=drift-staging]").await?;
        assert_eq!(desktop.shown().len(), 1, "told once");
        Ok(())
    })
    .await;
}

/// What a graphics driver's fault does: the process that draws the window is gone.
#[tokio::test(flavor = "multi_thread")]
async fn a_window_that_falls_is_drawn_anew() -> Result<(), Fault> {
    let stage = Stage::set()?;
    let desktop = Desktop::start().await?;
    let mut app = stage.leave_alone(&[("DBUS_SESSION_BUS_ADDRESS", desktop.address())])?;
    soon("the window is drawn", || drawn(&stage)).await?;
    let painter = soon("somebody drew it", || app.painter()).await?;
    let ended = Command::new("kill")
        .args(["-9", &painter.to_string()])
        .status()?;
    assert!(ended.success());
    let told = soon("the desktop is told", || Ok(desktop.shown().pop())).await?;
    assert_eq!(told.title, "The window was drawn anew", "{}", stage.log());
    soon("the window is drawn again", || drawn(&stage)).await?;
    assert!(app.runs()?);
    assert!(app.painter()?.is_some_and(|anew| anew != painter));
    assert_eq!(desktop.shown().len(), 1, "told once");
    Ok(())
}

fn drawn(stage: &Stage) -> Result<Option<()>, Fault> {
    Ok(stage.is_drawn()?.then_some(()))
}

/// Looks until it is there.
async fn soon<T>(what: &str, look: impl Fn() -> Result<Option<T>, Fault>) -> Result<T, Fault> {
    let started = Instant::now();
    while started.elapsed() < PATIENCE {
        if let Some(found) = look()? {
            return Ok(found);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err(Fault::Script(format!("in vain: {what}")))
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_are_written_and_read_in_the_language_of_the_system() {
    play("language", async |stage, window| {
        window.part("app").await?;
        window.end().await?;
        *window = stage.open_in("de_DE").await?;
        rows::open(window, JACKETS).await?;
        let figure = window.text("[data-lane=vip] [data-position='1']").await?;
        // The sign stands after the amount there; in English before it.
        assert!(figure.replace('\u{a0}', " ").contains(" €"), "{figure}");
        let margin = window
            .texts("[data-testid=lane-head-vip] [data-figure=margin]")
            .await?
            .concat();
        assert!(margin.contains(',') && margin.contains('%'), "{margin}");
        window
            .picture(&pictures().join("desktop-german.png"))
            .await?;

        // What is typed with a comma is a fraction, not thousands.
        window.click_part("figures-button").await?;
        window.fill("[data-testid=attention]", "93,5").await?;
        window
            .until("93.5 % are kept", async || {
                let body = "return Object.entries(localStorage).find(([key]) => key.startsWith('endcap.look.'))?.[1] ?? ''";
                let kept = window.script(body, Vec::new()).await?;
                Ok(kept.as_str().is_some_and(|kept| kept.contains("9350")))
            })
            .await?;

        go(window, "#/catalog").await?;
        let status = window.ask("store_status", json!({})).await?;
        let products = status["products"].as_u64().unwrap_or_default();
        let counted = format!("{}.{:03} products", products / 1000, products % 1000);
        window.shows(&counted).await?;

        // A sentence that the back end makes has the dates and numbers of the figures beside it.
        go(window, "#/publish?environment=staging").await?;
        let season = "from 16. Nov. 2026, 00:00 until 1. März 2027, 00:00";
        window.shows(season).await?;
        window
            .picture(&pictures().join("desktop-german-review.png"))
            .await?;
        go(window, "#/rules").await?;
        window.shows(season).await?;
        window
            .picture(&pictures().join("desktop-german-rules.png"))
            .await
    })
    .await;
}
