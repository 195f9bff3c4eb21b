//! The index of pages: the category tree, collections, searches and placements, with the rules that
//! name them and whether the draft changes them.

use std::collections::BTreeSet;

use endcap_model::{
    diff::{Change, PartKind},
    page::{Page, PagePattern, PageQuery},
    rule::Rule,
    ruleset::RuleSet,
};
use endcap_ranking::CategoryNode as Node;
use serde::Serialize;

use crate::OpenStore;

/// A category with all below it.
#[derive(Clone, Debug, Serialize)]
pub struct CategoryNode {
    pub path: String,
    pub name: String,
    pub products: u64,
    /// Rules with a page pattern that matches this page.
    pub rules: u64,
    /// The draft differs from what is live in a rule that matches this page.
    pub changed: bool,
    pub children: Vec<CategoryNode>,
}

/// Any other page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PageEntry {
    pub page: String,
    pub name: String,
    /// Unknown for searches and placements.
    pub products: Option<u64>,
    pub rules: u64,
    pub changed: bool,
}

/// All pages that are known.
#[derive(Clone, Debug, Serialize)]
pub struct PageIndex {
    pub categories: Vec<CategoryNode>,
    pub collections: Vec<PageEntry>,
    pub searches: Vec<PageEntry>,
    pub placements: Vec<PageEntry>,
    /// How many there are in all four.
    pub pages: u64,
}

impl OpenStore {
    /// The index of pages. Computes: counts the products of each collection.
    pub fn page_index(&self) -> PageIndex {
        let snapshot = self.snapshot();
        let rules = &snapshot.draft.rules;
        let changes = &snapshot.draft.changes;
        let counting = Counting {
            rules,
            changed: changed_rules(changes),
        };
        let tree = snapshot.catalog.category_tree();
        let categories: Vec<CategoryNode> = tree
            .into_iter()
            .map(|node| counting.category(node))
            .collect();
        let (at, store) = (self.now(), &rules.store);
        let collections = rules.collections.iter().map(|collection| {
            let changed = changes.iter().any(|change| {
                change.kind == Some(PartKind::Collection) && change.id == collection.id.as_str()
            });
            let page = Page::Collection(collection.id.as_str().to_owned());
            let products = snapshot.catalog.count(&collection.products, store, at) as u64;
            let entry = counting.entry(&page, collection.name.clone(), Some(products));
            PageEntry {
                changed: entry.changed || changed,
                ..entry
            }
        });
        let collections: Vec<PageEntry> = collections.collect();
        let named = named_pages(rules);
        let of_kind = |wanted: fn(&Page) -> Option<&String>| -> Vec<PageEntry> {
            let pages = named.iter().filter_map(|page| Some((page, wanted(page)?)));
            pages
                .map(|(page, name)| counting.entry(page, name.clone(), None))
                .collect()
        };
        let searches = of_kind(|page| match page {
            Page::Search(text) => Some(text),
            _ => None,
        });
        let placements = of_kind(|page| match page {
            Page::Placement(id) => Some(id),
            _ => None,
        });
        let pages = categories.iter().map(count).sum::<usize>()
            + collections.len()
            + searches.len()
            + placements.len();
        PageIndex {
            categories,
            collections,
            searches,
            placements,
            pages: pages as u64,
        }
    }
}

fn count(node: &CategoryNode) -> usize {
    1 + node.children.iter().map(count).sum::<usize>()
}

/// The searches and placements that patterns name, each once.
pub(crate) fn named_pages(rules: &RuleSet) -> BTreeSet<Page> {
    let patterns = rules.rules.iter().flat_map(|rule| &rule.pages);
    patterns.map(PagePattern::page).collect()
}

/// Rules that differ, in both their forms: a removed rule changes its pages as well.
fn changed_rules(changes: &[Change]) -> Vec<Rule> {
    let bodies = changes
        .iter()
        .filter(|change| change.kind == Some(PartKind::Rule))
        .flat_map(|change| [change.before.as_ref(), change.after.as_ref()])
        .flatten();
    bodies
        .filter_map(|body| Rule::read(body, "", &mut Vec::new()))
        .collect()
}

struct Counting<'a> {
    rules: &'a RuleSet,
    changed: Vec<Rule>,
}

impl Counting<'_> {
    fn category(&self, node: Node) -> CategoryNode {
        let entry = self.entry(&Page::Category(node.path.clone()), String::new(), None);
        CategoryNode {
            path: node.path,
            name: node.name,
            products: u64::from(node.products),
            rules: entry.rules,
            changed: entry.changed,
            children: node
                .children
                .into_iter()
                .map(|child| self.category(child))
                .collect(),
        }
    }

    fn entry(&self, page: &Page, name: String, products: Option<u64>) -> PageEntry {
        let query = PageQuery::of(page);
        let names = |rule: &Rule| rule.pages.iter().any(|p| p.matches(&query).is_some());
        PageEntry {
            page: page.to_string(),
            name,
            products,
            rules: self.rules.rules.iter().filter(|rule| names(rule)).count() as u64,
            changed: self.changed.iter().any(names),
        }
    }
}
