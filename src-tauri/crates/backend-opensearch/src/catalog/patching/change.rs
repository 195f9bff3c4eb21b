//! The documents of a change that is not committed yet.
//!
//! Owns what was written of it so far, and what that makes of the generation and the number of
//! products. Memory is bounded by the number of products that are touched, not by their size.

use std::collections::HashMap;

use endcap_backend::merging::Products;
use endcap_model::id::ProductId;
use endcap_model::product::Product;
use endcap_ranking::Generation;
use serde_json::{Value, json};

use crate::catalog::Catalog;
use crate::catalog::actions::{Actions, RefusedAction, document_id};
use crate::catalog::hits::product;
use crate::catalog::loading::NewIndex;
use crate::catalog::lookup::{self, Found};
use crate::catalog::state::Edition;
use crate::client::COPIES;
use crate::control::Mark;
use crate::error::EngineError;
use crate::index::{Indexed, MAPPING};
use crate::view::{CURRENT, View};

/// Times that a document is ended again which was written meanwhile: by a writer that was taken
/// for dead, and is not.
const TRIES: usize = 5;
/// Bytes of a request.
const REQUEST: usize = 5 * 1024 * 1024;

pub(crate) struct Change<'a> {
    pub(super) catalog: &'a Catalog,
    view: View,
    version: i64,
    pub(super) index: String,
    /// The index, if this change made it.
    pub(super) made: Option<NewIndex>,
    generation: Generation,
    products: u64,
    superseded: u64,
    /// Products with documents of this version, or that ended at it; whether there is one now.
    touched: HashMap<ProductId, bool>,
    /// The visible documents of the lines that are merged now.
    visible: HashMap<ProductId, (String, Mark)>,
}

/// A document to be ended, in the order of the actions.
struct Ending {
    place: usize,
    document: String,
}

impl<'a> Change<'a> {
    pub(super) fn new(catalog: &'a Catalog, before: &Edition, version: i64) -> Self {
        Self {
            catalog,
            view: before.view(),
            version,
            index: before.index.clone(),
            made: None,
            generation: Generation::parse(&before.generation).unwrap_or_default(),
            products: before.products,
            superseded: before.superseded,
            touched: HashMap::new(),
            visible: HashMap::new(),
        }
    }

    /// Whether nothing is to be committed.
    pub(super) fn is_nothing(&self) -> bool {
        self.touched.is_empty()
    }

    /// Whether something may have been written, so that its version must be given up.
    pub(super) fn has_written(&self) -> bool {
        !self.touched.is_empty()
    }

    /// What is live once it is committed.
    pub(super) fn edition(&self, before: &Edition) -> Edition {
        Edition {
            index: self.index.clone(),
            mapping: match self.made {
                Some(_) => MAPPING,
                None => before.mapping,
            },
            version: self.version,
            generation: self.generation.to_string(),
            products: self.products,
            aborted: before.aborted.clone(),
            superseded: self.superseded,
        }
    }

    /// The products as the lines so far left them.
    pub(super) async fn before(&mut self, ids: &[ProductId]) -> Result<Products, EngineError> {
        let fresh = ids.iter().filter(|id| !self.touched.contains_key(*id));
        let fresh: Vec<ProductId> = fresh.cloned().collect();
        let mut products: Products = ids.iter().map(|id| (id.clone(), None)).collect();
        self.visible.clear();
        for (id, found) in lookup::visible(self.catalog, &self.view, &fresh).await? {
            let Found {
                product,
                document,
                mark,
            } = found;
            self.visible.insert(id.clone(), (document, mark));
            products.insert(id, Some(product));
        }
        let again = ids.iter().filter(|id| self.touched.get(*id) == Some(&true));
        let again: Vec<&ProductId> = again.collect();
        for (id, product) in again.iter().zip(self.staged(&again).await?) {
            products.insert((*id).clone(), Some(product));
        }
        Ok(products)
    }

