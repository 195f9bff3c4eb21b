//! What is saved of a comparison that differs, so that it can be repeated without the shop: the rules,
//! the asks, both answers and the products concerned. Owns the file's form.

use std::collections::BTreeSet;

use endcap_model::json::Json;
use serde::Serialize;
use serde_json::{Value, json};

use super::compare::{Differing, Live, Preview, question};
use super::drift::Drift;
use super::explain::{Explained, Reason, shown};
use super::report::VerifyReport;

/// Asks that are saved whole.
const ASKS: usize = 50;
/// The form of the file.
const FORMAT: &str = "endcap.verification/1";

/// The last comparison of an environment, ready to be saved.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Evidence {
    format: &'static str,
    report: VerifyReport,
    /// What the preview was ranked by.
    compared_ruleset: Json,
    /// What the engine serves.
    live_ruleset: Json,
    /// True ranking differences first.
    asks: Vec<Value>,
}

impl Evidence {
    pub fn of(
        report: &VerifyReport,
        document: &Json,
        (preview, live): (&Preview, &Live),
        differing: &[Differing],
        explained: &Explained,
    ) -> Evidence {
        let mut order: Vec<(&Differing, Reason)> = differing
            .iter()
            .zip(explained.reasons.iter().copied())
            .collect();
        order.sort_by_key(|(_, reason)| *reason != Reason::Ranking);
        let asks = order
            .into_iter()
            .take(ASKS)
            .map(|(one, reason)| whole(preview, one, reason, explained));
        Evidence {
            format: FORMAT,
            report: report.clone(),
            compared_ruleset: document.clone(),
            live_ruleset: live.document.clone(),
            asks: asks.collect(),
        }
    }
}

fn whole(preview: &Preview, one: &Differing, reason: Reason, explained: &Explained) -> Value {
    let ids: BTreeSet<String> = shown(one).collect();
    let products = ids.iter().map(|id| {
        let row = preview.catalog.row_of(id);
        let own = row.and_then(|row| preview.catalog.product(row));
        let own = own.map(|product| product.to_json());
        let live = match explained.lookup.drifted.get(id) {
            None => own.clone(),
            Some(Drift::Missing) => None,
            Some(Drift::Extra(product) | Drift::Fields(product, _)) => Some(product.to_json()),
        };
        json!({ "id": id, "preview": own, "live": live })
    });
    json!({
        "reason": format!("{reason:?}").to_lowercase(),
        "ask": question(&one.ask),
        "preview": one.own,
        "live": one.live,
        "products": products.collect::<Vec<Value>>(),
    })
}
