//! The small file of one person's preferences and recent stores. Owns its form and its writing, whole
//! or not at all; refuses anything that belongs to a store, and every secret.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use crate::ipc::shape::preferences::{Preferences, Theme};
use crate::ipc::shape::store::RecentStore;

/// How many recent stores are remembered.
const RECENT: usize = 12;

/// What is in the file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Notes {
    /// What the person likes.
    #[serde(deserialize_with = "with_those_of_a_later_version")]
    pub preferences: Preferences,
    /// The last first.
    pub recent: Vec<RecentStore>,
    /// To open at the next start; none after a store was closed.
    pub open: Option<String>,
}

/// Of a file that an earlier version wrote: what it did not know is as at the first start.
fn with_those_of_a_later_version<'de, D>(reader: D) -> Result<Preferences, D::Error>
where
    D: Deserializer<'de>,
{
    let kept = Map::deserialize(reader)?;
    let first = serde_json::to_value(first_preferences()).map_err(D::Error::custom)?;
    let mut all = Map::deserialize(first).map_err(D::Error::custom)?;
    all.extend(kept);
    Preferences::deserialize(Value::Object(all)).map_err(D::Error::custom)
}

fn first_preferences() -> Preferences {
    let author = env::var("USER")
        .or_else(|_| env::var("USERNAME"))
        .unwrap_or_default();
    Preferences {
        theme: Theme::System,
        author,
        web_pictures: true,
        text_percent: 100,
        menu_bar: cfg!(target_os = "macos"),
    }
}

impl Default for Notes {
    fn default() -> Self {
        Self {
            preferences: first_preferences(),
            recent: Vec::new(),
            open: None,
        }
    }
}

/// The file and what is in it.
#[derive(Debug)]
pub struct Notebook {
    path: PathBuf,
    notes: Notes,
    /// There was no file: the app starts for the first time.
    pub is_first: bool,
}

impl Notebook {
    /// Reads the file. One that is missing or damaged begins anew: nothing in it is worth a failed start.
    #[must_use]
    pub fn read(path: PathBuf) -> Self {
        let text = fs::read(&path);
        let notes = text
            .as_deref()
            .ok()
            .and_then(|text| serde_json::from_slice(text).ok());
        Self {
            path,
            is_first: text.is_err(),
            notes: notes.unwrap_or_default(),
        }
    }

    /// What it says.
    #[must_use]
    pub fn notes(&self) -> &Notes {
        &self.notes
    }

    /// Keeps other preferences.
    ///
    /// # Errors
    /// If the file can't be written; then they hold until the app ends.
    pub fn set_preferences(&mut self, preferences: Preferences) -> io::Result<()> {
        self.notes.preferences = preferences;
        self.write()
    }

    /// Remembers that a store was opened.
    ///
    /// # Errors
    /// If the file can't be written.
    pub fn opened(&mut self, store: RecentStore) -> io::Result<()> {
        self.notes.open = Some(store.path.clone());
        self.notes.recent.retain(|one| one.path != store.path);
        self.notes.recent.insert(0, store);
        self.notes.recent.truncate(RECENT);
        self.write()
    }

    /// Remembers that no store is open.
    ///
    /// # Errors
    /// If the file can't be written.
    pub fn closed(&mut self) -> io::Result<()> {
        self.notes.open = None;
        self.write()
    }

    /// Beside the file first, then in its place, so that a crash leaves the one or the other.
    fn write(&self) -> io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let beside = self.path.with_extension("json.part");
        let mut file = fs::File::create(&beside)?;
        file.write_all(&serde_json::to_vec_pretty(&self.notes)?)?;
        file.sync_all()?;
        fs::rename(&beside, &self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::{Notebook, RECENT};
    use crate::ipc::shape::preferences::Theme;
    use crate::ipc::shape::store::RecentStore;

    fn store(number: usize) -> RecentStore {
        let text = number.to_string();
        RecentStore {
            path: text.clone(),
            name: text,
            opened_at: "2026-11-20T09:00:00Z".to_owned(),
        }
    }

    #[test]
    fn it_remembers_across_starts_the_last_first_and_each_once() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("deep/preferences.json");
        let mut book = Notebook::read(path.clone());
        assert!(book.is_first);
        for number in [1, 2, 1] {
            book.opened(store(number)).unwrap();
        }
        let again = Notebook::read(path.clone());
        let recent: Vec<&str> = again
            .notes()
            .recent
            .iter()
            .map(|one| one.path.as_str())
            .collect();
        assert_eq!(
            (again.is_first, recent, again.notes().open.as_deref()),
            (false, vec!["1", "2"], Some("1"))
        );
        for number in 0..100 {
            book.opened(store(number)).unwrap();
        }
        book.closed().unwrap();
        let again = Notebook::read(path);
        assert_eq!(
            (again.notes().recent.len(), again.notes().open.clone()),
            (RECENT, None)
        );
    }

    #[test]
    fn a_file_of_an_earlier_version_keeps_what_it_says() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("preferences.json");
        std::fs::write(
            &path,
            r#"{"preferences":{"theme":"dark","author":"Ida"},"recent":[],"open":null}"#,
        )
        .unwrap();
        let mut book = Notebook::read(path.clone());
        let mut preferences = book.notes().preferences.clone();
        assert_eq!(
            (
                preferences.theme,
                preferences.author.as_str(),
                preferences.web_pictures
            ),
            (Theme::Dark, "Ida", true)
        );
        preferences.web_pictures = false;
        book.set_preferences(preferences).unwrap();
        assert!(!Notebook::read(path).notes().preferences.web_pictures);
    }

    #[test]
    fn a_damaged_file_begins_anew() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("preferences.json");
        std::fs::write(&path, "{\"recent\": 3").unwrap();
        let book = Notebook::read(path);
        assert!(!book.is_first && book.notes().recent.is_empty());
    }
}
