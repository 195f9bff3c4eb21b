//! Rule sets as files: import, export and check.

use std::{fs, path::Path};

use endcap_model::{finding::Finding, json::Json, ruleset::RuleSet};
use serde_json::Value;

use crate::{Draft, OpenStore, UseCaseError, edit};

impl OpenStore {
    /// Replaces the draft by a file's rule set, as one edit.
    ///
    /// # Errors
    /// `File` if it can't be read or is no JSON, `Invalid` if it breaks the contract.
    pub async fn import_draft(&self, path: &Path) -> Result<Draft, UseCaseError> {
        let document = read_document(path)?;
        RuleSet::parse(&document).map_err(|findings| UseCaseError::Invalid { findings })?;
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let _editing = self.editing.lock().await;
        let label = format!("Import rules from {name}");
        self.store
            .replace_draft(&label, &document, self.now().unix())
            .await?;
        let draft = self.renew_draft().await?;
        Ok(edit::view(&draft))
    }

    /// Writes the draft's rule set to a file, for people and version control: two spaces deep, a
    /// line a member.
    ///
    /// # Errors
    /// `File`.
    pub fn export_draft(&self, path: &Path) -> Result<(), UseCaseError> {
        fs::write(path, self.draft_text()?).map_err(|error| UseCaseError::file(path, error))
    }

    /// The draft's rule set as [`OpenStore::export_draft`] writes it.
    ///
    /// # Errors
    /// None in practice; a document always prints.
    pub fn draft_text(&self) -> Result<String, UseCaseError> {
        let value = Value::from(self.snapshot().draft.document.clone());
        let text = serde_json::to_string_pretty(&value).map_err(|error| UseCaseError::Storage {
            reason: error.to_string(),
        })?;
        Ok(text + "\n")
    }

    /// Everything that is wrong with the draft.
    pub fn check_draft(&self) -> Vec<Finding> {
        self.snapshot().draft.findings.clone()
    }
}

/// Everything that is wrong with a file's rule set.
///
/// # Errors
/// `File` if it can't be read or is no JSON.
pub fn check_rules(path: &Path) -> Result<Vec<Finding>, UseCaseError> {
    Ok(RuleSet::parse(&read_document(path)?)
        .err()
        .unwrap_or_default())
}

fn read_document(path: &Path) -> Result<Json, UseCaseError> {
    let text = fs::read(path).map_err(|error| UseCaseError::file(path, error))?;
    Json::parse(&text).map_err(|error| UseCaseError::file(path, error))
}
