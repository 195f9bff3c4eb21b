//! Environments: where rule sets go live, whether they answer, and whether they hold what this
//! store last published.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use endcap_engine::{Engine, EngineError, Revision};
use endcap_model::{environment::EnvironmentName, json::Json};
use endcap_store::EnvironmentRow;
use serde::Serialize;

use crate::{OpenStore, UseCaseError, Watched, host::SecretsError};

/// An environment of the store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Environment {
    pub name: String,
    /// Absent: the gateway on this computer.
    pub url: Option<String>,
    pub has_token: bool,
    /// How it is compared by itself, if it is.
    pub watch: Option<Watched>,
}

/// Whether an environment answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum EnvironmentState {
    /// It answers.
    Ready,
    /// Its engine answers, but does not accept the token, or none is set.
    Unauthorized,
    /// It can't be reached, or says nothing that can be read.
    Away,
}

/// When each environment answered last, while the store is open. RFC 3339, by name.
#[derive(Debug, Default)]
pub(crate) struct LastAnswers(Mutex<HashMap<String, String>>);

impl LastAnswers {
    fn note(&self, name: &str, at: String) {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        answers.insert(name.to_owned(), at);
    }

    fn of(&self, name: &str) -> Option<String> {
        let answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        answers.get(name).cloned()
    }
}

/// How the last comparison with the preview came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LastVerified {
    pub at: String,
    pub asks: i64,
    pub differ: i64,
}

/// What an environment says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EnvironmentStatus {
    pub name: String,
    pub state: EnvironmentState,
    /// It answers, and accepts the token.
    pub reachable: bool,
    /// Why it can't be reached.
    pub reason: Option<String>,
    /// `ok`, or what the engine says is wrong with it.
    pub health: Option<String>,
    /// When it answered last, RFC 3339.
    pub answered_at: Option<String>,
    /// How long its health took, network and all.
    pub answer_millis: Option<u64>,
    pub engine: Option<String>,
    pub version: Option<String>,
    pub products: Option<u64>,
    /// Names the engine's products.
    pub generation: Option<String>,
    pub revision: Option<u64>,
    pub etag: Option<String>,
    pub published_at: Option<String>,
    pub published_by: Option<String>,
    /// It serves what this store last published there.
    pub in_step: bool,
    /// Its products are this store's.
    pub catalog_in_step: bool,
    pub last_verified: Option<LastVerified>,
}

/// The way to an environment's engine.
pub(crate) struct Target {
    pub name: EnvironmentName,
    pub engine: Arc<dyn Engine>,
}

impl Target {
    /// What an engine's error means, told with this environment's name.
    pub fn error(&self, error: EngineError) -> UseCaseError {
        UseCaseError::engine(self.name.as_str(), error)
    }

    /// What a revision published.
    pub async fn document(&self, revision: u64) -> Result<Json, UseCaseError> {
        let document = self.engine.history_document(&self.name, revision).await;
        document.map_err(|error| self.error(error))
    }

    /// Every revision, newest first; none before the first publication.
    pub async fn revisions(&self) -> Result<Vec<Revision>, UseCaseError> {
        match self.engine.history(&self.name).await {
            Ok(revisions) => Ok(revisions),
            Err(EngineError::NotFound { .. }) => Ok(Vec::new()),
            Err(error) => Err(self.error(error)),
        }
    }
}

impl OpenStore {
    /// All environments, in the order they were added. A keyring that can't be asked shows as no
    /// token.
    ///
    /// # Errors
    /// `Storage`.
    pub async fn environments(&self) -> Result<Vec<Environment>, UseCaseError> {
        let mut environments = Vec::new();
        let watches = self.store.watches().await?;
        for EnvironmentRow { name, url } in self.store.environments().await? {
            let has_token = matches!(self.token(&name).await, Ok(Some(_)));
            let watch = watches.iter().find(|watch| watch.environment == name);
            environments.push(Environment {
                watch: watch.cloned().map(Watched::from),
                name,
                url,
                has_token,
            });
        }
        Ok(environments)
    }

