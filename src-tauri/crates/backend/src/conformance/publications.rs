//! Rule sets: one publisher of several wins, history is complete and in order.

use std::sync::Arc;

use super::fixture::{byline, document, environment, is};
use super::{Check, Outcome, check, equal, expect};
use crate::{Backend, BackendError, Expect};

pub(super) fn checks() -> Vec<Check> {
    vec![
        check!(
            "an environment comes into being with its first rule set",
            first
        ),
        check!(
            "a publisher who believes wrongly is refused and told what is live",
            conflicts
        ),
        check!(
            "the same document under its own ETag changes nothing",
            same_again
        ),
        check!(
            "history keeps every document, newest first, and restores it as a new revision",
            history
        ),
        check!("environments do not touch each other", apart),
        check!(
            "of publishers at once one wins each round, and no revision is lost",
            competing
        ),
    ]
}

async fn first(backend: Arc<dyn Backend>) -> Outcome {
    let staging = environment("staging")?;
    expect(backend.live(&staging).await?.is_none(), || {
        "there is a rule set already".to_owned()
    })?;
    let unknown = backend.history(&staging).await;
    expect(
        matches!(unknown, Err(BackendError::NoEnvironment(_))),
        || format!("history gave {unknown:?}"),
    )?;
    let unknown = backend.document(&staging, 1).await;
    expect(
        matches!(unknown, Err(BackendError::NoEnvironment(_))),
        || format!("a revision gave {unknown:?}"),
    )?;
    let sent = document(1)?;
    let published = backend
        .publish(&staging, Arc::clone(&sent), &Expect::Nothing, byline(0))
        .await?;
    equal("revision", &published.revision, &1)?;
    equal("etag", &published.etag.as_str(), &sent.etag())?;
    let live = backend.live(&staging).await?;
    let live = live.map(|live| (live.revision, live.document.canonical().to_owned()));
    equal("live", &live, &Some((1, sent.canonical().to_owned())))
}

async fn conflicts(backend: Arc<dyn Backend>) -> Outcome {
    let staging = environment("staging")?;
    let (one, two) = (document(1)?, document(2)?);
    let early = backend
        .publish(&staging, Arc::clone(&one), &is("x"), byline(0))
        .await;
    expect(
        matches!(early, Err(BackendError::Conflict { current: None })),
        || format!("{early:?}"),
    )?;
    backend
        .publish(&staging, Arc::clone(&one), &Expect::Nothing, byline(0))
        .await?;
    for wrong in [
        Expect::Nothing,
        is("x"),
        is(two.etag()),
        Expect::OneOf(Vec::new()),
    ] {
        let refused = backend
            .publish(&staging, Arc::clone(&two), &wrong, byline(1))
            .await;
        let told = match refused {
            Err(BackendError::Conflict { current }) => current,
            other => return expect(false, || format!("{wrong:?} gave {other:?}")),
        };
        equal("told", &told.as_deref(), &Some(one.etag()))?;
        let refused = backend.restore(&staging, 1, &wrong, byline(1)).await;
        let is_told = matches!(&refused, Err(BackendError::Conflict { current: Some(etag) }) if etag == one.etag());
        expect(is_told, || {
            format!("restoring under {wrong:?} gave {refused:?}")
        })?;
    }
    equal("revisions", &backend.history(&staging).await?.len(), &1)
}

async fn same_again(backend: Arc<dyn Backend>) -> Outcome {
    let staging = environment("staging")?;
    let one = document(1)?;
    let published = backend
        .publish(&staging, Arc::clone(&one), &Expect::Nothing, byline(0))
        .await?;
    let again = backend
        .publish(&staging, Arc::clone(&one), &is(one.etag()), byline(1))
        .await?;
    equal("again", &again, &published)?;
    let history = backend.history(&staging).await?;
    equal("revisions", &history.len(), &1)?;
    equal("byline", &history[0].byline, &byline(0))
}

