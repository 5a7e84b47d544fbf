//! Log lines about a store that is away: one for many requests.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::Failure;

const PAUSE: Duration = Duration::from_secs(1);

/// Says what is wrong at most once a second.
#[derive(Debug, Default)]
pub(crate) struct Complaints(Mutex<Option<Instant>>);

impl Complaints {
    pub(crate) fn make(&self, failure: &Failure) {
        if self.is_due() {
            tracing::warn!(reason = %failure, "the store cannot be reached");
        }
    }

    fn is_due(&self) -> bool {
        let now = Instant::now();
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let due = last.is_none_or(|last| now.duration_since(last) >= PAUSE);
        if due {
            *last = Some(now);
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn once_a_second() {
        let complaints = Complaints::default();
        assert!(complaints.is_due());
        assert!(!complaints.is_due());
        tokio::time::advance(PAUSE).await;
        assert!(complaints.is_due());
        assert!(!complaints.is_due());
    }
}
