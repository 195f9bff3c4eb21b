//! Edits of the draft: checked, whole, undoable, and committed before they answer.

use endcap_model::{
    diff::PartKind,
    finding::Finding,
    formula::Formula,
    json::Json,
    rule::Rule,
    ruleset::{Collection, RuleSet, Segment},
    strict,
};
use endcap_store::{EntityChange as StoreChange, EntityKind};
use serde::{Deserialize, Serialize};

use crate::{
    OpenStore, UseCaseError,
    open_store::{DraftState, StoreStatus, check_facts, lenient},
};

/// One step of an edit. `index` is 0-based among the others of its kind; `None` keeps the place,
/// or is last for what is not there yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "camelCase")]
pub enum EntityChange {
    PutRule {
        rule: Json,
        index: Option<usize>,
    },
    PutSegment {
        segment: Json,
        index: Option<usize>,
    },
    PutCollection {
        collection: Json,
        index: Option<usize>,
    },
    PutFormula {
        formula: Json,
        index: Option<usize>,
    },
    Remove {
        entity: EntityKind,
        id: String,
    },
}

/// The draft as the window sees it.
#[derive(Clone, Debug, Serialize)]
pub struct Draft {
    pub version: i64,
    /// The rule set, in the contract's own names.
    pub document: Json,
    pub findings: Vec<Finding>,
    /// What differs from what is live, removed parts too.
    pub changed: Vec<EntityName>,
}

/// Names one entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntityName {
    pub kind: EntityKind,
    pub id: String,
}

/// The draft after undo or redo, and what was taken back or done again.
#[derive(Clone, Debug, Serialize)]
pub struct Stepped {
    pub draft: Draft,
    pub label: String,
}

impl OpenStore {
    /// The draft as it stands.
    pub fn draft(&self) -> Draft {
        view(&self.snapshot().draft)
    }

    /// Makes one undoable edit of all the changes; committed when it returns.
    ///
    /// # Errors
    /// `Invalid` if an entity itself is wrong, with pointers from the entity's own root.
    pub async fn edit_draft(
        &self,
        label: &str,
        changes: &[EntityChange],
    ) -> Result<Draft, UseCaseError> {
        let changes = changes.iter().map(checked).collect::<Result<Vec<_>, _>>()?;
        let _editing = self.editing.lock().await;
        self.store
            .apply_edit(label, &changes, self.now().unix())
            .await?;
        Ok(view(&*self.renew_draft().await?))
    }

    /// Takes the last edit back.
    ///
    /// # Errors
    /// `NotFound` if there is none.
    pub async fn undo_draft(&self) -> Result<Stepped, UseCaseError> {
        let _editing = self.editing.lock().await;
        let applied = self.store.undo().await?;
        let applied =
            applied.ok_or_else(|| UseCaseError::not_found("There is nothing to undo."))?;
        Ok(Stepped {
            draft: view(&*self.renew_draft().await?),
            label: applied.label,
        })
    }

    /// Does the last edit that was taken back again.
    ///
    /// # Errors
    /// `NotFound` if there is none.
    pub async fn redo_draft(&self) -> Result<Stepped, UseCaseError> {
        let _editing = self.editing.lock().await;
        let applied = self.store.redo().await?;
        let applied =
            applied.ok_or_else(|| UseCaseError::not_found("There is nothing to redo."))?;
        Ok(Stepped {
            draft: view(&*self.renew_draft().await?),
            label: applied.label,
        })
    }

    /// Changes the store's own facts, as an undoable edit.
    ///
    /// # Errors
    /// `Invalid` if they break the contract.
    pub async fn update_facts(&self, facts: &Json) -> Result<StoreStatus, UseCaseError> {
        let facts = check_facts(facts)?.to_json();
        let _editing = self.editing.lock().await;
        let change = [StoreChange::facts(facts)];
        self.store
            .apply_edit("Change the store", &change, self.now().unix())
            .await?;
        self.renew_draft().await?;
        Ok(self.status())
    }
}

pub(crate) fn view(draft: &DraftState) -> Draft {
    let changed = draft.changes.iter().map(|change| EntityName {
        kind: kind_of(change.kind),
        id: change.id.clone(),
    });
    Draft {
        version: draft.version,
        document: draft.document.clone(),
        findings: draft.findings.clone(),
        changed: changed.collect(),
    }
}

