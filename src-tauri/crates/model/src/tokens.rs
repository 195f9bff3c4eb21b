//! Search tokens (contract, section 6).

use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// The most tokens of a query that count.
pub const QUERY_TOKENS: usize = 32;

/// All tokens of a text, repeats included, in order.
pub fn tokens(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut current = String::new();
    if text.is_ascii() {
        for byte in text.bytes() {
            match byte {
                b'\'' => {}
                _ if byte.is_ascii_alphanumeric() => {
                    current.push(byte.to_ascii_lowercase() as char)
                }
                _ => end(&mut current, &mut found),
            }
        }
    } else {
        for character in text.nfkd().flat_map(char::to_lowercase) {
            push(
                if character == 'ς' { 'σ' } else { character },
                &mut current,
                &mut found,
            );
        }
    }
    end(&mut current, &mut found);
    found
}

/// The first 32 tokens: the query, for every purpose.
pub fn query_tokens(text: &str) -> Vec<String> {
    let mut all = tokens(text);
    all.truncate(QUERY_TOKENS);
    all
}

/// True when `part` stands in `whole` as a run.
pub fn contains_run(whole: &[String], part: &[String]) -> bool {
    !part.is_empty() && whole.windows(part.len()).any(|window| window == part)
}

fn push(character: char, current: &mut String, found: &mut Vec<String>) {
    if matches!(character, '\u{27}' | '\u{2018}' | '\u{2019}' | '\u{2bc}') {
        return;
    }
    match character.general_category() {
        GeneralCategory::NonspacingMark
        | GeneralCategory::EnclosingMark
        | GeneralCategory::Format => {}
        GeneralCategory::UppercaseLetter
        | GeneralCategory::LowercaseLetter
        | GeneralCategory::TitlecaseLetter
        | GeneralCategory::ModifierLetter
        | GeneralCategory::OtherLetter
        | GeneralCategory::DecimalNumber
        | GeneralCategory::LetterNumber
        | GeneralCategory::OtherNumber
        | GeneralCategory::SpacingMark => current.push(character),
        _ => end(current, found),
    }
}

fn end(current: &mut String, found: &mut Vec<String>) {
    if !current.is_empty() {
        found.push(std::mem::take(current));
    }
}
