//! What is asked again, how often, and how long between.
//!
//! Owns the four policies. Waits grow and have jitter, so that gateways which failed together do
//! not come back together.

use std::time::Duration;

use backon::{ExponentialBuilder, Retryable};
use serde_json::Value;

use crate::error::EngineError;

fn waits(first: u64, longest: u64, times: usize) -> ExponentialBuilder {
    ExponentialBuilder::default()
        .with_min_delay(Duration::from_millis(first))
        .with_max_delay(Duration::from_millis(longest))
        .with_factor(2.0)
        .with_max_times(times)
        .with_jitter()
}

fn noted(error: &EngineError, wait: Duration) {
    tracing::debug!(cause = %error, ?wait, "asking OpenSearch again");
}

/// A shopper waits for it: few, and soon.
pub(super) async fn of_reads<T, F>(ask: impl FnMut() -> F) -> Result<T, EngineError>
where
    F: Future<Output = Result<T, EngineError>>,
{
    ask.retry(waits(40, 400, 3))
        .when(EngineError::is_passing)
        .notify(noted)
        .await
}

/// Small writes that may be made twice.
pub(super) async fn of_writes<F>(ask: impl FnMut() -> F) -> Result<Value, EngineError>
where
    F: Future<Output = Result<Value, EngineError>>,
{
    ask.retry(waits(100, 2_000, 5))
        .when(|error| error.is_passing() || matches!(error, EngineError::Resting))
        .notify(noted)
        .await
}

/// Writes on a condition: again only where the one before did nothing and never will.
pub(super) async fn of_conditional_writes<F>(ask: impl FnMut() -> F) -> Result<Value, EngineError>
where
    F: Future<Output = Result<Value, EngineError>>,
{
    ask.retry(waits(50, 500, 4))
        .when(|error| error.is_passing() && error.left_nothing())
        .notify(noted)
        .await
}

/// Megabytes, for minutes: back-pressure is ordinary here.
pub(super) async fn of_loads<F>(ask: impl FnMut() -> F) -> Result<Value, EngineError>
where
    F: Future<Output = Result<Value, EngineError>>,
{
    ask.retry(waits(200, 10_000, 10))
        .when(|error| error.is_passing() || matches!(error, EngineError::Resting))
        .notify(noted)
        .await
}
