//! Owns lists and category paths as files write them. Levels come out trimmed and none of them
//! empty, so that what is made of them is a path of the contract.

/// Splits a list; items come out trimmed, without empty ones and without repeats.
pub(crate) fn items(text: &str, separator: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut add = |item: &str| {
        let item = item.trim();
        if !item.is_empty() && !out.iter().any(|known| known == item) {
            out.push(item.to_owned());
        }
    };
    match separator.trim() {
        "" if separator.is_empty() => add(text),
        "" => text.split(separator).for_each(&mut add),
        bare => text.split(bare).for_each(&mut add),
    }
    out
}

/// The paths in one cell, each in the contract's form `A > B`.
///
/// A cell may hold several paths. They are split at the list separator; at a comma only where every
/// piece is a path of several levels, because single names hold commas (`Cards, Notebooks`).
pub(crate) fn paths(text: &str, path_separator: &str, list_separator: &str) -> Vec<String> {
    let path_sign = path_separator.trim();
    let list_sign = list_separator.trim();
    let pieces: Vec<&str> = if list_sign.is_empty() || list_sign == path_sign {
        vec![text]
    } else {
        text.split(list_sign).collect()
    };
    let splits = list_sign != ","
        || (!path_sign.is_empty() && pieces.iter().all(|piece| piece.contains(path_sign)));
    let pieces = if splits { pieces } else { vec![text] };
    let mut out: Vec<String> = Vec::new();
    for piece in pieces {
        let levels: Vec<&str> = if path_sign.is_empty() {
            vec![piece]
        } else {
            piece.split(path_sign).collect()
        };
        let path = joined(levels.into_iter());
        if !path.is_empty() && !out.contains(&path) {
            out.push(path);
        }
    }
    out
}

/// Joins levels into one path, leaving out the empty ones.
pub(crate) fn joined<'a>(levels: impl Iterator<Item = &'a str>) -> String {
    let levels: Vec<&str> = levels
        .flat_map(|level| level.split(" > "))
        .map(|level| level.trim().trim_matches('>').trim())
        .filter(|level| !level.is_empty())
        .collect();
    levels.join(" > ")
}

#[cfg(test)]
mod tests {
    use super::{items, joined, paths};

    #[test]
    fn lists_are_split_and_cleaned() {
        for (text, separator, expected) in [
            ("beach | boho | beach", "|", vec!["beach", "boho"]),
            ("Pot, Plants", ",", vec!["Pot", "Plants"]),
            ("one", "", vec!["one"]),
            ("a b", " ", vec!["a", "b"]),
            (" ;; ", ";", vec![]),
        ] {
            assert_eq!(items(text, separator), expected, "{text}");
        }
    }

    #[test]
    fn paths_take_the_form_of_the_contract() {
        for (text, path, list, expected) in [
            ("A & B > C > D", " > ", "|", vec!["A & B > C > D"]),
            ("Clothing/Jackets", "/", ",", vec!["Clothing > Jackets"]),
            ("/Clothing//Jackets/", "/", ",", vec!["Clothing > Jackets"]),
            ("A>B|A>C", ">", "|", vec!["A > B", "A > C"]),
            ("A > B, A > C", ">", ",", vec!["A > B", "A > C"]),
            (
                "Cards, Notebooks > Pens",
                ">",
                ",",
                vec!["Cards, Notebooks > Pens"],
            ),
            ("Cards, Notebooks", "", ",", vec!["Cards, Notebooks"]),
            (" > ", ">", ",", vec![]),
        ] {
            assert_eq!(paths(text, path, list), expected, "{text}");
        }
    }

    #[test]
    fn empty_levels_are_left_out_of_a_joined_path() {
        assert_eq!(
            joined(["GROCERY", "", " FRZN ICE "].into_iter()),
            "GROCERY > FRZN ICE"
        );
        assert_eq!(joined(["", ""].into_iter()), "");
    }
}
