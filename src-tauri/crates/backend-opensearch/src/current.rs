//! What this gateway knows of the control index: the catalog's edition and the live rule sets.
//!
//! Owns how old that may be. Younger than [`Patience::fresh`] it is used; older, it is read again
//! beside the request; older than [`Patience::stale`], before it, and if that fails there is no
//! answer. So a publication is served everywhere within a second, and an engine that is away is
//! noticed within one. What this gateway wrote itself it knows at once.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Instant;

use endcap_backend::LiveRuleSet;
use endcap_model::environment::EnvironmentName;

use crate::catalog::lease;
use crate::catalog::state::{self, CatalogState, Edition};
use crate::control::{Control, Kept};
use crate::error::EngineError;
use crate::publishing::documents::Documents;
use crate::publishing::head::{self, Head};
use crate::settings::Patience;

/// Names without a rule set that are remembered until the next reading.
const MOST_ABSENT: usize = 1_000;

/// Cheap to clone.
#[derive(Clone)]
pub(crate) struct Current {
    shared: Arc<Shared>,
}

struct Shared {
    control: Control,
    documents: Documents,
    patience: Patience,
    known: RwLock<Known>,
    reading: tokio::sync::Mutex<()>,
    /// Whether there ever was something: then nothing is a fault, not a beginning.
    was_there: AtomicBool,
}

#[derive(Default)]
struct Known {
    /// When the last whole reading was begun.
    at: Option<Instant>,
    edition: Option<Timed<Edition>>,
    /// The next version of the catalog that would be taken. It only grows; the live one's number
    /// does not, where a shop went back.
    next_version: i64,
    live: HashMap<EnvironmentName, Timed<Arc<LiveRuleSet>>>,
    absent: HashSet<EnvironmentName>,
}

/// A value that was true at an instant: an older one never takes its place.
struct Timed<T> {
    at: Instant,
    value: T,
}

impl Known {
    fn learn_edition(&mut self, at: Instant, value: Edition) {
        if self.edition.as_ref().is_none_or(|known| known.at <= at) {
            self.edition = Some(Timed { at, value });
        }
    }

    fn learn_live(&mut self, at: Instant, name: EnvironmentName, value: Arc<LiveRuleSet>) {
        if self.live.get(&name).is_none_or(|known| known.at <= at) {
            self.absent.remove(&name);
            self.live.insert(name, Timed { at, value });
        }
    }
}

/// What was known before a reading. Versions and revisions only grow, and no environment is ever
/// removed: a copy that says otherwise has lost something, and is not believed.
struct Past {
    next_version: i64,
    revisions: HashMap<EnvironmentName, u64>,
}

impl Past {
    fn of(known: &Known) -> Past {
        let revision = |(name, live): (&EnvironmentName, &Timed<Arc<LiveRuleSet>>)| {
            (name.clone(), live.value.revision)
        };
        Past {
            next_version: known.next_version,
            revisions: known.live.iter().map(revision).collect(),
        }
    }

    fn check(
        &self,
        state: &CatalogState,
        live: &[(EnvironmentName, Head)],
        absent: &[EnvironmentName],
    ) -> Result<(), EngineError> {
        let next = state.next_version;
        if next < self.next_version {
            return Err(lost(format!("the catalog's next version is {next}")));
        }
        let told = live.iter().map(|(name, head)| (name, Some(head.revision)));
        for (name, told) in told.chain(absent.iter().map(|name| (name, None))) {
            believe(name, self.revisions.get(name).copied(), told)?;
        }
        Ok(())
    }
}

/// Whether a reading says no less of an environment than was known before it: a revision, or that
/// there is none.
pub(crate) fn believe(
    name: &EnvironmentName,
    known: Option<u64>,
    told: Option<u64>,
) -> Result<(), EngineError> {
    match told {
        _ if told >= known => Ok(()),
        None => Err(lost(format!("there is no environment {name}"))),
        Some(told) => Err(lost(format!("{name} is at revision {told}"))),
    }
}

