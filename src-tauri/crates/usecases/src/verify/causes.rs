//! The causes of a comparison: what was found, grouped by reason, in words.

use std::collections::{BTreeMap, BTreeSet};

use endcap_model::{
    field::{Field as _, ProductField},
    instant::Instant,
    json::Json,
    predicate::Scalar,
    ruleset::StoreFacts,
};
use endcap_ranking::Catalog;

use super::compare::{Differing, Preview};
use super::drift::Drift;
use super::explain::{Explained, Reason, shown};
use super::report::{Cause, CauseKind, DriftedProduct, VerifyReport};
use crate::words::{self, field::Told as _, field::value};

/// Products of a cause that are named.
const EXAMPLES: usize = 50;

/// What a cause is known by; in the order in which equal ones are told.
type Key = (CauseKind, Option<String>);

/// Causes, and for each ask that differs those that concern it.
pub(super) struct Grouped {
    pub causes: Vec<Cause>,
    /// Indexes of `causes`, in the order of the asks that differ.
    pub of_asks: Vec<Vec<u64>>,
}

/// Groups the reasons of all asks that differ, the cause of most asks first.
pub(super) fn group(
    preview: &Preview,
    report: &VerifyReport,
    differing: &[Differing],
    explained: &Explained,
) -> Grouped {
    let drifted = &explained.lookup.drifted;
    let keys: Vec<BTreeSet<Key>> = differing
        .iter()
        .zip(&explained.reasons)
        .map(|(one, reason)| keys_of(one, *reason, drifted))
        .collect();
    let mut asks: BTreeMap<&Key, u64> = BTreeMap::new();
    for key in keys.iter().flatten() {
        *asks.entry(key).or_default() += 1;
    }
    let mut order: Vec<(&Key, u64)> = asks.into_iter().collect();
    // A true ranking difference is told before all else, however few asks show it.
    order.sort_by_key(|((kind, _), asks)| (*kind != CauseKind::Ranking, std::cmp::Reverse(*asks)));
    let causes = order.iter().map(|((kind, field), asks)| {
        let store = &preview.rules.store;
        let products = products(*kind, field.as_deref(), drifted, &preview.catalog, store);
        Cause {
            kind: *kind,
            field: field.clone(),
            words: cause_words(
                *kind,
                field.as_deref(),
                *asks,
                products.len(),
                report,
                store,
            ),
            asks: *asks,
            products: products.len() as u64,
            examples: products.into_iter().take(EXAMPLES).collect(),
        }
    });
    let place = |key: &Key| order.iter().position(|(one, _)| *one == key);
    let of_asks = keys.iter().map(|keys| {
        let mut places: Vec<u64> = keys.iter().filter_map(place).map(|n| n as u64).collect();
        places.sort_unstable();
        places
    });
    Grouped {
        of_asks: of_asks.collect(),
        causes: causes.collect(),
    }
}

fn keys_of(one: &Differing, reason: Reason, drifted: &BTreeMap<String, Drift>) -> BTreeSet<Key> {
    let of = |kind| BTreeSet::from([(kind, None)]);
    match reason {
        Reason::Ranking => of(CauseKind::Ranking),
        Reason::Moving => of(CauseKind::Moving),
        Reason::Unseen => of(CauseKind::Catalog),
        Reason::Rules => of(CauseKind::Revision),
        Reason::Products => product_keys(one, drifted),
        Reason::Both => {
            let mut keys = product_keys(one, drifted);
            keys.extend(of(CauseKind::Revision));
            keys
        }
    }
}

/// The products in sight that differ; where none is, those of elsewhere that move what is.
fn product_keys(one: &Differing, drifted: &BTreeMap<String, Drift>) -> BTreeSet<Key> {
    let in_sight: BTreeSet<Key> = shown(one)
        .filter_map(|id| drifted.get(&id))
        .flat_map(drift_keys)
        .collect();
    if in_sight.is_empty() {
        return drifted.values().flat_map(drift_keys).collect();
    }
    in_sight
}

fn drift_keys(drift: &Drift) -> Vec<Key> {
    match drift {
        Drift::Missing => vec![(CauseKind::Missing, None)],
        Drift::Extra(_) => vec![(CauseKind::Extra, None)],
        Drift::Fields(_, fields) => fields
            .iter()
            .map(|(name, ..)| (CauseKind::Field, Some(name.clone())))
            .collect(),
    }
}

