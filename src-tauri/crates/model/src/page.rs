//! Pages of a shop and the patterns by which rules name them.

use std::fmt;

use crate::finding::Finding;
use crate::id::CollectionId;
use crate::json::Json;
use crate::product::{CategoryPath, is_under};
use crate::strict;
use crate::tokens;

/// A page that a storefront asks for: `category:A > B`, `collection:ID`, `search:TEXT`,
/// `placement:ID`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    Category(String),
    Collection(String),
    Search(String),
    Placement(String),
}

/// A text that names no kind of page.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a page: it begins with category:, collection:, search: or placement:")]
pub struct BadPage(pub String);

impl Page {
    /// Splits at the first colon.
    pub fn parse(text: &str) -> Result<Page, BadPage> {
        let (kind, rest) = text
            .split_once(':')
            .ok_or_else(|| BadPage(text.to_owned()))?;
        let rest = rest.to_owned();
        match kind {
            "category" => Ok(Page::Category(rest)),
            "collection" => Ok(Page::Collection(rest)),
            "search" => Ok(Page::Search(rest)),
            "placement" => Ok(Page::Placement(rest)),
            _ => Err(BadPage(text.to_owned())),
        }
    }
}

impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Page::Category(path) => write!(f, "category:{path}"),
            Page::Collection(id) => write!(f, "collection:{id}"),
            Page::Search(text) => write!(f, "search:{text}"),
            Page::Placement(id) => write!(f, "placement:{id}"),
        }
    }
}

/// Which pages a rule is for.
#[derive(Clone, Debug, PartialEq)]
pub enum PagePattern {
    Category { path: CategoryPath, subtree: bool },
    Collection(CollectionId),
    SearchIs(String),
    SearchContains(String),
    Placement(String),
}

/// How exactly a pattern named a page; greater is more specific.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Specificity {
    /// 3 exact page, 2 subtree or contains, 1 no patterns.
    pub class: u8,
    /// Path levels or tokens within class 2, else 0.
    pub size: usize,
}

impl Specificity {
    pub const EVERY_PAGE: Specificity = Specificity { class: 1, size: 0 };
    const EXACT: Specificity = Specificity { class: 3, size: 0 };
}

/// A page with its query tokens, ready to be held against many patterns.
#[derive(Clone, Debug)]
pub struct PageQuery<'a> {
    pub page: &'a Page,
    /// The query's tokens on a search page, else empty.
    pub tokens: Vec<String>,
}

impl<'a> PageQuery<'a> {
    pub fn of(page: &'a Page) -> PageQuery<'a> {
        let tokens = match page {
            Page::Search(text) => tokens::query_tokens(text),
            _ => Vec::new(),
        };
        PageQuery { page, tokens }
    }
}

impl PagePattern {
    /// How specifically this pattern names the page; `None` where it does not.
    pub fn matches(&self, query: &PageQuery) -> Option<Specificity> {
        match (self, query.page) {
            (
                PagePattern::Category {
                    path,
                    subtree: false,
                },
                Page::Category(asked),
            ) => (path.as_str() == asked).then_some(Specificity::EXACT),
            (
                PagePattern::Category {
                    path,
                    subtree: true,
                },
                Page::Category(asked),
            ) => is_under(asked, path.as_str()).then(|| Specificity {
                class: 2,
                size: path.levels().count(),
            }),
            (PagePattern::Collection(id), Page::Collection(asked)) => {
                (id.as_str() == asked).then_some(Specificity::EXACT)
            }
            (PagePattern::Placement(id), Page::Placement(asked)) => {
                (id == asked).then_some(Specificity::EXACT)
            }
            (PagePattern::SearchIs(text), Page::Search(_)) => {
                (tokens::tokens(text) == query.tokens).then_some(Specificity::EXACT)
            }
            (PagePattern::SearchContains(text), Page::Search(_)) => {
                let part = tokens::tokens(text);
                tokens::contains_run(&query.tokens, &part).then_some(Specificity {
                    class: 2,
                    size: part.len(),
                })
            }
            _ => None,
        }
    }

