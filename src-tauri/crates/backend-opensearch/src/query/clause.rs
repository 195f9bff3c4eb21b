//! Clauses that match or do not, and how they are joined.
//!
//! Owns logic on clauses, and that no query has more clauses than the engine takes: by default
//! 1,024 in a whole query, where a range of numbers counts twice. Filters within the functions of a
//! `function_score` are not counted together, so parts beyond the limit are joined there.

use serde_json::{Value, json};

use super::text::Text;

/// What a joined clause may cost before its parts are joined by functions instead.
const MOST: usize = 200;
/// Among so many parts one that comes again is worth looking for.
const FEW: usize = 64;
/// `terms` takes 65,536 values.
const MOST_TERMS: usize = 60_000;

/// A condition on a product.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Clause {
    Always,
    Never,
    /// The field has one of these values.
    Terms {
        field: &'static str,
        values: Vec<Text>,
    },
    /// A query that costs as many clauses as `cost` says.
    Query {
        query: Text,
        cost: usize,
    },
}

impl Clause {
    pub(crate) fn of(query: impl Into<Text>, cost: usize) -> Clause {
        let query = query.into();
        Clause::Query { query, cost }
    }

    pub(crate) fn term(field: &'static str, value: impl Into<Value>) -> Clause {
        Clause::terms(field, [value.into()])
    }

    pub(crate) fn terms(field: &'static str, values: impl IntoIterator<Item = Value>) -> Clause {
        let values: Vec<Text> = values.into_iter().map(Text::from).collect();
        if values.is_empty() {
            Clause::Never
        } else {
            Clause::Terms { field, values }
        }
    }

    pub(crate) fn exists(field: &str) -> Clause {
        Clause::of(json!({"exists": {"field": field}}), 2)
    }

