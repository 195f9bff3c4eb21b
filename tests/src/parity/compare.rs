//! What the core answers, what the gateway answered, and where they part.

use std::fmt;

use endcap_model::id::SegmentId;
use endcap_model::instant::Instant;
use endcap_model::json::Json;
use endcap_model::page::Page;
use endcap_model::ruleset::RuleSet;
use endcap_ranking::{Ask, explain, rank};
use serde_json::{Value, json};

use super::gateway::Published;
use super::shop::Shop;
use super::{ParityError, Plan};
use crate::random::Question;

type Answer<'a> = Result<&'a Value, &'a (u16, String)>;

/// One question whose answer is not the core's.
#[derive(Debug)]
pub struct Difference {
    /// Of the run, counted from 0.
    pub rule_set: u64,
    pub question: String,
    /// What differs, first of all.
    pub what: String,
    /// The catalog, the rule set, the question and the core's answer.
    case: Value,
}

impl fmt::Display for Difference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            rule_set,
            question,
            what,
            ..
        } = self;
        write!(out, "rule set {rule_set}: {question}\n    {what}")
    }
}

/// A question, with what is wrong about its answer.
pub(super) struct Outcome<'a> {
    referee: &'a Referee<'a>,
    question: String,
    asked: Value,
    wrong: Option<String>,
}

/// How many questions were asked, and how many answers differed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    pub asks: u64,
    pub differ: u64,
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} asks, {} differ", self.asks, self.differ)
    }
}

impl Tally {
    pub(super) fn add(
        &mut self,
        outcome: Outcome<'_>,
        plan: &Plan,
        tell: &mut dyn FnMut(&Difference, &Plan),
    ) {
        self.asks += 1;
        let Some(what) = outcome.wrong else { return };
        self.differ += 1;
        let Referee {
            number,
            shop,
            document,
            ..
        } = outcome.referee;
        let catalog: Vec<Value> = shop
            .products()
            .map(|product| product.to_json().into())
            .collect();
        let ruleset = Value::from((*document).clone());
        let difference = Difference {
            rule_set: *number,
            question: outcome.question,
            what,
            case: json!({"catalog": catalog, "ruleset": ruleset, "asks": [outcome.asked]}),
        };
        tell(&difference, plan);
    }
}

impl Difference {
    /// Writes it as a contract case (for `cargo xtask contract`) and returns where.
    pub fn write(&self, plan: &Plan, count: u64) -> Result<std::path::PathBuf, ParityError> {
        let name = format!("seed-{}-rule-set-{}-{count}.json", plan.seed, self.rule_set);
        let path = plan.folder.join(name);
        let failed = |source| ParityError::File {
            path: path.clone(),
            source,
        };
        std::fs::create_dir_all(&plan.folder).map_err(failed)?;
        std::fs::write(&path, self.case.to_string()).map_err(failed)?;
        Ok(path)
    }
}

/// The core with what it judges by: one catalog, one rule set.
pub(super) struct Referee<'a> {
    pub(super) number: u64,
    pub(super) shop: &'a Shop,
    pub(super) document: &'a Json,
    pub(super) rules: &'a RuleSet,
    pub(super) published: &'a Published,
}

