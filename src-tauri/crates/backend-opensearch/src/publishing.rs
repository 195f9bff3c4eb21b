//! Publishing rule sets. The one step that counts is a write of the head on condition that it is
//! unchanged; all that goes before it changes nothing that anyone sees.
//!
//! The order: the document is kept by its ETag; the revision that is live is kept as a line of
//! the history (its content follows from the head, so any publisher writes the same); the head is
//! moved. A publisher that dies before the last step has published nothing; one whose answer to
//! the last step was lost finds out, or prevents it, before it answers.

pub(crate) mod documents;
pub(crate) mod head;
mod settling;

use std::sync::Arc;
use std::time::Instant;

use endcap_backend::{BackendError, Byline, Document, Expect, LiveRuleSet, Published, Revision};
use endcap_model::environment::EnvironmentName;

use crate::control::{Control, Mark};
use crate::current::{Current, believe};
use crate::error::{EngineError, WriteError};
use documents::Documents;
use head::Head;
use settling::Settled;

/// Lines of the history that are read at once.
const LINES: u64 = 500;
/// Other publishers were faster so many times in a row: enough.
const MOST_ROUNDS: usize = 20;

/// What to do where the document is live already.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum SameAgain {
    ChangesNothing,
    IsARevision,
}

/// The rule sets of every environment. Cheap to clone.
#[derive(Clone)]
pub(crate) struct RuleSets {
    pub(crate) control: Control,
    pub(crate) documents: Documents,
    pub(crate) current: Current,
}

/// What is asked for.
pub(crate) struct Publication {
    pub(crate) name: EnvironmentName,
    pub(crate) document: Arc<Document>,
    pub(crate) expect: Expect,
    pub(crate) byline: Byline,
    pub(crate) same_again: SameAgain,
}

/// Why nothing was published.
pub(crate) enum Refusal {
    /// Another rule set is live.
    Conflict(Option<String>),
    Write(WriteError),
}

impl From<EngineError> for Refusal {
    fn from(error: EngineError) -> Self {
        Self::Write(error.into())
    }
}

impl Refusal {
    pub(crate) fn told(self, doing: &'static str) -> BackendError {
        match self {
            Self::Conflict(current) => BackendError::Conflict { current },
            Self::Write(error) => error.told(doing),
        }
    }
}

impl RuleSets {
    async fn head(
        &self,
        name: &EnvironmentName,
    ) -> Result<(Option<Head>, Option<Mark>), EngineError> {
        let known = self.current.revision(name);
        let (head, mark) = Head::read(self.control.read_one(&head::id(name)).await?.as_ref())?;
        believe(name, known, head.as_ref().map(|head| head.revision))?;
        Ok((head, mark))
    }

    pub(crate) async fn publish(&self, asked: Publication) -> Result<Published, Refusal> {
        let mut is_kept = false;
        for _ in 0..MOST_ROUNDS {
            let (head, mark) = self.head(&asked.name).await?;
            let current = head.as_ref().map(|head| head.etag.as_str());
            if !asked.expect.holds(current) {
                return Err(Refusal::Conflict(current.map(str::to_owned)));
            }
            let is_same = current == Some(asked.document.etag());
            if let Some(head) = head.as_ref().filter(|_| is_same)
                && asked.same_again == SameAgain::ChangesNothing
            {
                return Ok(self.published(&asked, head.revision));
            }
            if !is_kept && !is_same {
                self.documents.keep(&asked.document).await?;
                is_kept = true;
            }
            if let Some(revision) = self.moved(&asked, head, mark).await? {
                return Ok(self.published(&asked, revision));
            }
        }
        let reason = "other publishers were faster each time".to_owned();
        Err(EngineError::Overloaded(reason).into())
    }

    /// Moves the head. `None`: it was moved by another, and all must be asked anew.
    async fn moved(
        &self,
        asked: &Publication,
        before: Option<Head>,
        mark: Option<Mark>,
    ) -> Result<Option<u64>, Refusal> {
        let revision = 1 + before.as_ref().map_or(0, |head| head.revision);
        if let Some(before) = before {
            let id = head::revision_id(&asked.name, before.revision);
            self.control.write_same(&id, &before).await?;
        }
        let token = uuid::Uuid::new_v4().to_string();
        let next = Head::new(revision, &asked.document, asked.byline.clone(), &token);
        match self
            .control
            .write_if(&head::id(&asked.name), &next, mark)
            .await
        {
            Ok(_) => Ok(Some(revision)),
            Err(error) if error.left_nothing() && !error.is_conflict() => Err(error.into()),
            // Where a node dies, the engine repeats a write by itself, and may be refused by what
            // its own first try did: only our token tells whether it was another's.
            Err(error) => match settling::settle(self, &asked.name, &next, mark, error).await {
                Settled::Happened => Ok(Some(revision)),
                Settled::Overtaken => Ok(None),
                Settled::Prevented(error) if error.is_conflict() => Ok(None),
                Settled::Prevented(error) => Err(error.into()),
                Settled::Not(error) => Err(Refusal::Write(WriteError::Unsettled(error))),
            },
        }
    }

    fn published(&self, asked: &Publication, revision: u64) -> Published {
        let live = LiveRuleSet {
            revision,
            document: Arc::clone(&asked.document),
        };
        self.current
            .learn_live(Instant::now(), &asked.name, Arc::new(live));
        Published {
            revision,
            etag: asked.document.etag().to_owned(),
        }
    }

    /// Every revision, newest first; `None` before the first. What is live comes from the head,
    /// the others from the lines that were kept before the head moved on.
    pub(crate) async fn history(
        &self,
        name: &EnvironmentName,
    ) -> Result<Option<Vec<Revision>>, EngineError> {
        let Some(head) = self.head(name).await?.0 else {
            return Ok(None);
        };
        let mut after = head.revision;
        let mut lines = vec![head.line()];
        while after > 1 {
            let first = after.saturating_sub(LINES).max(1);
            let ids: Vec<String> = (first..after)
                .rev()
                .map(|revision| head::revision_id(name, revision))
                .collect();
            for (id, kept) in ids.iter().zip(self.control.read(&ids).await?) {
                let line = Head::read(kept.as_ref())?.0;
                let line = line.ok_or_else(|| missing(id))?;
                lines.push(line.line());
            }
            after = first;
        }
        Ok(Some(lines))
    }

    /// The document of a revision; `None` if there is no such revision (or environment).
    pub(crate) async fn document(
        &self,
        name: &EnvironmentName,
        revision: u64,
    ) -> Result<Option<Arc<Document>>, EngineError> {
        if let Some(live) = self.current.live(name).await?
            && live.revision == revision
        {
            return Ok(Some(Arc::clone(&live.document)));
        }
        let known = self.current.revision(name);
        let ids = [head::id(name), head::revision_id(name, revision)];
        let found = self.control.read(&ids).await?;
        let lines = found.iter().map(|kept| Ok(Head::read(kept.as_ref())?.0));
        let lines = lines.collect::<Result<Vec<_>, EngineError>>()?;
        let live = lines.first().and_then(Option::as_ref);
        believe(name, known, live.map(|live| live.revision))?;
        let line = lines
            .into_iter()
            .flatten()
            .find(|line| line.revision == revision);
        match line {
            Some(line) => Ok(Some(self.documents.read(&line.etag).await?)),
            None => Ok(None),
        }
    }
}

fn missing(id: &str) -> EngineError {
    EngineError::Unreadable(format!("“{id}” is not in the control index"))
}
