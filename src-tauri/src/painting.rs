//! How the window is painted: composed by the graphics card, or, where the machine has none, straight
//! by the processor.
//!
//! Without a card WebKit composes its layers all the same, by a graphics card made of software: three
//! times the processor's work for each frame of a scroll. Refuses to decide where a person has, by
//! WebKit's own variables.

use tauri::{Runtime, WebviewWindow};

/// What WebKit itself reads; whoever sets one of them knows better.
#[cfg(target_os = "linux")]
const DECIDED: [&str; 2] = [
    "WEBKIT_FORCE_COMPOSITING_MODE",
    "WEBKIT_DISABLE_COMPOSITING_MODE",
];

/// Suits the window to the machine. Elsewhere than on Linux the system's web view does it itself.
///
/// # Errors
/// If the window is gone.
#[cfg(target_os = "linux")]
pub fn suit<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt as _, WebViewExt as _};

    let is_decided = DECIDED.iter().any(|name| std::env::var_os(name).is_some());
    if is_decided || has_graphics_card(std::path::Path::new("/dev")) {
        return Ok(());
    }
    window.with_webview(|view| {
        if let Some(settings) = view.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

#[cfg(not(target_os = "linux"))]
pub fn suit<R: Runtime>(_window: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}

/// Whether the folder of devices holds one that renders.
#[cfg(target_os = "linux")]
fn has_graphics_card(devices: &std::path::Path) -> bool {
    let holds = |folder: &std::path::Path, beginning: &str| {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries
            .map(|entry| entry.file_name())
            .any(|name| name.to_string_lossy().starts_with(beginning))
    };
    holds(&devices.join("dri"), "render") || holds(devices, "nvidia")
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::has_graphics_card;

    #[test]
    fn a_card_is_a_device_that_renders() {
        let devices = tempfile::tempdir().unwrap();
        assert!(!has_graphics_card(devices.path()));
        std::fs::create_dir(devices.path().join("dri")).unwrap();
        // A screen without a card that renders: a virtual machine's.
        std::fs::write(devices.path().join("dri/card0"), "").unwrap();
        assert!(!has_graphics_card(devices.path()));
        std::fs::write(devices.path().join("dri/renderD128"), "").unwrap();
        assert!(has_graphics_card(devices.path()));
        std::fs::remove_dir_all(devices.path().join("dri")).unwrap();
        std::fs::write(devices.path().join("nvidia0"), "").unwrap();
        assert!(has_graphics_card(devices.path()));
    }
}