pub(crate) fn kind_of(kind: Option<PartKind>) -> EntityKind {
    match kind {
        None => EntityKind::Store,
        Some(PartKind::Segment) => EntityKind::Segment,
        Some(PartKind::Collection) => EntityKind::Collection,
        Some(PartKind::Formula) => EntityKind::Formula,
        Some(PartKind::Rule) => EntityKind::Rule,
    }
}

/// Everything that is wrong with one entity by itself; references are the document's business.
pub(crate) fn entity_findings(kind: EntityKind, body: &Json) -> Vec<Finding> {
    let mut findings = Vec::new();
    match kind {
        EntityKind::Rule => drop(Rule::read(body, "", &mut findings)),
        EntityKind::Segment => drop(Segment::read(body, "", &mut findings)),
        EntityKind::Collection => drop(Collection::read(body, "", &mut findings)),
        EntityKind::Formula => drop(Formula::read(body, "", &mut findings)),
        EntityKind::Store => {}
    }
    let may_be_null = |pointer: &str| kind == EntityKind::Rule && pointer == "/schedule";
    strict::repeated_and_null(body, "", &may_be_null, &mut findings);
    let mut seen = std::collections::BTreeSet::new();
    findings.retain(|finding| seen.insert(finding.pointer.clone()));
    findings
}

/// The store's own form of a change, once the entity is found sound.
pub(crate) fn checked(change: &EntityChange) -> Result<StoreChange, UseCaseError> {
    let (kind, body, index) = match change {
        EntityChange::PutRule { rule, index } => (EntityKind::Rule, rule, index),
        EntityChange::PutSegment { segment, index } => (EntityKind::Segment, segment, index),
        EntityChange::PutCollection { collection, index } => {
            (EntityKind::Collection, collection, index)
        }
        EntityChange::PutFormula { formula, index } => (EntityKind::Formula, formula, index),
        EntityChange::Remove { entity, id } => {
            return Ok(StoreChange::Remove {
                kind: *entity,
                id: id.clone(),
            });
        }
    };
    let findings = entity_findings(kind, body);
    match body.get("id").and_then(Json::text) {
        Some(id) if findings.is_empty() => Ok(StoreChange::Put {
            kind,
            id: id.to_owned(),
            body: body.clone(),
            index: *index,
        }),
        _ => Err(UseCaseError::Invalid { findings }),
    }
}

/// The document as it would be with the changes made, without writing anything.
pub(crate) fn with_changes(document: &Json, changes: &[EntityChange]) -> Json {
    let mut document = document.clone();
    for change in changes {
        let (kind, put) = match change {
            EntityChange::PutRule { rule, index } => ("rules", Ok((rule, index))),
            EntityChange::PutSegment { segment, index } => ("segments", Ok((segment, index))),
            EntityChange::PutCollection { collection, index } => {
                ("collections", Ok((collection, index)))
            }
            EntityChange::PutFormula { formula, index } => ("formulas", Ok((formula, index))),
            EntityChange::Remove { entity, id } => (list_name(*entity), Err(id)),
        };
        let Json::Object(members) = &mut document else {
            continue;
        };
        let list = members.iter_mut().find(|(name, _)| name == kind);
        let Some((_, Json::List(parts))) = list else {
            continue;
        };
        let has_id = |part: &Json, id: &str| part.get("id").and_then(Json::text) == Some(id);
        match put {
            Err(id) => parts.retain(|part| !has_id(part, id)),
            Ok((body, index)) => {
                let id = body.get("id").and_then(Json::text).unwrap_or_default();
                let before = parts.iter().position(|part| has_id(part, id));
                parts.retain(|part| !has_id(part, id));
                let place = index.or(before).unwrap_or(parts.len()).min(parts.len());
                parts.insert(place, body.clone());
            }
        }
    }
    document
}

/// The rules of the draft as they would be with changes that nobody has kept, and what is then wrong
/// with them. Without changes, the draft's own, read again.
///
/// # Errors
/// `Invalid` if an entity itself is wrong, as when it is kept.
pub(crate) fn tried(
    draft: &DraftState,
    changes: &[EntityChange],
) -> Result<(RuleSet, Vec<Finding>), UseCaseError> {
    changes
        .iter()
        .try_for_each(|change| checked(change).map(drop))?;
    lenient(&with_changes(&draft.document, changes))
}

fn list_name(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Segment => "segments",
        EntityKind::Collection => "collections",
        EntityKind::Formula => "formulas",
        EntityKind::Rule => "rules",
        EntityKind::Store => "store",
    }
}
