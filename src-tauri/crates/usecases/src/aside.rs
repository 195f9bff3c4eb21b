//! Work that looks at everything and that nobody waits for at once: on threads of its own, half of the
//! machine's, so that lanes and search never stand in line behind it.
//!
//! Owns those threads and whose turn it is. Refuses to know the work.

use std::sync::{
    OnceLock,
    atomic::{AtomicU64, Ordering},
};

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::UseCaseError;

/// Threads that are started by the first work.
#[derive(Debug, Default)]
pub(crate) struct Aside {
    pool: OnceLock<Option<ThreadPool>>,
}

/// Counts those who asked one kind of question, of whom only the last still wants an answer.
#[derive(Debug, Default)]
pub(crate) struct Turns {
    last: AtomicU64,
}

/// The turn of one of them.
#[derive(Debug)]
pub(crate) struct Turn<'a> {
    turns: &'a Turns,
    number: u64,
}

impl Aside {
    /// Does the work there and waits for it; what it does in parallel stays there as well.
    pub fn run<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        let pool = self.pool.get_or_init(|| {
            let threads = std::thread::available_parallelism().map_or(1, usize::from) / 2;
            let builder = ThreadPoolBuilder::new().num_threads(threads.max(1));
            builder
                .thread_name(|number| format!("aside-{number}"))
                .build()
                .ok()
        });
        match pool {
            Some(pool) => pool.install(work),
            // The machine gives no more threads: slower beats not at all.
            None => work(),
        }
    }
}

impl Turns {
    /// Ends the turn of whoever asked before.
    pub fn take(&self) -> Turn<'_> {
        Turn {
            turns: self,
            number: self.last.fetch_add(1, Ordering::Relaxed) + 1,
        }
    }
}

impl Turn<'_> {
    /// Nothing, while it is still this one's turn; to be asked between two pieces of work.
    ///
    /// # Errors
    /// `Cancelled` once somebody else has asked.
    pub fn lasts(&self) -> Result<(), UseCaseError> {
        if self.turns.last.load(Ordering::Relaxed) == self.number {
            Ok(())
        } else {
            Err(UseCaseError::Cancelled)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Aside, Turns};

    #[test]
    fn work_runs_on_threads_of_its_own() {
        let aside = Aside::default();
        let name = aside.run(|| std::thread::current().name().map(str::to_owned));
        assert_eq!(name.as_deref(), Some("aside-0"));
    }

    #[test]
    fn a_turn_ends_when_the_next_one_asks() {
        let turns = Turns::default();
        let first = turns.take();
        assert!(first.lasts().is_ok());
        let second = turns.take();
        assert!(first.lasts().is_err());
        assert!(second.lasts().is_ok());
    }
}
