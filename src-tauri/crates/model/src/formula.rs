//! Formulas: points from levels of fields, and the order among equals.

use crate::field::{CountField, Field, ProductField};
use crate::finding::{Finding, item};
use crate::id::FormulaId;
use crate::json::{Json, MAX_INTEGER};
use crate::strict::{self, Members};

/// A named sum of terms, with the order of products of equal points.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    pub id: FormulaId,
    pub name: String,
    pub terms: Vec<Term>,
    pub then_by: Vec<ThenBy>,
}

/// `weight × level`, where the level is how many breakpoints are ≤ the field's value.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    pub field: ScoreField,
    /// −1000 to 1000.
    pub weight: i64,
    /// 1 to 100, strictly ascending.
    pub levels: Vec<i64>,
}

/// A field that has levels.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScoreField {
    Count(CountField),
    Attribute(String),
}

/// A field that orders products of equal points; unknown comes last either way.
#[derive(Clone, Debug, PartialEq)]
pub struct ThenBy {
    pub field: OrderField,
    pub descending: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrderField {
    Count(CountField),
    Launched,
}

impl ScoreField {
    pub fn product_field(&self) -> ProductField {
        match self {
            ScoreField::Count(field) => ProductField::Count(*field),
            ScoreField::Attribute(name) => ProductField::Attribute(name.clone()),
        }
    }
}

impl OrderField {
    pub fn product_field(self) -> ProductField {
        match self {
            OrderField::Count(field) => ProductField::Count(field),
            OrderField::Launched => ProductField::Launched,
        }
    }
}

impl Term {
    /// The most points that this can add or take away.
    pub fn reach(&self) -> i64 {
        self.weight.abs() * self.levels.len() as i64
    }

    /// Reads `field`, `weight` and `levels` from members that may hold more.
    pub fn read(members: &Members, findings: &mut Vec<Finding>) -> Option<Term> {
        let field = members.required_text("field", findings).and_then(|name| {
            let field = match ProductField::parse(&name) {
                Some(ProductField::Count(field)) => Some(ScoreField::Count(field)),
                Some(ProductField::Attribute(name)) => Some(ScoreField::Attribute(name)),
                _ => None,
            };
            if field.is_none() {
                let reason =
                    format!("“{name}” is not a number of a product; an attribute is attr.NAME");
                findings.push(Finding::at(members.at("field"), reason));
            }
            field
        });
        let weight = members.required_integer("weight", (-1000, 1000), findings);
        let levels = members
            .required("levels", findings)
            .and_then(|json| levels(json, &members.at("levels"), findings));
        Some(Term {
            field: field?,
            weight: weight?,
            levels: levels?,
        })
    }

    pub fn json_members(&self) -> Vec<(String, Json)> {
        vec![
            ("field".to_owned(), self.field.product_field().name().into()),
            ("weight".to_owned(), self.weight.into()),
            ("levels".to_owned(), self.levels.clone().into()),
        ]
    }
}

fn levels(json: &Json, pointer: &str, findings: &mut Vec<Finding>) -> Option<Vec<i64>> {
    let list = strict::list(json, pointer, findings)?;
    if list.is_empty() || list.len() > 100 {
        let reason = format!("must have 1 to 100 breakpoints, not {}", list.len());
        findings.push(Finding::at(pointer, reason));
        return None;
    }
    let mut read = Vec::with_capacity(list.len());
    for (index, value) in list.iter().enumerate() {
        let range = (-MAX_INTEGER, MAX_INTEGER);
        read.push(strict::integer_in(
            value,
            range,
            &item(pointer, index),
            findings,
        )?);
    }
    if read.windows(2).any(|pair| pair[0] >= pair[1]) {
        findings.push(Finding::at(
            pointer,
            "each breakpoint must be greater than the one before",
        ));
        return None;
    }
    Some(read)
}

impl Formula {
    /// The most points that the terms can add or take away together.
    pub fn reach(&self) -> i64 {
        self.terms.iter().map(Term::reach).sum()
    }

    pub fn read(json: &Json, pointer: &str, findings: &mut Vec<Finding>) -> Option<Formula> {
        let members =
            strict::members(json, pointer, &["id", "name", "terms", "then_by"], findings)?;
        let errors = findings.len();
        let id = crate::ruleset::read_id(&members, findings);
        let name = members.required_text("name", findings);
        let mut terms = Vec::new();
        if let Some(json) = members.required("terms", findings) {
            let at = members.at("terms");
            for (index, term) in strict::list(json, &at, findings)
                .unwrap_or(&[])
                .iter()
                .enumerate()
            {
                let read = strict::members(
                    term,
                    &item(&at, index),
                    &["field", "weight", "levels"],
                    findings,
                )
                .and_then(|members| Term::read(&members, findings));
                terms.extend(read);
            }
        }
        let mut then_by = Vec::new();
        for (index, json) in members
            .list_or_empty("then_by", findings)
            .iter()
            .enumerate()
        {
            then_by.extend(ThenBy::read(
                json,
                &item(&members.at("then_by"), index),
                findings,
            ));
        }
        (findings.len() == errors).then_some(())?;
        Some(Formula {
            id: id?,
            name: name?,
            terms,
            then_by,
        })
    }

    pub fn to_json(&self) -> Json {
        let terms = self
            .terms
            .iter()
            .map(|term| Json::Object(term.json_members()))
            .collect();
        let then_by = self.then_by.iter().map(ThenBy::to_json).collect();
        Json::object([
            ("id", self.id.as_str().into()),
            ("name", self.name.as_str().into()),
            ("terms", Json::List(terms)),
            ("then_by", Json::List(then_by)),
        ])
    }
}

impl ThenBy {
    fn read(json: &Json, pointer: &str, findings: &mut Vec<Finding>) -> Option<ThenBy> {
        let members = strict::members(json, pointer, &["field", "order"], findings)?;
        let field = members.required_text("field", findings).and_then(|name| {
            let field = match ProductField::parse(&name) {
                Some(ProductField::Count(field)) => Some(OrderField::Count(field)),
                Some(ProductField::Launched) => Some(OrderField::Launched),
                _ => None,
            };
            if field.is_none() {
                let reason =
                    format!("“{name}” is not a number or date that products are ordered by");
                findings.push(Finding::at(members.at("field"), reason));
            }
            field
        });
        let descending =
            members.required_choice("order", &[("asc", false), ("desc", true)], findings);
        Some(ThenBy {
            field: field?,
            descending: descending?,
        })
    }

    fn to_json(&self) -> Json {
        let order = if self.descending { "desc" } else { "asc" };
        Json::object([
            ("field", self.field.product_field().name().into()),
            ("order", order.into()),
        ])
    }
}