fn lost(what: String) -> EngineError {
    EngineError::Partial(format!("{what}, less than was known"))
}

impl Current {
    pub(crate) fn new(control: Control, documents: Documents, patience: Patience) -> Self {
        Self {
            shared: Arc::new(Shared {
                control,
                documents,
                patience,
                known: RwLock::default(),
                reading: tokio::sync::Mutex::default(),
                was_there: AtomicBool::new(false),
            }),
        }
    }

    /// The catalog that is live.
    pub(crate) async fn edition(&self) -> Result<Edition, EngineError> {
        let edition = |known: &Known| known.edition.as_ref().map(|timed| timed.value.clone());
        self.known(None, edition).await
    }

    /// The catalog that is live, read now.
    pub(crate) async fn edition_now(&self) -> Result<Edition, EngineError> {
        let _reading = self.shared.reading.lock().await;
        self.read(None).await?;
        Ok(self
            .peek(|known| known.edition.as_ref().map(|timed| timed.value.clone()))
            .unwrap_or_else(|| CatalogState::empty().edition))
    }

    /// The rule set that is live; `None` before the first.
    pub(crate) async fn live(
        &self,
        name: &EnvironmentName,
    ) -> Result<Option<Arc<LiveRuleSet>>, EngineError> {
        let found = |known: &Known| match known.live.get(name) {
            Some(timed) => Some(Some(Arc::clone(&timed.value))),
            None => known.absent.contains(name).then_some(None),
        };
        self.known(Some(name), found).await
    }

    /// A commit of this gateway's own.
    pub(crate) fn learn_edition(&self, state: &CatalogState) {
        self.shared.was_there.store(true, Ordering::Relaxed);
        self.change(|known| {
            known.learn_edition(Instant::now(), state.edition.clone());
            known.next_version = known.next_version.max(state.next_version);
        });
    }

    /// A publication of this gateway's own, or one that it read on the way.
    pub(crate) fn learn_live(&self, at: Instant, name: &EnvironmentName, live: Arc<LiveRuleSet>) {
        self.shared.was_there.store(true, Ordering::Relaxed);
        self.change(|known| known.learn_live(at, name.clone(), live));
    }

    /// The revision of an environment that this gateway knows to have been live.
    pub(crate) fn revision(&self, name: &EnvironmentName) -> Option<u64> {
        self.peek(|known| known.live.get(name).map(|live| live.value.revision))
    }

    fn peek<T>(&self, look: impl FnOnce(&Known) -> T) -> T {
        look(
            &self
                .shared
                .known
                .read()
                .unwrap_or_else(PoisonError::into_inner),
        )
    }

    fn change(&self, change: impl FnOnce(&mut Known)) {
        change(
            &mut self
                .shared
                .known
                .write()
                .unwrap_or_else(PoisonError::into_inner),
        );
    }

    /// What `look` finds in knowledge that is young enough.
    async fn known<T>(
        &self,
        name: Option<&EnvironmentName>,
        look: impl Fn(&Known) -> Option<T>,
    ) -> Result<T, EngineError> {
        let young = |limit| {
            self.peek(|known| {
                let age = known.at?.elapsed();
                let found = look(known)?;
                (age <= limit).then_some((age, found))
            })
        };
        let patience = &self.shared.patience;
        if let Some((age, found)) = young(patience.stale) {
            if age > patience.fresh {
                self.read_beside();
            }
            return Ok(found);
        }
        let _reading = self.shared.reading.lock().await;
        if let Some((_, found)) = young(patience.fresh) {
            return Ok(found);
        }
        self.read(name).await?;
        self.peek(look)
            .ok_or_else(|| EngineError::Unreadable("nothing was learned by reading".to_owned()))
    }

    /// Reads again while the request goes on with what is known.
    fn read_beside(&self) {
        let this = self.clone();
        tokio::spawn(async move {
            let Ok(_reading) = this.shared.reading.try_lock() else {
                return;
            };
            if let Err(error) = this.read(None).await {
                tracing::debug!(cause = %error, "the control index could not be read");
            }
        });
    }

