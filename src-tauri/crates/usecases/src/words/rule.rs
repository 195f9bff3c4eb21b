//! Rules in words: action, scope and schedule.

use endcap_model::{
    action::{Action, Demotion},
    formula::Term,
    page::PagePattern,
    predicate::{Predicate, ProductPredicate, Scalar},
    rule::Rule,
    ruleset::RuleSet,
    schedule::{Schedule, Weekly},
};
use endcap_ranking::Catalog;

use super::{
    RuleWords, condition,
    field::{Told as _, value},
    joined,
};
use crate::moment;

/// What a rule does, for whom and where, and when.
pub(crate) fn of_rule(rule: &Rule, rules: &RuleSet, catalog: &Catalog) -> RuleWords {
    let title_of = |id: &str| -> Option<String> {
        catalog
            .row_of(id)
            .and_then(|row| catalog.title_at(row))
            .map(str::to_owned)
    };
    RuleWords {
        action: action(&rule.action, rules, &title_of),
        scope: scope(rule, rules),
        when: rule
            .schedule
            .as_ref()
            .map_or_else(|| "always".to_owned(), schedule),
    }
}

type TitleOf<'a> = &'a dyn Fn(&str) -> Option<String>;

fn action(action: &Action, rules: &RuleSet, title_of: TitleOf<'_>) -> String {
    let named = |id: &str| format!("“{}”", title_of(id).unwrap_or_else(|| id.to_owned()));
    let selected = |products| these(products, rules, title_of);
    match action {
        Action::Pin { product, position } => {
            format!(
                "pin {} at {}",
                named(product.as_str()),
                endcap_figures::grouped(*position)
            )
        }
        Action::Hide { products } => format!("hide {}", selected(products)),
        Action::Only { products } => format!("show only {}", selected(products)),
        Action::Boost { products, points } => moved(*points, &selected(products)),
        Action::Bury { products, points } => moved(-*points, &selected(products)),
        Action::Top { products } => format!("to the top: {}", selected(products)),
        Action::Bottom { products } => format!("to the bottom: {}", selected(products)),
        Action::Score(of) => term(of, rules),
        Action::Formula { formula } => {
            let found = rules.formula(formula);
            format!(
                "order by “{}”",
                found.map_or(formula.as_str(), |found| &found.name)
            )
        }
        Action::MarginFloor { min_bp, below } => demoted(
            *below,
            &format!("margins under {}", endcap_figures::share(*min_bp)),
        ),
        Action::OutOfStock { then } => demoted(*then, "what is sold out"),
        Action::LowStock { below, points } => format!(
            "{} below {} pieces in stock",
            endcap_figures::points(-*points),
            endcap_figures::grouped(*below)
        ),
        Action::Overstock { cover_days, points } => format!(
            "{} from {} of cover",
            endcap_figures::points(*points),
            endcap_figures::days(*cover_days)
        ),
        Action::MaxPer {
            field,
            count,
            window,
        } => {
            format!(
                "at most {} of one {} in any {} places",
                endcap_figures::grouped(*count),
                singular(&field.noun()),
                endcap_figures::grouped(*window)
            )
        }
    }
}

fn moved(points: i64, products: &str) -> String {
    format!("{} for {products}", endcap_figures::points(points))
}

fn these(products: &ProductPredicate, rules: &RuleSet, title_of: TitleOf<'_>) -> String {
    match products {
        Predicate::Products(ids) => condition::products(ids, title_of),
        Predicate::All(parts) if parts.is_empty() => "all products".to_owned(),
        Predicate::Any(parts) if parts.is_empty() => "no product".to_owned(),
        other => {
            let words = condition::with_titles(other, &rules.store, title_of);
            format!("products where {words}")
        }
    }
}

fn demoted(how: Demotion, what: &str) -> String {
    match how {
        Demotion::Hide => format!("hide {what}"),
        Demotion::Bottom => format!("send {what} to the bottom"),
    }
}

/// “+30 points a level of water column mm: 10,000, 15,000, 20,000”.
pub(crate) fn term(term: &Term, rules: &RuleSet) -> String {
    let field = term.field.product_field();
    let levels: Vec<String> = term
        .levels
        .iter()
        .map(|level| value(&field, &Scalar::Integer(*level), &rules.store))
        .collect();
    let points = endcap_figures::points(term.weight);
    format!(
        "{points} a level of {}: {}",
        field.noun(),
        levels.join(", ")
    )
}

fn singular(noun: &str) -> &str {
    match noun {
        "categories" => "category",
        "tags" => "tag",
        other => other,
    }
}

fn scope(rule: &Rule, rules: &RuleSet) -> String {
    let segments: Vec<String> = rule
        .segments
        .iter()
        .map(|id| moment::segment_name(id, rules))
        .collect();
    let segments = match segments.is_empty() {
        true => "all shoppers".to_owned(),
        false => joined(&segments, "and"),
    };
    let pages: Vec<String> = rule
        .pages
        .iter()
        .map(|pattern| page(pattern, rules))
        .collect();
    let pages = if pages.is_empty() {
        "every page".to_owned()
    } else {
        joined(&pages, "and")
    };
    format!("{segments} · {pages}")
}

fn page(pattern: &PagePattern, rules: &RuleSet) -> String {
    match pattern {
        PagePattern::Category { path, subtree } => {
            let below = if *subtree { " and below" } else { "" };
            format!("{}{below}", path.as_str().replace(" > ", " › "))
        }
        PagePattern::SearchIs(text) => format!("search “{text}”"),
        PagePattern::SearchContains(text) => format!("searches with “{text}”"),
        PagePattern::Placement(id) => format!("placement {id}"),
        PagePattern::Collection(_) => moment::page_name(&pattern.page(), rules),
    }
}

fn schedule(schedule: &Schedule) -> String {
    let mut parts = Vec::new();
    parts.extend(
        schedule
            .from
            .map(|from| format!("from {}", endcap_figures::moment(from))),
    );
    parts.extend(
        schedule
            .until
            .map(|until| format!("until {}", endcap_figures::moment(until))),
    );
    parts.extend(schedule.weekly.as_ref().map(weekly));
    parts.join(" ")
}

fn weekly(weekly: &Weekly) -> String {
    let days: Vec<String> = weekly.days.iter().map(ToString::to_string).collect();
    format!(
        "on {} {}–{}",
        joined(&days, "and"),
        endcap_figures::hour(weekly.from),
        endcap_figures::hour(weekly.until)
    )
}
