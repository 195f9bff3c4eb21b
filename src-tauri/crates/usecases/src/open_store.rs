//! An open store with everything that a preview needs in memory: the catalog, the draft as parsed,
//! and what was last published.
//!
//! Owns the snapshots and when they are renewed. Refuses the verbs themselves: each has its file.

use std::{
    path::Path,
    sync::{Arc, RwLock},
};

use endcap_model::{
    diff::{self, Change},
    finding::Finding,
    instant::Instant,
    json::Json,
    ruleset::{RuleSet, StoreFacts},
};
use endcap_ranking::{Catalog, CatalogBuilder};
use endcap_store::{Publication, Store};
use serde::Serialize;
use tokio::sync::Mutex;

use crate::{
    UseCaseError,
    aside::{Aside, Turns},
    catalog_table::{held::Held, selection::Selection},
    environments::LastAnswers,
    fields::Suggestions,
    host::Host,
    import::Intake,
    lanes::baseline::Standings,
    outlook::Scenarios,
    shoppers::Known,
    verify::Verifying,
};

/// The draft at one version, parsed. What is broken is left out of `rules` and told in `findings`.
#[derive(Debug)]
pub struct DraftState {
    pub version: i64,
    pub document: Json,
    pub rules: RuleSet,
    pub findings: Vec<Finding>,
    /// Against what is live ([`live`]); all of it if nothing was published.
    pub changes: Vec<Change>,
    pub undo: Option<String>,
    pub redo: Option<String>,
}

/// What was published last to an environment.
#[derive(Debug)]
pub struct PublishedState {
    pub environment: String,
    pub revision: i64,
    pub etag: String,
    pub published_at: String,
    pub document: Json,
    pub rules: RuleSet,
}

/// One moment of an open store. Cheap to clone, and whole while others edit.
#[derive(Clone, Debug)]
pub struct Snapshot {
    pub catalog: Arc<Catalog>,
    /// Names the products in the file that the catalog was made of.
    pub catalog_mark: Arc<str>,
    pub draft: Arc<DraftState>,
    /// What is live ([`live`]): the draft and movement are told against it.
    pub published: Option<Arc<PublishedState>>,
    /// What was published last to each environment, the latest first.
    pub publications: Vec<Arc<PublishedState>>,
}

/// An open store: share it behind an `Arc`. Edits queue; previews never wait for them.
#[derive(Debug)]
pub struct OpenStore {
    pub(crate) store: Store,
    pub(crate) host: Host,
    pub(crate) uuid: String,
    pub(crate) is_demo: bool,
    snapshot: RwLock<Snapshot>,
    /// Held while the draft or the catalog changes, so that snapshots are renewed in order.
    pub(crate) editing: Mutex<()>,
    pub(crate) intake: Intake,
    pub(crate) audience: Known,
    pub(crate) standings: Standings,
    pub(crate) scenarios: Scenarios,
    pub(crate) suggestions: Suggestions,
    pub(crate) selection: Selection,
    pub(crate) held: Held,
    pub(crate) verifying: Verifying,
    pub(crate) answered: LastAnswers,
    pub(crate) aside: Aside,
    pub(crate) touched: Turns,
    pub(crate) lifted: Turns,
}

/// What the window shows of the store at a glance.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StoreStatus {
    pub path: String,
    pub is_demo: bool,
    pub facts: Json,
    /// Digits of the currency's minor unit: 2 for EUR, 0 for JPY.
    pub currency_digits: u32,
    pub products: u64,
    pub generation: String,
    pub draft_version: i64,
    pub undo: Option<String>,
    pub redo: Option<String>,
    /// Entities that differ from what is live; all of them before the first publication.
    pub changes: u64,
    /// Each environment that was published to, the latest first.
    pub against: Vec<DraftAgainst>,
    /// Entities that differ from an environment that holds nothing.
    pub entities: u64,
    pub findings: u64,
    pub local_gateway: Option<String>,
}

/// How much of the draft differs from what this store last published to an environment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DraftAgainst {
    pub environment: String,
    pub revision: i64,
    pub changes: u64,
}

/// The environment that shoppers see.
const LIVE: &str = "production";

impl OpenStore {
    /// Makes a new store with an empty catalog and opens it.
    ///
    /// # Errors
    /// `Invalid` if the facts break the contract, `File` if there is a file already.
    pub async fn create(path: &Path, facts: &Json, host: Host) -> Result<OpenStore, UseCaseError> {
        check_facts(facts)?;
        let at = host.clock.now().unix();
        OpenStore::begin(Store::create(path, facts, false, at).await?, host).await
    }

