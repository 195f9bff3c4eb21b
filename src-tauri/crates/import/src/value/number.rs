//! Owns numbers as people write them: money, counts, ratings. Exact decimal arithmetic, never a
//! float. Refuses what could be meant in two ways only after the file's decimal sign has been asked.

use crate::mapping::Decimals;
use crate::value::currency;

/// Largest integer of the contract, 2^53 − 1.
pub(crate) const LARGEST: i64 = (1 << 53) - 1;

/// Why a text is no number of the wanted kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberFault {
    /// Nothing that reads as a number.
    NotANumber,
    /// A share, not an amount.
    Percent,
    /// Below zero.
    Negative,
    /// Beyond the contract's largest integer.
    TooLarge,
    /// A fraction where whole numbers are expected.
    Fraction,
}

/// An exact decimal number: `mantissa / 10^scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    negative: bool,
    mantissa: u128,
    scale: u32,
    /// The decimal sign, where one is written.
    pub(crate) sign: Option<Decimals>,
    /// True when only the file can tell whether the sign is decimal: `1.299`.
    pub(crate) ambiguous: bool,
    /// True when a currency is written beside it.
    pub(crate) currency: bool,
}

impl Decimal {
    /// The number times 10^`digits`, rounded half up.
    pub(crate) fn scaled(self, digits: u32) -> Result<i64, NumberFault> {
        let value = if self.scale <= digits {
            let factor = 10u128
                .checked_pow(digits - self.scale)
                .ok_or(NumberFault::TooLarge)?;
            self.mantissa
                .checked_mul(factor)
                .ok_or(NumberFault::TooLarge)?
        } else {
            let Some(divisor) = 10u128.checked_pow(self.scale - digits) else {
                return Ok(0);
            };
            self.mantissa / divisor + u128::from(self.mantissa % divisor >= divisor.div_ceil(2))
        };
        let value = i64::try_from(value).map_err(|_| NumberFault::TooLarge)?;
        match value {
            _ if value > LARGEST => Err(NumberFault::TooLarge),
            _ if self.negative && self.mantissa > 0 => Err(NumberFault::Negative),
            _ => Ok(value),
        }
    }

    /// The number where it is whole: `12`, `12.0`, not `12.5`.
    pub(crate) fn whole(self) -> Result<i64, NumberFault> {
        match 10u128.checked_pow(self.scale) {
            Some(divisor) if self.mantissa.is_multiple_of(divisor) => self.scaled(0),
            None if self.mantissa == 0 => Ok(0),
            _ => Err(NumberFault::Fraction),
        }
    }

    pub(crate) fn is_negative(self) -> bool {
        self.negative && self.mantissa > 0
    }

    pub(crate) fn is_whole(self) -> bool {
        10u128
            .checked_pow(self.scale)
            .is_some_and(|divisor| self.mantissa.is_multiple_of(divisor))
    }

    /// A rough value, for guesses alone.
    pub(crate) fn rough(self) -> f64 {
        let size = self.mantissa as f64 / 10f64.powi(self.scale.min(300) as i32);
        if self.negative { -size } else { size }
    }
}

/// Reads `$1,299.00`, `1.299,00 €`, `12,-`, `(5.00)`, `1 299,5`, `1.3E+05`. `decimals` decides only
/// where the text alone cannot.
pub(crate) fn read(text: &str, decimals: Decimals) -> Result<Decimal, NumberFault> {
    if text.len() > 60 {
        return Err(NumberFault::NotANumber);
    }
    if text.contains('%') {
        return Err(NumberFault::Percent);
    }
    let (body, negative, currency) = without_surroundings(text);
    if !body.bytes().any(|b| b.is_ascii_digit()) {
        return Err(NumberFault::NotANumber);
    }
    let mut decimal = match body.find(['e', 'E']) {
        Some(at) => with_exponent(&body[..at], &body[at + 1..])?,
        None => grouped(body, decimals)?,
    };
    decimal.negative = negative;
    decimal.currency = currency;
    Ok(decimal)
}

