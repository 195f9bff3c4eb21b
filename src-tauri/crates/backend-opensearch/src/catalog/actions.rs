//! Lines of a bulk request, and what became of each.
//!
//! Owns their form, and sending again those that the engine had no room for.

use std::time::Duration;

use bytes::Bytes;
use serde::Serialize;
use serde_json::{Value, json};

use crate::client::Client;
use crate::control::Mark;
use crate::error::EngineError;

/// Times that lines are sent again for which there was no room, and the first wait.
const AGAIN: u32 = 8;
const WAIT: Duration = Duration::from_millis(250);

/// Actions with their documents, each sent as it was written.
#[derive(Default)]
pub(super) struct Actions {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

/// An action that the engine refused.
#[derive(Debug)]
pub(super) struct RefusedAction {
    /// 0-based place among the actions.
    pub(super) place: usize,
    status: u64,
    reason: String,
}

impl RefusedAction {
    pub(super) fn is_conflict(&self) -> bool {
        self.status == 409
    }

    /// There was no room, or a copy was not there; it may work later.
    fn is_passing(&self) -> bool {
        matches!(self.status, 429 | 502..=504)
    }

    pub(super) fn error(&self) -> EngineError {
        EngineError::Refused {
            status: u16::try_from(self.status).unwrap_or(500),
            kind: "bulk".to_owned(),
            reason: self.reason.clone(),
        }
    }
}

/// Id of the document of a product that is visible from a version on.
pub(super) fn document_id(product: &str, from: i64) -> String {
    format!("{product}@{from}")
}

impl Actions {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    pub(super) fn bytes(&self) -> usize {
        self.bytes.len()
    }

    /// Writes a document, whatever was there: it may be done twice.
    pub(super) fn write(&mut self, id: &str, document: &impl Serialize) -> Result<(), EngineError> {
        self.line(&json!({"index": {"_id": id}}))?;
        self.line(document)?;
        self.ends.push(self.bytes.len());
        Ok(())
    }

    /// Removes a document.
    pub(super) fn remove(&mut self, id: &str) -> Result<(), EngineError> {
        self.line(&json!({"delete": {"_id": id}}))?;
        self.ends.push(self.bytes.len());
        Ok(())
    }

    /// Ends a document's visibility at a version, if it is as it was read.
    pub(super) fn end(&mut self, id: &str, mark: Mark, to: i64) -> Result<(), EngineError> {
        let Mark { sequence, term } = mark;
        self.line(&json!({"update": {"_id": id, "if_seq_no": sequence, "if_primary_term": term}}))?;
        self.line(&json!({"doc": {"to": to}}))?;
        self.ends.push(self.bytes.len());
        Ok(())
    }

    fn line(&mut self, value: &impl Serialize) -> Result<(), EngineError> {
        serde_json::to_writer(&mut self.bytes, value)
            .map_err(|error| EngineError::Unreadable(error.to_string()))?;
        self.bytes.push(b'\n');
        Ok(())
    }

    /// Sends them all, and returns those that were refused for good.
    pub(super) async fn send(
        self,
        client: &Client,
        index: &str,
    ) -> Result<Vec<RefusedAction>, EngineError> {
        let path = format!("{index}/_bulk?filter_path=errors,items.*.status,items.*.error");
        let mut places: Vec<usize> = (0..self.len()).collect();
        let (all, ends) = (Bytes::from(self.bytes), self.ends);
        let mut lines = all.clone();
        let mut refused = Vec::new();
        let mut wait = WAIT;
        for round in 0.. {
            let answer = client.bulk(&path, lines).await?;
            let mut again = Vec::new();
            for action in outcome(&answer, &places)? {
                match action.is_passing() && round < AGAIN {
                    true => again.push(action.place),
                    false => refused.push(action),
                }
            }
            if again.is_empty() {
                break;
            }
            places = again;
            let again = places.iter().flat_map(|&place| {
                let start = place.checked_sub(1).map_or(0, |before| ends[before]);
                &all[start..ends[place]]
            });
            lines = again.copied().collect();
            tokio::time::sleep(wait).await;
            wait = (wait * 2).min(Duration::from_secs(10));
        }
        Ok(refused)
    }
}

/// What was refused of the actions at these places.
fn outcome(answer: &Value, places: &[usize]) -> Result<Vec<RefusedAction>, EngineError> {
    let items = answer["items"].as_array().map_or(&[][..], Vec::as_slice);
    if items.len() != places.len() {
        let (found, sent) = (items.len(), places.len());
        return Err(EngineError::Unreadable(format!(
            "{found} outcomes of {sent} actions"
        )));
    }
    let mut refused = Vec::new();
    for (&place, item) in places.iter().zip(items) {
        let said = item.as_object().and_then(|item| item.values().next());
        let said = said.unwrap_or(&Value::Null);
        let status = said["status"].as_u64().unwrap_or(500);
        if !(200..300).contains(&status) {
            let error = &said["error"];
            refused.push(RefusedAction {
                place,
                status,
                reason: format!("{} {}", error["type"], error["reason"]),
            });
        }
    }
    Ok(refused)
}
