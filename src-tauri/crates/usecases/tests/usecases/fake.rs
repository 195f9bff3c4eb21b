//! The fake host. The engine keeps what it is given and ranks with the core; `Mood` makes it
//! misbehave.

mod engine;

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex},
};

use endcap_engine::{Authorship, Engine, EngineError, PageAsk, Published, Revision};
use endcap_model::{
    instant::Instant,
    json::{Json, etag},
    product::Product,
};
use endcap_ranking::Catalog;
use endcap_usecases::{Clock, Engines, Secrets, SecretsError};

use engine::FakeEngine;

pub struct FixedClock(Mutex<Instant>);

impl FixedClock {
    pub fn at(text: &str) -> FixedClock {
        FixedClock(Mutex::new(Instant::parse_rfc3339(text).unwrap()))
    }
}

impl FixedClock {
    pub fn advance(&self, seconds: i64) {
        let mut now = self.0.lock().unwrap();
        *now = Instant::from_unix(now.unix() + seconds);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Instant {
        *self.0.lock().unwrap()
    }
}

#[derive(Default)]
pub struct FakeSecrets {
    pub tokens: Mutex<HashMap<(String, String), String>>,
    pub locked: Mutex<bool>,
}

impl Secrets for FakeSecrets {
    fn token(&self, store: &str, environment: &str) -> Result<Option<String>, SecretsError> {
        if *self.locked.lock().unwrap() {
            return Err(SecretsError {
                reason: "it is locked".to_owned(),
            });
        }
        let key = (store.to_owned(), environment.to_owned());
        Ok(self.tokens.lock().unwrap().get(&key).cloned())
    }

    fn set_token(
        &self,
        store: &str,
        environment: &str,
        token: Option<&str>,
    ) -> Result<(), SecretsError> {
        let key = (store.to_owned(), environment.to_owned());
        let mut tokens = self.tokens.lock().unwrap();
        match token {
            Some(token) => drop(tokens.insert(key, token.to_owned())),
            None => drop(tokens.remove(&key)),
        }
        Ok(())
    }
}

/// How the engine behaves.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Mood {
    #[default]
    Sound,
    Away,
    Unauthorized,
    /// Swaps the first two products of every page.
    Lying,
    /// Serves another document than it was given.
    Forgetful,
}

#[derive(Default)]
pub struct Content {
    pub catalog: Option<Arc<Catalog>>,
    pub documents: BTreeMap<String, Vec<(Revision, Json)>>,
    pub mood: Mood,
    pub asks: usize,
    pub asked: Vec<PageAsk>,
    pub tokens: Vec<Option<String>>,
}

/// One engine for every address.
#[derive(Default)]
pub struct FakeEngines(pub Arc<Mutex<Content>>);

impl FakeEngines {
    pub fn set_mood(&self, mood: Mood) {
        self.0.lock().unwrap().mood = mood;
    }

    /// Somebody else changes the engine's products.
    pub fn change(&self, change: impl FnOnce(&mut BTreeMap<String, Product>)) {
        let mut content = self.0.lock().unwrap();
        let catalog = content.catalog.clone().unwrap();
        let products = catalog.products();
        let mut products = products
            .map(|product| (product.id.as_str().to_owned(), product))
            .collect();
        change(&mut products);
        content.catalog = Some(Arc::new(Catalog::of(products.into_values()).unwrap()));
    }

    /// Somebody else publishes.
    pub fn publish(&self, environment: &str, document: &Json, author: &str) {
        let authorship = Authorship {
            author: Some(author.to_owned()),
            note: None,
        };
        self.0
            .lock()
            .unwrap()
            .store(environment, document, &authorship);
    }
}

impl Engines for FakeEngines {
    fn engine(&self, url: &str, token: Option<String>) -> Result<Arc<dyn Engine>, EngineError> {
        if !url.starts_with("http") {
            return Err(EngineError::Settings {
                reason: "not an address".to_owned(),
            });
        }
        self.0.lock().unwrap().tokens.push(token);
        Ok(Arc::new(FakeEngine(Arc::clone(&self.0))))
    }
}

impl Content {
    fn store(&mut self, environment: &str, document: &Json, by: &Authorship) -> Published {
        let revisions = self.documents.entry(environment.to_owned()).or_default();
        let revision = Revision {
            revision: revisions.len() as u64 + 1,
            etag: etag(document),
            published_at: format!("2026-11-27T18:00:{:02}Z", revisions.len() + 31),
            published_by: by.author.clone(),
            note: by.note.clone(),
        };
        let published = Published {
            revision: revision.revision,
            etag: revision.etag.clone(),
        };
        revisions.push((revision, document.clone()));
        published
    }
}
