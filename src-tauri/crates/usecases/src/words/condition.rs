//! Conditions over products and shoppers in words.

use endcap_model::{
    predicate::{Comparison, Predicate, Scalar},
    ruleset::StoreFacts,
};

use super::{
    field::{Told, value},
    joined,
};

/// Ids that are told one by one.
const NAMED: usize = 3;

/// A condition in words: “discount is at least 20 % and brand is “Fjord””.
pub(crate) fn predicate<F: Told>(predicate: &Predicate<F>, store: &StoreFacts) -> String {
    with_titles(predicate, store, &|_| None)
}

/// The same, with products by their titles where they are known.
pub(crate) fn with_titles<F: Told>(
    predicate: &Predicate<F>,
    store: &StoreFacts,
    title_of: &dyn Fn(&str) -> Option<String>,
) -> String {
    match predicate {
        Predicate::All(parts) if parts.is_empty() => format!("every {}", F::OF),
        Predicate::Any(parts) if parts.is_empty() => format!("no {}", F::OF),
        Predicate::All(parts) => several(parts, store, title_of, " and "),
        Predicate::Any(parts) => several(parts, store, title_of, " or "),
        Predicate::Not(part) => format!("not ({})", with_titles(part, store, title_of)),
        Predicate::Is { field, value: is } => {
            format!(
                "{} {} {}",
                field.noun(),
                verb(field),
                value(field, is, store)
            )
        }
        Predicate::In { field, values } => {
            let values: Vec<String> = values.iter().map(|one| value(field, one, store)).collect();
            format!("{} {} {}", field.noun(), verb(field), joined(&values, "or"))
        }
        Predicate::Compare { field, bounds } => {
            let parts: Vec<String> = bounds
                .iter()
                .map(|(op, bound)| compared(field, *op, bound, store))
                .collect();
            format!("{} is {}", field.noun(), parts.join(" and "))
        }
        Predicate::Under { field, path } => {
            format!(
                "{} {} {} or below",
                field.noun(),
                verb(field),
                value(field, path, store)
            )
        }
        Predicate::WithinDays {
            field,
            days: Scalar::Integer(days),
        } => {
            format!(
                "{} is within the last {}",
                field.noun(),
                endcap_figures::days(*days)
            )
        }
        Predicate::WithinDays { field, .. } => format!("{} is recent", field.noun()),
        Predicate::Known { field, known: true } => format!("{} is known", field.noun()),
        Predicate::Known {
            field,
            known: false,
        } => format!("{} is unknown", field.noun()),
        Predicate::Products(ids) => products(ids, title_of),
    }
}

/// Parts joined by a word, each that has several parts itself in brackets.
fn several<F: Told>(
    parts: &[Predicate<F>],
    store: &StoreFacts,
    title_of: &dyn Fn(&str) -> Option<String>,
    word: &str,
) -> String {
    let told = parts.iter().map(|part| {
        let words = with_titles(part, store, title_of);
        match part {
            Predicate::All(parts) | Predicate::Any(parts) if parts.len() > 1 => {
                format!("({words})")
            }
            _ => words,
        }
    });
    told.collect::<Vec<_>>().join(word)
}

/// “Trail Shell”, “Rain Hat” and 3 more.
pub(crate) fn products(ids: &[String], title_of: &dyn Fn(&str) -> Option<String>) -> String {
    let name = |id: &String| format!("“{}”", title_of(id).unwrap_or_else(|| id.clone()));
    let mut names: Vec<String> = ids.iter().take(NAMED).map(name).collect();
    if ids.is_empty() {
        return "no product".to_owned();
    }
    if ids.len() > NAMED {
        names.push(format!(
            "{} more",
            endcap_figures::grouped((ids.len() - NAMED) as u64)
        ));
    }
    joined(&names, "and")
}

/// Of a list one element is compared.
fn verb<F: Told>(field: &F) -> &'static str {
    match field.kind() {
        "list" | "paths" => "include",
        _ => "is",
    }
}

fn compared<F: Told>(field: &F, op: Comparison, bound: &Scalar, store: &StoreFacts) -> String {
    let words = match (bound, op) {
        (Scalar::Date(_), Comparison::Gt) => "after",
        (Scalar::Date(_), Comparison::Gte) => "on or after",
        (Scalar::Date(_), Comparison::Lt) => "before",
        (Scalar::Date(_), Comparison::Lte) => "on or before",
        (_, Comparison::Gt) => "more than",
        (_, Comparison::Gte) => "at least",
        (_, Comparison::Lt) => "less than",
        (_, Comparison::Lte) => "at most",
    };
    format!("{words} {}", value(field, bound, store))
}
