//! Replacing the whole catalog: a new index beside the live one, then one commit.
//!
//! Owns the order of steps. Until the commit readers see the catalog of before; a source that
//! fails, an asker that goes away and a gateway that dies leave an index that no one reads and
//! that is removed: here, or by whoever tidies up.

use std::collections::HashSet;

use endcap_backend::{Line, LineFault, MOST_FAULTS, ProductSource, SourceError};
use endcap_model::product::Product;
use endcap_ranking::Generation;
use futures::TryStreamExt;
use xxhash_rust::xxh3::xxh3_128;

use super::hits::weight;
use super::lease::Lease;
use super::loading::{self, NewIndex};
use super::staging::Staging;
use super::state::Edition;
use super::{Catalog, compacting, tidying};
use crate::error::{EngineError, WriteError};

/// Bytes, about, that are read before the index is made, so that its size is known if it is small.
const FIRST: usize = 32 * 1024 * 1024;
/// Products in a shard: it stays far below the tens of gigabytes at which one gets slow.
const IN_A_SHARD: u64 = 2_000_000;
const MOST_SHARDS: u64 = 32;

/// Reads the source to its end, and makes it live.
pub(crate) async fn replace(
    catalog: &Catalog,
    mut products: ProductSource,
) -> Result<u64, WriteError> {
    let mut load = Load::new(catalog);
    while let Some(line) = products.try_next().await? {
        load.push(line).await?;
    }
    let loaded = load.finish().await?;
    let catalog = catalog.clone();
    // From here on it must not stop half-way, even if whoever asked goes away.
    let going_live = tokio::spawn(async move { go_live(&catalog, loaded).await });
    going_live
        .await
        .map_err(|error| WriteError::Unsettled(EngineError::Unreadable(error.to_string())))?
}

struct Loaded {
    index: NewIndex,
    generation: Generation,
    products: u64,
}

async fn go_live(catalog: &Catalog, loaded: Loaded) -> Result<u64, WriteError> {
    let Loaded {
        index,
        generation,
        products,
    } = loaded;
    let _turn = catalog.writing.lock().await;
    let lease = Lease::acquire(&catalog.control, catalog.client.patience()).await?;
    let mut edition = Edition::of_index(&index.name, products);
    edition.version = lease.version;
    edition.generation = generation.to_string();
    let committed = lease.commit(|mut state| {
        if !state.edition.index.is_empty() {
            state.previous = Some(state.edition.clone());
        }
        state.committed(edition.clone())
    });
    let (state, _) = match committed.await {
        Err(error @ WriteError::Unsettled(_)) => {
            index.leave();
            return Err(error);
        }
        outcome => outcome?,
    };
    catalog.current.learn_edition(&state);
    let (name, load) = (index.name.clone(), index.load);
    index.keep().await;
    if let Err(error) = tidying::point_alias(catalog).await {
        tracing::warn!(cause = %error, "the alias could not be moved; the next writer will");
    }
    tidying::later(catalog);
    if load == loading::Load::Large {
        compacting::later(catalog, &name);
    }
    Ok(products)
}

/// A catalog on its way in.
struct Load<'a> {
    catalog: &'a Catalog,
    /// Until the index is made.
    first: Vec<Product>,
    first_bytes: usize,
    staging: Option<(NewIndex, Staging)>,
    /// Hashes of the ids so far: 16 bytes a product, whatever its size.
    ids: HashSet<u128>,
    generation: Generation,
    products: u64,
    faults: Vec<LineFault>,
}

impl<'a> Load<'a> {
    fn new(catalog: &'a Catalog) -> Self {
        Self {
            catalog,
            first: Vec::new(),
            first_bytes: 0,
            staging: None,
            ids: HashSet::new(),
            generation: Generation::default(),
            products: 0,
            faults: Vec::new(),
        }
    }

    async fn push(&mut self, line: Line<Product>) -> Result<(), WriteError> {
        let Line { number, value } = line;
        if !self.ids.insert(xxh3_128(value.id.as_str().as_bytes())) {
            self.faults.push(LineFault {
                line: number,
                pointer: Some("/id".to_owned()),
                reason: format!(
                    "the id “{}” was in an earlier line already",
                    value.id.as_str()
                ),
            });
            if self.faults.len() >= MOST_FAULTS {
                return Err(self.refused().into());
            }
        }
        if !self.faults.is_empty() {
            return Ok(());
        }
        self.generation = self.generation.with(&value);
        self.products += 1;
        match &mut self.staging {
            Some((_, staging)) => staging.put(&value, 0).await?,
            None => {
                self.first_bytes += weight(&value);
                self.first.push(value);
                if self.first_bytes >= FIRST {
                    self.open(loading::Load::Large).await?;
                }
            }
        }
        Ok(())
    }

    fn refused(&mut self) -> SourceError {
        SourceError::Faults(std::mem::take(&mut self.faults))
    }

    /// Makes the index, for as many products as were live or as came so far.
    async fn open(&mut self, load: loading::Load) -> Result<(), EngineError> {
        let live = self.catalog.current.edition_now().await?.products;
        let chosen = self.catalog.shards.map(u64::from);
        let shards = chosen.unwrap_or_else(|| self.products.max(live).div_ceil(IN_A_SHARD));
        let shards = u32::try_from(shards.clamp(1, MOST_SHARDS)).unwrap_or(1);
        let index = NewIndex::make(self.catalog, shards, load).await?;
        let mut staging = Staging::new(self.catalog.client.clone(), index.name.clone());
        for product in std::mem::take(&mut self.first) {
            staging.put(&product, 0).await?;
        }
        self.staging = Some((index, staging));
        Ok(())
    }

    async fn finish(mut self) -> Result<Loaded, WriteError> {
        if !self.faults.is_empty() {
            return Err(self.refused().into());
        }
        if self.staging.is_none() {
            self.open(loading::Load::Small).await?;
        }
        let Some((index, staging)) = self.staging.take() else {
            return Err(EngineError::Unreadable("no index was made".to_owned()).into());
        };
        staging.finish().await?;
        index.ready(self.products).await?;
        Ok(Loaded {
            index,
            generation: self.generation,
            products: self.products,
        })
    }
}
