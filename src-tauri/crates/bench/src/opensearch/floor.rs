//! About the least that a page can cost on this engine: the same index, the same filter, sorted
//! by one integer field.
//!
//! Reads the terms of the filter off indexed documents, so that it knows nothing of how they are
//! made.

use serde_json::{Value, json};

use super::Addresses;
use super::http::Http;
use crate::BenchError;

pub(super) struct Floor {
    /// Where the question goes.
    pub(super) address: String,
    /// The largest category, as it is indexed.
    category: Value,
    /// The value that rule r07 hides, as it is indexed.
    hidden: Value,
}

impl Floor {
    pub(super) fn find(http: &Http, addresses: &Addresses) -> Result<Self, BenchError> {
        let index = index(http, addresses)?;
        let address = format!("{}/{index}/_search", addresses.engine);
        let sample = http.post(&address, &json!({"size": 500}))?;
        let hits = sample["hits"]["hits"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        let term = |field: &str, wanted: &dyn Fn(&str) -> bool| {
            let all = hits
                .iter()
                .filter_map(|hit| hit["_source"][field].as_array());
            let found = all
                .flatten()
                .find(|value| value.as_str().is_some_and(wanted));
            found.cloned().ok_or_else(|| {
                BenchError::OpenSearch(format!("no document of {index} has the wanted {field}"))
            })
        };
        let category = term("under", &|value| value == "=Clothing")?;
        let hidden = term("attributes", &|value| value.ends_with(":color=Summit"))?;
        Ok(Self {
            address,
            category,
            hidden,
        })
    }

    /// What hides a product hides it here too; the version that readers see is asked for too.
    pub(super) fn query(&self, page: &str, size: usize) -> Value {
        let mut filter = vec![
            json!({"range": {"from": {"lte": 1_000_000_000}}}),
            json!({"range": {"to": {"gt": 1_000_000_000}}}),
        ];
        match page.split_once(':') {
            Some(("category", _)) => filter.push(json!({"term": {"under": self.category}})),
            Some(("search", text)) => {
                filter.extend(
                    text.split(' ')
                        .map(|word| json!({"term": {"words_4": format!("={word}")}})),
                );
            }
            _ => {}
        }
        let hides = [
            json!({"term": {"attributes": self.hidden}}),
            json!({"range": {"margin_bp": {"lt": 1500}}}),
        ];
        json!({
            "size": size, "_source": ["id"], "track_total_hits": true,
            "query": {"bool": {"filter": filter, "must_not": hides}},
            "sort": [{"units_sold": {"order": "desc", "missing": "_last"}}],
        })
    }
}

/// The one index of catalogs that the gateway reads.
pub(super) fn index(http: &Http, addresses: &Addresses) -> Result<String, BenchError> {
    let Addresses { engine, prefix, .. } = addresses;
    let list = http.get(&format!(
        "{engine}/_cat/indices/{prefix}-catalog*?format=json"
    ))?;
    let mut names: Vec<String> = list
        .as_array()
        .into_iter()
        .flatten()
        .map(|index| index["index"].as_str().unwrap_or_default().to_owned())
        .collect();
    names.sort();
    names
        .pop()
        .ok_or_else(|| BenchError::OpenSearch("the gateway has made no index".to_owned()))
}
