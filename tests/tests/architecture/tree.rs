//! The project's own files, as the checks see them.

use std::path::{Path, PathBuf};

/// Folders that hold nothing of the project's own.
const SKIPPED: &[&str] = &["target", "node_modules", "dist", "gen", ".git", "coverage"];

/// A source file with its path from the project's root, `/` between folders.
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    /// The file's name without folders and ending.
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.split('.').next().unwrap_or(name)
    }

    /// What stands before the file's own tests.
    pub fn code(&self) -> &str {
        self.text.split("#[cfg(test)]").next().unwrap_or(&self.text)
    }
}

pub fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests
        .parent()
        .expect("tests/ lies in the project")
        .to_owned()
}

/// Every file under `folder` (from the root) with one of the endings.
pub fn sources(folder: &str, endings: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    collect(&root().join(folder), endings, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn collect(folder: &Path, endings: &[&str], found: &mut Vec<Source>) {
    let entries = std::fs::read_dir(folder).expect("a folder of the project");
    for entry in entries {
        let path = entry.expect("a folder's entry").path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            if !SKIPPED.contains(&name.as_str()) {
                collect(&path, endings, found);
            }
        } else if endings
            .iter()
            .any(|ending| name.ends_with(&format!(".{ending}")))
        {
            let relative = path.strip_prefix(root()).expect("inside the project");
            found.push(Source {
                path: relative.to_string_lossy().replace('\\', "/"),
                text: std::fs::read_to_string(&path).expect("sources are UTF-8"),
            });
        }
    }
}
