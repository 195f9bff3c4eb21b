//! What a rule does to a page: the fourteen actions of the contract.

use crate::field::{Field, ProductField};
use crate::finding::Finding;
use crate::formula::Term;
use crate::id::{FormulaId, ProductId};
use crate::json::Json;
use crate::predicate::{ProductPredicate, read};
use crate::strict::{self, Members};

/// Where products go that a margin floor or a sold-out rule takes from their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demotion {
    Hide,
    Bottom,
}

/// What a rule does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// `position` is 1-based, at most 1000.
    Pin {
        product: ProductId,
        position: u32,
    },
    Hide {
        products: ProductPredicate,
    },
    Only {
        products: ProductPredicate,
    },
    /// `points` 1 to 100,000.
    Boost {
        products: ProductPredicate,
        points: i64,
    },
    Bury {
        products: ProductPredicate,
        points: i64,
    },
    Top {
        products: ProductPredicate,
    },
    Bottom {
        products: ProductPredicate,
    },
    Score(Term),
    Formula {
        formula: FormulaId,
    },
    /// For `margin_bp < min_bp`.
    MarginFloor {
        min_bp: i64,
        below: Demotion,
    },
    /// For a stock known to be 0.
    OutOfStock {
        then: Demotion,
    },
    /// Bury by `points` where `stock < below`.
    LowStock {
        below: i64,
        points: i64,
    },
    /// Boost by `points` where `cover_days ≥ cover_days`.
    Overstock {
        cover_days: i64,
        points: i64,
    },
    /// At most `count` of one value of `field` in any `window` neighbouring unpinned places.
    MaxPer {
        field: ProductField,
        count: u32,
        window: u32,
    },
}

const POINTS: (i64, i64) = (1, 100_000);
const MANY: (i64, i64) = (1, 99_999);
const DEMOTIONS: [(&str, Demotion); 2] = [("hide", Demotion::Hide), ("bottom", Demotion::Bottom)];

/// The members of each action beside `type`.
const SHAPES: [(&str, &[&str]); 14] = [
    ("pin", &["type", "product", "position"]),
    ("hide", &["type", "products"]),
    ("only", &["type", "products"]),
    ("boost", &["type", "products", "points"]),
    ("bury", &["type", "products", "points"]),
    ("top", &["type", "products"]),
    ("bottom", &["type", "products"]),
    ("score", &["type", "field", "weight", "levels"]),
    ("formula", &["type", "formula"]),
    ("margin_floor", &["type", "min_bp", "below"]),
    ("out_of_stock", &["type", "then"]),
    ("low_stock", &["type", "below", "points"]),
    ("overstock", &["type", "cover_days", "points"]),
    ("max_per", &["type", "field", "count", "window"]),
];

impl Demotion {
    pub fn name(self) -> &'static str {
        match self {
            Demotion::Hide => "hide",
            Demotion::Bottom => "bottom",
        }
    }
}

impl Action {
    /// The action's `type`.
    pub fn type_name(&self) -> &'static str {
        match self {
            Action::Pin { .. } => "pin",
            Action::Hide { .. } => "hide",
            Action::Only { .. } => "only",
            Action::Boost { .. } => "boost",
            Action::Bury { .. } => "bury",
            Action::Top { .. } => "top",
            Action::Bottom { .. } => "bottom",
            Action::Score(_) => "score",
            Action::Formula { .. } => "formula",
            Action::MarginFloor { .. } => "margin_floor",
            Action::OutOfStock { .. } => "out_of_stock",
            Action::LowStock { .. } => "low_stock",
            Action::Overstock { .. } => "overstock",
            Action::MaxPer { .. } => "max_per",
        }
    }

    /// The products that the action selects by a predicate, where it has one.
    pub fn products(&self) -> Option<&ProductPredicate> {
        match self {
            Action::Hide { products }
            | Action::Only { products }
            | Action::Boost { products, .. }
            | Action::Bury { products, .. }
            | Action::Top { products }
            | Action::Bottom { products } => Some(products),
            _ => None,
        }
    }

    /// The most points that the action can add or take away.
    pub fn reach(&self) -> i64 {
        match self {
            Action::Boost { points, .. }
            | Action::Bury { points, .. }
            | Action::LowStock { points, .. }
            | Action::Overstock { points, .. } => *points,
            Action::Score(term) => term.reach(),
            _ => 0,
        }
    }

    pub fn read(json: &Json, pointer: &str, findings: &mut Vec<Finding>) -> Option<Action> {
        if !matches!(json, Json::Object(_)) {
            findings.push(Finding::at(
                pointer,
                format!("must be an object, not {}", json.kind_words()),
            ));
            return None;
        }
        let at = format!("{pointer}/type");
        let Some(kind) = json.get("type") else {
            findings.push(Finding::at(at, "“type” is missing"));
            return None;
        };
        let kind = strict::text(kind, &at, findings)?;
        let Some((_, allowed)) = SHAPES.iter().find(|(name, _)| *name == kind) else {
            let known: Vec<&str> = SHAPES.iter().map(|(name, _)| *name).collect();
            findings.push(Finding::at(
                at,
                format!("“{kind}” is not one of {}", known.join(", ")),
            ));
            return None;
        };
        let members = strict::members(json, pointer, allowed, findings)?;
        read_members(&kind, &members, findings)
    }

    pub fn to_json(&self) -> Json {
        let mut members: Vec<(String, Json)> = vec![("type".to_owned(), self.type_name().into())];
        let mut put = |name: &str, value: Json| members.push((name.to_owned(), value));
        if let Some(products) = self.products() {
            put("products", products.to_json());
        }
        match self {
            Action::Pin { product, position } => {
                put("product", product.as_str().into());
                put("position", i64::from(*position).into());
            }
            Action::Boost { points, .. } | Action::Bury { points, .. } => {
                put("points", (*points).into())
            }
            Action::Score(term) => members.extend(term.json_members()),
            Action::Formula { formula } => put("formula", formula.as_str().into()),
            Action::MarginFloor { min_bp, below } => {
                put("min_bp", (*min_bp).into());
                put("below", below.name().into());
            }
            Action::OutOfStock { then } => put("then", then.name().into()),
            Action::LowStock { below, points } => {
                put("below", (*below).into());
                put("points", (*points).into());
            }
            Action::Overstock { cover_days, points } => {
                put("cover_days", (*cover_days).into());
                put("points", (*points).into());
            }
            Action::MaxPer {
                field,
                count,
                window,
            } => {
                put("field", field.name().into());
                put("count", i64::from(*count).into());
                put("window", i64::from(*window).into());
            }
            Action::Hide { .. }
            | Action::Only { .. }
            | Action::Top { .. }
            | Action::Bottom { .. } => {}
        }
        Json::Object(members)
    }
}

