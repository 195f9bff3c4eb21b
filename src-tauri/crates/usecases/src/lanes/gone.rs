//! What a page compared with shows in its first places, and the lane does not show at all.

use std::collections::HashSet;

use endcap_model::ruleset::RuleSet;
use endcap_ranking::{Ask, Catalog, Explained, explain};
use serde::Serialize;

use crate::UseCaseError;

/// A product that is shown where the lane is compared with, but not in the lane.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Gone {
    pub id: String,
    pub title: Option<String>,
    pub image_url: Option<String>,
    /// Where it stands on the page compared with, 1-based.
    pub from: u64,
    /// The names of the rules that hide it; none where it is no product of the page any more.
    pub hidden_by: Vec<String>,
}

/// Of `before`, the first places compared with, those that the lane does not show; `now` are the
/// lane's own first places.
pub(crate) fn gone<'a, 'b>(
    catalog: &Catalog,
    rules: &RuleSet,
    ask: &Ask,
    before: impl Iterator<Item = &'a str>,
    now: impl Iterator<Item = &'b str>,
) -> Result<Vec<Gone>, UseCaseError> {
    let now: HashSet<&str> = now.collect();
    let mut found = Vec::new();
    for (id, from) in before.zip(1..).filter(|(id, _)| !now.contains(*id)) {
        let Explained::NotShown { because } = explain(catalog, rules, ask, id)? else {
            continue;
        };
        let row = catalog.row_of(id);
        let hiding = rules.rules.iter().filter(|rule| because.contains(&rule.id));
        found.push(Gone {
            id: id.to_owned(),
            title: row.and_then(|row| catalog.title_at(row)).map(str::to_owned),
            image_url: row.and_then(|row| catalog.image_at(row)).map(str::to_owned),
            from,
            hidden_by: hiding.map(|rule| rule.name.clone()).collect(),
        });
    }
    Ok(found)
}
