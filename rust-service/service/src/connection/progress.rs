//! How far a connection is with its request, and until when it must be further.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// For a request's head: from the connection's first moment, or from the first byte behind the answer before.
const HEAD: Duration = Duration::from_secs(10);
/// For a whole request, its answer included.
const REQUEST: Duration = Duration::from_secs(20);
/// Between an answer and the next request's first byte.
const IDLE: Duration = Duration::from_mins(1);
/// For a client that still sends although its answer has left.
const LINGER: Duration = Duration::from_secs(1);
/// A body is given up this much earlier than its request, which leaves time to say so.
const LAST_WORD: Duration = Duration::from_millis(500);

/// A connection's progress. Its stream, its service and whoever looks at the clock share it.
#[derive(Debug)]
pub struct Progress(Mutex<State>);

#[derive(Debug)]
struct State {
    phase: Phase,
    since: Instant,
    body_unread: bool,
    stopping: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    New,
    Idle,
    Head,
    Request,
    Answer,
    Closing,
}

impl Progress {
    /// A connection that was just accepted.
    #[must_use]
    pub fn new() -> Self {
        Self(Mutex::new(State {
            phase: Phase::New,
            since: Instant::now(),
            body_unread: false,
            stopping: false,
        }))
    }

    /// When the connection is closed unless it gets on.
    #[must_use]
    pub fn deadline(&self) -> Instant {
        let state = self.state();
        state.since
            + match state.phase {
                Phase::Idle => IDLE,
                Phase::New | Phase::Head => HEAD,
                Phase::Request | Phase::Answer => REQUEST,
                Phase::Closing => LINGER,
            }
    }

    /// Bytes have arrived: behind an answer they begin the next request.
    pub(super) fn received(&self) {
        let mut state = self.state();
        // The time for a first head runs from the connection's first moment, not from its first byte.
        if state.phase == Phase::New {
            state.phase = Phase::Head;
        }
        state.enter_from(&[Phase::Idle], Phase::Head);
    }

    /// The head is complete. Answers when the body must be.
    pub fn requested(&self, has_body: bool) -> Instant {
        let mut state = self.state();
        // A request that came together with the one before is first seen here.
        if !matches!(state.phase, Phase::New | Phase::Head) {
            state.since = Instant::now();
        }
        state.phase = Phase::Request;
        state.body_unread = has_body;
        state.since + REQUEST - LAST_WORD
    }

    /// The answer is ready to be written.
    pub fn answered(&self, body_was_read: bool) {
        let mut state = self.state();
        state.phase = Phase::Answer;
        state.body_unread &= !body_was_read;
    }

    /// Everything that was to be written has been.
    pub(super) fn flushed(&self) {
        self.state().enter_from(&[Phase::Answer], Phase::Idle);
    }

    /// No more will be written. Answers whether the client may still be sending a body: a connection that is closed
    /// under it is reset, and the answer may be lost.
    pub(super) fn closing(&self) -> bool {
        let mut state = self.state();
        state.enter_from(
            &[Phase::New, Phase::Idle, Phase::Head, Phase::Request, Phase::Answer],
            Phase::Closing,
        );
        state.body_unread
    }

    /// From now on no further request is begun: the stream ends where the next one would begin.
    pub fn stop(&self) {
        self.state().stopping = true;
    }

    /// Whether the service was told to stop.
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        self.state().stopping
    }

    /// Whether nothing more is to be read, because the service stops and no request has begun.
    pub(super) fn has_ended(&self) -> bool {
        let state = self.state();
        state.stopping && matches!(state.phase, Phase::New | Phase::Idle)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for Progress {
    fn default() -> Self {
        Self::new()
    }
}

impl State {
    fn enter_from(&mut self, from: &[Phase], to: Phase) {
        if from.contains(&self.phase) {
            self.phase = to;
            self.since = Instant::now();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn wait(seconds: u64) {
        tokio::time::advance(Duration::from_secs(seconds)).await;
    }

    fn seconds_left(progress: &Progress) -> u64 {
        (progress.deadline() - Instant::now()).as_secs()
    }

    #[tokio::test(start_paused = true)]
    async fn a_new_connection_has_10_s_for_a_head_and_20_for_all() {
        let progress = Progress::new();
        assert_eq!(seconds_left(&progress), 10);
        wait(4).await;
        progress.received();
        assert_eq!(seconds_left(&progress), 6);
        let body = progress.requested(true);
        assert_eq!(seconds_left(&progress), 16);
        assert_eq!((body - Instant::now()).as_millis(), 15_500);
        progress.answered(true);
        assert_eq!(seconds_left(&progress), 16);
    }

    #[tokio::test(start_paused = true)]
    async fn behind_an_answer_a_connection_may_idle_for_60_s() {
        let progress = Progress::new();
        progress.requested(false);
        progress.flushed();
        assert_eq!(seconds_left(&progress), 20);
        progress.answered(true);
        progress.flushed();
        assert_eq!(seconds_left(&progress), 60);
        wait(50).await;
        progress.received();
        assert_eq!(seconds_left(&progress), 10);
        progress.received();
        wait(1).await;
        progress.requested(false);
        assert_eq!(seconds_left(&progress), 19);
    }

    #[test]
    fn when_the_service_stops_a_request_that_has_begun_may_end() {
        let progress = Progress::new();
        progress.stop();
        assert!(progress.has_ended());
        progress.received();
        assert!(progress.is_stopping() && !progress.has_ended());
        progress.requested(false);
        progress.answered(true);
        assert!(!progress.has_ended());
        progress.flushed();
        assert!(progress.has_ended());
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_nobody_read_is_waited_for_a_second() {
        let progress = Progress::new();
        progress.requested(true);
        progress.answered(false);
        assert!(progress.closing());
        assert_eq!(seconds_left(&progress), 1);
        progress.requested(true);
        progress.answered(true);
        assert!(!progress.closing());
    }
}
