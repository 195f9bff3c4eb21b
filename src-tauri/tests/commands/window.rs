//! A window without a display: the commands over a state of its own, in a folder that goes with it.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::sync::Arc;

use endcap_shell::desk::NoDesk;
use endcap_shell::folders::Folders;
use endcap_shell::ipc;
use endcap_shell::keyring::Keyring;
use endcap_shell::state::AppState;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{
    INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets,
};
use tauri::webview::InvokeRequest;
use tauri::{App, Manager, WebviewWindow, WebviewWindowBuilder};
use tempfile::TempDir;

pub struct Window {
    app: App<MockRuntime>,
    webview: WebviewWindow<MockRuntime>,
    home: TempDir,
}

impl Window {
    pub fn open() -> Self {
        Self::at(tempfile::tempdir().unwrap())
    }

    /// Ends the app and starts it again over the same folders.
    pub fn again(self) -> Self {
        tauri::async_runtime::block_on(self.app.state::<AppState>().end());
        Self::at(self.home)
    }

    fn at(home: TempDir) -> Self {
        let keyring = Keyring::in_store(keyring_core::mock::Store::new().unwrap());
        let [data, config, cache] = ["data", "config", "cache"].map(|name| home.path().join(name));
        let folders = Folders::below(data, config, cache);
        let state = AppState::new(folders, Arc::new(keyring), Box::new(NoDesk));
        let builder = mock_builder()
            .manage(state)
            .invoke_handler(ipc::commands().invoke_handler());
        let app = builder.build(mock_context(noop_assets())).unwrap();
        let webview = WebviewWindowBuilder::new(&app, "main", Default::default())
            .build()
            .unwrap();
        Self { app, webview, home }
    }

    /// Writes a file that goes with the window; answers its path.
    pub fn file(&self, name: &str, text: &str) -> String {
        let path = self.home.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    /// What a command answers, or its error.
    pub fn ask(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: if cfg!(windows) {
                "http://tauri.localhost"
            } else {
                "tauri://localhost"
            }
            .parse()
            .unwrap(),
            body: InvokeBody::Json(arguments),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&self.webview, request).map(|body| body.deserialize().unwrap())
    }

    /// The answer read through its shape, which must tell all of it and nothing else.
    pub fn shaped<S: DeserializeOwned + Serialize>(&self, command: &str, arguments: Value) -> S {
        let answer = self
            .ask(command, arguments)
            .unwrap_or_else(|error| panic!("{command}: {error}"));
        let shape: S = serde_json::from_value(answer.clone())
            .unwrap_or_else(|error| panic!("{command}: {error} in {answer:.2000}"));
        assert_eq!(serde_json::to_value(&shape).unwrap(), answer, "{command}");
        shape
    }
}
