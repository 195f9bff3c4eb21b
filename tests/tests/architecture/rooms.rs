//! Files: their size, their first line, their names, and what stands at the top.

use crate::demand;
use crate::tree::{Source, root, sources};

/// Endings and the most lines a file may have.
const LIMITS: &[(&str, usize)] = &[("rs", 400), ("tsx", 300), ("ts", 400), ("css", 400)];

const GENERATED: &[&str] = &["ui/src/ipc/bindings.ts"];

/// Whole names of files, folders or types that say nothing.
const EMPTY_NAMES: &[&str] = &["common", "core", "new", "old", "v2", "misc", "stuff"];

/// Words that hide what a thing is, as any part of a name.
const EMPTY_WORDS: &[&str] = &[
    "manager",
    "service",
    "helper",
    "helpers",
    "util",
    "utils",
    "processor",
];

const TOP: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "LICENSE",
    "README.md",
    "src-tauri",
    "ui",
    "migrations",
    "icons",
    "tests",
    "target",
];

fn own_sources() -> Vec<Source> {
    let mut files = sources("src-tauri", &["rs"]);
    files.extend(sources("tests", &["rs"]));
    files.extend(sources("ui", &["ts", "tsx", "css"]));
    assert!(
        files.len() > 20,
        "the walk found only {} files",
        files.len()
    );
    files
}

/// The most lines between a function's first and its last. Tests, which list cases, are free.
const FUNCTION: usize = 60;

#[test]
fn functions_stay_small() {
    let files = sources("src-tauri", &["rs"]);
    let written = files.iter().filter(|file| !file.path.contains("/tests/"));
    let offences: Vec<String> = written.flat_map(long_functions).collect();
    demand(&offences, "Give one of its steps a name of its own.");
}

/// Relies on the formatter: a function ends at the brace that stands as far in as it began.
fn long_functions(source: &Source) -> Vec<String> {
    let lines: Vec<&str> = source.text.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let words = line.trim_start();
        let begins = words.starts_with("fn ") || words.contains(" fn ");
        if !begins || words.starts_with("//") || !line.ends_with(['{', '(']) {
            continue;
        }
        let end = format!("{}}}", " ".repeat(line.len() - words.len()));
        let length = lines[start..].iter().position(|line| **line == end);
        if let Some(length) = length.filter(|length| *length > FUNCTION + 1) {
            let (path, line) = (&source.path, start + 1);
            found.push(format!("{path}:{line}: {length} lines"));
        }
    }
    found
}

#[test]
fn files_stay_small() {
    let files = own_sources();
    let offences: Vec<String> = files.iter().filter_map(too_long).collect();
    demand(
        &offences,
        "Which second thing moved in? Give it a file of its own.",
    );
}

fn too_long(source: &Source) -> Option<String> {
    let ending = source.path.rsplit('.').next()?;
    let (_, limit) = LIMITS.iter().find(|(known, _)| *known == ending)?;
    let lines = source.text.lines().count();
    let long = lines > *limit && !GENERATED.contains(&source.path.as_str());
    long.then(|| format!("{}: {lines} lines, {limit} allowed", source.path))
}

#[test]
fn every_module_says_what_it_owns() {
    let files = own_sources();
    let rust = files.iter().filter(|source| source.path.ends_with(".rs"));
    let silent = rust.filter(|source| !source.text.starts_with("//!"));
    let offences: Vec<String> = silent.map(|source| source.path.clone()).collect();
    demand(
        &offences,
        "Begin the file with `//!`: what it owns and what it refuses.",
    );
}

#[test]
fn modules_are_files_beside_their_folder() {
    let files = own_sources();
    let found = files
        .iter()
        .filter(|source| source.path.ends_with("/mod.rs"));
    let offences: Vec<String> = found.map(|source| source.path.clone()).collect();
    demand(&offences, "Name it foo.rs beside foo/.");
}