    /// Reads the edition and every rule set that is known, and `name`'s. One at a time.
    async fn read(&self, name: Option<&EnvironmentName>) -> Result<(), EngineError> {
        let at = Instant::now();
        let before = self.peek(Past::of);
        let mut names: Vec<EnvironmentName> =
            self.peek(|known| known.live.keys().cloned().collect());
        names.extend(name.filter(|name| !names.contains(name)).cloned());
        let mut ids = vec![state::ID.to_owned()];
        ids.extend(names.iter().map(head::id));
        let found = self.shared.control.read(&ids).await?;
        self.check_there(&found)?;
        let (state, _) = lease::read(found.first().and_then(Option::as_ref))?;
        let mut live = Vec::new();
        let mut absent = Vec::new();
        for (name, kept) in names.into_iter().zip(found.iter().skip(1)) {
            match Head::read(kept.as_ref())?.0 {
                Some(head) => live.push((name, head)),
                None => absent.push(name),
            }
        }
        before.check(&state, &live, &absent)?;
        let known = self.peek(|known| {
            let known = known.live.values().map(|timed| Arc::clone(&timed.value));
            known.collect::<Vec<_>>()
        });
        let live = self.shared.documents.live(live, &known).await?;
        self.change(|known| {
            known.at = Some(at);
            known.learn_edition(at, state.edition);
            known.next_version = known.next_version.max(state.next_version);
            known.absent.clear();
            for (name, rules) in live {
                known.learn_live(at, name, rules);
            }
            for name in absent.into_iter().take(MOST_ABSENT) {
                if known.live.get(&name).is_none_or(|live| live.at <= at) {
                    known.live.remove(&name);
                    known.absent.insert(name);
                }
            }
        });
        Ok(())
    }

    /// An index that is gone is not a shop that never was.
    fn check_there(&self, found: &[Option<Kept>]) -> Result<(), EngineError> {
        let is_there = found.iter().any(Option::is_some);
        if is_there {
            self.shared.was_there.store(true, Ordering::Relaxed);
        } else if self.shared.was_there.load(Ordering::Relaxed) {
            let reason = "the control index, which was there, holds nothing any more";
            return Err(EngineError::Partial(reason.to_owned()));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An environment at a revision, and what a reading says of it: a revision, or that there is none.
    fn believed(known: u64, next: i64, told: Option<u64>) -> bool {
        let name: EnvironmentName = EnvironmentName::try_from("production").unwrap();
        let past = Past {
            next_version: 7,
            revisions: HashMap::from([(name.clone(), known)]),
        };
        let mut state = CatalogState::empty();
        state.next_version = next;
        let head = told.map(|revision| {
            let mut head = Head::nothing("t");
            head.revision = revision;
            (name.clone(), head)
        });
        let absent = if head.is_none() { vec![name] } else { vec![] };
        past.check(&state, &Vec::from_iter(head), &absent).is_ok()
    }

    #[test]
    fn a_head_that_is_less_than_was_known_is_not_believed() {
        let name: EnvironmentName = EnvironmentName::try_from("production").unwrap();
        for (known, told, expected) in [
            (None, None, true),
            (None, Some(1), true),
            (Some(2), Some(2), true),
            (Some(2), Some(3), true),
            (Some(2), Some(1), false),
            (Some(2), None, false),
        ] {
            let said = believe(&name, known, told);
            assert_eq!(said.is_ok(), expected, "{known:?}, {told:?}");
            assert!(said.err().is_none_or(|error| error.is_passing()));
        }
    }

    #[test]
    fn a_copy_that_knows_less_than_was_known_is_not_believed() {
        assert!(believed(3, 7, Some(3)));
        assert!(believed(3, 9, Some(4)));
        assert!(!believed(3, 7, Some(2)), "a revision was lost");
        assert!(!believed(3, 7, None), "the environment was lost");
        assert!(
            !believed(3, 6, Some(3)),
            "a version of the catalog was lost"
        );
    }
}
