//! The interface's imports: features apart, one caller of the back end.

use crate::demand;
use crate::tree::{Source, sources};

/// From → to that is refused, as folders of `ui/src`.
const NOT_UPWARDS: &[(&str, &[&str])] = &[
    ("ipc", &["app", "components", "features"]),
    ("components", &["features"]),
];

fn modules() -> Vec<Source> {
    sources("ui/src", &["ts", "tsx"])
}

#[test]
fn features_do_not_import_each_other() {
    let mut offences = Vec::new();
    for source in modules() {
        for (statement, target) in imports(&source) {
            let (from, to) = (parts(&source.path), parts(&target));
            if from[0] == "features" && to[0] == "features" && from.get(1) != to.get(1) {
                offences.push(format!("{}: {statement}", source.path));
            }
            let refused = NOT_UPWARDS.iter().find(|(folder, _)| *folder == from[0]);
            if refused.is_some_and(|(_, above)| above.contains(&to[0])) {
                offences.push(format!("{}: {statement}", source.path));
            }
        }
    }
    demand(
        &offences,
        "What two features share belongs in ui/src/components or ui/src/ipc.",
    );
}

#[test]
fn one_file_calls_the_back_end() {
    let mut offences = Vec::new();
    for source in modules() {
        let tests = source.path.contains(".test.") || source.path.contains("/testing/");
        if tests || source.path == "ui/src/ipc/client.ts" || source.path == "ui/src/ipc/bindings.ts"
        {
            continue;
        }
        for (statement, target) in imports(&source) {
            let channel =
                target == "@tauri-apps/api/core" && !source.path.starts_with("ui/src/ipc/");
            let calls = target == "ui/src/ipc/bindings" || channel;
            if calls && !only_types(&statement) {
                offences.push(format!("{}: {statement}", source.path));
            }
        }
    }
    demand(
        &offences,
        "Only ui/src/ipc/client.ts calls the bindings; types may be imported with `import type`.",
    );
}

/// `import { type A, type B } from …`, or a channel's type.
fn only_types(statement: &str) -> bool {
    if statement.starts_with("import type") || statement.starts_with("export type") {
        return true;
    }
    let Some((_, names)) = statement.split_once('{') else {
        return false;
    };
    let names = names.split('}').next().unwrap_or(names);
    names
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .all(|name| name.starts_with("type "))
}

/// The path's parts below `ui/src`; one empty part for what lies elsewhere.
fn parts(path: &str) -> Vec<&str> {
    path.strip_prefix("ui/src/")
        .unwrap_or_default()
        .split('/')
        .collect()
}

/// Each import's statement in one line, and what it names: `ui/src/…` without an ending for
/// own files, else the package.
fn imports(source: &Source) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut statement = String::new();
    for line in source.text.lines() {
        let text = line.trim();
        let begins =
            text.starts_with("import ") || text.starts_with("export ") && text.contains(" from ");
        if begins {
            statement.clear();
        }
        if !begins && statement.is_empty() {
            continue;
        }
        if !statement.is_empty() {
            statement.push(' ');
        }
        statement.push_str(text);
        if text.ends_with(';') {
            let target = statement
                .trim_end_matches(';')
                .trim_end_matches(['"', '\'']);
            if let Some(at) = target.rfind(['"', '\'']) {
                found.push((statement.clone(), resolve(&source.path, &target[at + 1..])));
            }
            statement.clear();
        }
    }
    found
}

fn resolve(from: &str, target: &str) -> String {
    let Some(relative) = target.strip_prefix('.').map(|_| target) else {
        return target.to_owned();
    };
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for part in relative.split('/') {
        match part {
            "." => {}
            ".." => drop(folders.pop()),
            name => folders.push(name.trim_end_matches(".tsx").trim_end_matches(".ts")),
        }
    }
    folders.join("/")
}

#[test]
fn imports_are_read_and_resolved() {
    let source = Source {
        path: "ui/src/features/pages/lane.tsx".to_owned(),
        text: "import {\n  a,\n  b\n} from \"../rules/form\";\nimport \"./lane.css\";\n\
               import type { C } from '../../ipc/bindings';\nimport x from \"react\";\n"
            .to_owned(),
    };
    let targets: Vec<String> = imports(&source)
        .into_iter()
        .map(|(_, target)| target)
        .collect();
    let expected = [
        "ui/src/features/rules/form",
        "ui/src/features/pages/lane.css",
        "ui/src/ipc/bindings",
        "react",
    ];
    assert_eq!(targets, expected);
    assert!(only_types("import { type A, type B } from \"x\";"));
    assert!(!only_types("import { type A, b } from \"x\";"));
}
