//! How many files the process may have open, which is how many connections.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// 10,000 idle connections are promised; some more leave room for those that work.
const CONNECTIONS: u64 = 12_000;

/// For the store's connections, the exporters', the runtime's own files and the standard ones.
const OTHERS: u64 = 64;

/// Raises the limit as far as it is needed and allowed; answers how many connections it leaves room for.
pub(super) fn connections() -> usize {
    let limit = getrlimit(Resource::Nofile);
    let allowed = limit.maximum.unwrap_or(u64::MAX).min(CONNECTIONS + OTHERS);
    let current = limit.current.unwrap_or(u64::MAX);
    let files = if current < allowed {
        let raised = Rlimit { current: Some(allowed), maximum: limit.maximum };
        if setrlimit(Resource::Nofile, raised).is_ok() { allowed } else { current }
    } else {
        current
    };
    let connections = files.saturating_sub(OTHERS).clamp(1, CONNECTIONS);
    usize::try_from(connections).unwrap_or(usize::MAX)
}