    /// Adds an environment, or changes the one called `previous`; its token goes with it.
    ///
    /// # Errors
    /// `Invalid` for a bad or taken name or address, `NotFound` for an unknown `previous`,
    /// `Keyring` if the token can't be moved.
    pub async fn save_environment(
        &self,
        name: &str,
        url: Option<&str>,
        previous: Option<&str>,
    ) -> Result<Vec<Environment>, UseCaseError> {
        environment_name(name)?;
        if let Some(url) = url {
            let made = self.host.engines.engine(url, None);
            made.map_err(|error| UseCaseError::invalid("/url", error.to_string()))?;
        }
        self.store.save_environment(name, url, previous).await?;
        if let Some(previous) = previous.filter(|previous| *previous != name)
            && let Some(token) = self.token(previous).await?
        {
            self.set_token(name, Some(&token)).await?;
            self.set_token(previous, None).await?;
        }
        self.renew_after_environments().await?;
        self.environments().await
    }

    /// Forgets an environment, what was published there and its token.
    ///
    /// # Errors
    /// `NotFound`, or `Keyring` if the token can't be forgotten; the environment is gone then.
    pub async fn remove_environment(&self, name: &str) -> Result<Vec<Environment>, UseCaseError> {
        self.store.remove_environment(name).await?;
        self.renew_after_environments().await?;
        if matches!(self.token(name).await, Ok(Some(_))) {
            self.set_token(name, None).await?;
        }
        self.environments().await
    }

    /// What was published last may have gone with its environment, or have another name now.
    async fn renew_after_environments(&self) -> Result<(), UseCaseError> {
        let _editing = self.editing.lock().await;
        self.renew_published().await
    }

    /// Keeps a token for an environment, or forgets it. It never enters the store's file.
    ///
    /// # Errors
    /// `NotFound` for an unknown environment, `Keyring`.
    pub async fn set_environment_token(
        &self,
        name: &str,
        token: Option<&str>,
    ) -> Result<(), UseCaseError> {
        self.row(name).await?;
        self.set_token(name, token).await
    }

    /// Asks an environment how it is. One that doesn't answer is no error.
    ///
    /// # Errors
    /// `NotFound` for an unknown environment, `Storage`.
    pub async fn environment_status(&self, name: &str) -> Result<EnvironmentStatus, UseCaseError> {
        self.row(name).await?;
        let last = self.store.verification(name).await?;
        let mut status = EnvironmentStatus {
            name: name.to_owned(),
            state: EnvironmentState::Away,
            reachable: false,
            reason: None,
            health: None,
            answered_at: None,
            answer_millis: None,
            generation: None,
            engine: None,
            version: None,
            products: None,
            revision: None,
            etag: None,
            published_at: None,
            published_by: None,
            in_step: false,
            catalog_in_step: false,
            last_verified: last.map(|last| LastVerified {
                at: last.at,
                asks: last.asks,
                differ: last.differ,
            }),
        };
        match self.ask_environment(name, &mut status).await {
            Ok(()) => {
                status.reachable = true;
                status.state = EnvironmentState::Ready;
            }
            Err(error) => {
                status.reason = Some(error.to_string());
                if matches!(error, UseCaseError::Unauthorized { .. }) {
                    status.state = EnvironmentState::Unauthorized;
                }
            }
        }
        status.answered_at = self.answered.of(name);
        Ok(status)
    }

    async fn ask_environment(
        &self,
        name: &str,
        status: &mut EnvironmentStatus,
    ) -> Result<(), UseCaseError> {
        let target = self.target(name).await?;
        let begun = std::time::Instant::now();
        let health = target.engine.health().await;
        let health = health.map_err(|error| target.error(error))?;
        status.answer_millis = u64::try_from(begun.elapsed().as_millis()).ok();
        self.answered.note(name, self.now().to_string());
        status.health = Some(health.status);
        status.engine = Some(health.engine);
        status.version = Some(health.version);
        status.products = Some(health.products);
        let live = target
            .engine
            .catalog_generation()
            .await
            .map_err(|error| target.error(error))?;
        let catalog = self.snapshot().catalog;
        status.catalog_in_step = match &live {
            Some(generation) => *generation == catalog.generation(),
            None => health.products == catalog.len() as u64,
        };
        status.generation = live;
        let published = self.store.publication(name).await?;
        if let Some(last) = target.revisions().await?.into_iter().next() {
            status.in_step = published.is_some_and(|ours| ours.etag == last.etag);
            status.revision = Some(last.revision);
            status.etag = Some(last.etag);
            status.published_at = Some(last.published_at);
            status.published_by = last.published_by;
        }
        Ok(())
    }

