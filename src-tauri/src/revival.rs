//! A window whose drawing process ended, as a fault in a graphics driver ends it, is drawn anew: all that was
//! kept is on disk. Owns when it is tried again and what is said; one that falls again and again is left.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use tauri::{Builder, Manager, Runtime, Webview, webview::PageLoadEvent};

use crate::desk::Desk;

/// So many falls within [`SPAN`] are chance; one more is not.
const MOST: usize = 3;
const SPAN: Duration = Duration::from_secs(60);

const DRAWN_ANEW: (&str, &str) = (
    "The window was drawn anew",
    "The process that draws it had ended. Everything you kept is there; what you were typing is not.",
);
const LEFT: (&str, &str) = (
    "The window can't be drawn",
    "The process that draws it ends again and again. Everything you kept is there. Quit Endcap and start it \
     again; if that does not help, update the graphics driver.",
);

/// The falls of a window's drawing process.
#[derive(Debug, Default)]
pub struct Falls(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    lately: Vec<Instant>,
    is_down: bool,
}

impl Falls {
    /// It fell: whether to draw the window anew.
    pub fn fell(&self, now: Instant) -> bool {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state
            .lately
            .retain(|fall| now.saturating_duration_since(*fall) < SPAN);
        state.lately.push(now);
        state.is_down = state.lately.len() <= MOST;
        state.is_down
    }

    /// A page is drawn: whether it is the first since a fall.
    pub fn drawn(&self) -> bool {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut state.is_down)
    }
}

/// Watches the app's window from its start on.
#[must_use]
pub fn watch<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    #[cfg(target_os = "macos")]
    let builder = builder.on_web_content_process_terminate(fell);
    builder
        .manage(Falls::default())
        .on_page_load(|webview, page| {
            if page.event() == PageLoadEvent::Finished && webview.state::<Falls>().drawn() {
                tell(webview, DRAWN_ANEW);
            }
        })
}

/// The same for one window where Tauri does not tell; on Windows the browser's own page stands in its place.
///
/// # Errors
/// If the window is gone.
#[cfg(target_os = "linux")]
pub fn watch_window<R: Runtime>(window: &tauri::WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;

    let app = window.clone();
    window.with_webview(move |shown| {
        shown
            .inner()
            .connect_web_process_terminated(move |_, _| fell(app.as_ref()));
    })
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn fell<R: Runtime>(webview: &Webview<R>) {
    eprintln!("endcap: the process that draws the window ended");
    if !webview.state::<Falls>().fell(Instant::now()) {
        tell(webview, LEFT);
    } else if let Err(error) = webview.reload() {
        eprintln!("endcap: the window is not drawn anew: {error}");
    }
}

fn tell<R: Runtime>(webview: &Webview<R>, (title, words): (&str, &str)) {
    webview.app_handle().notify(title, words);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_that_falls_is_drawn_anew_and_told_of_once() {
        let falls = Falls::default();
        assert!(!falls.drawn(), "the first page follows no fall");
        assert!(falls.fell(Instant::now()));
        assert!(falls.drawn());
        assert!(!falls.drawn());
    }

    #[test]
    fn one_that_falls_again_and_again_is_left_until_a_while_has_passed() {
        let falls = Falls::default();
        let start = Instant::now();
        for fall in 0..3 {
            assert!(falls.fell(start + Duration::from_secs(fall)));
        }
        assert!(!falls.fell(start + Duration::from_secs(10)));
        assert!(!falls.drawn(), "nothing is drawn anew, so nothing is told");
        assert!(falls.fell(start + Duration::from_secs(80)));
    }
}