    /// Opens a store's file.
    ///
    /// # Errors
    /// `File` if it isn't there, isn't a store, or can't be read.
    pub async fn open(path: &Path, host: Host) -> Result<OpenStore, UseCaseError> {
        OpenStore::begin(Store::open(path).await?, host).await
    }

    pub(crate) async fn begin(store: Store, host: Host) -> Result<OpenStore, UseCaseError> {
        let identity = store.identity().await?;
        let publications = read_publications(&store).await?;
        let published = live(&publications).cloned();
        let draft = read_draft(&store, published.as_deref()).await?;
        let (catalog_mark, catalog) = open_catalog(&store, &host).await?;
        Ok(OpenStore {
            store,
            host,
            uuid: identity.uuid,
            is_demo: identity.is_demo,
            snapshot: RwLock::new(Snapshot {
                catalog,
                catalog_mark,
                draft,
                published,
                publications,
            }),
            editing: Mutex::new(()),
            intake: Intake::default(),
            audience: Known::default(),
            standings: Standings::default(),
            scenarios: Scenarios::default(),
            suggestions: Suggestions::default(),
            selection: Selection::default(),
            held: Held::default(),
            verifying: Verifying::default(),
            answered: LastAnswers::default(),
            aside: Aside::default(),
            touched: Turns::default(),
            lifted: Turns::default(),
        })
    }

    /// Waits for what is under way and closes the file.
    pub async fn close(&self) {
        self.store.close().await;
    }

    /// The file.
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// Names the store for ever, wherever its file goes.
    pub fn uuid(&self) -> &str {
        &self.uuid
    }

    /// What stands now.
    pub fn snapshot(&self) -> Snapshot {
        match self.snapshot.read() {
            Ok(snapshot) => snapshot.clone(),
            Err(poisoned) => poisoned.into_inner().clone(),
        }
    }

    /// Now, by the host's clock.
    pub fn now(&self) -> Instant {
        self.host.clock.now()
    }

    /// What the window shows of the store at a glance.
    pub fn status(&self) -> StoreStatus {
        let snapshot = self.snapshot();
        let against = snapshot.publications.iter().map(|one| DraftAgainst {
            environment: one.environment.clone(),
            revision: one.revision,
            changes: diff::changes(&one.document, &snapshot.draft.document).len() as u64,
        });
        let against = against.collect();
        let Snapshot { catalog, draft, .. } = snapshot;
        StoreStatus {
            path: self.path().display().to_string(),
            is_demo: self.is_demo,
            facts: draft.rules.store.to_json(),
            currency_digits: endcap_figures::digits(&draft.rules.store.currency),
            products: catalog.len() as u64,
            generation: catalog.generation(),
            draft_version: draft.version,
            undo: draft.undo.clone(),
            redo: draft.redo.clone(),
            changes: draft.changes.len() as u64,
            against,
            entities: changes_of(&draft.document, &draft.rules, None).len() as u64,
            findings: draft.findings.len() as u64,
            local_gateway: self.host.local_gateway(),
        }
    }

    /// Reads the draft again after it was written. Call with `editing` held.
    pub(crate) async fn renew_draft(&self) -> Result<Arc<DraftState>, UseCaseError> {
        let published = self.snapshot().published;
        let draft = read_draft(&self.store, published.as_deref()).await?;
        self.change(|snapshot| snapshot.draft = Arc::clone(&draft));
        Ok(draft)
    }

    /// Reads what was published again, and the draft against it. Call with `editing` held.
    pub(crate) async fn renew_published(&self) -> Result<(), UseCaseError> {
        let publications = read_publications(&self.store).await?;
        let published = live(&publications).cloned();
        let draft = read_draft(&self.store, published.as_deref()).await?;
        self.change(|snapshot| {
            snapshot.draft = draft;
            snapshot.published = published;
            snapshot.publications = publications;
        });
        Ok(())
    }

    /// Reads the catalog again after it was written. Call with `editing` held.
    pub(crate) async fn renew_catalog(&self) -> Result<(), UseCaseError> {
        let opened = open_catalog(&self.store, &self.host).await?;
        self.take_catalog(opened);
        Ok(())
    }

    /// Takes a catalog that was opened. Call with `editing` held.
    pub(crate) fn take_catalog(&self, (mark, catalog): (Arc<str>, Arc<Catalog>)) {
        self.change(|snapshot| {
            snapshot.catalog_mark = mark;
            snapshot.catalog = catalog;
        });
    }

