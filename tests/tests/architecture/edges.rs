//! Direction of dependencies, read from `cargo metadata`.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use crate::demand;
use crate::tree::root;

/// Who may know whom, among the project's crates. Tests and `xtask` stand outside the house.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("endcap-model", &[]),
    ("endcap-ranking", &["endcap-model"]),
    ("endcap-audience", &["endcap-model"]),
    ("endcap-demo", &["endcap-model"]),
    ("endcap-figures", &[]),
    ("endcap-import", &["endcap-figures", "endcap-model"]),
    ("endcap-pictures", &[]),
    ("endcap-store", &["endcap-model", "endcap-ranking"]),
    ("endcap-engine", &["endcap-model", "endcap-ranking"]),
    (
        "endcap-engine-gateway",
        &["endcap-engine", "endcap-model", "endcap-ranking"],
    ),
    ("endcap-backend", &["endcap-model", "endcap-ranking"]),
    (
        "endcap-backend-embedded",
        &["endcap-backend", "endcap-model", "endcap-ranking"],
    ),
    (
        "endcap-backend-opensearch",
        &["endcap-backend", "endcap-model", "endcap-ranking"],
    ),
    (
        "endcap-gateway",
        &[
            "endcap-backend",
            "endcap-backend-embedded",
            "endcap-backend-opensearch",
            "endcap-model",
            "endcap-ranking",
        ],
    ),
    (
        "endcap-usecases",
        &[
            "endcap-audience",
            "endcap-demo",
            "endcap-engine",
            // Opens an engine by its kind; the one place that does.
            "endcap-engine-gateway",
            "endcap-figures",
            "endcap-import",
            "endcap-model",
            "endcap-ranking",
            "endcap-store",
        ],
    ),
    (
        "endcapctl",
        &["endcap-model", "endcap-ranking", "endcap-usecases"],
    ),
    // Starts the local gateway in its own process.
    (
        "endcap",
        &[
            "endcap-gateway",
            "endcap-model",
            "endcap-pictures",
            "endcap-ranking",
            "endcap-usecases",
        ],
    ),
];

const OUTSIDE: &[&str] = &["endcap-tests", "endcap-e2e", "endcap-bench", "xtask"];

/// Foreign crates, by the beginning of their names, and who may name them.
const KNOWN_TO: &[(&[&str], &[&str])] = &[
    (&["tauri", "specta"], &["endcap"]),
    (
        &["sqlx", "rusqlite", "libsqlite3"],
        &["endcap-store", "endcap-backend-embedded"],
    ),
    (
        &["reqwest", "hyper", "axum", "tower", "http"],
        &[
            "endcap-engine-",
            "endcap-backend-opensearch",
            "endcap-gateway",
            "endcap-pictures",
        ],
    ),
    (&["keyring", "zbus"], &["endcap"]),
    (&["clap"], &["endcapctl", "endcap-gateway"]),
];

/// What must not be reached from the pure crates, by any path.
const IMPURE: &[&str] = &[
    "tokio",
    "async-std",
    "futures",
    "sqlx",
    "reqwest",
    "hyper",
    "axum",
    "tauri",
    "rand",
];

#[test]
fn crates_depend_in_one_direction() {
    let mut offences = Vec::new();
    for (name, known) in own_crates(&metadata()) {
        if OUTSIDE.contains(&name.as_str()) {
            continue;
        }
        let Some((_, allowed)) = MAY_KNOW.iter().find(|(known, _)| *known == name) else {
            offences.push(format!(
                "{name}: a crate that the table MAY_KNOW does not have"
            ));
            continue;
        };
        for other in known {
            let own = other.starts_with("endcap") || other == "xtask";
            if own && !allowed.contains(&other.as_str()) {
                offences.push(format!("{name} → {other}"));
            }
        }
    }
    demand(
        &offences,
        "Turn the dependency round, or move the code to the crate that may know both.",
    );
}

#[test]
fn foreign_technology_is_known_to_few() {
    let mut offences = Vec::new();
    for (name, known) in own_crates(&metadata()) {
        if OUTSIDE.contains(&name.as_str()) {
            continue;
        }
        for other in &known {
            let rule = KNOWN_TO
                .iter()
                .find(|(foreign, _)| foreign.iter().any(|start| other.starts_with(start)));
            let allowed = rule.is_none_or(|(_, who)| {
                who.iter()
                    .any(|who| name == *who || who.ends_with('-') && name.starts_with(who))
            });
            if !allowed {
                offences.push(format!("{name} → {other}"));
            }
        }
    }
    demand(
        &offences,
        "Only the crates in the table KNOWN_TO may name that library: put a trait or a type of our own between.",
    );
}

#[test]
fn the_pure_crates_reach_nothing_impure() {
    let metadata = metadata();
    let graph = normal_graph(&metadata);
    let mut offences = Vec::new();
    for start in ["endcap-model", "endcap-ranking", "endcap-audience"] {
        let mut reached = BTreeSet::new();
        let mut open = vec![start.to_owned()];
        while let Some(name) = open.pop() {
            for next in graph.get(&name).into_iter().flatten() {
                if reached.insert(next.clone()) {
                    open.push(next.clone());
                }
            }
        }
        assert!(!reached.is_empty(), "{start} is not in the graph");
        let impure = reached
            .iter()
            .filter(|name| IMPURE.contains(&name.as_str()));
        offences.extend(impure.map(|name| format!("{start} reaches {name}")));
    }
    demand(
        &offences,
        "The model, the ranking and the audience compute; whoever calls them does the rest.",
    );
}

fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--all-features"])
        .current_dir(root())
        .output()
        .expect("cargo metadata starts");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON")
}

/// The workspace's crates and the names of what they use outside of tests.
fn own_crates(metadata: &Value) -> BTreeMap<String, Vec<String>> {
    let members = metadata["workspace_members"].as_array().expect("members");
    let packages = metadata["packages"].as_array().expect("packages");
    packages
        .iter()
        .filter(|package| members.contains(&package["id"]))
        .map(|package| {
            let dependencies = package["dependencies"].as_array().expect("dependencies");
            let known = dependencies
                .iter()
                .filter(|dependency| dependency["kind"] != "dev")
                .map(|dependency| text(&dependency["name"]));
            (text(&package["name"]), known.collect())
        })
        .collect()
}

/// Every crate, foreign ones too, and the crates that it is linked with.
fn normal_graph(metadata: &Value) -> BTreeMap<String, Vec<String>> {
    let packages = metadata["packages"].as_array().expect("packages");
    let names: BTreeMap<&str, String> = packages
        .iter()
        .map(|package| {
            (
                package["id"].as_str().expect("an id"),
                text(&package["name"]),
            )
        })
        .collect();
    let nodes = metadata["resolve"]["nodes"].as_array().expect("nodes");
    nodes
        .iter()
        .map(|node| {
            let edges = node["deps"].as_array().expect("deps");
            let linked = edges.iter().filter(|edge| {
                let kinds = edge["dep_kinds"].as_array().expect("kinds");
                kinds.iter().any(|kind| kind["kind"].is_null())
            });
            let linked = linked.map(|edge| names[edge["pkg"].as_str().expect("a package")].clone());
            (
                names[node["id"].as_str().expect("an id")].clone(),
                linked.collect(),
            )
        })
        .collect()
}

fn text(value: &Value) -> String {
    value.as_str().expect("a string").to_owned()
}
