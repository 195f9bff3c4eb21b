//! The form of a case file.

use std::fmt;
use std::path::Path;

use endcap_model::json::Json;
use serde::Deserialize;

use super::Trouble;

/// One case file. Members that a later case may carry beside these are ignored.
#[derive(Debug, Deserialize)]
pub struct Case {
    /// The file's name, for messages.
    #[serde(skip)]
    pub file: String,
    pub catalog: Vec<Json>,
    pub ruleset: Json,
    #[serde(default)]
    pub asks: Vec<Ask>,
    #[serde(default)]
    pub shoppers: Vec<ShopperCheck>,
}

/// A question about a page and its exact answer, the whole list.
#[derive(Debug, Deserialize)]
pub struct Ask {
    pub page: String,
    pub segment: String,
    /// RFC 3339.
    pub at: String,
    #[serde(default)]
    pub sort: Option<String>,
    pub expect: Vec<Place>,
}

/// A shopper and the segment that it belongs to.
#[derive(Debug, Deserialize)]
pub struct ShopperCheck {
    pub shopper: Json,
    pub expect: String,
}

/// One place of an answer; written `[id, pinned, tier, points]`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "(String, bool, i64, i64)")]
pub struct Place {
    pub id: String,
    pub pinned: bool,
    pub tier: i64,
    pub points: i64,
}

impl From<(String, bool, i64, i64)> for Place {
    fn from((id, pinned, tier, points): (String, bool, i64, i64)) -> Self {
        Self {
            id,
            pinned,
            tier,
            points,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pinned = if self.pinned { "pinned, " } else { "" };
        write!(
            out,
            "{} ({pinned}tier {}, {} points)",
            self.id, self.tier, self.points
        )
    }
}

impl fmt::Display for Ask {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "{}, segment {}, at {}",
            self.page, self.segment, self.at
        )?;
        match &self.sort {
            Some(sort) => write!(out, ", sort {sort}"),
            None => Ok(()),
        }
    }
}

/// Every `*.json` of `folder`, by name. A folder without any is an error: nothing would be
/// checked.
pub fn read_folder(folder: &Path) -> Result<Vec<Case>, Trouble> {
    let file_error = |source| Trouble::File {
        path: folder.to_owned(),
        source,
    };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(file_error)? {
        let path = entry.map_err(file_error)?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            paths.push(path);
        }
    }
    if paths.is_empty() {
        return Err(Trouble::NoCases {
            path: folder.to_owned(),
        });
    }
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> Result<Case, Trouble> {
    let bytes = std::fs::read(path).map_err(|source| Trouble::File {
        path: path.to_owned(),
        source,
    })?;
    let mut case: Case = serde_json::from_slice(&bytes).map_err(|source| Trouble::NoCase {
        path: path.to_owned(),
        source,
    })?;
    case.file = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    Ok(case)
}
