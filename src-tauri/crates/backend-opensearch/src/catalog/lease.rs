//! One writer of the catalog at a time, among all gateways.
//!
//! Owns taking the lease, showing signs of life, and the one write that ends it. A writer that
//! shows none for [`Patience::lease`], by the watch of whoever waits, is taken for dead; clocks
//! are not compared. Safety does not rest on time: taking over changes the document, so that the
//! commit of a writer that was only slow is refused.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::Mutex;
use tokio::task::AbortHandle;

use super::state::{CatalogState, Edition, ID};
use crate::control::{Control, Kept, Mark};
use crate::error::{EngineError, WriteError};
use crate::settings::Patience;

/// Between two looks at a lease that someone else has.
const LOOK: Duration = Duration::from_millis(100);
/// For a commit of which it is not known whether it happened.
const SETTLING: Duration = Duration::from_secs(30);

/// The right to change the catalog, with a version of one's own.
pub(crate) struct Lease {
    control: Control,
    token: String,
    /// The version of this writer's documents.
    pub(crate) version: i64,
    held: Arc<Mutex<Held>>,
    beating: AbortHandle,
}

struct Held {
    state: CatalogState,
    mark: Mark,
}

/// Reads the state; one that nobody wrote yet is empty.
pub(crate) fn read(kept: Option<&Kept>) -> Result<(CatalogState, Option<Mark>), EngineError> {
    let Some(kept) = kept else {
        return Ok((CatalogState::empty(), None));
    };
    let state: CatalogState = kept.says()?;
    if !state.is_known() {
        let reason = "the catalog's state was written by a later version of the gateway";
        return Err(EngineError::Unreadable(reason.to_owned()));
    }
    Ok((state, Some(kept.mark)))
}

fn now() -> i64 {
    chrono::Utc::now().timestamp()
}

impl Lease {
    /// Waits until no one else changes the catalog.
    pub(crate) async fn acquire(
        control: &Control,
        patience: &Patience,
    ) -> Result<Self, WriteError> {
        let token = uuid::Uuid::new_v4().to_string();
        let mut watched: Option<(Mark, Instant)> = None;
        loop {
            let (state, mark) = read(control.read_one(ID).await?.as_ref())?;
            if let Some(mark) = mark.filter(|_| state.is_held_by(&token)) {
                // The answer to our own write was lost.
                return Ok(Self::start(control, patience, token, state, mark));
            }
            if let Some(mark) = mark.filter(|_| state.writer.is_some()) {
                let since = match watched {
                    Some((seen, since)) if seen == mark => since,
                    _ => Instant::now(),
                };
                watched = Some((mark, since));
                if since.elapsed() < patience.lease {
                    tokio::time::sleep(LOOK).await;
                    continue;
                }
                tracing::warn!("a writer of the catalog shows no sign of life; taking over");
            }
            let begun = state.begun(&token, now());
            match control.write_if(ID, &begun, mark).await {
                Ok(mark) => return Ok(Self::start(control, patience, token, begun, mark)),
                Err(error) if error.left_nothing() && !error.is_conflict() => {
                    return Err(error.into());
                }
                // Someone was faster, or the answer was lost: reading tells.
                Err(_) => tokio::time::sleep(LOOK / 4).await,
            }
        }
    }

    fn start(
        control: &Control,
        patience: &Patience,
        token: String,
        state: CatalogState,
        mark: Mark,
    ) -> Self {
        let version = state.writer.as_ref().map_or(0, |writer| writer.version);
        let held = Arc::new(Mutex::new(Held { state, mark }));
        let beat = beat(
            control.clone(),
            token.clone(),
            Arc::clone(&held),
            patience.lease / 4,
        );
        Self {
            control: control.clone(),
            token,
            version,
            held,
            beating: tokio::spawn(beat).abort_handle(),
        }
    }

    /// What is live while this lease is held.
    pub(crate) async fn edition(&self) -> Edition {
        self.held.lock().await.state.edition.clone()
    }

    /// The whole state while this lease is held.
    pub(crate) async fn state(&self) -> CatalogState {
        self.held.lock().await.state.clone()
    }

    /// Makes live what was written, all at once, and ends the lease.
    pub(crate) async fn commit(
        self,
        next: impl Fn(CatalogState) -> CatalogState,
    ) -> Result<(CatalogState, Mark), WriteError> {
        self.beating.abort();
        let mut held = self.held.lock().await;
        let deadline = Instant::now() + SETTLING;
        let mut in_doubt = false;
        loop {
            let committed = next(held.state.clone());
            let error = match self.control.write_if(ID, &committed, Some(held.mark)).await {
                Ok(mark) => return Ok((committed, mark)),
                Err(error) => error,
            };
            in_doubt |= !error.left_nothing();
            if !in_doubt && !error.is_conflict() {
                // Nothing of it happened: whoever waits for the lease need not wait until it runs out.
                end(&self.control, &held, true).await;
                return Err(error.into());
            }
            match self
                .control
                .read_one(ID)
                .await
                .map(|kept| read(kept.as_ref()))
            {
                Ok(Ok((state, Some(mark)))) => {
                    if state.is_committed(&self.token) {
                        return Ok((state, mark));
                    }
                    if !state.is_held_by(&self.token) {
                        // Whoever took over changed the document: our write can't happen any more.
                        return Err(WriteError::TakenOver);
                    }
                    *held = Held { state, mark };
                }
                Ok(Ok((_, None))) => return Err(WriteError::TakenOver),
                Ok(Err(error)) | Err(error) => {
                    tracing::warn!(cause = %error, "a commit of the catalog is in doubt");
                }
            }
            if Instant::now() > deadline {
                return Err(match in_doubt {
                    true => WriteError::Unsettled(error),
                    false => error.into(),
                });
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Ends the lease; nothing of it is live. If that can't be written now, the next writer finds
    /// no sign of life.
    pub(crate) async fn give_up(self, wrote: bool) {
        self.beating.abort();
        let held = self.held.lock().await;
        end(&self.control, &held, wrote).await;
    }
}

async fn end(control: &Control, held: &Held, wrote: bool) {
    let state = held.state.clone();
    let ended = match wrote {
        true => state.given_up(now()),
        false => state.released(),
    };
    if let Err(error) = control.write_if(ID, &ended, Some(held.mark)).await {
        tracing::warn!(cause = %error, "the catalog's lease could not be given back");
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        self.beating.abort();
    }
}

/// Signs of life, until it is aborted or someone took over.
async fn beat(control: Control, token: String, held: Arc<Mutex<Held>>, every: Duration) {
    loop {
        tokio::time::sleep(every).await;
        let mut held = held.lock().await;
        let alive = held.state.clone().beaten();
        match control.write_if(ID, &alive, Some(held.mark)).await {
            Ok(mark) => *held = Held { state: alive, mark },
            Err(error) if error.left_nothing() && !error.is_conflict() => {}
            Err(_) => match control.read_one(ID).await.map(|kept| read(kept.as_ref())) {
                Ok(Ok((state, Some(mark)))) if state.is_held_by(&token) => {
                    *held = Held { state, mark };
                }
                Ok(Ok(_)) => return,
                Ok(Err(_)) | Err(_) => {}
            },
        }
    }
}
