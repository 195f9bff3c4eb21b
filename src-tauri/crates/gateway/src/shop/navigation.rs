//! The ways through the shop: categories, collections and placements.
//!
//! Owns which categories are open: the roots, and below the chosen one's ancestors.

use endcap_model::page::Page;
use endcap_model::product::is_under;
use endcap_model::ruleset::{RuleSet, named_pages};
use endcap_ranking::CategoryNode;

use super::link::Choice;

/// One way.
pub(super) struct Way {
    pub(super) name: String,
    pub(super) address: String,
    /// Products there, where it is known without ranking.
    pub(super) products: Option<u32>,
    /// 0 for a root.
    pub(super) depth: usize,
    /// It is where the visitor is.
    pub(super) is_here: bool,
}

pub(super) fn categories(tree: &[CategoryNode], choice: &Choice) -> Vec<Way> {
    let chosen = match &choice.page {
        Page::Category(path) => path.as_str(),
        _ => "",
    };
    let mut ways = Vec::new();
    open(tree, 0, chosen, choice, &mut ways);
    ways
}

fn open(nodes: &[CategoryNode], depth: usize, chosen: &str, choice: &Choice, ways: &mut Vec<Way>) {
    for node in nodes {
        ways.push(Way {
            name: node.name.clone(),
            address: choice.to_page(&Page::Category(node.path.clone())),
            products: Some(node.products),
            depth: depth.min(4),
            is_here: node.path == chosen,
        });
        if is_under(chosen, &node.path) {
            open(&node.children, depth + 1, chosen, choice, ways);
        }
    }
}

pub(super) fn collections(rules: &RuleSet, choice: &Choice) -> Vec<Way> {
    let ways = rules.collections.iter().map(|collection| {
        let page = Page::Collection(collection.id.as_str().to_owned());
        way(collection.name.clone(), page, choice)
    });
    ways.collect()
}

/// The placements that rules name, and the one that is looked at.
pub(super) fn placements(rules: &RuleSet, choice: &Choice) -> Vec<Way> {
    let mut pages = named_pages(&rules.rules);
    pages.insert(choice.page.clone());
    let ways = pages.into_iter().filter_map(|page| match page {
        Page::Placement(ref id) => Some(way(id.clone(), page.clone(), choice)),
        _ => None,
    });
    ways.collect()
}

fn way(name: String, page: Page, choice: &Choice) -> Way {
    Way {
        name,
        address: choice.to_page(&page),
        products: None,
        depth: 0,
        is_here: page == choice.page,
    }
}
