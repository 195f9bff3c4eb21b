//! Owns the sentence that says why a column was given its field, or none.

use endcap_figures::{grouped, hundredths};
use endcap_model::field::ProductField;

use super::Evidence;
use super::categories::path_separator;
use crate::field::{Kind, kind};
use crate::header;
use crate::profile::Profile;

/// Why a column has its field.
pub(super) fn taken(
    evidence: &Evidence,
    column: usize,
    field: &ProductField,
    chosen: &[usize],
) -> String {
    let profile = &evidence.profiles[column];
    let name = &evidence.names[column];
    let by_name = header::fits(name)
        .iter()
        .any(|fit| fit.field == *field && fit.trust >= 50);
    if profile.filled == 0 && evidence.rows > 0 {
        return "by its name; empty in every row".to_owned();
    }
    let mut why = match kind(field) {
        Kind::Id => id(evidence, column, by_name),
        Kind::Paths => categories(evidence, column, chosen),
        Kind::Text if *field == ProductField::Title => {
            match header::fits(name).iter().find(|f| f.field == *field) {
                Some(fit) if fit.trust >= 70 => "header and values fit".to_owned(),
                _ => "no other column reads like a title".to_owned(),
            }
        }
        Kind::Text => plural(profile.distinct(), "value", "values"),
        Kind::Texts => {
            let sign = list_sign(evidence, column);
            if profile.lists > 0 {
                "lists".to_owned()
            } else {
                format!("split at “{sign}”")
            }
        }
        Kind::Picture => "addresses of pictures".to_owned(),
        Kind::Date => days(profile),
        Kind::Money => amounts(profile),
        Kind::Rating => format!(
            "up to {}, kept in hundredths",
            hundredths((profile.largest * 100.0).round() as i64)
        ),
        Kind::Count => "whole numbers".to_owned(),
        Kind::Any => "kept as an attribute".to_owned(),
    };
    if !by_name && kind(field) != Kind::Id && kind(field) != Kind::Paths && evidence.named {
        why = format!("by its values: {why}");
    }
    if profile.filled < evidence.rows {
        why = format!(
            "{why}; {} of {} filled",
            grouped(profile.filled),
            grouped(evidence.rows)
        );
    }
    why
}

fn days(profile: &Profile) -> String {
    let order = match () {
        () if profile.dotted_dates * 2 > profile.dates => "day.month.year",
        () if profile.month_first > profile.day_first => "month/day/year",
        () if profile.ordered_dates * 2 > profile.dates => "day/month/year",
        () => "year-month-day",
    };
    let clock = if profile.timed > 0 {
        ", the time of day is cut"
    } else {
        ""
    };
    format!("{order}{clock}")
}

fn amounts(profile: &Profile) -> String {
    let sign = match () {
        () if profile.wholes == profile.numbers => "whole amounts",
        () if profile.commas > profile.points => "decimal comma",
        () => "decimal point",
    };
    let currency = if profile.currencies > 0 {
        ", with currency"
    } else {
        ""
    };
    format!("{sign}{currency}")
}

fn id(evidence: &Evidence, column: usize, by_name: bool) -> String {
    let profile = &evidence.profiles[column];
    if profile.repeated > 0 {
        return format!("{} values appear more than once", grouped(profile.repeated));
    }
    if by_name || !evidence.named {
        return "unique in every row".to_owned();
    }
    format!(
        "unique in every row, although it is called “{}”",
        evidence.names[column]
    )
}

fn categories(evidence: &Evidence, column: usize, chosen: &[usize]) -> String {
    let profile = &evidence.profiles[column];
    let values = plural(profile.distinct(), "value", "values");
    if chosen.len() > 1 {
        let level = chosen
            .iter()
            .position(|c| *c == column)
            .map_or(1, |at| at + 1);
        return format!("level {level} of {} of one path, {values}", chosen.len());
    }
    match path_separator(&evidence.names[column], profile).trim() {
        "" => values,
        sign => format!(
            "split at “{sign}”, {}",
            plural(profile.distinct(), "path", "paths")
        ),
    }
}

fn list_sign(evidence: &Evidence, column: usize) -> String {
    list_separator(&evidence.profiles[column].kept).to_owned()
}

/// What splits lists of this kind.
pub(crate) fn list_separator(values: &[String]) -> &'static str {
    let count = |sign: &str| values.iter().filter(|value| value.contains(sign)).count();
    let (bars, semicolons, commas) = (count("|"), count(";"), count(","));
    match () {
        () if bars > 0 && bars * 5 >= commas.max(semicolons) => "|",
        () if semicolons > 0 && semicolons * 5 >= commas => ";",
        () => ",",
    }
}

/// Why a column is left out.
pub(super) fn left_out(
    evidence: &Evidence,
    column: usize,
    nearest: Option<&ProductField>,
) -> String {
    let profile = &evidence.profiles[column];
    let name = &evidence.names[column];
    if profile.filled == 0 && evidence.rows > 0 {
        return "empty in every row".to_owned();
    }
    if header::is_of_something_else(&header::tokens(name)) {
        return "the key of something other than the product".to_owned();
    }
    let is_stock = nearest.is_some_and(|field| kind(field) == Kind::Count);
    if is_stock && profile.share(profile.booleans) > 0.8 {
        return "yes or no, not a count; as Stock, “no” would be 0 pcs and “yes” unknown"
            .to_owned();
    }
    match nearest {
        Some(field) if kind(field) == Kind::Paths => {
            "the path is taken from another column".to_owned()
        }
        _ => "no product field fits; can be kept as an attribute".to_owned(),
    }
}

fn plural(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}
