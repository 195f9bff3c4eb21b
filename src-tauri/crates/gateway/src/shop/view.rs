//! What the shop's template shows, ready to be shown.
//!
//! Owns the wording and the choice of what a shopper may see: never cost, margin, stock counts or
//! points. A picture is shown only from `https:` or as an embedded image.

use askama::Template;
use endcap_backend::LiveRuleSet;
use endcap_model::instant::Instant;
use endcap_model::page::Page;
use endcap_model::product::Product;
use endcap_model::ruleset::RuleSet;
use endcap_ranking::{CategoryNode, ShopperSort};

use super::link::Choice;
use super::navigation::{self, Way};
use super::{SIZE, money};

/// A product as a shopper sees it.
pub(super) struct Card {
    title: String,
    brand: Option<String>,
    picture: Option<String>,
    /// Stands in for a missing picture.
    initial: String,
    price: Option<String>,
    /// What it cost before, where that was more.
    before: Option<String>,
    /// `−20%`.
    off: Option<String>,
    /// `4.6`.
    rating: Option<String>,
    is_sold_out: bool,
}

impl Card {
    pub(super) fn of(product: &Product, currency: &str) -> Self {
        let title = product
            .title
            .clone()
            .unwrap_or_else(|| product.id.as_str().to_owned());
        let reduced = match (product.price, product.list_price) {
            (Some(price), Some(list)) if list > price => Some((price, list)),
            _ => None,
        };
        // Rounded down, so that no more is promised than is given.
        let off = reduced
            .map(|(price, list)| (list - price) * 100 / list)
            .filter(|off| *off > 0);
        Self {
            initial: title
                .chars()
                .next()
                .map(|c| c.to_uppercase().to_string())
                .unwrap_or_default(),
            title,
            brand: product.brand.clone(),
            picture: product.image_url.clone().filter(|url| is_shown(url)),
            price: product.price.map(|price| money::price(price, currency)),
            before: reduced.map(|(_, list)| money::price(list, currency)),
            off: off.map(|off| format!("−{off}%")),
            rating: product
                .rating
                .map(|rating| format!("{}.{}", rating / 100, rating % 100 / 10)),
            is_sold_out: product.stock == Some(0),
        }
    }
}

fn is_shown(url: &str) -> bool {
    let start = url.get(..11).unwrap_or(url).to_ascii_lowercase();
    start.starts_with("https://") || start.starts_with("data:image/")
}

/// One entry of a list to choose from.
pub(super) struct Choosable {
    value: String,
    name: String,
    is_chosen: bool,
}

/// The products that are shown, and what they are part of.
pub(super) struct Shelf {
    pub(super) cards: Vec<Card>,
    pub(super) total: u64,
    pub(super) generation: String,
}

#[derive(Template)]
#[template(path = "shop.html")]
pub(super) struct ShopPage {
    css: &'static str,
    store: String,
    environment: String,
    heading: String,
    /// Above the heading: the categories that it lies in, or the kind of page.
    trail: String,
    action: String,
    page: String,
    search: String,
    at: String,
    moment: String,
    zone: String,
    segments: Vec<Choosable>,
    sorts: Vec<Choosable>,
    categories: Vec<Way>,
    collections: Vec<Way>,
    placements: Vec<Way>,
    cards: Vec<Card>,
    count: String,
    earlier: Option<String>,
    later: Option<String>,
    places: String,
    revision: u64,
    generation: String,
}

/// A page that can't be shown, and why.
#[derive(Template)]
#[template(path = "sorry.html")]
pub(super) struct Sorry {
    css: &'static str,
    reason: String,
}

impl Sorry {
    pub(super) fn of(reason: &str, css: &'static str) -> Self {
        Self {
            css,
            reason: reason.to_owned(),
        }
    }
}