async fn history(backend: Arc<dyn Backend>) -> Outcome {
    let staging = environment("staging")?;
    let (one, two) = (document(1)?, document(2)?);
    backend
        .publish(&staging, Arc::clone(&one), &Expect::Nothing, byline(1))
        .await?;
    backend
        .publish(&staging, Arc::clone(&two), &is(one.etag()), byline(2))
        .await?;
    let restored = backend
        .restore(&staging, 1, &is(two.etag()), byline(3))
        .await?;
    equal(
        "restored",
        &(restored.revision, restored.etag.as_str()),
        &(3, one.etag()),
    )?;
    // What is live is restored as a new revision too: restoring always publishes.
    let again = backend
        .restore(&staging, 3, &is(one.etag()), byline(4))
        .await?;
    equal(
        "again",
        &(again.revision, again.etag.as_str()),
        &(4, one.etag()),
    )?;
    let lines = backend.history(&staging).await?;
    let lines: Vec<_> = lines
        .iter()
        .map(|line| (line.revision, line.etag.as_str(), line.byline.clone()))
        .collect();
    let expected = vec![
        (4, one.etag(), byline(4)),
        (3, one.etag(), byline(3)),
        (2, two.etag(), byline(2)),
        (1, one.etag(), byline(1)),
    ];
    equal("history", &lines, &expected)?;
    for (revision, sent) in [(1, &one), (2, &two), (3, &one), (4, &one)] {
        let kept = backend.document(&staging, revision).await?;
        equal("document", &kept.canonical(), &sent.canonical())?;
    }
    let unknown = backend.document(&staging, 5).await;
    expect(matches!(unknown, Err(BackendError::NoRevision(5))), || {
        format!("revision 5 gave {unknown:?}")
    })?;
    let unknown = backend
        .restore(&staging, 9, &is(one.etag()), byline(5))
        .await;
    expect(matches!(unknown, Err(BackendError::NoRevision(9))), || {
        format!("restoring 9 gave {unknown:?}")
    })
}

async fn apart(backend: Arc<dyn Backend>) -> Outcome {
    let (staging, production) = (environment("staging")?, environment("production")?);
    let (one, two) = (document(1)?, document(2)?);
    backend
        .publish(&staging, Arc::clone(&one), &Expect::Nothing, byline(0))
        .await?;
    expect(backend.live(&production).await?.is_none(), || {
        "production came with staging".to_owned()
    })?;
    backend
        .publish(&production, Arc::clone(&two), &Expect::Nothing, byline(0))
        .await?;
    let live = backend.live(&staging).await?;
    equal(
        "staging",
        &live.map(|live| live.document.etag().to_owned()).as_deref(),
        &Some(one.etag()),
    )
}

/// Rounds of competing publications.
const ROUNDS: u32 = 40;

async fn competing(backend: Arc<dyn Backend>) -> Outcome {
    let staging = environment("staging")?;
    let mut current = document(1)?;
    backend
        .publish(&staging, Arc::clone(&current), &Expect::Nothing, byline(0))
        .await?;
    let mut accepted = vec![current.etag().to_owned()];
    for round in 0..ROUNDS {
        let (one, other) = (document(2 + 2 * round)?, document(3 + 2 * round)?);
        let belief = is(current.etag());
        let second = i64::from(round);
        let (first, second) = futures::join!(
            backend.publish(&staging, Arc::clone(&one), &belief, byline(second)),
            backend.publish(&staging, Arc::clone(&other), &belief, byline(second)),
        );
        let (won, lost, winner) = match (first, second) {
            (Ok(won), Err(lost)) => (won, lost, one),
            (Err(lost), Ok(won)) => (won, lost, other),
            both => return expect(false, || format!("round {round}: {both:?}")),
        };
        equal("revision", &won.revision, &u64::from(round + 2))?;
        let is_told = matches!(&lost, BackendError::Conflict { current: Some(etag) } if etag == winner.etag());
        expect(is_told, || format!("the loser was told {lost:?}"))?;
        accepted.push(winner.etag().to_owned());
        current = winner;
    }
    let mut kept: Vec<String> = backend
        .history(&staging)
        .await?
        .into_iter()
        .map(|line| line.etag)
        .collect();
    kept.reverse();
    equal("history", &kept, &accepted)
}
