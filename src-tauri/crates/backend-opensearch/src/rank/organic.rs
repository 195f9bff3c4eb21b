//! The organic order of a page, as the engine is asked for it and answers.
//!
//! Owns the form of these searches. Ids come as the last sort value and points as the first, so
//! that no stored field is read for a hit.

use endcap_model::id::ProductId;
use serde_json::Value;

use crate::error::EngineError;
use crate::query::PagePlan;
use crate::query::clause::Clause;
use crate::query::order;
use crate::query::score::{Best, tier_and_points};
use crate::query::text::Text;
use crate::view::View;

/// `index.max_result_window` by default.
pub(crate) const MOST_HITS: usize = 10_000;

/// The eligible candidates of a page without the pinned ones.
pub(crate) struct Organic<'a> {
    view: &'a View,
    plan: &'a PagePlan<'a>,
    clause: Clause,
}

/// A product in the organic order.
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    pub(crate) id: ProductId,
    pub(crate) tier: i8,
    pub(crate) points: i64,
    /// Where to go on after it.
    sort: Value,
    fields: Value,
}

/// Whom a search for the best is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Those above the bottom.
    Upper,
    /// Those at the bottom.
    Lower,
}

impl Stage {
    fn best<'a>(self, plan: &'a PagePlan<'_>) -> Best<'a> {
        match self {
            Stage::Upper => Best::upper(&plan.tiers, &plan.points),
            Stage::Lower => Best::lower(&plan.points),
        }
    }
}

/// Hits of one search.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// How many there are in all; 0 where it was not asked.
    pub(crate) total: usize,
    pub(crate) hits: Vec<Hit>,
}

impl Hit {
    /// The first token of a field that `accepts` says yes to.
    pub(crate) fn token(&self, field: &str, accepts: impl Fn(&str) -> bool) -> Option<&str> {
        let values = self.fields[field].as_array()?;
        values
            .iter()
            .filter_map(Value::as_str)
            .find(|token| accepts(token))
    }
}

impl<'a> Organic<'a> {
    pub(crate) fn of(view: &'a View, plan: &'a PagePlan<'a>) -> Organic<'a> {
        Organic {
            view,
            plan,
            clause: plan.organic(),
        }
    }

    pub(crate) fn plan(&self) -> &'a PagePlan<'a> {
        self.plan
    }

    pub(crate) fn view(&self) -> &'a View {
        self.view
    }

