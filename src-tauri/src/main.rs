//! The program `endcap`: opens the window. `endcap [STORE]` opens that store's file in it.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let store = arguments.next();
    let asks_for_words = store
        .as_ref()
        .is_some_and(|word| word.to_string_lossy().starts_with('-'));
    if asks_for_words || arguments.next().is_some() {
        eprintln!("endcap [STORE]  opens the window, on the store in that file if one is named");
        return ExitCode::from(2);
    }
    let store = store
        .map(PathBuf::from)
        .map(|path| std::path::absolute(&path).unwrap_or(path));
    match endcap_shell::run(store) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("endcap: the window does not open: {error}");
            ExitCode::FAILURE
        }
    }
}
