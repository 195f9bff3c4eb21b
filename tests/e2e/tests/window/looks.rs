//! What a person likes is still so after a restart: the size of the window and of its text, the menu
//! bar. What the system is set to is followed: less motion, more contrast, dark.

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
            .until("the app has ended and kept its size", async || {
                Ok(folder.join(".window-state.json").is_file() && !window.is_open().await)
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

#[tokio::test(flavor = "multi_thread")]
async fn the_window_follows_the_system() {
    play("system", async |stage, window| {
        window.part("app").await?;
        let usual = looks(window).await?;
        assert_ne!(usual["move"], "0s", "{usual}");
        window.end().await?;
        stage.desktop("gtk-enable-animations=0\ngtk-theme-name=HighContrast")?;
        *window = stage.open().await?;
        window.find("[data-product]").await?;
        let calm = looks(window).await?;
        window
            .picture(&pictures().join("looks-contrast.png"))
            .await?;
        assert_eq!(calm["move"], "0s", "{calm}");
        assert_ne!(calm["line"], usual["line"], "{calm}");
        assert_eq!(calm["theme"], "light");
        window.end().await?;
        stage.desktop("gtk-application-prefer-dark-theme=1")?;
        *window = stage.open().await?;
        window.find("[data-product]").await?;
        let dark = looks(window).await?;
        assert_eq!(dark["theme"], "dark", "{dark}");
        Ok(())
    })
    .await;
}

async fn looks(window: &Window) -> Result<Value, Fault> {
    let body = "const style = getComputedStyle(document.documentElement);
        return { move: style.getPropertyValue('--move').trim(), line: style.getPropertyValue('--line').trim(),
            theme: document.documentElement.dataset.theme,
            asked: ['(prefers-contrast: more)', '(prefers-reduced-motion: reduce)', '(prefers-color-scheme: dark)'].map((each) => matchMedia(each).matches) }";
    window.script(body, Vec::<Value>::new()).await
}