impl Referee<'_> {
    /// An answer of a batch under the live rule set.
    pub(super) fn page(&self, question: &Question, got: Answer<'_>) -> Outcome<'_> {
        let Published { revision, etag } = self.published;
        self.judge(question, revision, etag, got)
    }

    /// An answer under the same rule set as a draft.
    pub(super) fn draft(&self, question: &Question, got: Answer<'_>) -> Outcome<'_> {
        let etag = json!(endcap_model::json::etag(self.document));
        self.judge(question, &Value::Null, &etag, got)
    }

    fn judge(
        &self,
        question: &Question,
        revision: &Value,
        etag: &Value,
        got: Answer<'_>,
    ) -> Outcome<'_> {
        let ask = ask(question);
        let answer = ask
            .as_ref()
            .map(|ask| rank(self.shop.catalog(), self.rules, ask));
        let Some(Ok(answer)) = answer else {
            return self.outcome(
                question,
                "page",
                Some("the core can't answer it".to_owned()),
            );
        };
        let mut wanted = json!({
            "revision": revision, "etag": etag, "catalog": self.shop.catalog().generation(),
            "page": question.page, "segment": question.segment,
            "at": ask.map(|ask| ask.at.to_string()),
        });
        let whole = serde_json::to_value(&answer).unwrap_or_default();
        for name in ["total", "from", "products"] {
            wanted[name] = whole[name].clone();
        }
        let wrong = match got {
            Ok(got) => first_difference(&wanted, got),
            Err((status, text)) => Some(format!("answered {status}: {text}")),
        };
        self.outcome(question, "page", wrong)
    }

    /// Why one product is where it is, or 404 for one that there is not.
    pub(super) fn product(
        &self,
        question: &Question,
        product: &str,
        got: Answer<'_>,
    ) -> Outcome<'_> {
        let explained =
            ask(question).map(|ask| explain(self.shop.catalog(), self.rules, &ask, product));
        let wrong = match (explained, got) {
            (Some(Ok(wanted)), Ok(got)) => {
                first_difference(&serde_json::to_value(&wanted).unwrap_or_default(), got)
            }
            (Some(Err(_)), Err((404, _))) => None,
            (_, Ok(got)) => Some(format!("expected 404, got {got}")),
            (_, Err((status, text))) => Some(format!("answered {status}: {text}")),
        };
        self.outcome(question, &format!("explain {product:?}"), wrong)
    }

    fn outcome(&self, question: &Question, kind: &str, wrong: Option<String>) -> Outcome<'_> {
        let mut asked = question.to_json();
        if wrong.is_some() {
            asked["expect"] = self.expected(question);
        }
        Outcome {
            referee: self,
            question: format!("{kind} {}", question.to_json()),
            asked,
            wrong,
        }
    }

    /// The whole page in the form of the contract's cases.
    fn expected(&self, question: &Question) -> Value {
        let whole = ask(&Question {
            from: 0,
            size: u64::MAX,
            explain: false,
            ..question.clone()
        });
        let answer = whole.and_then(|ask| rank(self.shop.catalog(), self.rules, &ask).ok());
        let places = answer.into_iter().flat_map(|answer| answer.products);
        places
            .map(|place| json!([place.id.as_str(), place.pinned, place.tier, place.points]))
            .collect()
    }
}

fn ask(question: &Question) -> Option<Ask> {
    Some(Ask {
        page: Page::parse(&question.page).ok()?,
        segment: SegmentId::try_from(question.segment.clone()).ok()?,
        at: Instant::parse_rfc3339(&question.at).ok()?,
        from: question.from,
        size: question.size,
        sort: question.sort,
        explain: question.explain,
    })
}

/// Where two documents first part: a path, and both values.
fn first_difference(wanted: &Value, got: &Value) -> Option<String> {
    let mut path = String::new();
    let (wanted, got) = part(wanted, got, &mut path)?;
    Some(format!(
        "{path}: expected {}, got {}",
        short(wanted),
        short(got)
    ))
}

fn part<'a>(
    wanted: &'a Value,
    got: &'a Value,
    path: &mut String,
) -> Option<(&'a Value, &'a Value)> {
    if wanted == got {
        return None;
    }
    let steps: Vec<String> = match (wanted, got) {
        (Value::Object(one), Value::Object(other)) => one
            .keys()
            .chain(other.keys().filter(|key| !one.contains_key(*key)))
            .cloned()
            .collect(),
        (Value::Array(one), Value::Array(other)) => (0..one.len().max(other.len()))
            .map(|index| index.to_string())
            .collect(),
        _ => return Some((wanted, got)),
    };
    for step in steps {
        let inner = |value: &'a Value| {
            match value {
                Value::Array(list) => step.parse().ok().and_then(|index: usize| list.get(index)),
                value => value.get(&step),
            }
            .unwrap_or(&Value::Null)
        };
        let length = path.len();
        path.push('/');
        path.push_str(&step);
        match part(inner(wanted), inner(got), path) {
            // Of a product that is another one, the whole is more telling than its first member.
            Some(_) if inner(wanted)["id"] != inner(got)["id"] => {
                return Some((inner(wanted), inner(got)));
            }
            Some(found) => return Some(found),
            None => path.truncate(length),
        }
    }
    None
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(400) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::first_difference;

    #[test]
    fn the_first_difference_is_named_with_its_path() {
        let wanted =
            json!({"total": 2, "products": [{"id": "A", "points": 1}, {"id": "B", "points": 2}]});
        for (got, said) in [
            (wanted.clone(), None),
            (
                json!({"total": 2, "products": [{"id": "A", "points": 1}, {"id": "B", "points": 3}]}),
                Some("/products/1/points: expected 2, got 3"),
            ),
            (
                json!({"total": 2, "products": [{"id": "A", "points": 1}]}),
                Some("/products/1: expected {\"id\":\"B\",\"points\":2}, got null"),
            ),
            (
                json!({"total": 2, "products": wanted["products"], "more": 1}),
                Some("/more: expected null, got 1"),
            ),
        ] {
            assert_eq!(first_difference(&wanted, &got).as_deref(), said);
        }
    }
}
