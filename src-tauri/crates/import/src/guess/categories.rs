//! Owns which columns make the category path, in which order, and what splits a path into levels.

use super::Evidence;
use crate::header;
use crate::profile::Profile;

/// Of the columns that could be categories, those that make the path, from the top level down.
pub(super) fn choose(evidence: &Evidence, columns: &[usize]) -> Vec<usize> {
    let whole_path = columns
        .iter()
        .copied()
        .filter(|column| holds_paths(evidence, *column));
    let widest = whole_path.max_by_key(|column| evidence.profiles[*column].distinct());
    if let Some(column) = widest {
        return vec![column];
    }
    let is_google = |column: &usize| {
        header::tokens(&evidence.names[*column])
            .iter()
            .any(|t| t == "google")
    };
    let mut levels: Vec<usize> = columns.to_vec();
    if !levels.iter().all(is_google) {
        levels.retain(|column| !is_google(column));
    }
    levels.sort_by_key(|column| {
        (
            header::category_level(&evidence.names[*column]),
            evidence.profiles[*column].distinct(),
            *column,
        )
    });
    let mut chosen: Vec<usize> = Vec::new();
    for column in levels {
        let fewer = chosen.last().is_some_and(|above| {
            evidence.profiles[column].distinct() < evidence.profiles[*above].distinct()
        });
        // A level below another has at least as many names; a small file may not show it.
        if !fewer || evidence.rows < 30 {
            chosen.push(column);
        }
    }
    chosen
}

fn holds_paths(evidence: &Evidence, column: usize) -> bool {
    let profile = &evidence.profiles[column];
    let separator = path_separator(&evidence.names[column], profile);
    profile.share(profile.lists) > 0.5
        || matches!(separator.trim(), ">" | "»" | "::" | "|" | "\\")
        || (!separator.is_empty() && header::promises_paths(&evidence.names[column]))
}

/// What splits the values of a category column into levels; empty when nothing does.
pub(crate) fn path_separator(name: &str, profile: &Profile) -> String {
    let shares = |sign: &str| profile.share_with(sign);
    for (sign, spaced) in [(">", " > "), ("»", " » "), ("::", " :: "), ("\\", " \\ ")] {
        if shares(sign) >= 0.2 {
            return if shares(spaced) * 2.0 >= shares(sign) {
                spaced
            } else {
                sign
            }
            .to_owned();
        }
    }
    let enough = if header::promises_paths(name) {
        0.2
    } else {
        0.6
    };
    for sign in ["/", "|"] {
        if shares(sign) >= enough {
            return sign.to_owned();
        }
    }
    String::new()
}