    /// Adds an environment with this address if the store has none of the name, so that a command
    /// line can name both at once. An environment that is there takes the address given.
    ///
    /// # Errors
    /// As [`OpenStore::save_environment`].
    pub async fn ensure_environment(&self, name: &str, url: &str) -> Result<(), UseCaseError> {
        let rows = self.store.environments().await?;
        match rows.into_iter().find(|row| row.name == name) {
            Some(row) if row.url.as_deref() == Some(url) => Ok(()),
            Some(_) => self
                .save_environment(name, Some(url), Some(name))
                .await
                .map(drop),
            None => self.save_environment(name, Some(url), None).await.map(drop),
        }
    }

    /// The address of the shopper's page of an environment.
    ///
    /// # Errors
    /// `NotFound` for an unknown environment or an engine that shows no pages.
    pub async fn shop_url(
        &self,
        environment: &str,
        page: Option<&str>,
        segment: Option<&str>,
        at: Option<&str>,
    ) -> Result<String, UseCaseError> {
        let target = self.target(environment).await?;
        let url = target.engine.shop_url(&target.name, page, segment, at);
        url.ok_or_else(|| UseCaseError::not_found("This engine has no page for shoppers."))
    }

    /// The way to an environment's engine, with its token.
    pub(crate) async fn target(&self, environment: &str) -> Result<Target, UseCaseError> {
        let name = environment_name(environment)?;
        let row = self.row(environment).await?;
        let (url, token) = match row.url {
            Some(url) => (url, self.token(environment).await?),
            // The gateway on this computer needs none, and must work without a keyring.
            None => (
                self.local_gateway(environment)?,
                self.token(environment).await.ok().flatten(),
            ),
        };
        let engine = self.host.engines.engine(&url, token);
        let engine = engine.map_err(|error| UseCaseError::engine(environment, error))?;
        Ok(Target { name, engine })
    }

    fn local_gateway(&self, environment: &str) -> Result<String, UseCaseError> {
        self.host
            .local_gateway()
            .ok_or_else(|| UseCaseError::EngineAway {
                environment: environment.to_owned(),
                reason: "the gateway on this computer is not running".to_owned(),
            })
    }

    async fn row(&self, name: &str) -> Result<EnvironmentRow, UseCaseError> {
        let rows = self.store.environments().await?;
        let found = rows.into_iter().find(|row| row.name == name);
        found.ok_or_else(|| UseCaseError::not_found(format!("There is no environment “{name}”.")))
    }

    async fn token(&self, environment: &str) -> Result<Option<String>, UseCaseError> {
        let (secrets, store) = (Arc::clone(&self.host.secrets), self.uuid.clone());
        let environment = environment.to_owned();
        blocking(move || secrets.token(&store, &environment)).await
    }

    async fn set_token(&self, environment: &str, token: Option<&str>) -> Result<(), UseCaseError> {
        let (secrets, store) = (Arc::clone(&self.host.secrets), self.uuid.clone());
        let (environment, token) = (environment.to_owned(), token.map(str::to_owned));
        blocking(move || secrets.set_token(&store, &environment, token.as_deref())).await
    }
}

async fn blocking<T: Send + 'static>(
    call: impl FnOnce() -> Result<T, SecretsError> + Send + 'static,
) -> Result<T, UseCaseError> {
    let keyring = |reason: String| UseCaseError::Keyring { reason };
    match tokio::task::spawn_blocking(call).await {
        Ok(result) => result.map_err(|error| keyring(error.reason)),
        Err(error) => Err(keyring(error.to_string())),
    }
}

fn environment_name(name: &str) -> Result<EnvironmentName, UseCaseError> {
    EnvironmentName::try_from(name)
        .map_err(|error| UseCaseError::invalid("/name", error.to_string()))
}
