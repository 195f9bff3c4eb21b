//! The pure crates' own lines: what the compiler would let pass.

use crate::demand;
use crate::tree::{Source, sources};

const PURE: &[&str] = &["src-tauri/crates/model/src", "src-tauri/crates/ranking/src"];

/// What touches the world, the clock, chance or a global.
const IMPURE: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::time",
    "Utc::now",
    "Local::now",
    "SystemTime",
    "thread_local!",
    "static mut ",
    "OnceLock",
    "LazyLock",
    "async fn",
    "println!",
];

#[test]
fn the_pure_crates_touch_nothing() {
    let mut offences = Vec::new();
    for folder in PURE {
        let files = sources(folder, &["rs"]);
        assert!(!files.is_empty(), "{folder} holds no sources");
        offences.extend(files.iter().flat_map(offences_of));
    }
    demand(
        &offences,
        "Take it as a parameter: the caller knows the time, the files and the chance.",
    );
}

fn offences_of(source: &Source) -> Vec<String> {
    let lines = source.code().lines().enumerate();
    let code = lines.filter(|(_, line)| !line.trim_start().starts_with("//"));
    code.flat_map(|(number, line)| {
        let found = IMPURE.iter().filter(move |word| line.contains(**word));
        found.map(move |word| format!("{}:{}: {word}", source.path, number + 1))
    })
    .collect()
}

#[test]
fn impurity_is_seen_in_code_and_nowhere_else() {
    for (text, offences) in [
        ("fn f() { let t = std::time::Instant::now(); }", 1),
        ("// std::fs is not for us\nfn f() {}", 0),
        ("fn f() {}\n#[cfg(test)]\nmod tests { use std::fs; }", 0),
    ] {
        let source = Source {
            path: "a.rs".to_owned(),
            text: text.to_owned(),
        };
        assert_eq!(offences_of(&source).len(), offences, "{text}");
    }
}
