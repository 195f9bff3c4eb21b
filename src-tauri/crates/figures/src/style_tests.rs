//! Figures and moments as languages write them: German, English of two kinds, Dutch, Austrian, Indian.

use chrono::NaiveDate;

use super::WrittenStyle;

fn german() -> WrittenStyle {
    let months = [
        "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.",
        "Dez.",
    ];
    WrittenStyle {
        group: ".".to_owned(),
        decimal: ",".to_owned(),
        money: "{amount}\u{a0}{sign}".to_owned(),
        money_group: ".".to_owned(),
        money_decimal: ",".to_owned(),
        day: "{d}. {month} {year}".to_owned(),
        moment: "{d}. {month} {year}, {HH}:{mm}".to_owned(),
        months: months.map(str::to_owned).to_vec(),
        ..WrittenStyle::english()
    }
}

/// The clock of twelve hours; its half stands after a narrow space.
fn american() -> WrittenStyle {
    WrittenStyle {
        day: "{month} {d}, {year}".to_owned(),
        hour: "{h}:{mm}\u{202f}{half}".to_owned(),
        moment: "{month} {d}, {year}, {h}:{mm}\u{202f}{half}".to_owned(),
        halves: ["AM", "PM"].map(str::to_owned),
        ..WrittenStyle::english()
    }
}

fn check(cases: &[(String, &str)]) {
    for (written, expected) in cases {
        assert_eq!(written, expected);
    }
}

#[test]
fn numbers_and_money_are_written_as_the_locale_has_them() {
    let (english, german) = (WrittenStyle::english(), german());
    let dutch = WrittenStyle {
        money: "{sign}\u{a0}{amount}".to_owned(),
        ..german.clone()
    };
    let austrian = WrittenStyle {
        group: "\u{a0}".to_owned(),
        ..dutch.clone()
    };
    let indian = WrittenStyle {
        earlier_groups: 2,
        ..english.clone()
    };
    check(&[
        (english.grouped(0), "0"),
        (english.grouped(100), "100"),
        (english.grouped(-1_234_567), "−1,234,567"),
        (german.grouped(-1_234_567), "−1.234.567"),
        (indian.grouped(999), "999"),
        (indian.grouped(12_345_678), "1,23,45,678"),
        (english.hundredths(457), "4.57"),
        (german.hundredths(457), "4,57"),
        (english.money(129_900, "EUR"), "€1,299"),
        (english.money(129_950, "EUR"), "€1,299.50"),
        (english.money(5, "USD"), "$0.05"),
        (english.money(-250, "DKK"), "−kr\u{a0}2.50"),
        (english.money(1_500, "JPY"), "¥1,500"),
        (english.money(1_500, "KWD"), "KWD\u{a0}1.500"),
        (german.money(129_950, "EUR"), "1.299,50\u{a0}€"),
        (german.money(-250, "CHF"), "−2,50\u{a0}CHF"),
        (austrian.grouped(1_234), "1\u{a0}234"),
        (austrian.money(129_900, "EUR"), "€\u{a0}1.299"),
        (dutch.money(129_900, "EUR"), "€\u{a0}1.299"),
        (dutch.money(100, "SEK"), "kr\u{a0}1"),
    ]);
}

#[test]
fn days_and_hours_are_written_as_the_locale_has_them() {
    let day = NaiveDate::from_ymd_opt(2026, 3, 4).unwrap();
    let [midnight, early, noon, late] = [(0, 0), (9, 5), (12, 0), (17, 30)]
        .map(|(hour, minute)| day.and_hms_opt(hour, minute, 0).unwrap());
    let (english, german, american) = (WrittenStyle::english(), german(), american());
    check(&[
        (english.day(day), "4 Mar 2026"),
        (english.moment(early), "4 Mar 2026, 09:05"),
        (english.hour(midnight.time()), "00:00"),
        (german.day(day), "4. März 2026"),
        (german.moment(late), "4. März 2026, 17:30"),
        (american.day(day), "Mar 4, 2026"),
        (american.moment(early), "Mar 4, 2026, 9:05\u{202f}AM"),
        (american.hour(midnight.time()), "12:00\u{202f}AM"),
        (american.hour(noon.time()), "12:00\u{202f}PM"),
        (american.hour(late.time()), "5:30\u{202f}PM"),
    ]);
}

#[test]
fn a_style_that_tells_too_little_still_writes() {
    let day = NaiveDate::from_ymd_opt(2026, 12, 4).unwrap();
    let bare = WrittenStyle {
        months: Vec::new(),
        day: "{year}-{month}-{dd} {era} {".to_owned(),
        earlier_groups: 0,
        ..WrittenStyle::english()
    };
    check(&[
        (bare.day(day), "2026-12-04 {era} {"),
        (bare.grouped(1_234), "1,234"),
    ]);
}
