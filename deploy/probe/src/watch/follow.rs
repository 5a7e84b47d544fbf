//! The requests after the first 200: a fresh service answers its second, tenth and hundredth faster than its first.

use crate::http::{Answer, Client, Failed};
use crate::sys::clock;

/// Latencies in nanoseconds, from before the request (and the connect, where one is needed) to its complete 200.
#[derive(Debug, Default)]
pub(super) struct Followed {
    pub(super) request_2_ns: Option<u64>,
    pub(super) request_10_ns: Option<u64>,
    pub(super) request_100_ns: Option<u64>,
    /// The first thing that went wrong.
    pub(super) trouble: Option<String>,
}

/// Sends `count` further requests one after the other, until `deadline_ns` at most.
pub(super) fn run(client: &mut Client, count: u32, deadline_ns: u64) -> Followed {
    let mut followed = Followed::default();
    for number in 2..=count.saturating_add(1) {
        let asked_ns = clock::now_ns();
        let answer = ask_reconnecting(client, deadline_ns);
        let latency_ns = clock::now_ns() - asked_ns;
        match answer {
            Ok(Answer { status: 200, .. }) => match number {
                2 => followed.request_2_ns = Some(latency_ns),
                10 => followed.request_10_ns = Some(latency_ns),
                100 => followed.request_100_ns = Some(latency_ns),
                _ => {}
            },
            Ok(Answer { status, .. }) => {
                followed
                    .trouble
                    .get_or_insert_with(|| format!("request {number} was answered {status}"));
            }
            Err(failed) => {
                followed
                    .trouble
                    .get_or_insert_with(|| format!("request {number}: {failed}"));
                break;
            }
        }
    }
    followed
}

/// A kept connection that turns out to be closed gets one fresh try, as any HTTP client would give it.
fn ask_reconnecting(client: &mut Client, deadline_ns: u64) -> Result<Answer, Failed> {
    let was_connected = client.is_connected();
    match ask(client, deadline_ns) {
        Err(Failed::Closed { begun: false }) if was_connected => ask(client, deadline_ns),
        answer => answer,
    }
}

fn ask(client: &mut Client, deadline_ns: u64) -> Result<Answer, Failed> {
    let refused = |_| Failed::Closed { begun: false };
    client.connect(deadline_ns).map_err(refused)?;
    client.ask(deadline_ns)
}
