//! What a person likes is still so after a restart: the size of the window and of its text, the menu bar.

use endcap_e2e::{Fault, Window};
use serde_json::Value;

use crate::{pictures, play};

const APP: &str = "Northwind Outdoor";
const WIDTH: u32 = 1240;
const HEIGHT: u32 = 800;

#[tokio::test(flavor = "multi_thread")]
async fn the_window_comes_back_as_it_was() {
    play("looks", async |stage, window| {
        window.part("app").await?;
        window.pointer.resize(APP, WIDTH, HEIGHT)?;
        sized(window, 1.0, f64::from(HEIGHT)).await?;
        window.pointer.key("F10")?;
        window
            .until("the menu bar takes its room", async || {
                Ok(inner(window).await?.1 < f64::from(HEIGHT))
            })
            .await?;
        let below = inner(window).await?.1;
        choose_in_menu(window).await?;
        window.pointer.key("ctrl+equal")?;
        window.pointer.key("ctrl+equal")?;
        sized(window, 1.25, below).await?;
        window.picture(&pictures().join("looks.png")).await?;
        // The last entry under the first menu is “Quit”.
        window.pointer.keys(&["F10", "Up", "Return"])?;
        let folder = stage.folder().join("config/app.endcap.desktop");
        window
            .until_here("the app has ended and kept its size", || {
                folder.join(".window-state.json").is_file()
            })
            .await?;
        *window = stage.open().await?;
        window.part("app").await?;
        sized(window, 1.25, below).await
    })
    .await;
}

/// “Health” is the sixth of the entries under “Go”, the third menu of the bar.
async fn choose_in_menu(window: &Window) -> Result<(), Fault> {
    let pointer = &window.pointer;
    pointer.key("F10")?;
    pointer.keys(&["Right", "Right"])?;
    pointer.keys(&["Down", "Down", "Down", "Down", "Down", "Down", "Return"])?;
    window.part("health-screen").await.map(drop)
}

/// The size of what the window shows, in the page's own units.
async fn inner(window: &Window) -> Result<(f64, f64), Fault> {
    let size = window
        .script("return [innerWidth, innerHeight]", Vec::<Value>::new())
        .await?;
    Ok((
        size[0].as_f64().unwrap_or_default(),
        size[1].as_f64().unwrap_or_default(),
    ))
}

/// Waits until the window is of the wide and this height, in pixels, shown at this zoom.
async fn sized(window: &Window, zoom: f64, height: f64) -> Result<(), Fault> {
    let what = format!("{WIDTH} pixels by {height} at {zoom}");
    let outcome = window
        .until(&what, async || {
            let (wide, high) = inner(window).await?;
            let about = |seen: f64, wanted: f64| (seen * zoom - wanted).abs() <= 2.0 * zoom;
            Ok(about(wide, f64::from(WIDTH)) && about(high, height))
        })
        .await;
    if outcome.is_err() {
        eprintln!("it is {:?}, not {what}", inner(window).await?);
    }
    outcome
}