fn read_members(kind: &str, members: &Members, findings: &mut Vec<Finding>) -> Option<Action> {
    match kind {
        "pin" => {
            let product = members.required_text("product", findings).and_then(|id| {
                ProductId::try_from(id)
                    .map_err(|error| {
                        findings.push(Finding::at(members.at("product"), error.to_string()))
                    })
                    .ok()
            });
            let position = members.required_integer("position", (1, 1000), findings);
            Some(Action::Pin {
                product: product?,
                position: position? as u32,
            })
        }
        "hide" => Some(Action::Hide {
            products: products(members, findings)?,
        }),
        "only" => Some(Action::Only {
            products: products(members, findings)?,
        }),
        "top" => Some(Action::Top {
            products: products(members, findings)?,
        }),
        "bottom" => Some(Action::Bottom {
            products: products(members, findings)?,
        }),
        "boost" | "bury" => {
            let products = products(members, findings);
            let points = members.required_integer("points", POINTS, findings);
            let (products, points) = (products?, points?);
            Some(match kind {
                "boost" => Action::Boost { products, points },
                _ => Action::Bury { products, points },
            })
        }
        "score" => Term::read(members, findings).map(Action::Score),
        "formula" => {
            let id = members.required_text("formula", findings)?;
            let formula = FormulaId::try_from(id).map_err(|error| {
                findings.push(Finding::at(members.at("formula"), error.to_string()))
            });
            Some(Action::Formula {
                formula: formula.ok()?,
            })
        }
        _ => read_stock_or_spread(kind, members, findings),
    }
}

fn read_stock_or_spread(
    kind: &str,
    members: &Members,
    findings: &mut Vec<Finding>,
) -> Option<Action> {
    match kind {
        "margin_floor" => {
            let min_bp = members.required_integer("min_bp", (-1_000_000, 10_000), findings);
            let below = members.required_choice("below", &DEMOTIONS, findings);
            Some(Action::MarginFloor {
                min_bp: min_bp?,
                below: below?,
            })
        }
        "out_of_stock" => Some(Action::OutOfStock {
            then: members.required_choice("then", &DEMOTIONS, findings)?,
        }),
        "low_stock" => {
            let below = members.required_integer("below", MANY, findings);
            let points = members.required_integer("points", POINTS, findings);
            Some(Action::LowStock {
                below: below?,
                points: points?,
            })
        }
        "overstock" => {
            let cover_days = members.required_integer("cover_days", MANY, findings);
            let points = members.required_integer("points", POINTS, findings);
            Some(Action::Overstock {
                cover_days: cover_days?,
                points: points?,
            })
        }
        _ => {
            let field = members.required_text("field", findings).and_then(|name| {
                let field = ProductField::parse(&name).filter(can_spread);
                if field.is_none() {
                    let reason = format!(
                        "“{name}” can't be spread; use id, title, brand, image_url, categories, tags or attr.NAME"
                    );
                    findings.push(Finding::at(members.at("field"), reason));
                }
                field
            });
            let count = members.required_integer("count", MANY, findings);
            let window = members.required_integer("window", MANY, findings);
            Some(Action::MaxPer {
                field: field?,
                count: count? as u32,
                window: window? as u32,
            })
        }
    }
}

/// The fields that `max_per` takes.
fn can_spread(field: &ProductField) -> bool {
    !matches!(field, ProductField::Count(_) | ProductField::Launched)
}

fn products(members: &Members, findings: &mut Vec<Finding>) -> Option<ProductPredicate> {
    let json = members.required("products", findings)?;
    read::predicate(json, &members.at("products"), findings)
}
