//! Owns ranking a page of the draft.

use std::fmt::Write as _;

use endcap_ranking::Placed;
use endcap_usecases::{OpenStore, PageAsk, RankedPage, UseCaseError};
use serde_json::Value;

use crate::args::Rank;
use crate::outcome::{CommandError, Outcome};

/// Ranks a page.
pub fn rank(store: &OpenStore, ask: &Rank) -> Result<Outcome, CommandError> {
    let answer = store.rank_page(&PageAsk {
        page: ask.page.clone(),
        segment: Some(ask.segment.clone()),
        at: ask.at.clone(),
        from: ask.from,
        size: ask.size,
        sort: ask.sort.clone(),
        explain: ask.explain,
    });
    // Page, instant and order are arguments: what cannot be read of them is wrong use.
    let answer = answer.map_err(|error| match error {
        UseCaseError::Invalid { .. } => CommandError::WrongUse(error.to_string()),
        other => other.into(),
    })?;
    let json = serde_json::to_value(&answer).unwrap_or(Value::Null);
    Ok(Outcome::done(json, table(store, &answer)))
}

fn table(store: &OpenStore, answer: &RankedPage) -> String {
    let catalog = store.snapshot().catalog;
    let mut text = format!(
        "{} for {} at {}: {} products\n",
        answer.page, answer.segment, answer.at, answer.total
    );
    for placed in &answer.products {
        let row = catalog.row_of(placed.id.as_str());
        let title = row
            .and_then(|row| catalog.title_at(row))
            .unwrap_or_default();
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "{:>5}  {:<20}  {:>8}  {}{title}",
            placed.position,
            placed.id.as_str(),
            standing(placed),
            if placed.pinned { "[pinned] " } else { "" },
        );
        for line in reasons(placed) {
            let _ = writeln!(text, "{:>37}  {line}", "");
        }
    }
    text
}

/// Points, with the tier where it is not the ordinary one.
fn standing(placed: &Placed) -> String {
    let tier = match placed.tier {
        0 => "",
        tier if tier > 0 => "top ",
        _ => "bottom ",
    };
    format!("{tier}{}", placed.points)
}

fn reasons(placed: &Placed) -> Vec<String> {
    let Some(explanation) = &placed.explain else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for contribution in &explanation.contributions {
        let value = serde_json::to_value(contribution).unwrap_or(Value::Null);
        let text = |name: &str| value[name].as_str().map(str::to_owned);
        let source = match (text("formula"), text("rule"), text("relevance")) {
            (Some(formula), _, _) => format!(
                "{formula}, {} level {}",
                text("field").unwrap_or_default(),
                value["level"]
            ),
            (_, Some(rule), _) => rule,
            (_, _, Some(word)) => format!("“{word}” in {}", text("field").unwrap_or_default()),
            _ => continue,
        };
        lines.push(format!("{:+} {source}", contribution.points()));
    }
    if let Some(pin) = &explanation.pin {
        lines.push(format!("pinned to {} by {}", pin.asked, pin.rule));
    }
    lines
}
