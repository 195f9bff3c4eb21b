//! The category tree of a catalog, with the products at or under each path.

use std::collections::{BTreeMap, HashMap};

use endcap_model::product::CategoryPath;
use serde::{Deserialize, Serialize};

use super::codes::Coded;
use super::postings::Postings;

/// Rows at or under each category path.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CategoryIndex {
    nodes: HashMap<Box<str>, u32>,
    rows: Postings,
}

/// A category as a person browses it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CategoryNode {
    pub path: String,
    /// The path's last level.
    pub name: String,
    /// Products at or under it.
    pub products: u32,
    pub children: Vec<CategoryNode>,
}

impl CategoryIndex {
    pub fn build(categories: &Coded<Vec<CategoryPath>>, rows: usize) -> CategoryIndex {
        let mut nodes: HashMap<Box<str>, u32> = HashMap::new();
        let mut nodes_of = vec![Vec::new()];
        for paths in &categories.values {
            let mut list: Vec<u32> = Vec::new();
            for path in paths.iter().flat_map(CategoryPath::ancestors_and_self) {
                let next = nodes.len() as u32;
                list.push(match nodes.get(path) {
                    Some(node) => *node,
                    None => *nodes.entry(path.into()).or_insert(next),
                });
            }
            list.sort_unstable();
            list.dedup();
            nodes_of.push(list);
        }
        let postings = Postings::collect(nodes.len(), |visit| {
            for row in 0..rows as u32 {
                for node in &nodes_of[categories.codes.get(row) as usize] {
                    visit(*node, row);
                }
            }
        });
        CategoryIndex {
            nodes,
            rows: postings,
        }
    }

    /// Rows of products with a path equal to or under this one; empty for an unknown path.
    pub fn rows_under(&self, path: &str) -> &[u32] {
        self.nodes.get(path).map_or(&[], |node| self.rows.of(*node))
    }

    /// Top-level categories with all below them, each level by name.
    pub fn tree(&self) -> Vec<CategoryNode> {
        let mut children: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for path in self.nodes.keys() {
            let parent = path.rfind(" > ").map_or("", |end| &path[..end]);
            children.entry(parent).or_default().push(path);
        }
        self.level("", &children)
    }

    fn level(&self, parent: &str, children: &BTreeMap<&str, Vec<&str>>) -> Vec<CategoryNode> {
        let mut paths = children.get(parent).cloned().unwrap_or_default();
        paths.sort_unstable();
        let node = |path: &str| CategoryNode {
            path: path.to_owned(),
            name: path.rsplit(" > ").next().unwrap_or(path).to_owned(),
            products: self.rows_under(path).len() as u32,
            children: self.level(path, children),
        };
        paths
            .into_iter()
            .filter(|path| !path.is_empty())
            .map(node)
            .collect()
    }

    pub fn memory_bytes(&self) -> usize {
        self.rows.memory_bytes() + self.nodes.keys().map(|path| path.len() + 24).sum::<usize>()
    }
}
