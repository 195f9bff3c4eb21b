//! Rule sets by their ETag: kept once, whoever published them and how often.
//!
//! Owns reading and keeping them. A document's id is the hash of its content: it can be written
//! by anyone, any number of times, and never changes.

use std::collections::HashMap;
use std::sync::Arc;

use endcap_backend::{Document, LiveRuleSet};
use endcap_model::environment::EnvironmentName;
use endcap_model::json::Json;
use serde_json::json;

use super::head::Head;
use crate::control::{Control, Kept};
use crate::error::EngineError;

/// Cheap to clone.
#[derive(Clone)]
pub(crate) struct Documents {
    control: Control,
}

fn id(etag: &str) -> String {
    format!("document:{etag}")
}

impl Documents {
    pub(crate) fn new(control: Control) -> Self {
        Self { control }
    }

    /// Keeps a document; harmless if it is kept already.
    pub(crate) async fn keep(&self, document: &Document) -> Result<(), EngineError> {
        let source = json!({"canonical": document.canonical()});
        self.control.write_same(&id(document.etag()), &source).await
    }

    /// The document with this ETag, which a revision names: it is an error if it is not there.
    pub(crate) async fn read(&self, etag: &str) -> Result<Arc<Document>, EngineError> {
        let kept = self.control.read_one(&id(etag)).await?;
        parsed(etag.to_owned(), kept).await
    }

    /// The rule sets that these heads name. What is in `known` is not read again.
    pub(crate) async fn live(
        &self,
        heads: Vec<(EnvironmentName, Head)>,
        known: &[Arc<LiveRuleSet>],
    ) -> Result<Vec<(EnvironmentName, Arc<LiveRuleSet>)>, EngineError> {
        let mut documents: HashMap<String, Arc<Document>> = known
            .iter()
            .map(|live| (live.document.etag().to_owned(), Arc::clone(&live.document)))
            .collect();
        let mut live = Vec::new();
        for (name, head) in heads {
            let document = match documents.get(&head.etag) {
                Some(document) => Arc::clone(document),
                None => {
                    let document = self.read(&head.etag).await?;
                    documents.insert(head.etag.clone(), Arc::clone(&document));
                    document
                }
            };
            let revision = head.revision;
            live.push((name, Arc::new(LiveRuleSet { revision, document })));
        }
        Ok(live)
    }
}

async fn parsed(etag: String, kept: Option<Kept>) -> Result<Arc<Document>, EngineError> {
    let unreadable = |what: &str| EngineError::Unreadable(format!("the rule set {etag}: {what}"));
    let kept = kept.ok_or_else(|| unreadable("it is not there"))?;
    let Some(canonical) = kept.source["canonical"].as_str().map(str::to_owned) else {
        return Err(unreadable("it has no text"));
    };
    // A large rule set takes a moment: not on a thread that answers.
    let parsing = tokio::task::spawn_blocking(move || {
        let json = Json::parse(canonical.as_bytes()).map_err(|error| error.to_string())?;
        Document::parse(&json).map_err(|findings| match findings.first() {
            Some(finding) => format!("{}: {}", finding.pointer, finding.reason),
            None => "it is not valid".to_owned(),
        })
    });
    let document = parsing
        .await
        .map_err(|error| unreadable(&error.to_string()))?;
    let document = document.map_err(|reason| unreadable(&reason))?;
    if document.etag() != etag {
        return Err(unreadable("its text is that of another"));
    }
    Ok(Arc::new(document))
}
