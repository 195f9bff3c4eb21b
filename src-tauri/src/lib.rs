//! The desktop shell: composition only. Builds the state whole, hands the commands to Tauri, makes the
//! window. Every decision is a use case's; every command is in [`ipc`].

pub mod desk;
pub mod folders;
#[cfg(target_os = "linux")]
pub mod graphics;
pub mod ipc;
pub mod keyring;
pub mod local_gateway;
pub mod native_menu;
pub mod notebook;
pub mod revival;
pub mod state;
pub mod watch;
pub mod web_pictures;

use std::path::PathBuf;
use std::sync::Arc;

use tauri::{App, Manager, RunEvent, Runtime, WebviewWindowBuilder};

use crate::folders::Folders;
use crate::keyring::Keyring;
use crate::state::AppState;
use crate::web_pictures::WebPictures;

/// Runs the app until its window is closed. `store` is a file to open first.
///
/// # Errors
/// If there is no display, or the app's own folders can't be found.
pub fn run(store: Option<PathBuf>) -> tauri::Result<()> {
    #[cfg(target_os = "linux")]
    graphics::suit();
    let mut builder = revival::watch(web_pictures::serve(tauri::Builder::default()));
    if cfg!(target_os = "macos") {
        builder = builder.menu(native_menu::menu);
    }
    let app = builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .on_menu_event(|app, event| native_menu::chosen(app, event.id().as_ref()))
        .invoke_handler(ipc::commands().invoke_handler())
        .setup(move |app| Ok(begin(app, store)?))
        .build(tauri::generate_context!())?;
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            tauri::async_runtime::block_on(app.state::<AppState>().end());
        }
    });
    Ok(())
}

/// The state, then the store that is to be open, then the window, which waits for it.
fn begin<R: Runtime>(app: &mut App<R>, store: Option<PathBuf>) -> tauri::Result<()> {
    let paths = app.path();
    let folders = Folders::below(
        paths.app_data_dir()?,
        paths.app_config_dir()?,
        paths.app_cache_dir()?,
    );
    let keyring = Arc::new(Keyring::of_this_computer());
    app.manage(WebPictures::in_folder(folders.pictures()));
    let state = AppState::new(folders, keyring, Box::new(app.handle().clone()));
    let (first, place) = (state.first(store), state.hold());
    app.manage(state);
    if let Some(place) = place {
        let handle = app.handle().clone();
        tauri::async_runtime::spawn(
            async move { handle.state::<AppState>().begin(first, place).await },
        );
    }
    tauri::async_runtime::spawn(watch::watch(app.handle().clone()));
    for window in app.config().app.windows.clone() {
        let window = WebviewWindowBuilder::from_config(app.handle(), &window)?.build()?;
        #[cfg(target_os = "linux")]
        revival::watch_window(&window)?;
    }
    let state = app.state::<AppState>();
    let preferences = state.notebook().notes().preferences.clone();
    state.desk().follow(&preferences);
    Ok(())
}
