//! The review before a publication: what changes, in words, and what is wrong. What is
//! merely odd about rules is their health's.

pub(crate) mod changes;
pub(crate) mod impact;

use endcap_model::{diff, json::Json, ruleset::RuleSet};
use endcap_store::{EntityChange as StoreChange, EntityKind};
use serde::Serialize;

use crate::{
    Draft, OpenStore, UseCaseError, edit,
    review::changes::{ChangeWords, change_words},
};

/// What the review is told against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReviewBase {
    pub revision: i64,
    pub published_at: String,
}

/// An error of the draft, with the entity that it lies in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReviewFinding {
    pub pointer: String,
    pub reason: String,
    pub entity: Option<EntityKind>,
    pub id: Option<String>,
    pub name: Option<String>,
}

/// What a publication to one environment would change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Review {
    pub against: Option<ReviewBase>,
    pub changes: Vec<ChangeWords>,
    pub findings: Vec<ReviewFinding>,
}

/// The lists of a document and what they hold.
const LISTS: [(&str, EntityKind); 4] = [
    ("segments", EntityKind::Segment),
    ("collections", EntityKind::Collection),
    ("formulas", EntityKind::Formula),
    ("rules", EntityKind::Rule),
];

impl OpenStore {
    /// What publishing the draft to an environment would change.
    ///
    /// # Errors
    /// `Storage`.
    pub async fn review(&self, environment: &str) -> Result<Review, UseCaseError> {
        let published = self.store.publication(environment).await?;
        let snapshot = self.snapshot();
        let draft = &snapshot.draft;
        let nothing = RuleSet::empty(draft.rules.store.clone()).to_json();
        let before = published
            .as_ref()
            .map_or(&nothing, |published| &published.document);
        let changes = diff::changes(before, &draft.document);
        Ok(Review {
            changes: change_words(&changes, before, &draft.rules, &snapshot.catalog),
            findings: draft
                .findings
                .iter()
                .map(|one| located(one, &draft.document))
                .collect(),
            against: published.map(|published| ReviewBase {
                revision: published.revision,
                published_at: published.published_at,
            }),
        })
    }

    /// Puts one entity of the draft back to what is published in an environment, as an edit.
    ///
    /// # Errors
    /// `NotFound` if nothing is published there, or neither side has the entity.
    pub async fn discard_change(
        &self,
        kind: EntityKind,
        id: &str,
        environment: &str,
    ) -> Result<Draft, UseCaseError> {
        let published = self.store.publication(environment).await?;
        let document = published.map(|published| published.document);
        let change = match (kind, &document) {
            (EntityKind::Store, Some(document)) => {
                let facts = document.get("store").cloned();
                StoreChange::facts(facts.ok_or_else(|| UseCaseError::not_found("no facts"))?)
            }
            _ => match document
                .as_ref()
                .and_then(|document| find(document, kind, id))
            {
                Some((index, body)) => StoreChange::Put {
                    kind,
                    id: id.to_owned(),
                    body,
                    index: Some(index),
                },
                None => StoreChange::Remove {
                    kind,
                    id: id.to_owned(),
                },
            },
        };
        let name = self
            .name_in_draft(kind, id)
            .unwrap_or_else(|| id.to_owned());
        let label = format!("Discard changes of “{name}”");
        let _editing = self.editing.lock().await;
        self.store
            .apply_edit(&label, &[change], self.now().unix())
            .await?;
        let draft = self.renew_draft().await?;
        Ok(edit::view(&draft))
    }

    fn name_in_draft(&self, kind: EntityKind, id: &str) -> Option<String> {
        let (_, body) = find(&self.snapshot().draft.document, kind, id)?;
        Some(body.get("name")?.text()?.to_owned())
    }
}

/// An entity of a document and its place.
fn find(document: &Json, kind: EntityKind, id: &str) -> Option<(usize, Json)> {
    let (list, _) = LISTS.iter().find(|(_, of)| *of == kind)?;
    let parts = document.get(list)?.list()?;
    let index = parts
        .iter()
        .position(|part| part.get("id").and_then(Json::text) == Some(id))?;
    Some((index, parts.get(index)?.clone()))
}

/// Names the entity that a finding's pointer leads into.
pub(crate) fn located(finding: &endcap_model::finding::Finding, document: &Json) -> ReviewFinding {
    let mut steps = finding.pointer.split('/').skip(1);
    let list = steps
        .next()
        .and_then(|name| LISTS.iter().find(|(list, _)| *list == name));
    let index = steps.next().and_then(|step| step.parse::<usize>().ok());
    let part = list
        .zip(index)
        .and_then(|((name, _), index)| document.get(name)?.list()?.get(index));
    let text = |name: &str| Some(part?.get(name)?.text()?.to_owned());
    ReviewFinding {
        pointer: finding.pointer.clone(),
        reason: finding.reason.clone(),
        entity: part.and(list).map(|(_, kind)| *kind),
        id: text("id"),
        name: text("name"),
    }
}
