//! Reads `tauri.conf.json`, the icons and the capabilities into the program.

fn main() {
    tauri_build::build();
}