    /// The page that this pattern names by itself: of a subtree its root, of a search its text.
    pub fn page(&self) -> Page {
        match self {
            PagePattern::Category { path, .. } => Page::Category(path.as_str().to_owned()),
            PagePattern::Collection(id) => Page::Collection(id.as_str().to_owned()),
            PagePattern::SearchIs(text) | PagePattern::SearchContains(text) => {
                Page::Search(text.clone())
            }
            PagePattern::Placement(id) => Page::Placement(id.clone()),
        }
    }

    pub fn read(json: &Json, pointer: &str, findings: &mut Vec<Finding>) -> Option<PagePattern> {
        let allowed = ["category", "subtree", "collection", "search", "placement"];
        let members = strict::members(json, pointer, &allowed, findings)?;
        let kinds: Vec<&str> = ["category", "collection", "search", "placement"]
            .into_iter()
            .filter(|k| members.get(k).is_some())
            .collect();
        let [kind] = kinds.as_slice() else {
            let reason = "must name exactly one of category, collection, search and placement";
            findings.push(Finding::at(pointer, reason));
            return None;
        };
        let at = members.at(kind);
        if *kind != "category" && members.get("subtree").is_some() {
            findings.push(Finding::at(
                members.at("subtree"),
                "“subtree” goes with “category” alone",
            ));
            return None;
        }
        match *kind {
            "category" => {
                let text = members.required_text("category", findings);
                let subtree = match members.get("subtree") {
                    Some(json) => strict::boolean(json, &members.at("subtree"), findings),
                    None => Some(false),
                };
                let path = CategoryPath::parse(&text?)
                    .map_err(|e| findings.push(Finding::at(at, e.to_string())));
                Some(PagePattern::Category {
                    path: path.ok()?,
                    subtree: subtree?,
                })
            }
            "collection" => {
                let id = members.required_text("collection", findings)?;
                let id = CollectionId::try_from(id)
                    .map_err(|e| findings.push(Finding::at(at, e.to_string())));
                Some(PagePattern::Collection(id.ok()?))
            }
            "search" => read_search(members.get("search")?, &at, findings),
            _ => members
                .required_text("placement", findings)
                .map(PagePattern::Placement),
        }
    }

    pub fn to_json(&self) -> Json {
        match self {
            PagePattern::Category {
                path,
                subtree: false,
            } => Json::object([("category", path.as_str().into())]),
            PagePattern::Category {
                path,
                subtree: true,
            } => Json::object([("category", path.as_str().into()), ("subtree", true.into())]),
            PagePattern::Collection(id) => Json::object([("collection", id.as_str().into())]),
            PagePattern::SearchIs(text) => search_json("is", text),
            PagePattern::SearchContains(text) => search_json("contains", text),
            PagePattern::Placement(id) => Json::object([("placement", id.as_str().into())]),
        }
    }
}

fn search_json(operator: &str, text: &str) -> Json {
    Json::object([("search", Json::object([(operator, text.into())]))])
}

fn read_search(json: &Json, pointer: &str, findings: &mut Vec<Finding>) -> Option<PagePattern> {
    let members = strict::members(json, pointer, &["is", "contains"], findings)?;
    let (name, text) = match (members.get("is"), members.get("contains")) {
        (Some(_), None) => ("is", members.required_text("is", findings)?),
        (None, Some(_)) => ("contains", members.required_text("contains", findings)?),
        _ => {
            findings.push(Finding::at(
                pointer,
                "must have exactly one of “is” and “contains”",
            ));
            return None;
        }
    };
    let count = tokens::tokens(&text).len();
    if count == 0 || count > tokens::QUERY_TOKENS {
        let reason = match count {
            0 => "has no letter or digit to search for".to_owned(),
            _ => format!(
                "has {count} words; a search has at most {}",
                tokens::QUERY_TOKENS
            ),
        };
        findings.push(Finding::at(members.at(name), reason));
        return None;
    }
    Some(if name == "is" {
        PagePattern::SearchIs(text)
    } else {
        PagePattern::SearchContains(text)
    })
}
