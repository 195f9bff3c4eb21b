//! The category tree, with the number of products at or under each path.
//!
//! Owns counting it by pages of a composite aggregation, which is exact where a list of the most
//! frequent would not be.

use std::collections::BTreeMap;

use endcap_ranking::CategoryNode;
use serde_json::{Value, json};

use super::Catalog;
use super::hits::{hits, product};
use crate::error::EngineError;
use crate::index::token::prefixes;
use crate::view::View;

const AT_ONCE: u32 = 5_000;

/// Top-level categories with all below them, each level by name.
pub(crate) async fn tree(catalog: &Catalog, view: &View) -> Result<Vec<CategoryNode>, EngineError> {
    let mut counts = BTreeMap::new();
    if view.is_empty() {
        return Ok(Vec::new());
    }
    let mut after = Value::Null;
    loop {
        let mut composite =
            json!({"size": AT_ONCE, "sources": [{"under": {"terms": {"field": "under"}}}]});
        if !after.is_null() {
            composite["after"] = after;
        }
        let body = json!({
            "size": 0,
            "track_total_hits": false,
            "query": view.filter(),
            "aggs": {"paths": {"composite": composite}},
        });
        let path = format!("{}/_search", view.index);
        let mut answer = catalog.client.read(&path, &body).await?;
        let mut paths = answer["aggregations"]["paths"].take();
        let Some(buckets) = paths["buckets"].as_array() else {
            return Err(EngineError::Unreadable("no buckets".to_owned()));
        };
        for bucket in buckets {
            let (Some(key), Some(products)) = (
                bucket["key"]["under"].as_str(),
                bucket["doc_count"].as_u64(),
            ) else {
                return Err(EngineError::Unreadable("a bucket without key".to_owned()));
            };
            let path = match key.strip_prefix('=') {
                Some(path) => path.to_owned(),
                None => long_path(catalog, view, key).await?,
            };
            counts.insert(path, u32::try_from(products).unwrap_or(u32::MAX));
        }
        after = paths["after_key"].take();
        if after.is_null() {
            return Ok(level("", &counts, &children(&counts)));
        }
    }
}

/// The path that a hash stands for, as one of its products tells it.
async fn long_path(catalog: &Catalog, view: &View, key: &str) -> Result<String, EngineError> {
    let filter = [json!({"term": {"under": key}}), view.filter()];
    let body = json!({
        "size": 1,
        "track_total_hits": false,
        "_source": ["product"],
        "query": {"bool": {"filter": filter}},
    });
    let path = format!("{}/_search", view.index);
    let mut answer = catalog.client.read(&path, &body).await?;
    let mut found = hits(&mut answer)?;
    let one = found.first_mut().map(|hit| product(&mut hit["_source"]));
    let one = one.transpose()?.unwrap_or_default();
    let paths = one.categories.iter().flatten();
    let mut prefixes = paths.flat_map(|path| path.ancestors_and_self().zip(prefixes(path)));
    let path = prefixes.find(|(_, token)| token == key);
    let path = path.map(|(path, _)| path.to_owned());
    path.ok_or_else(|| EngineError::Unreadable("a category that no product has".to_owned()))
}

type Children<'a> = BTreeMap<&'a str, Vec<&'a str>>;

fn children(counts: &BTreeMap<String, u32>) -> Children<'_> {
    let mut children = Children::new();
    for path in counts.keys() {
        let parent = path.rfind(" > ").map_or("", |end| &path[..end]);
        children.entry(parent).or_default().push(path);
    }
    children
}

fn level(
    parent: &str,
    counts: &BTreeMap<String, u32>,
    children: &Children<'_>,
) -> Vec<CategoryNode> {
    let paths = children.get(parent).into_iter().flatten();
    let node = |path: &&str| CategoryNode {
        path: (*path).to_owned(),
        name: path.rsplit(" > ").next().unwrap_or(path).to_owned(),
        products: counts.get(*path).copied().unwrap_or_default(),
        children: level(path, counts, children),
    };
    paths.map(node).collect()
}