    /// Documents of this version, which no search sees yet.
    async fn staged(&self, ids: &[&ProductId]) -> Result<Vec<Product>, EngineError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let documents = ids.iter().map(|id| document_id(id.as_str(), self.version));
        let mut found = self.stored(&documents.collect::<Vec<_>>()).await?;
        found
            .iter_mut()
            .map(|document| product(&mut document["_source"]))
            .collect()
    }

    /// Documents by id as they are stored now, all of which are there.
    async fn stored(&self, documents: &[String]) -> Result<Vec<Value>, EngineError> {
        let path = format!(
            "{}/_mget?realtime=true&preference={COPIES}&_source_includes=product,to",
            self.index
        );
        let body = json!({"ids": documents});
        let mut answer = self.catalog.client.read(&path, &body).await?;
        let Value::Array(found) = answer["docs"].take() else {
            return Err(EngineError::Unreadable("no “docs”".to_owned()));
        };
        let all_there = found.iter().all(|document| document["found"] == true);
        if found.len() != documents.len() || !all_there {
            let reason = "a document that was written is not there";
            return Err(EngineError::Partial(reason.to_owned()));
        }
        Ok(found)
    }

    /// Writes what differs.
    pub(super) async fn stage(
        &mut self,
        before: &Products,
        merged: Products,
    ) -> Result<(), EngineError> {
        let mut actions = Actions::default();
        let mut endings = Vec::new();
        for (id, after) in merged {
            let was = before.get(&id).and_then(Option::as_ref);
            if was == after.as_ref() {
                continue;
            }
            self.open().await?;
            self.count(was, after.as_ref());
            self.write(&id, after.as_ref(), &mut actions, &mut endings)?;
            self.touched.insert(id, after.is_some());
            if actions.bytes() >= REQUEST {
                self.send(std::mem::take(&mut actions), std::mem::take(&mut endings))
                    .await?;
            }
        }
        self.send(actions, endings).await
    }

    fn count(&mut self, was: Option<&Product>, after: Option<&Product>) {
        if let Some(was) = was {
            self.generation = self.generation.without(was);
            self.products = self.products.saturating_sub(1);
        }
        if let Some(after) = after {
            self.generation = self.generation.with(after);
            self.products += 1;
        }
    }

    fn write(
        &mut self,
        id: &ProductId,
        after: Option<&Product>,
        actions: &mut Actions,
        endings: &mut Vec<Ending>,
    ) -> Result<(), EngineError> {
        let ours = document_id(id.as_str(), self.version);
        match after {
            Some(after) => {
                let from = self.version;
                actions.write(
                    &ours,
                    &Indexed {
                        product: after,
                        from,
                    },
                )?;
            }
            None if self.touched.get(id) == Some(&true) => actions.remove(&ours)?,
            None => {}
        }
        if let Some((document, mark)) = self.visible.remove(id) {
            endings.push(Ending {
                place: actions.len(),
                document: document.clone(),
            });
            actions.end(&document, mark, self.version)?;
            self.superseded += 1;
        }
        Ok(())
    }

    async fn send(&self, actions: Actions, endings: Vec<Ending>) -> Result<(), EngineError> {
        if actions.is_empty() {
            return Ok(());
        }
        let refused = actions.send(&self.catalog.client, &self.index).await?;
        let mut open = conflicts(refused, &endings)?;
        for _ in 0..TRIES {
            if open.is_empty() {
                return Ok(());
            }
            open = self.end_again(open).await?;
        }
        let reason = "a product is being written by someone else".to_owned();
        Err(EngineError::Overloaded(reason))
    }

    /// Ends documents that were not as they had been read: either our own write whose answer was
    /// lost, or one of a writer that was given up.
    async fn end_again(&self, documents: Vec<String>) -> Result<Vec<String>, EngineError> {
        let mut actions = Actions::default();
        let mut endings = Vec::new();
        for (document, stored) in documents.iter().zip(self.stored(&documents).await?) {
            let to = stored["_source"]["to"].as_i64().unwrap_or(CURRENT);
            if to == self.version {
                continue;
            }
            // Ended by a writer that may not: taken over from, or never begun.
            endings.push(Ending {
                place: actions.len(),
                document: document.clone(),
            });
            actions.end(document, Mark::of(&stored)?, self.version)?;
        }
        if actions.is_empty() {
            return Ok(Vec::new());
        }
        let refused = actions.send(&self.catalog.client, &self.index).await?;
        conflicts(refused, &endings)
    }
}

/// The documents that were refused because they had changed; anything else is an error.
fn conflicts(refused: Vec<RefusedAction>, endings: &[Ending]) -> Result<Vec<String>, EngineError> {
    let mut documents = Vec::new();
    for action in refused {
        let ending = endings.iter().find(|ending| ending.place == action.place);
        match ending {
            Some(ending) if action.is_conflict() => documents.push(ending.document.clone()),
            _ => return Err(action.error()),
        }
    }
    Ok(documents)
}