    /// Known and within these ends, both included.
    pub(crate) fn range(field: &str, low: Option<i64>, high: Option<i64>) -> Clause {
        let ends = match (low, high) {
            (None, None) => return Clause::exists(field),
            (Some(low), Some(high)) if low > high => return Clause::Never,
            (Some(low), Some(high)) => format!(r#""gte":{low},"lte":{high}"#),
            (Some(low), None) => format!(r#""gte":{low}"#),
            (None, Some(high)) => format!(r#""lte":{high}"#),
        };
        Clause::of(format!(r#"{{"range":{{"{field}":{{{ends}}}}}}}"#), 2)
    }

    /// Holds where all do.
    pub(crate) fn all(parts: impl IntoIterator<Item = Clause>) -> Clause {
        let mut kept: Vec<Clause> = Vec::new();
        for part in parts {
            match part {
                Clause::Always => {}
                Clause::Never => return Clause::Never,
                part if kept.len() < FEW && kept.contains(&part) => {}
                part => kept.push(part),
            }
        }
        join(kept, Clause::Always, Joint::All)
    }

    /// Holds where one does.
    pub(crate) fn any(parts: impl IntoIterator<Item = Clause>) -> Clause {
        match choices(parts) {
            Some(kept) => join(kept, Clause::Never, Joint::Any),
            None => Clause::Always,
        }
    }

    /// Holds where none does. Flat: the engine looks at a product once, not once for each level.
    pub(crate) fn none(parts: impl IntoIterator<Item = Clause>) -> Clause {
        let Some(kept) = choices(parts) else {
            return Clause::Never;
        };
        let cost: usize = kept.iter().map(Clause::cost).sum();
        if kept.is_empty() || cost > MOST {
            return join(kept, Clause::Never, Joint::Any).negated();
        }
        let queries = Text::list(kept.into_iter().map(Clause::into_query));
        Clause::of(format!(r#"{{"bool":{{"must_not":{queries}}}}}"#), cost)
    }

    /// Holds where this does not.
    pub(crate) fn negated(self) -> Clause {
        match self {
            Clause::Always => Clause::Never,
            Clause::Never => Clause::Always,
            clause => {
                let cost = clause.cost();
                let query = clause.into_query();
                Clause::of(format!(r#"{{"bool":{{"must_not":[{query}]}}}}"#), cost)
            }
        }
    }

    /// The same condition in a form that the engine may remember as a set of products. Of a plain
    /// term it never does: where scores are asked for, it goes along the term's list product by
    /// product, for every search again. No id is empty.
    pub(crate) fn remembered(self) -> Clause {
        match self {
            Clause::Always | Clause::Never => self,
            clause => {
                let cost = clause.cost() + 1;
                let query = clause.into_query();
                let none = r#"{"term":{"id":{"value":""}}}"#;
                Clause::of(format!(r#"{{"bool":{{"should":[{query},{none}]}}}}"#), cost)
            }
        }
    }

    pub(crate) fn cost(&self) -> usize {
        match self {
            Clause::Always | Clause::Never => 1,
            Clause::Terms { values, .. } => 2 * values.len().div_ceil(MOST_TERMS),
            Clause::Query { cost, .. } => *cost,
        }
    }

    pub(crate) fn into_query(self) -> Text {
        match self {
            Clause::Always => r#"{"match_all":{}}"#.to_owned().into(),
            Clause::Never => r#"{"match_none":{}}"#.to_owned().into(),
            Clause::Query { query, .. } => query,
            Clause::Terms { field, values } => {
                if let [one] = &values[..] {
                    return format!(r#"{{"term":{{"{field}":{{"value":{one}}}}}}}"#).into();
                }
                let mut lists: Vec<Text> = values
                    .chunks(MOST_TERMS)
                    .map(|list| Text::list(list.iter().cloned()))
                    .map(|list| format!(r#"{{"terms":{{"{field}":{list}}}}}"#).into())
                    .collect();
                match lists.len() {
                    1 => lists.remove(0),
                    _ => format!(r#"{{"bool":{{"should":{}}}}}"#, Text::list(lists)).into(),
                }
            }
        }
    }
}

/// What is worth asking of clauses one of which must hold; `None` if one always does.
fn choices(parts: impl IntoIterator<Item = Clause>) -> Option<Vec<Clause>> {
    let mut kept: Vec<Clause> = Vec::new();
    for part in parts {
        match part {
            Clause::Never => {}
            Clause::Always => return None,
            Clause::Terms { field, values } => {
                let same = kept.iter_mut().find_map(|other| match other {
                    Clause::Terms { field: own, values } if *own == field => Some(values),
                    _ => None,
                });
                match same {
                    Some(list) => list.extend(values),
                    None => kept.push(Clause::Terms { field, values }),
                }
            }
            part => kept.push(part),
        }
    }
    Some(kept)
}

#[derive(Clone, Copy)]
enum Joint {
    All,
    Any,
}

fn join(mut parts: Vec<Clause>, of_none: Clause, joint: Joint) -> Clause {
    if parts.len() < 2 {
        return parts.pop().unwrap_or(of_none);
    }
    let cost: usize = parts.iter().map(Clause::cost).sum();
    if cost <= MOST {
        return Clause::of(joined(parts, joint), cost);
    }
    let mut groups: Vec<Vec<Clause>> = Vec::new();
    let mut room = 0;
    for part in parts {
        let cost = part.cost();
        match groups.last_mut() {
            Some(group) if cost <= room => {
                room -= cost;
                group.push(part);
            }
            _ => {
                room = MOST.saturating_sub(cost);
                groups.push(vec![part]);
            }
        }
    }
    Clause::of(functions(groups, joint), 3)
}

fn joined(parts: Vec<Clause>, joint: Joint) -> Text {
    let queries = Text::list(parts.into_iter().map(Clause::into_query));
    let query = match joint {
        Joint::All => format!(r#"{{"bool":{{"filter":{queries}}}}}"#),
        Joint::Any => {
            format!(r#"{{"bool":{{"should":{queries},"minimum_should_match":1}}}}"#)
        }
    };
    query.into()
}

/// Each group that holds is worth 2, since a product that no function matches is worth 1.
fn functions(groups: Vec<Vec<Clause>>, joint: Joint) -> Text {
    let least = match joint {
        Joint::All => 2 * groups.len(),
        Joint::Any => 2,
    };
    let function = |group| format!(r#"{{"filter":{},"weight":2}}"#, joined(group, joint)).into();
    let functions = Text::list(groups.into_iter().map(function));
    let query = format!(
        r#"{{"function_score":{{"query":{{"match_all":{{}}}},"functions":{functions},"score_mode":"sum","boost_mode":"replace","min_score":{least}}}}}"#
    );
    query.into()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Clause;

    #[test]
    fn what_always_or_never_holds_is_left_out() {
        let one = || Clause::term("id", "A");
        assert_eq!(Clause::all([]), Clause::Always);
        assert_eq!(Clause::any([]), Clause::Never);
        assert_eq!(Clause::all([Clause::Always, one()]), one());
        assert_eq!(Clause::all([Clause::Never, one()]), Clause::Never);
        assert_eq!(Clause::any([Clause::Always, one()]), Clause::Always);
        assert_eq!(Clause::Always.negated(), Clause::Never);
    }

    /// The engine rewrites a list of one to that one, and one that matches nothing away: the other part
    /// must be an ordinary term that no document has.
    #[test]
    fn what_is_to_be_remembered_is_more_than_a_term() {
        assert_eq!(Clause::Never.remembered(), Clause::Never);
        assert_eq!(Clause::Always.remembered(), Clause::Always);
        let query = Clause::term("under", "=A")
            .remembered()
            .into_query()
            .value();
        let parts = [
            json!({"term": {"under": {"value": "=A"}}}),
            json!({"term": {"id": {"value": ""}}}),
        ];
        assert_eq!(query, json!({"bool": {"should": parts}}));
    }

    #[test]
    fn values_of_one_field_are_one_clause() {
        let any = Clause::any([Clause::term("id", "A"), Clause::term("id", "B")]);
        assert_eq!(
            any.into_query().value(),
            json!({"terms": {"id": ["A", "B"]}})
        );
    }

    #[test]
    fn none_of_several_is_one_level() {
        let parts = || {
            [
                Clause::term("id", "A"),
                Clause::range("price", Some(1), None),
            ]
        };
        let [first, second] = parts().map(|part| part.into_query().value());
        assert_eq!(
            Clause::none(parts()).into_query().value(),
            json!({"bool": {"must_not": [first, second]}})
        );
        assert_eq!(Clause::none([]), Clause::Always);
        assert_eq!(Clause::none([Clause::Never]), Clause::Always);
        assert_eq!(Clause::none([Clause::Always]), Clause::Never);
        let many = || (0..700).map(|n| Clause::range("price", Some(n), None));
        assert_eq!(Clause::none(many()), Clause::any(many()).negated());
    }

    #[test]
    fn many_parts_are_joined_by_functions() {
        let parts = || (0..700).map(|n| Clause::range("price", Some(n), None));
        for (clause, least) in [(Clause::any(parts()), 2), (Clause::all(parts()), 14)] {
            assert!(clause.cost() < 10);
            let query = clause.into_query().value();
            assert_eq!(query["function_score"]["min_score"], least);
            let functions = query["function_score"]["functions"].as_array();
            assert_eq!(functions.map(Vec::len), Some(7));
        }
    }
}
