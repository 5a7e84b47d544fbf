//! One connection: requests one after the other, each within its time, whichever HTTP implementation serves them.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::Poll;

use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

mod progress;
mod stream;

pub use progress::Progress;
pub use stream::Stream;

/// When the whole request must have arrived. A server adds it to requests with a body; without it nothing is waited
/// for that long.
#[derive(Debug, Clone, Copy)]
pub struct Deadline(pub Instant);

/// Drives `http` until it has ended or the connection was too slow. When `stopped` changes, `stop` tells it to end
/// after the request that has begun, if one has.
pub async fn within_limits<H: Future>(
    http: H,
    progress: &Progress,
    mut stopped: watch::Receiver<bool>,
    stop: impl FnOnce(Pin<&mut H>),
) {
    let mut http = pin!(http);
    let mut alarm = pin!(sleep_until(progress.deadline()));
    let mut stopped = pin!(stopped.changed());
    let mut stop = Some(stop);
    poll_fn(|cx| {
        // Errors are the client's, and what can be answered has been.
        if http.as_mut().poll(cx).is_ready() {
            return Poll::Ready(());
        }
        // Behind the connection: a request that has arrived by now is served.
        if stop.is_some() && stopped.as_mut().poll(cx).is_ready() {
            if let Some(stop) = stop.take() {
                stop(http.as_mut());
            }
            if http.as_mut().poll(cx).is_ready() {
                return Poll::Ready(());
            }
        }
        // An alarm that comes too early is set again when it rings: most requests never touch the timer.
        let deadline = progress.deadline();
        if deadline < alarm.deadline() {
            alarm.as_mut().reset(deadline);
        }
        while alarm.as_mut().poll(cx).is_ready() {
            let deadline = progress.deadline();
            if deadline <= Instant::now() {
                return Poll::Ready(());
            }
            alarm.as_mut().reset(deadline);
        }
        Poll::Pending
    })
    .await;
}
