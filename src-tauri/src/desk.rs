//! What the shell asks of the desktop around it: a title on the window, a page in the browser, a
//! notification. A trait, so that commands run in tests without any.

use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_notification::NotificationExt;
use tauri_plugin_opener::OpenerExt;

use crate::ipc::shape::preferences::Preferences;
use crate::native_menu;

/// The name of the only window.
pub const WINDOW: &str = "main";

/// The desktop refused; the reason is for people.
#[derive(Debug, thiserror::Error)]
#[error("no browser opened it: {reason}")]
pub struct DeskError {
    /// What the desktop said.
    pub reason: String,
}

/// The desktop around the window.
pub trait Desk: Send + Sync {
    /// Names the window after the open store; none is the app's own name.
    fn set_title(&self, store: Option<&str>);

    /// The window looks as the person likes it: the size of all in it, and its menu bar.
    fn follow(&self, preferences: &Preferences);

    /// Opens an address in the person's browser.
    ///
    /// # Errors
    /// If the desktop has no way to.
    fn browse(&self, url: &str) -> Result<(), DeskError>;

    /// Tells a person who looks elsewhere. A desktop that shows none is no fault: the window tells
    /// the same.
    fn notify(&self, title: &str, words: &str);
}

impl<R: Runtime> Desk for AppHandle<R> {
    fn set_title(&self, store: Option<&str>) {
        let title = store.map_or_else(|| "Endcap".to_owned(), |store| format!("{store} – Endcap"));
        if let Some(window) = self.get_webview_window(WINDOW) {
            // A title that can't be set is no reason to stop anything.
            let _ = window.set_title(&title);
        }
    }

    fn follow(&self, preferences: &Preferences) {
        let Some(window) = self.get_webview_window(WINDOW) else {
            return;
        };
        let zoomed = window.set_zoom(f64::from(preferences.text_percent) / 100.0);
        let is_there = window.menu().is_some();
        let shown = match preferences.menu_bar {
            _ if cfg!(target_os = "macos") => Ok(()),
            true if !is_there => native_menu::menu(self)
                .and_then(|menu| window.set_menu(menu))
                .map(drop),
            false if is_there => window.remove_menu().map(drop),
            _ => Ok(()),
        };
        if let Err(error) = zoomed.and(shown) {
            eprintln!("endcap: the window stays as it is: {error}");
        }
    }

    fn browse(&self, url: &str) -> Result<(), DeskError> {
        let opened = self.opener().open_url(url, None::<&str>);
        opened.map_err(|error| DeskError {
            reason: error.to_string(),
        })
    }

    fn notify(&self, title: &str, words: &str) {
        let told = self.notification().builder().title(title).body(words);
        if let Err(error) = told.show() {
            eprintln!("endcap: the desktop shows no notification: {error}");
        }
    }
}

/// No desktop at all; for tests.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoDesk;

impl Desk for NoDesk {
    fn set_title(&self, _store: Option<&str>) {}

    fn follow(&self, _preferences: &Preferences) {}

    fn browse(&self, _url: &str) -> Result<(), DeskError> {
        Err(DeskError {
            reason: "there is no desktop".to_owned(),
        })
    }

    fn notify(&self, _title: &str, _words: &str) {}
}
