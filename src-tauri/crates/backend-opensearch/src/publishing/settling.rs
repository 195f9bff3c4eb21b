//! Finding out whether a move of the head happened whose answer was lost, or was a conflict with
//! who knows whom; and if it did not happen, making sure that it never will.
//!
//! The write that was lost had a condition: the head as it was read. So if the head has changed
//! since, it can't happen any more; and if it has not, writing the same head again changes it.

use std::time::{Duration, Instant};

use endcap_model::environment::EnvironmentName;

use super::RuleSets;
use super::head::{self, Head};
use crate::control::Mark;
use crate::current::believe;
use crate::error::EngineError;

/// For the engine to come back. A publisher waits so long for a sure answer, and no longer.
const SETTLING: Duration = Duration::from_secs(15);
const LOOK: Duration = Duration::from_millis(200);

pub(super) enum Settled {
    /// The revision is live, or was.
    Happened,
    /// Another publisher was first.
    Overtaken,
    /// It did not happen, and can't any more.
    Prevented(EngineError),
    /// The engine can't be asked.
    Not(EngineError),
}

pub(super) async fn settle(
    sets: &RuleSets,
    name: &EnvironmentName,
    lost: &Head,
    condition: Option<Mark>,
    error: EngineError,
) -> Settled {
    if !error.is_conflict() {
        tracing::warn!(cause = %error, "whether a publication happened is in doubt");
    }
    let deadline = Instant::now() + SETTLING;
    loop {
        match look(sets, name, lost, condition).await {
            Ok(Found::Ours) => return Settled::Happened,
            Ok(Found::Others) => return Settled::Overtaken,
            Ok(Found::Prevented) => return Settled::Prevented(error),
            Ok(Found::StillPossible) => {}
            Err(failed) if Instant::now() > deadline => return Settled::Not(failed),
            Err(_) => {}
        }
        tokio::time::sleep(LOOK).await;
    }
}

enum Found {
    Ours,
    Others,
    Prevented,
    StillPossible,
}

async fn look(
    sets: &RuleSets,
    name: &EnvironmentName,
    lost: &Head,
    condition: Option<Mark>,
) -> Result<Found, EngineError> {
    let known = sets.current.revision(name);
    let ids = [head::id(name), head::revision_id(name, lost.revision)];
    let found = sets.control.read(&ids).await?;
    let kept = found.first().and_then(Option::as_ref);
    let (live, mark) = Head::read(kept)?;
    believe(name, known, live.as_ref().map(|live| live.revision))?;
    let line = Head::read(found.get(1).and_then(Option::as_ref))?.0;
    let revision = live.as_ref().map_or(0, |live| live.revision);
    if revision >= lost.revision {
        let at_the_time = live.filter(|live| live.revision == lost.revision).or(line);
        return Ok(match at_the_time {
            Some(at_the_time) if at_the_time.token == lost.token => Found::Ours,
            Some(_) => Found::Others,
            None => return Err(super::missing(&head::revision_id(name, lost.revision))),
        });
    }
    if mark != condition {
        return Ok(Found::Prevented);
    }
    let same = live.unwrap_or_else(|| Head::nothing(&lost.token));
    match sets.control.write_if(&head::id(name), &same, mark).await {
        Ok(_) => Ok(Found::Prevented),
        // Ours came through just now, or someone else's: the next look tells.
        Err(error) if error.is_conflict() => Ok(Found::StillPossible),
        Err(error) => Err(error),
    }
}
