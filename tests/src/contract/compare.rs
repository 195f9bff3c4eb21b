//! Asks every question of every case and says where the answers part.

use std::fmt;

use super::{Ask, Case, Place, Subject, Trouble};

/// One question whose answer is not the expected one.
#[derive(Debug)]
pub struct Difference {
    pub file: String,
    /// `ask 3 (category:A, segment vip, at …)`, counted from 0 as in the file.
    pub question: String,
    /// What differs, first of all.
    pub what: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}\n    {}", self.file, self.question, self.what)
    }
}

/// How many questions were asked, shoppers included, and which went wrong.
#[derive(Debug, Default)]
pub struct Tally {
    pub asks: usize,
    pub differences: Vec<Difference>,
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} asks, {} differ", self.asks, self.differences.len())
    }
}

/// Asks `subject` everything. A case that can't be loaded differs in each of its questions;
/// each difference is handed to `tell` as it is found.
pub fn run(cases: &[Case], subject: &mut dyn Subject, tell: &mut dyn FnMut(&Difference)) -> Tally {
    let mut tally = Tally::default();
    for case in cases {
        let unloaded = subject.load(case).err().map(|trouble| trouble.to_string());
        for (question, what) in questions(case, subject, unloaded.as_deref()) {
            tally.asks += 1;
            let Some(what) = what else { continue };
            let difference = Difference {
                file: case.file.clone(),
                question,
                what,
            };
            tell(&difference);
            tally.differences.push(difference);
        }
    }
    tally
}

/// A question, and what is wrong with its answer.
type Outcome = (String, Option<String>);

fn questions(case: &Case, subject: &mut dyn Subject, unloaded: Option<&str>) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for (index, ask) in case.asks.iter().enumerate() {
        let what = match unloaded {
            Some(reason) => Some(reason.to_owned()),
            None => wrong_page(ask, subject.rank(ask)),
        };
        outcomes.push((format!("ask {index} ({ask})"), what));
    }
    for (index, check) in case.shoppers.iter().enumerate() {
        let what = match unloaded {
            Some(reason) => Some(reason.to_owned()),
            None => wrong_segment(&check.expect, subject.segment(&check.shopper)),
        };
        outcomes.push((format!("shopper {index}"), what));
    }
    outcomes
}

fn wrong_page(ask: &Ask, answer: Result<Vec<Place>, Trouble>) -> Option<String> {
    let got = match answer {
        Ok(got) => got,
        Err(trouble) => return Some(trouble.to_string()),
    };
    if got == ask.expect {
        return None;
    }
    let pairs = got.iter().zip(&ask.expect);
    let equal = pairs.take_while(|(got, expected)| got == expected).count();
    let name = |place: Option<&Place>| place.map_or("nothing".to_owned(), ToString::to_string);
    Some(format!(
        "position {}: expected {}, got {} ({} places expected, {} got)",
        equal + 1,
        name(ask.expect.get(equal)),
        name(got.get(equal)),
        ask.expect.len(),
        got.len(),
    ))
}

fn wrong_segment(expected: &str, answer: Result<String, Trouble>) -> Option<String> {
    match answer {
        Ok(got) if got == expected => None,
        Ok(got) => Some(format!("expected segment {expected}, got {got}")),
        Err(trouble) => Some(trouble.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use endcap_model::json::Json;

    use super::super::{Ask, Case, Place, Subject, Trouble};
    use super::run;

    /// Answers every page with `A, B` and every shopper with `vip`.
    struct Parrot;

    impl Subject for Parrot {
        fn load(&mut self, case: &Case) -> Result<(), Trouble> {
            match case.file.as_str() {
                "broken" => Err(Trouble::RuleSet("/rules: no".to_owned())),
                _ => Ok(()),
            }
        }

        fn rank(&mut self, _: &Ask) -> Result<Vec<Place>, Trouble> {
            Ok(vec![place("A"), place("B")])
        }

        fn segment(&mut self, _: &Json) -> Result<String, Trouble> {
            Ok("vip".to_owned())
        }
    }

    fn place(id: &str) -> Place {
        (id.to_owned(), false, 0, 7).into()
    }

    fn case(file: &str, expect: &str, segment: &str) -> Case {
        let text = format!(
            r#"{{"seed": 1, "catalog": [], "ruleset": {{}},
                "asks": [{{"page": "placement:p", "segment": "everyone",
                           "at": "2026-01-01T00:00:00Z", "expect": {expect}}}],
                "shoppers": [{{"shopper": {{}}, "expect": "{segment}"}}]}}"#
        );
        let mut case: Case = serde_json::from_str(&text).expect("a case");
        case.file = file.to_owned();
        case
    }

    #[test]
    fn equal_answers_are_counted_and_nothing_is_told() {
        let equal = case(
            "equal",
            r#"[["A", false, 0, 7], ["B", false, 0, 7]]"#,
            "vip",
        );
        let tally = run(&[equal], &mut Parrot, &mut |told| panic!("{told}"));
        assert_eq!(tally.to_string(), "2 asks, 0 differ");
    }

    #[test]
    fn every_kind_of_difference_is_found_at_its_first_place() {
        for (expect, segment, said) in [
            (
                r#"[["A", false, 0, 7], ["C", false, 0, 7]]"#,
                "vip",
                "position 2: expected C",
            ),
            (
                r#"[["A", true, 0, 7], ["B", false, 0, 7]]"#,
                "vip",
                "position 1: expected A (pinned",
            ),
            (
                r#"[["A", false, 1, 7], ["B", false, 0, 7]]"#,
                "vip",
                "position 1: expected A (tier 1",
            ),
            (
                r#"[["A", false, 0, 8], ["B", false, 0, 7]]"#,
                "vip",
                "position 1: expected A (tier 0, 8",
            ),
            (
                r#"[["A", false, 0, 7]]"#,
                "vip",
                "position 2: expected nothing, got B",
            ),
            (
                r#"[["A", false, 0, 7], ["B", false, 0, 7]]"#,
                "new",
                "expected segment new, got vip",
            ),
        ] {
            let tally = run(&[case("f", expect, segment)], &mut Parrot, &mut |_| {});
            assert_eq!(tally.to_string(), "2 asks, 1 differ");
            let what = &tally.differences[0].what;
            assert!(what.starts_with(said), "{what} should start with {said}");
        }
    }

    #[test]
    fn a_case_that_cannot_be_loaded_differs_throughout() {
        let tally = run(&[case("broken", "[]", "vip")], &mut Parrot, &mut |_| {});
        assert_eq!(tally.to_string(), "2 asks, 2 differ");
    }
}
