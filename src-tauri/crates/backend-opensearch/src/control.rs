//! The control index: a few small documents that say what is true.
//!
//! Owns their names, and reading and writing them one at a time, on a condition. Reads are
//! realtime: they see every write that was acknowledged, without a refresh. Refuses to know what
//! the documents mean.
//!
//! Invariants: the index is addressed by an alias that must be one, so that a write can't make an
//! index of the engine's own guess; a document is written only where it is as it was read.

use reqwest::Method;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::client::{COPIES, Client};
use crate::error::EngineError;

/// A document as it was read, with what a write on condition needs.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    pub(crate) source: Value,
    pub(crate) mark: Mark,
}

impl Kept {
    /// What the document says.
    pub(crate) fn says<T: DeserializeOwned>(&self) -> Result<T, EngineError> {
        serde_json::from_value(self.source.clone()).map_err(|error| {
            EngineError::Unreadable(format!("a document of the control index: {error}"))
        })
    }
}

/// Which write of a document this is. Equal marks mean an unchanged document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) sequence: i64,
    pub(crate) term: i64,
}

impl Mark {
    /// The mark in the answer to a write, or in a hit of a search.
    pub(crate) fn of(answer: &Value) -> Result<Self, EngineError> {
        let number = |name: &str| {
            answer[name]
                .as_i64()
                .ok_or_else(|| EngineError::Unreadable(format!("no “{name}”")))
        };
        Ok(Self {
            sequence: number("_seq_no")?,
            term: number("_primary_term")?,
        })
    }
}

/// The control index of one prefix. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Control {
    client: Client,
    alias: String,
}

impl Control {
    pub(crate) fn new(client: Client, prefix: &str) -> Self {
        Self {
            client,
            alias: format!("{prefix}-control"),
        }
    }

    /// The documents with these ids, `None` where there is none; all of them where the index was
    /// never made.
    pub(crate) async fn read(&self, ids: &[String]) -> Result<Vec<Option<Kept>>, EngineError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let path = format!("{}/_mget?realtime=true&preference={COPIES}", self.alias);
        let answer = match self.client.read(&path, &json!({"ids": ids})).await {
            Err(error) if error.is_no_index() => return Ok(vec![None; ids.len()]),
            answer => answer?,
        };
        let Some(documents) = answer["docs"].as_array() else {
            return Err(EngineError::Unreadable("no “docs”".to_owned()));
        };
        if documents.len() != ids.len() {
            return Err(EngineError::Unreadable(
                "another number of “docs”".to_owned(),
            ));
        }
        documents.iter().map(kept).collect()
    }

    /// One document.
    pub(crate) async fn read_one(&self, id: &str) -> Result<Option<Kept>, EngineError> {
        let mut found = self.read(&[id.to_owned()]).await?;
        Ok(found.pop().flatten())
    }

    /// Writes a document if it still is as it was read; `None`: if there is none. Not repeated
    /// where it may have happened: an error tells by [`EngineError::left_nothing`].
    pub(crate) async fn write_if(
        &self,
        id: &str,
        source: &impl Serialize,
        unchanged: Option<Mark>,
    ) -> Result<Mark, EngineError> {
        let condition = match unchanged {
            Some(Mark { sequence, term }) => {
                format!("if_seq_no={sequence}&if_primary_term={term}")
            }
            None => "op_type=create".to_owned(),
        };
        let path = format!("{}/_doc/{id}?require_alias=true&{condition}", self.alias);
        let body = body(source)?;
        let answer = match self.client.write_once(Method::PUT, &path, &body).await {
            Err(error) if unchanged.is_none() && error.is_no_index() => {
                self.make().await?;
                self.client.write_once(Method::PUT, &path, &body).await?
            }
            answer => answer?,
        };
        Mark::of(&answer)
    }

    /// Writes a document whose content follows from its id, so that it does not matter who writes
    /// it, or how often.
    pub(crate) async fn write_same(
        &self,
        id: &str,
        source: &impl Serialize,
    ) -> Result<(), EngineError> {
        let path = format!("{}/_doc/{id}?require_alias=true", self.alias);
        let body = body(source)?;
        match self.client.write(Method::PUT, &path, &body).await {
            Err(error) if error.is_no_index() => {
                self.make().await?;
                self.client.write(Method::PUT, &path, &body).await?;
            }
            answer => {
                answer?;
            }
        }
        Ok(())
    }

    /// Removes a document that no one decides by.
    pub(crate) async fn forget(&self, id: &str) -> Result<(), EngineError> {
        let path = format!("{}/_doc/{id}", self.alias);
        match self.client.write(Method::DELETE, &path, &Value::Null).await {
            Err(EngineError::Refused { status: 404, .. }) | Ok(_) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Makes the index, unless another gateway just did.
    async fn make(&self) -> Result<(), EngineError> {
        let index = json!({
            "settings": {
                "number_of_shards": 1,
                "auto_expand_replicas": "0-2",
                // An acknowledged write is on the disk of every copy.
                "translog.durability": "request",
                "replication.type": "DOCUMENT",
            },
            // Read by id only: nothing is worth a field.
            "mappings": {"dynamic": false, "_meta": {"endcap": 1}},
            "aliases": {&self.alias: {}},
        });
        let path = format!("{}-1", self.alias);
        match self.client.write_long(Method::PUT, &path, &index).await {
            Ok(_) => Ok(()),
            Err(EngineError::Refused { kind, .. })
                if kind == "resource_already_exists_exception" =>
            {
                Ok(())
            }
            Err(error) => Err(error),
        }
    }
}

fn body(source: &impl Serialize) -> Result<Value, EngineError> {
    serde_json::to_value(source).map_err(|error| EngineError::Unreadable(error.to_string()))
}

fn kept(document: &Value) -> Result<Option<Kept>, EngineError> {
    if let Some(error) = document.get("error") {
        if error["type"] == "index_not_found_exception" {
            return Ok(None);
        }
        return Err(EngineError::Partial(error.to_string()));
    }
    if document["found"] != Value::Bool(true) {
        return Ok(None);
    }
    Ok(Some(Kept {
        source: document["_source"].clone(),
        mark: Mark::of(document)?,
    }))
}