/// Cuts sign, brackets, currency and unit from a number's ends.
fn without_surroundings(text: &str) -> (&str, bool, bool) {
    let mut body = text.trim();
    let (mut negative, mut currency) = (false, false);
    if let Some(inner) = body.strip_prefix('(').and_then(|b| b.strip_suffix(')')) {
        (body, negative) = (inner.trim(), true);
    }
    loop {
        let before = body;
        if let Some(rest) = body.strip_prefix(['-', '−', '–']) {
            (body, negative) = (rest.trim_start(), true);
        }
        if let Some(rest) = body.strip_prefix('+') {
            body = rest.trim_start();
        }
        if let Some(rest) = body.strip_suffix(",-").or_else(|| body.strip_suffix(".-")) {
            body = rest.trim_end();
        } else if let Some(rest) = body.strip_suffix(['-', '−']) {
            (body, negative) = (rest.trim_end(), true);
        }
        let bare = without_currency(body);
        currency |= bare.len() != body.len();
        body = bare;
        if body.len() == before.len() {
            return (body, negative, currency);
        }
    }
}

/// Cuts one currency sign or word, or a word for pieces, from the beginning or the end.
fn without_currency(body: &str) -> &str {
    if let Some(rest) = body.strip_prefix(is_currency_sign) {
        return rest.trim_start();
    }
    if let Some(rest) = body.strip_suffix(is_currency_sign) {
        return rest.trim_end();
    }
    let is_word = |c: char| c.is_alphabetic();
    let head_length: usize = body
        .chars()
        .take_while(|c| is_word(*c))
        .map(char::len_utf8)
        .sum();
    if head_length > 0 && is_unit_word(&body[..head_length]) {
        let rest = &body[head_length..];
        return rest
            .strip_prefix('.')
            .filter(|r| r.starts_with(' '))
            .unwrap_or(rest)
            .trim_start();
    }
    let tail = body.strip_suffix('.').unwrap_or(body);
    let tail_length: usize = tail
        .chars()
        .rev()
        .take_while(|c| is_word(*c))
        .map(char::len_utf8)
        .sum();
    if tail_length > 0 && is_unit_word(&tail[tail.len() - tail_length..]) {
        return tail[..tail.len() - tail_length].trim_end();
    }
    body
}

fn is_currency_sign(c: char) -> bool {
    matches!(
        c,
        '$' | '€'
            | '£'
            | '¥'
            | '¢'
            | '₹'
            | '₽'
            | '₺'
            | '₩'
            | '₪'
            | '₫'
            | '₴'
            | '₦'
            | '฿'
            | '₱'
            | '₿'
    )
}

fn is_unit_word(word: &str) -> bool {
    currency::is_code(word)
        || matches!(
            word.to_lowercase().as_str(),
            "kr" | "dkr"
                | "skr"
                | "nkr"
                | "fr"
                | "sfr"
                | "zł"
                | "kč"
                | "ft"
                | "lei"
                | "us"
                | "eur"
                | "usd"
                | "gbp"
                | "dkk"
                | "sek"
                | "nok"
                | "chf"
                | "pln"
                | "euro"
                | "pcs"
                | "pc"
                | "stk"
                | "st"
                | "stück"
                | "units"
        )
}

/// Digits in groups, with at most one decimal sign.
fn grouped(body: &str, decimals: Decimals) -> Result<Decimal, NumberFault> {
    let (runs, separators) = runs_of(body)?;
    let last = separators.last().copied();
    let decimal_sign = match last {
        None | Some(' ' | '\'') => None,
        Some(sign) => {
            let repeats = separators.iter().filter(|s| **s == sign).count();
            let only = separators.len() == 1;
            let tail = runs.last().map_or(0, |run| run.len());
            let head = runs.first().copied().unwrap_or_default();
            let looks_grouped =
                tail == 3 && (1..=3).contains(&head.len()) && !head.starts_with('0');
            let of_file = (sign == ',') == (decimals == Decimals::Comma);
            (repeats == 1 && (!only || !looks_grouped || of_file)).then_some(sign)
        }
    };
    let ambiguous = separators.len() == 1
        && matches!(last, Some('.' | ','))
        && runs.len() == 2
        && runs[1].len() == 3
        && (1..=3).contains(&runs[0].len())
        && !runs[0].starts_with('0');
    let (whole, fraction) = match decimal_sign {
        Some(_) => (&runs[..runs.len() - 1], runs[runs.len() - 1]),
        None => (&runs[..], ""),
    };
    let group_signs = &separators[..separators.len() - usize::from(decimal_sign.is_some())];
    if !are_groups(whole, group_signs) {
        return Err(NumberFault::NotANumber);
    }
    let digits: String = whole.concat() + fraction;
    let sign = decimal_sign.map(|s| {
        if s == ',' {
            Decimals::Comma
        } else {
            Decimals::Point
        }
    });
    from_digits(
        &digits,
        i64::try_from(fraction.len()).unwrap_or(i64::MAX),
        sign,
        ambiguous,
    )
}

