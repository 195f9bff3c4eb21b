//! Reads `tauri.conf.json`, the icons and the capabilities into the program, and sees to it that
//! an interface built anew is taken in.

fn main() {
    println!("cargo:rerun-if-changed=../ui/dist");
    tauri_build::build();
}