#[test]
fn names_say_what_things_are() {
    let files = own_sources();
    let offences: Vec<String> = files.iter().flat_map(empty_names).collect();
    demand(&offences, "Name it after what it holds or does.");
}

fn empty_names(source: &Source) -> Vec<String> {
    let mut offences = Vec::new();
    if is_empty_name(source.stem()) {
        offences.push(format!("{}: the file's name", source.path));
    }
    for (number, line) in source.text.lines().enumerate() {
        if let Some(name) = declared(line).filter(|name| is_empty_name(name)) {
            offences.push(format!("{}:{}: {name}", source.path, number + 1));
        }
    }
    offences
}

/// The name of the type or module that a line declares.
fn declared(line: &str) -> Option<&str> {
    let mut words = line.split_whitespace().filter(|word| {
        !word.starts_with("pub") && !["export", "default", "declare", "abstract"].contains(word)
    });
    let kind = words.next()?;
    if ![
        "struct",
        "enum",
        "trait",
        "mod",
        "class",
        "interface",
        "type",
    ]
    .contains(&kind)
    {
        return None;
    }
    let name = words.next()?;
    Some(
        name.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
            .next()
            .unwrap_or(name),
    )
}

fn is_empty_name(name: &str) -> bool {
    let lower = name.to_lowercase();
    EMPTY_NAMES.contains(&lower.as_str())
        || words_of(name)
            .iter()
            .any(|word| EMPTY_WORDS.contains(&word.as_str()))
}

/// `StoreManager`, `store_manager` and `store-manager` are each `store`, `manager`.
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in name.chars() {
        if letter.is_uppercase() || !letter.is_alphanumeric() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| letter.is_alphanumeric()) {
            word.extend(letter.to_lowercase());
        }
    }
    words
}

#[test]
fn no_error_is_a_string() {
    let files = own_sources();
    let mut offences = Vec::new();
    for source in files.iter().filter(|source| source.path.ends_with(".rs")) {
        for (number, line) in source.code().lines().enumerate() {
            let text = line.trim_start();
            if !text.starts_with("//") && fails_with_text(text) {
                offences.push(format!("{}:{}: {text}", source.path, number + 1));
            }
        }
    }
    demand(
        &offences,
        "Give the error a variant in its crate's error enum.",
    );
}

fn fails_with_text(line: &str) -> bool {
    let text = line.contains(", String>") || line.contains(", &'static str>");
    text && line.contains("Result<")
}

#[test]
fn nothing_is_added_at_the_top() {
    let mut offences = Vec::new();
    for entry in std::fs::read_dir(root()).expect("the project's root") {
        let name = entry
            .expect("an entry")
            .file_name()
            .to_string_lossy()
            .into_owned();
        if !name.starts_with('.') && !TOP.contains(&name.as_str()) {
            offences.push(name);
        }
    }
    demand(&offences, "Find its place in src-tauri, ui or tests.");
}

#[test]
fn offenders_are_recognised() {
    let source = |path: &str, text: &str| Source {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    for (path, text, offences) in [
        ("a/page_utils.rs", "", 1),
        ("a/core.rs", "", 1),
        ("a/news.rs", "", 0),
        ("a/page.rs", "pub struct PageManager<T> {", 1),
        ("a/page.rs", "pub(crate) mod common;", 1),
        ("a/page.rs", "pub struct Renewal;\ntype Newest = u8;", 0),
        ("a/page.tsx", "export interface DragHelper {", 1),
    ] {
        assert_eq!(
            empty_names(&source(path, text)).len(),
            offences,
            "{path} {text}"
        );
    }
    assert!(too_long(&source("a.tsx", &"x\n".repeat(301))).is_some());
    assert!(too_long(&source("a.ts", &"x\n".repeat(400))).is_none());
    assert!(fails_with_text(concat!(
        "fn f() -> Result<u8",
        ", String> {"
    )));
    assert!(!fails_with_text("fn f() -> Result<String, Fault> {"));
}