/// Splits `1.299,00` into its runs of digits and the signs between them.
fn runs_of(body: &str) -> Result<(Vec<&str>, Vec<char>), NumberFault> {
    let (mut runs, mut separators, mut start) = (Vec::new(), Vec::new(), 0);
    for (at, c) in body.char_indices() {
        let separator = match c {
            '0'..='9' => continue,
            '.' | ',' => c,
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
            '\'' | '’' => '\'',
            _ => return Err(NumberFault::NotANumber),
        };
        runs.push(&body[start..at]);
        separators.push(separator);
        start = at + c.len_utf8();
    }
    runs.push(&body[start..]);
    Ok((runs, separators))
}

/// Groups of three, or of two before a last three as in India, all with the same sign between.
fn are_groups(runs: &[&str], signs: &[char]) -> bool {
    if runs.len() <= 1 {
        return signs.is_empty();
    }
    let (first, rest) = (runs[0], &runs[1..]);
    let (last, middle) = (rest[rest.len() - 1], &rest[..rest.len() - 1]);
    signs.windows(2).all(|pair| pair[0] == pair[1])
        && (1..=3).contains(&first.len())
        && last.len() == 3
        && (middle.iter().all(|run| run.len() == 3)
            || (first.len() <= 2 && middle.iter().all(|run| run.len() == 2)))
}

/// `1.3` and `+05` of `1.3E+05`.
fn with_exponent(body: &str, exponent: &str) -> Result<Decimal, NumberFault> {
    let exponent: i64 = exponent
        .trim()
        .parse()
        .map_err(|_| NumberFault::NotANumber)?;
    if !(-40..=40).contains(&exponent) {
        return Err(if exponent > 0 {
            NumberFault::TooLarge
        } else {
            NumberFault::NotANumber
        });
    }
    let (runs, separators) = runs_of(body)?;
    let (digits, scale) = match (runs.as_slice(), separators.as_slice()) {
        ([whole], []) => ((*whole).to_owned(), 0),
        ([whole, fraction], ['.' | ',']) => (format!("{whole}{fraction}"), fraction.len() as i64),
        _ => return Err(NumberFault::NotANumber),
    };
    if digits.is_empty() {
        return Err(NumberFault::NotANumber);
    }
    from_digits(&digits, scale - exponent, None, false)
}

fn from_digits(
    digits: &str,
    scale: i64,
    sign: Option<Decimals>,
    ambiguous: bool,
) -> Result<Decimal, NumberFault> {
    let significant = digits.trim_start_matches('0');
    if significant.len() > 38 {
        return Err(NumberFault::TooLarge);
    }
    let mut mantissa: u128 = if significant.is_empty() {
        0
    } else {
        significant.parse().map_err(|_| NumberFault::TooLarge)?
    };
    let mut scale = scale;
    if scale < 0 {
        let factor = u32::try_from(-scale)
            .ok()
            .and_then(|s| 10u128.checked_pow(s))
            .ok_or(NumberFault::TooLarge)?;
        mantissa = mantissa.checked_mul(factor).ok_or(NumberFault::TooLarge)?;
        scale = 0;
    }
    let scale = u32::try_from(scale).map_err(|_| NumberFault::NotANumber)?;
    Ok(Decimal {
        negative: false,
        mantissa,
        scale,
        sign,
        ambiguous,
        currency: false,
    })
}

#[cfg(test)]
#[path = "number_tests.rs"]
mod tests;