fn products(
    kind: CauseKind,
    field: Option<&str>,
    drifted: &BTreeMap<String, Drift>,
    own: &Catalog,
    store: &StoreFacts,
) -> Vec<DriftedProduct> {
    let of = |(id, drift): (&String, &Drift)| {
        let (theirs, preview, live) = match (kind, drift) {
            (CauseKind::Missing, Drift::Missing) => (None, None, None),
            (CauseKind::Extra, Drift::Extra(product)) => (Some(product), None, None),
            (CauseKind::Field, Drift::Fields(product, fields)) => {
                let (name, own, live) = fields.iter().find(|(name, ..)| Some(&**name) == field)?;
                let said = |json: &Option<Json>| Some(value_words(name, json.as_ref()?, store));
                (Some(product), said(own), said(live))
            }
            _ => return None,
        };
        let row = own.row_of(id);
        let title = row.and_then(|row| own.title_at(row)).map(str::to_owned);
        let image = row.and_then(|row| own.image_at(row)).map(str::to_owned);
        Some(DriftedProduct {
            id: id.clone(),
            title: title.or_else(|| theirs?.title.clone()),
            image_url: image.or_else(|| theirs?.image_url.clone()),
            preview,
            live,
        })
    };
    drifted.iter().filter_map(of).collect()
}

fn cause_words(
    kind: CauseKind,
    field: Option<&str>,
    asks: u64,
    products: usize,
    report: &VerifyReport,
    store: &StoreFacts,
) -> String {
    let (has, is) = match products {
        1 => ("has", "is"),
        _ => ("have", "are"),
    };
    let count = endcap_figures::counted(products, "product");
    match kind {
        CauseKind::Ranking => {
            let verb = if asks == 1 { "ranks" } else { "rank" };
            let asks = endcap_figures::counted(usize::try_from(asks).unwrap_or(usize::MAX), "ask");
            format!(
                "{asks} {verb} differently though rules and products are equal. This must never \
                 happen: save the report and send it to who looks after the engine."
            )
        }
        CauseKind::Revision => revision_words(report, store),
        CauseKind::Missing => format!("{count} of this store {is} missing in the engine."),
        CauseKind::Extra => format!("{count} in the engine {is} not in this store."),
        CauseKind::Field => {
            let field = field.unwrap_or_default();
            format!("{count} {has} {} in the engine.", another(field))
        }
        CauseKind::Catalog => "The engine’s catalog is another one than this store’s; which \
                               products differ was not seen."
            .to_owned(),
        CauseKind::Moving => "The engine changed while it was compared: compare again.".to_owned(),
    }
}

fn revision_words(report: &VerifyReport, store: &StoreFacts) -> String {
    let (compared, live) = (&report.compared, &report.live);
    let when = Instant::parse_rfc3339(&live.published_at).ok().map(|at| {
        format!(
            " on {}",
            endcap_figures::instant(at.utc(), &store.time_zone)
        )
    });
    let who = live.published_by.as_deref().filter(|who| !who.is_empty());
    let own = match compared.revision {
        Some(revision) => format!("revision {revision}, which this store published"),
        None => "the draft".to_owned(),
    };
    format!(
        "Revision {} is on {}, not {own}: {} published it{}.",
        live.revision,
        report.environment,
        who.unwrap_or("somebody"),
        when.unwrap_or_default()
    )
}

/// “another stock”, “other units sold”.
fn another(field: &str) -> String {
    let noun = match ProductField::parse(field) {
        Some(ProductField::Attribute(name)) => format!("“{}”", name.replace('_', " ")),
        Some(known) => known.noun(),
        None => field.to_owned(),
    };
    let many = [
        "categories",
        "tags",
        "variants",
        "variants_in_stock",
        "returned_units",
    ];
    let plural = many.contains(&field)
        || ["views", "clicks", "adds", "orders", "units_sold"].contains(&field);
    format!("{} {noun}", if plural { "other" } else { "another" })
}

/// A value as people read it, with its unit.
fn value_words(name: &str, json: &Json, store: &StoreFacts) -> String {
    let Some(field) = ProductField::parse(name) else {
        return json.canonical();
    };
    match json {
        Json::Text(text) if name == "launched" => {
            let day = text.parse().ok().map(endcap_figures::day);
            day.unwrap_or_else(|| text.clone())
        }
        Json::Text(text) => value(&field, &Scalar::Text(text.clone()), store),
        Json::Bool(truth) => value(&field, &Scalar::Boolean(*truth), store),
        Json::List(list) => {
            let parts: Vec<String> = list
                .iter()
                .filter_map(Json::text)
                .map(|text| text.replace(" > ", " › "))
                .collect();
            words::list(&parts)
        }
        other => match other.integer() {
            Some(number) => value(&field, &Scalar::Integer(number), store),
            None => other.canonical(),
        },
    }
}
