//! What a step came to: read from the lines that its runner printed.

use std::fmt;
use std::time::Duration;

use super::step::Step;
use crate::report::seconds;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    Passed,
    Failed,
    NotRun,
}

/// One step's verdict and counts.
pub struct Outcome {
    pub step: Step,
    pub verdict: Verdict,
    pub took: Duration,
    pub passed: u64,
    /// As the runner counted; see [`Outcome::failed`].
    counted_failed: u64,
    /// The runner's own closing lines.
    pub closing: Vec<String>,
    /// Names of failed tests, as far as the runner names them.
    pub failures: Vec<String>,
}

impl Outcome {
    pub fn begin(step: Step) -> Self {
        Self {
            step,
            verdict: Verdict::Passed,
            took: Duration::ZERO,
            passed: 0,
            counted_failed: 0,
            closing: Vec::new(),
            failures: Vec::new(),
        }
    }

    pub fn not_run(step: Step) -> Self {
        Self {
            verdict: Verdict::NotRun,
            ..Self::begin(step)
        }
    }

    /// Tests that failed; a step that failed without counting any (a compiler, a linter, a
    /// step that could not run) is one failure.
    pub fn failed(&self) -> u64 {
        match self.verdict {
            Verdict::Passed => self.counted_failed,
            Verdict::Failed | Verdict::NotRun => self.counted_failed.max(1),
        }
    }

    /// Takes what a second run of this one's failures came to in their place. True where each of
    /// them was run again and passed.
    pub fn tell_again(&mut self, again: Self) -> bool {
        let passed = again.counted_failed == 0 && again.passed == self.counted_failed;
        self.passed += again.passed;
        self.counted_failed -= again.passed.min(self.counted_failed);
        self.closing.extend(again.closing);
        self.failures = again.failures;
        passed
    }

    /// Reads one line without colours.
    pub fn read(&mut self, line: &str) {
        let text = line.trim();
        if let Some((passed, failed)) = cargo_test(text)
            .or_else(|| vitest(text))
            .or_else(|| contract(text))
        {
            self.passed += passed;
            self.counted_failed += failed;
            if passed + failed > 0 {
                self.closing.push(text.to_owned());
            }
        } else if let Some(name) = text
            .strip_prefix("test ")
            .and_then(|rest| rest.strip_suffix("... FAILED"))
        {
            self.failures.push(name.trim().to_owned());
        } else if let Some(name) = text.strip_prefix("FAIL ") {
            self.failures.push(name.trim().to_owned());
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self.verdict {
            Verdict::Passed => "ok",
            Verdict::Failed => "FAILED",
            Verdict::NotRun => "not run",
        };
        write!(
            out,
            "  {word:<8}{:<18}{}",
            self.step.name(),
            seconds(self.took)
        )?;
        if self.passed + self.counted_failed > 0 {
            write!(
                out,
                "   {} passed, {} failed",
                self.passed, self.counted_failed
            )?;
        }
        Ok(())
    }
}

/// `test result: ok. 12 passed; 1 failed; 0 ignored; …`
fn cargo_test(line: &str) -> Option<(u64, u64)> {
    let counts = line.strip_prefix("test result: ")?;
    Some((before(counts, " passed")?, before(counts, " failed")?))
}

/// `Tests  1 failed | 33 passed (34)`
fn vitest(line: &str) -> Option<(u64, u64)> {
    let counts = line.strip_prefix("Tests ")?.split(" (").next()?;
    let passed = before(counts, " passed");
    let failed = before(counts, " failed");
    (passed.is_some() || failed.is_some())
        .then(|| (passed.unwrap_or_default(), failed.unwrap_or_default()))
}

/// `960 asks, 2 differ`; of competing publishers `40 rounds, 0 wrong`
fn contract(line: &str) -> Option<(u64, u64)> {
    let asked = line
        .strip_suffix(" differ")
        .and_then(|text| text.split_once(" asks, "));
    let round = || {
        line.strip_suffix(" wrong")
            .and_then(|text| text.split_once(" rounds, "))
    };
    let (asks, differ) = asked.or_else(round)?;
    let (asks, differ) = (asks.parse::<u64>().ok()?, differ.parse::<u64>().ok()?);
    Some((asks.saturating_sub(differ), differ))
}

/// The number that stands right before `word`.
fn before(text: &str, word: &str) -> Option<u64> {
    let head = &text[..text.find(word)?];
    head.rsplit(|character: char| !character.is_ascii_digit())
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::{Outcome, Verdict};
    use crate::verb::test::step::Step;

    fn counts(lines: &[&str]) -> (u64, u64) {
        let mut outcome = Outcome::begin(Step::Rust);
        for line in lines {
            outcome.read(line);
        }
        (outcome.passed, outcome.failed())
    }

    #[test]
    fn every_runner_is_counted() {
        for (lines, expected) in [
            (
                vec![
                    "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.10s",
                    "test result: FAILED. 7 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
                ],
                (19, 2),
            ),
            (
                vec![" Test Files  3 passed (3)", "      Tests  34 passed (34)"],
                (34, 0),
            ),
            (
                vec!["Tests  1 failed | 33 passed | 2 skipped (36)"],
                (33, 1),
            ),
            (vec!["Tests  4 failed (4)"], (0, 4)),
            (vec!["960 asks, 2 differ"], (958, 2)),
            (vec!["40 rounds, 1 wrong"], (39, 1)),
            (vec!["running 3 tests", "Tests are fine", "12 asks"], (0, 0)),
        ] {
            assert_eq!(counts(&lines), expected, "{lines:?}");
        }
    }

    #[test]
    fn a_failed_step_without_counts_is_one_failure() {
        let mut outcome = Outcome::begin(Step::Format);
        outcome.verdict = Verdict::Failed;
        assert_eq!(outcome.failed(), 1);
        assert_eq!(Outcome::not_run(Step::Window).failed(), 1);
    }

    #[test]
    fn a_second_run_counts_in_place_of_what_failed() {
        let first = [
            "test still::nothing ... FAILED",
            "test result: FAILED. 18 passed; 1 failed;",
        ];
        for (second, well, counts) in [
            ("test result: ok. 1 passed; 0 failed;", true, (19, 0)),
            ("test result: FAILED. 0 passed; 1 failed;", false, (18, 1)),
            // No test has the name: nothing was shown.
            ("test result: ok. 0 passed; 0 failed;", false, (18, 1)),
        ] {
            let (mut outcome, mut again) =
                (Outcome::begin(Step::Window), Outcome::begin(Step::Window));
            first.iter().for_each(|line| outcome.read(line));
            again.read(second);
            assert_eq!(outcome.tell_again(again), well, "{second}");
            assert_eq!((outcome.passed, outcome.failed()), counts, "{second}");
        }
    }

    #[test]
    fn failed_tests_are_named() {
        let mut outcome = Outcome::begin(Step::Rust);
        outcome.read("test pages::a_pin_leaves_no_gap ... FAILED");
        outcome.read("test pages::fine ... ok");
        assert_eq!(outcome.failures, ["pages::a_pin_leaves_no_gap"]);
    }
}