    /// Whether it is sure that there is nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.clause == Clause::Never
    }

    /// How many there are.
    pub(crate) fn count(&self) -> Text {
        self.count_of(Clause::Always, None)
    }

    /// How many of those that match have this score or more. Apart from the version that is seen, it is
    /// the same for every version: a set that the engine may remember.
    pub(crate) fn count_of(&self, which: Clause, least_score: Option<i64>) -> Text {
        let filter = filter(self.view, [self.clause.clone().remembered(), which]);
        let (query, least) = match least_score {
            Some(least) => {
                let least = format!(r#","min_score":{least}"#);
                (self.plan.score().query(filter), least)
            }
            None => (filter, String::new()),
        };
        format!(r#"{{"size":0,"track_total_hits":true,"query":{query}{least}}}"#).into()
    }

    /// So many from this number on, and how many there are.
    pub(crate) fn slice(&self, from: usize, size: usize) -> Text {
        self.search(size, &format!(r#""from":{from},"track_total_hits":true"#))
    }

    /// The first ones with what `max_per` counts, and how many there are.
    pub(crate) fn start(&self, size: usize) -> Text {
        self.search(size, r#""track_total_hits":true"#)
    }

    /// The next ones after a hit, or the first.
    pub(crate) fn after(&self, last: Option<&Hit>, size: usize) -> Text {
        let uncounted = r#""track_total_hits":false"#;
        match last {
            Some(last) => self.search(
                size,
                &format!(r#"{uncounted},"search_after":{}"#, last.sort),
            ),
            None => self.search(size, uncounted),
        }
    }

    /// The first ones of those above the bottom, or at it. What leaves few leads; what leaves most
    /// is looked at only where a product could be among the first.
    pub(crate) fn best(&self, stage: Stage, size: usize) -> Text {
        let plan = self.plan;
        let best = stage.best(plan);
        let bottom = plan.tiers.bottom().clone();
        let mut left_out = plan.left_out();
        let lead = match stage {
            Stage::Upper => {
                left_out.push(bottom);
                plan.narrow()
            }
            Stage::Lower => Clause::all([plan.narrow(), bottom]),
        };
        let unseen = self.view.unseen().into_iter();
        left_out.extend(unseen.map(|clause| Clause::of(clause, 3)));
        let passing = Clause::none(left_out).into_query();
        let how = format!(r#""track_total_hits":false,"post_filter":{passing}"#);
        self.first(&best.query(lead), size, !best.is_constant(), &how)
    }

    fn search(&self, size: usize, how: &str) -> Text {
        let score = self.plan.score();
        let query = score.query(filter(self.view, [self.clause.clone()]));
        self.first(&query, size, !score.is_constant(), how)
    }

    /// `how` are further members.
    fn first(&self, query: &Text, size: usize, scored: bool, how: &str) -> Text {
        let sort = order::sort(&self.plan.keys, scored);
        let fields = match self.plan.counted_fields() {
            fields if fields.is_empty() => String::new(),
            fields => format!(r#","docvalue_fields":{}"#, Value::from(fields)),
        };
        let body = format!(
            r#"{{"size":{size},"_source":false,"stored_fields":"_none_","query":{query},"sort":{sort},{how}{fields}}}"#
        );
        body.into()
    }

    /// What a search said.
    pub(crate) fn read(&self, said: &Value) -> Result<Page, EngineError> {
        let score = self.plan.score();
        let constant = score.is_constant().then(|| score.constant());
        Ok(Page {
            total: total(said),
            hits: hits(said, constant)?,
        })
    }

    /// What [`Organic::best`] said, as if it had been said of all tiers.
    pub(crate) fn read_best(&self, stage: Stage, said: &Value) -> Result<Vec<Hit>, EngineError> {
        let best = stage.best(self.plan);
        let constant = best.is_constant().then(|| best.constant() as f64);
        let mut found = hits(said, constant)?;
        for hit in &mut found {
            let Value::Array(sort) = &mut hit.sort else {
                continue;
            };
            let whole = match (constant, sort.first_mut()) {
                (None, Some(score)) => {
                    let whole = best.whole(score.as_f64().unwrap_or_default());
                    *score = whole.into();
                    whole
                }
                _ => {
                    if !self.plan.is_constant() {
                        sort.insert(0, best.constant().into());
                    }
                    best.constant()
                }
            };
            (hit.tier, hit.points) = tier_and_points(whole as f64);
        }
        Ok(found)
    }
}

/// How many a search found; 0 where it was not asked.
pub(crate) fn total(said: &Value) -> usize {
    let total = said["hits"]["total"]["value"].as_u64().unwrap_or(0);
    usize::try_from(total).unwrap_or(usize::MAX)
}

/// What the clauses let through of what is visible.
pub(crate) fn filter(view: &View, clauses: impl IntoIterator<Item = Clause>) -> Text {
    let unseen = Text::list(view.unseen().into_iter().map(Text::from));
    match Clause::all(clauses) {
        Clause::Always => format!(r#"{{"bool":{{"must_not":{unseen}}}}}"#).into(),
        clause => {
            let query = clause.into_query();
            format!(r#"{{"bool":{{"filter":[{query}],"must_not":{unseen}}}}}"#).into()
        }
    }
}

/// Hits whose first sort value is the score, unless it is constant, and whose last is the id.
pub(crate) fn hits(said: &Value, constant: Option<f64>) -> Result<Vec<Hit>, EngineError> {
    let Some(found) = said["hits"]["hits"].as_array() else {
        return Err(EngineError::Unreadable("no hits".to_owned()));
    };
    found.iter().map(|hit| read(hit, constant)).collect()
}

fn read(hit: &Value, constant: Option<f64>) -> Result<Hit, EngineError> {
    let values = hit["sort"].as_array().map_or(&[][..], Vec::as_slice);
    let score = constant.or_else(|| values.first()?.as_f64());
    let id = values.last().and_then(Value::as_str);
    let (Some(score), Some(id)) = (score, id) else {
        return Err(EngineError::Unreadable("a hit without order".to_owned()));
    };
    let id = ProductId::try_from(id)
        .map_err(|error| EngineError::Unreadable(format!("a hit's id: {error}")))?;
    let (tier, points) = tier_and_points(score);
    Ok(Hit {
        id,
        tier,
        points,
        fields: hit["fields"].clone(),
        sort: hit["sort"].clone(),
    })
}
