//! Owns how well values fit a field, and what values say where names are silent.

use endcap_model::field::{CountField, ProductField};

use super::Evidence;
use crate::field::{Kind, kind};
use crate::header;
use crate::profile::Profile;

/// 0 to 1: how far the values of a column can be what the field holds.
pub(super) fn of_values(field: &ProductField, profile: &Profile, rows: u64) -> f64 {
    if rows == 0 {
        return 1.0;
    }
    if profile.filled == 0 {
        // Nothing speaks against a plain name; a vague one is not enough.
        return 0.55;
    }
    if profile.examined == 0 {
        return 0.4;
    }
    match kind(field) {
        Kind::Id => id(profile, rows),
        Kind::Text if *field == ProductField::Title => title(profile, rows),
        Kind::Text => brand(profile, rows),
        Kind::Paths => categories(profile, rows),
        Kind::Texts => tags(profile),
        Kind::Picture => picture(profile),
        Kind::Date => match profile.share(profile.dates) {
            share if share >= 0.9 => 1.0,
            share if share >= 0.5 => 0.7,
            _ => 0.05,
        },
        Kind::Money => money(profile),
        Kind::Rating => rating(profile),
        Kind::Count => count(field, profile),
        Kind::Any => 1.0,
    }
}

fn id(profile: &Profile, rows: u64) -> f64 {
    let kind =
        if profile.share(profile.addresses) > 0.5 || profile.is_dates() || is_fractions(profile) {
            0.3
        } else {
            1.0
        };
    let share = |count: u64| count as f64 / rows as f64;
    let missing = share(rows - profile.filled.min(rows));
    let repeated = share(profile.repeated);
    kind * match () {
        () if missing == 0.0 && repeated == 0.0 => 1.0,
        () if missing + repeated <= 0.03 => 0.95,
        () if missing + repeated <= 0.3 => 0.62,
        () => 0.2,
    }
}

fn is_fractions(profile: &Profile) -> bool {
    profile.share(profile.numbers) > 0.9 && profile.share(profile.wholes) < 0.9
}

fn is_plain_text(profile: &Profile) -> bool {
    profile.share(profile.addresses) < 0.5
        && profile.share(profile.booleans) < 0.8
        && !profile.is_dates()
}

fn distinct_share(profile: &Profile) -> f64 {
    profile.distinct() as f64 / profile.filled.max(1) as f64
}

fn title(profile: &Profile, rows: u64) -> f64 {
    if !is_plain_text(profile) || profile.share(profile.numbers) > 0.8 {
        return 0.05;
    }
    let variety = match distinct_share(profile) {
        share if share >= 0.3 || rows < 20 => 1.0,
        share if share >= 0.02 => 0.85,
        _ => 0.6,
    };
    let length = if profile.average_length() > 160.0 {
        0.8
    } else {
        1.0
    };
    let filled = if profile.filled * 2 < rows { 0.8 } else { 1.0 };
    variety * length * filled
}

fn brand(profile: &Profile, rows: u64) -> f64 {
    if !is_plain_text(profile) || profile.share(profile.numbers) > 0.8 {
        return 0.05;
    }
    let variety = if distinct_share(profile) > 0.95 && rows > 20 && profile.distinct() > 20 {
        0.6
    } else {
        1.0
    };
    let length = if profile.average_length() > 60.0 {
        0.4
    } else {
        1.0
    };
    variety * length
}

fn categories(profile: &Profile, rows: u64) -> f64 {
    if profile.share(profile.lists) > 0.5 {
        return 1.0;
    }
    if !is_plain_text(profile) || profile.share(profile.numbers) > 0.5 {
        return 0.05;
    }
    let variety = if distinct_share(profile) > 0.9 && rows > 50 {
        0.5
    } else {
        1.0
    };
    let length = if profile.average_length() > 160.0 {
        0.3
    } else {
        1.0
    };
    variety * length
}

fn tags(profile: &Profile) -> f64 {
    if profile.share(profile.lists) > 0.5 {
        return 1.0;
    }
    if is_plain_text(profile) && profile.share(profile.numbers) < 0.8 {
        1.0
    } else {
        0.1
    }
}

fn picture(profile: &Profile) -> f64 {
    let pictures = profile.share(profile.pictures);
    let addresses = profile.share(profile.addresses);
    match () {
        () if pictures >= 0.8 || profile.share(profile.lists) > 0.5 => 1.0,
        () if pictures + addresses >= 0.8 => 0.9,
        () => 0.1,
    }
}

fn by_share(share: f64) -> f64 {
    match share {
        share if share >= 0.97 => 1.0,
        share if share >= 0.8 => 0.9,
        share if share >= 0.5 => 0.65,
        _ => 0.1,
    }
}

fn money(profile: &Profile) -> f64 {
    if profile.is_dates() {
        return 0.05;
    }
    let below = if profile.share(profile.negatives) > 0.1 {
        0.6
    } else {
        1.0
    };
    by_share(profile.share(profile.numbers)) * below
}

fn count(field: &ProductField, profile: &Profile) -> f64 {
    if profile.share(profile.booleans) > 0.8 && *field == ProductField::Count(CountField::Stock) {
        return 0.45;
    }
    if profile.is_dates() || profile.share(profile.currencies) > 0.5 {
        return 0.05;
    }
    by_share(profile.share(profile.wholes))
}

fn rating(profile: &Profile) -> f64 {
    let range = match profile.largest {
        top if top <= 5.0 => 1.0,
        top if top <= 10.0 => 0.92,
        top if top <= 100.0 => 0.6,
        _ => 0.3,
    };
    by_share(profile.share(profile.numbers)) * range
}

/// Fields that values alone suggest, with the score that they earn.
pub(super) fn by_values_alone(evidence: &Evidence, column: usize) -> Vec<(ProductField, f64)> {
    let profile = &evidence.profiles[column];
    let mut found = Vec::new();
    if evidence.rows < 2 || profile.examined == 0 {
        return found;
    }
    let is_all_different = profile.filled == evidence.rows && profile.repeated == 0;
    let is_code = profile.share(profile.spaced) < 0.05 && profile.average_length() <= 40.0;
    let is_text = is_plain_text(profile) && profile.share(profile.numbers) < 0.5;
    let foreign =
        evidence.named && header::is_of_something_else(&header::tokens(&evidence.names[column]));
    if is_all_different
        && is_code
        && !foreign
        && !profile.is_dates()
        && !is_fractions(profile)
        && profile.share(profile.currencies) < 0.1
        && profile.share(profile.addresses) < 0.1
        && profile.share(profile.pictures) < 0.1
    {
        found.push((ProductField::Id, if column == 0 { 72.0 } else { 58.0 }));
    }
    if profile.share(profile.pictures) >= 0.9 {
        found.push((ProductField::ImageUrl, 72.0));
    }
    if profile.share(profile.currencies) >= 0.8 {
        found.push((ProductField::Count(CountField::Price), 54.0));
    }
    let is_sentence =
        profile.share(profile.spaced) > 0.5 && (6.0..=120.0).contains(&profile.average_length());
    if is_text
        && is_sentence
        && distinct_share(profile) > 0.7
        && profile.share(profile.lists) == 0.0
    {
        found.push((ProductField::Title, 50.0));
    }
    if profile.share_with(" > ") >= 0.7 {
        found.push((ProductField::Categories, 70.0));
    }
    found
}