pub(super) fn page(
    live: &LiveRuleSet,
    choice: &Choice,
    tree: &[CategoryNode],
    at: Instant,
    shelf: Shelf,
    css: &'static str,
) -> ShopPage {
    let rules = live.document.rules();
    let (trail, heading) = heading(&choice.page, rules);
    let local = at.utc().with_timezone(&rules.store.time_zone);
    let last = choice.from.saturating_add(shelf.cards.len() as u64);
    let search = match &choice.page {
        Page::Search(text) => text.clone(),
        _ => String::new(),
    };
    ShopPage {
        css,
        store: rules.store.name.clone(),
        environment: choice.environment().to_owned(),
        heading,
        trail,
        action: choice.action(),
        page: choice.page.to_string(),
        search,
        at: if choice.at.is_empty() {
            String::new()
        } else {
            local.format("%Y-%m-%dT%H:%M").to_string()
        },
        moment: local.format("%a %-d %b %Y, %H:%M").to_string(),
        zone: rules.store.time_zone.name().to_owned(),
        segments: segments(rules, choice),
        sorts: sorts(choice.sort),
        categories: navigation::categories(tree, choice),
        collections: navigation::collections(rules, choice),
        placements: navigation::placements(rules, choice),
        count: match shelf.total {
            1 => "1 product".to_owned(),
            total => format!("{total} products"),
        },
        earlier: (choice.from > 0).then(|| choice.to_place(choice.from.saturating_sub(SIZE))),
        later: (last < shelf.total).then(|| choice.to_place(last)),
        places: format!(
            "{}–{last} of {}",
            choice.from.saturating_add(1),
            shelf.total
        ),
        cards: shelf.cards,
        revision: live.revision,
        generation: shelf.generation.chars().take(8).collect(),
    }
}

fn heading(page: &Page, rules: &RuleSet) -> (String, String) {
    match page {
        Page::Category(path) => match path.rsplit_once(" > ") {
            Some((above, name)) => (above.replace(" > ", " › "), name.to_owned()),
            None => ("Category".to_owned(), path.clone()),
        },
        Page::Collection(id) => {
            let name = rules
                .collection(id)
                .map_or(id.as_str(), |collection| collection.name.as_str());
            ("Collection".to_owned(), name.to_owned())
        }
        Page::Search(text) => ("Search".to_owned(), format!("“{text}”")),
        Page::Placement(id) => ("Placement".to_owned(), id.clone()),
    }
}

fn segments(rules: &RuleSet, choice: &Choice) -> Vec<Choosable> {
    let everyone = Choosable {
        value: String::new(),
        name: "Everyone".to_owned(),
        is_chosen: choice.segment.is_everyone(),
    };
    let listed = rules.segments.iter().map(|segment| Choosable {
        value: segment.id.as_str().to_owned(),
        name: segment.name.clone(),
        is_chosen: segment.id == choice.segment,
    });
    std::iter::once(everyone).chain(listed).collect()
}

fn sorts(chosen: Option<ShopperSort>) -> Vec<Choosable> {
    let known = [
        (None, "Featured"),
        (Some(ShopperSort::PriceAsc), "Price, low to high"),
        (Some(ShopperSort::PriceDesc), "Price, high to low"),
        (Some(ShopperSort::Newest), "Newest"),
        (Some(ShopperSort::Rating), "Best rated"),
    ];
    let choosable = |(sort, name): (Option<ShopperSort>, &str)| Choosable {
        value: sort.map_or("", ShopperSort::name).to_owned(),
        name: name.to_owned(),
        is_chosen: sort == chosen,
    };
    known.into_iter().map(choosable).collect()
}

#[cfg(test)]
mod tests {
    use super::is_shown;

    #[test]
    fn only_safe_pictures_are_shown() {
        for (url, expected) in [
            ("https://cdn.example/a.jpg", true),
            ("HTTPS://cdn.example/a.jpg", true),
            ("data:image/svg+xml;utf8,<svg/>", true),
            ("http://cdn.example/a.jpg", false),
            ("javascript:alert(1)", false),
            ("data:text/html,<script>", false),
            ("//cdn.example/a.jpg", false),
            ("", false),
        ] {
            assert_eq!(is_shown(url), expected, "{url}");
        }
    }
}
