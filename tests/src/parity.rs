//! Parity: random questions asked of a gateway and of the ranking core, answers compared whole.
//!
//! Owns the order of a run. Rule sets come in blocks: a block begins with a catalog that replaces
//! the one before, and patches, refused patches and deletions come between its rule sets. So any
//! rule set can be run again alone with its block. Refuses to start anything: the gateway runs.

mod compare;
mod gateway;
mod shop;

use std::path::PathBuf;

use endcap_model::ruleset::RuleSet;

use crate::random::{Dice, Question, question, rule_set};
use gateway::Gateway;
use shop::Shop;

pub use compare::{Difference, Tally};

/// Rule sets that share a catalog and its changes.
const BLOCK: u64 = 8;
/// Whole answers asked for under each rule set.
const PAGES: usize = 12;
/// Products asked about by name under each rule set.
const EXPLAINED: usize = 4;

/// What to run.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Base address of the gateway; its catalog is replaced.
    pub gateway: String,
    pub token: Option<String>,
    /// Base address of the engine behind it and the beginning of its index names: where given,
    /// refreshes and merges are thrown in between.
    pub engine: Option<(String, String)>,
    pub seed: u64,
    pub rule_sets: u64,
    /// This rule set alone, of those that `rule_sets` would run.
    pub only: Option<u64>,
    /// Where what differs is written as contract cases.
    pub folder: PathBuf,
}

/// Why a run could not go on. What merely differs is counted instead.
#[derive(Debug, thiserror::Error)]
pub enum ParityError {
    #[error("{request}: {source}")]
    Http {
        request: String,
        source: reqwest::Error,
    },
    #[error("{request} was answered {status}: {body}")]
    Refused {
        request: String,
        status: u16,
        body: String,
    },
    #[error("what was made at random is not valid: {0}")]
    Invention(String),
    #[error("{path}: {source}", path = path.display())]
    File {
        path: PathBuf,
        source: std::io::Error,
    },
}

/// Runs the plan; each difference is handed to `tell` as it is found.
pub async fn run(
    plan: &Plan,
    tell: &mut dyn FnMut(&Difference, &Plan),
) -> Result<Tally, ParityError> {
    let gateway = Gateway::new(plan);
    let mut tally = Tally::default();
    let mut shop = Shop::default();
    let first = plan.only.map_or(0, |only| only - only % BLOCK);
    let last = plan.only.map_or(plan.rule_sets, |only| only + 1);
    for number in first..last {
        let mut dice = Dice::of(&[plan.seed, number]);
        if number % BLOCK == 0 {
            shop = Shop::stock(&mut dice, number / BLOCK)?;
            gateway.put_catalog(&shop).await?;
        } else {
            change(&gateway, &mut shop, &mut dice).await?;
        }
        gateway.disturb(&mut dice).await?;
        if plan.only.is_some_and(|only| only != number) {
            continue;
        }
        one(&gateway, &shop, number, &mut dice, &mut |difference| {
            tally.add(difference, plan, tell)
        })
        .await?;
    }
    Ok(tally)
}

/// Some patches that hold, and now and then some of which the last does not: then none may.
async fn change(gateway: &Gateway, shop: &mut Shop, dice: &mut Dice) -> Result<(), ParityError> {
    if dice.chance(20) {
        let mut refused = shop.patches(dice);
        refused.push(shop::invalid_patch());
        gateway.patch_refused(&refused).await?;
    }
    if dice.chance(75) {
        let patches = shop.patches(dice);
        shop.apply(&patches)?;
        gateway.patch(&patches).await?;
    }
    Ok(())
}

/// One rule set: its publication, its pages, some products by name, and the same as a draft.
async fn one(
    gateway: &Gateway,
    shop: &Shop,
    number: u64,
    dice: &mut Dice,
    found: &mut dyn FnMut(compare::Outcome<'_>),
) -> Result<(), ParityError> {
    let ids = shop.ids();
    let document = rule_set(dice, &ids);
    let rules = RuleSet::parse(&document)
        .map_err(|findings| ParityError::Invention(format!("{findings:?}")))?;
    // Two environments live over one catalog, whose days of metrics differ.
    let environment = *dice.pick(&["parity-a", "parity-b"]);
    let published = gateway.publish(environment, &document).await?;
    let asked: Vec<Question> = (0..PAGES)
        .map(|_| question(dice, &rules, shop.catalog().len()))
        .collect();
    let referee = compare::Referee {
        number,
        shop,
        document: &document,
        rules: &rules,
        published: &published,
    };
    let batch = gateway.rank(environment, &asked).await?;
    for (place, question) in asked.iter().enumerate() {
        found(referee.page(question, batch.as_ref().map(|body| &body["answers"][place])));
    }
    let draft = question(dice, &rules, shop.catalog().len());
    let answer = gateway.rank_draft(&document, &draft).await?;
    found(referee.draft(&draft, answer.as_ref()));
    for _ in 0..EXPLAINED {
        let mut asked = question(dice, &rules, 0);
        asked.sort = None;
        let product = shop.someone(dice, &rules);
        let answer = gateway.explain(environment, &asked, &product).await?;
        found(referee.product(&asked, &product, answer.as_ref()));
    }
    Ok(())
}