    fn change(&self, change: impl FnOnce(&mut Snapshot)) {
        match self.snapshot.write() {
            Ok(mut snapshot) => change(&mut snapshot),
            Err(poisoned) => change(&mut poisoned.into_inner()),
        }
    }
}

impl Snapshot {
    /// What was published last to an environment.
    pub(crate) fn publication(&self, environment: &str) -> Option<&Arc<PublishedState>> {
        let mut all = self.publications.iter();
        all.find(|one| one.environment == environment)
    }
}

/// What production shows; without it, the last publication anywhere. `publications`: the latest first.
pub(crate) fn live(publications: &[Arc<PublishedState>]) -> Option<&Arc<PublishedState>> {
    let mut all = publications.iter();
    all.find(|one| one.environment == LIVE)
        .or(publications.first())
}

/// How a draft differs from what was published; from nothing, if there is none.
pub(crate) fn changes_of(
    document: &Json,
    rules: &RuleSet,
    published: Option<&PublishedState>,
) -> Vec<Change> {
    let nothing = || RuleSet::empty(rules.store.clone()).to_json();
    match published {
        Some(published) => diff::changes(&published.document, document),
        None => diff::changes(&nothing(), document),
    }
}

/// Reads a rule set for preview, whatever is wrong with its parts.
pub(crate) fn lenient(document: &Json) -> Result<(RuleSet, Vec<Finding>), UseCaseError> {
    match RuleSet::parse_lenient(document) {
        (Some(rules), findings) => Ok((rules, findings)),
        (None, findings) => Err(UseCaseError::Invalid { findings }),
    }
}

pub(crate) fn check_facts(facts: &Json) -> Result<StoreFacts, UseCaseError> {
    let mut findings = Vec::new();
    let read = StoreFacts::read(facts, "", &mut findings);
    match read {
        Some(facts) if findings.is_empty() && !facts.name.trim().is_empty() => Ok(facts),
        Some(_) if findings.is_empty() => Err(UseCaseError::invalid("/name", "is empty")),
        _ => Err(UseCaseError::Invalid { findings }),
    }
}

async fn read_draft(
    store: &Store,
    published: Option<&PublishedState>,
) -> Result<Arc<DraftState>, UseCaseError> {
    let draft = store.draft().await?;
    let (rules, findings) = lenient(&draft.document)?;
    Ok(Arc::new(DraftState {
        version: draft.version,
        changes: changes_of(&draft.document, &rules, published),
        rules,
        findings,
        document: draft.document,
        undo: draft.undo,
        redo: draft.redo,
    }))
}

async fn read_publications(store: &Store) -> Result<Vec<Arc<PublishedState>>, UseCaseError> {
    let read = |one: Publication| {
        let (rules, _) = lenient(&one.document)?;
        Ok(Arc::new(PublishedState {
            environment: one.environment,
            revision: one.revision,
            etag: one.etag,
            published_at: one.published_at,
            document: one.document,
            rules,
        }))
    };
    store.publications().await?.into_iter().map(read).collect()
}

/// The catalog from its copy, if there is one of the products as they are; else from the products,
/// and then a copy is made. With the mark of those products.
pub(crate) async fn open_catalog(
    store: &Store,
    host: &Host,
) -> Result<(Arc<str>, Arc<Catalog>), UseCaseError> {
    // Asked for first: products written meanwhile make the copy stale, never wrong.
    let identity = store.identity().await?;
    let mark = identity.catalog_mark;
    if let Some(catalog) = host.copies.read(&identity.uuid, &mark).await {
        return Ok((mark.into(), catalog));
    }
    let catalog = read_catalog(store).await?;
    let copied = Arc::clone(&catalog);
    host.copies.keep(identity.uuid, mark.clone(), copied);
    Ok((mark.into(), catalog))
}

async fn read_catalog(store: &Store) -> Result<Arc<Catalog>, UseCaseError> {
    let mut builder = CatalogBuilder::new();
    let mut failure = None;
    store
        .read_products(&mut |product| {
            if failure.is_none() {
                failure = builder.push(&product).err();
            }
        })
        .await?;
    let catalog = match failure {
        Some(error) => Err(error),
        None => builder.finish(),
    };
    let catalog = catalog.map_err(|error| UseCaseError::Storage {
        reason: error.to_string(),
    })?;
    Ok(Arc::new(catalog))
}
