//! An instant: whole seconds since 1970-01-01T00:00:00Z. Never read from a clock here.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Serialize, Serializer};

/// Whole seconds since the Unix epoch, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

/// A text that is not an RFC 3339 instant with a zone.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an instant: write it like 2026-11-27T18:00:00Z, with a zone")]
pub struct BadInstant(pub String);

impl Instant {
    /// From Unix seconds. Beyond the years 0 to 9999 it is held at their ends.
    pub fn from_unix(seconds: i64) -> Instant {
        Instant(seconds.clamp(-62_167_219_200, 253_402_300_799))
    }

    pub fn unix(self) -> i64 {
        self.0
    }

    /// RFC 3339 with a zone; a fraction of a second is rounded down.
    pub fn parse_rfc3339(text: &str) -> Result<Instant, BadInstant> {
        let bad = || BadInstant(text.to_owned());
        if text
            .as_bytes()
            .get(10)
            .is_none_or(|b| !matches!(b, b'T' | b't'))
        {
            return Err(bad());
        }
        // chrono also takes the minus sign U+2212, which RFC 3339 doesn't know.
        if !text.is_ascii() {
            return Err(bad());
        }
        let parsed = DateTime::parse_from_rfc3339(text).map_err(|_| bad())?;
        // In UTC it may lie beyond the years that can be written.
        let seconds = parsed.timestamp();
        let instant = Instant::from_unix(seconds);
        (instant.0 == seconds).then_some(instant).ok_or_else(bad)
    }

    pub fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp(self.0, 0).unwrap_or_default()
    }

    /// The date that a calendar on the wall shows in `zone`.
    pub fn local_date(self, zone: Tz) -> NaiveDate {
        self.utc().with_timezone(&zone).date_naive()
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}", self.utc().format("%Y-%m-%dT%H:%M:%SZ"))
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
