//! Where the app keeps what: stores, the data of local gateways, and the preferences. Owns names and
//! places; refuses to read or write any of them.
//!
//! WebKit fills the app's data folder with caches of its own, so each kind of ours has a folder in it.

use std::path::{Path, PathBuf};

/// The folders of one person on one computer.
#[derive(Clone, Debug)]
pub struct Folders {
    data: PathBuf,
    config: PathBuf,
    cache: PathBuf,
}

impl Folders {
    /// Folders below the app's data, configuration and cache folders, which need not be there yet.
    #[must_use]
    pub fn below(data: PathBuf, config: PathBuf, cache: PathBuf) -> Self {
        Self {
            data,
            config,
            cache,
        }
    }

    /// Stores made without a path.
    #[must_use]
    pub fn stores(&self) -> PathBuf {
        self.data.join("stores")
    }

    /// The demo store.
    #[must_use]
    pub fn demo(&self) -> PathBuf {
        self.stores().join("demo.endcap")
    }

    /// A file for a store of that name that is not there yet.
    #[must_use]
    pub fn free_file(&self, name: &str) -> PathBuf {
        let stem = stem(name);
        let names =
            std::iter::once(stem.clone()).chain((2..).map(|number| format!("{stem} {number}")));
        let files = names.map(|stem| self.stores().join(format!("{stem}.endcap")));
        files
            .into_iter()
            .find(|file| !file.exists())
            .unwrap_or_else(|| self.stores().join("store.endcap"))
    }

    /// What the local gateway holds for the store with that UUID.
    #[must_use]
    pub fn gateway(&self, store: &str) -> PathBuf {
        self.data.join("gateway").join(store)
    }

    /// Copies of catalogs, which may be removed at any time.
    #[must_use]
    pub fn copies(&self) -> PathBuf {
        self.cache.join("catalogs")
    }

    /// Products' pictures from the web, which may be removed at any time.
    #[must_use]
    pub fn pictures(&self) -> PathBuf {
        self.cache.join("pictures")
    }

    /// What the person likes, and which stores were open.
    #[must_use]
    pub fn preferences(&self) -> PathBuf {
        self.config.join("preferences.json")
    }

    /// Whether a file is the demo store's.
    #[must_use]
    pub fn is_demo(&self, path: &Path) -> bool {
        path == self.demo()
    }
}

/// A store's name as the name of a file on any system; never empty, never `demo`.
fn stem(name: &str) -> String {
    let allowed = |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_');
    let kept: String = name
        .chars()
        .map(|letter| if allowed(letter) { letter } else { '-' })
        .take(80)
        .collect();
    let kept = kept.trim_matches([' ', '-']).to_owned();
    match kept.to_lowercase().as_str() {
        "" => "store".to_owned(),
        "demo" => "demo store".to_owned(),
        _ => kept,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Folders, stem};

    #[test]
    fn a_name_becomes_a_file_name_on_any_system() {
        let cases = [
            ("Northwind Outdoor", "Northwind Outdoor"),
            ("Høj & Lav / 2", "Høj - Lav - 2"),
            ("../../etc", "etc"),
            ("  ", "store"),
            ("Demo", "demo store"),
        ];
        for (name, expect) in cases {
            assert_eq!(stem(name), expect, "{name}");
        }
    }

    #[test]
    fn a_taken_name_gets_a_number() {
        let home = tempfile::tempdir().unwrap();
        let folder = || home.path().into();
        let folders = Folders::below(folder(), folder(), folder());
        fs::create_dir_all(folders.stores()).unwrap();
        fs::write(folders.free_file("Shop"), "").unwrap();
        assert!(folders.free_file("Shop").ends_with("Shop 2.endcap"));
    }
}
