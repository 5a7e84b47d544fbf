//! Decides, request by request, what the server does; counting requests is what makes the faults deterministic.

use super::options::Options;
use crate::sys::clock::{self, NS_PER_MS};

/// Bytes that no HTTP client takes for an answer.
const GARBAGE: &[u8] = b"\x16\x03\x01 this is not HTTP\r\n\r\n";
const EAT_STEP: usize = 4 << 20;
/// Where a machine without a limit is spared.
const EAT_AT_MOST: usize = 4 << 30;

/// What to do about a request.
pub(super) enum Verdict {
    /// Answer with this status.
    Answer(u16),
    /// Send these bytes and close.
    Garbage(&'static [u8]),
    /// Let the client wait.
    Silence,
}

/// The faults asked for and how far the server has come.
pub(super) struct Faults {
    options: Options,
    requests: u64,
    eaten: Vec<Vec<u8>>,
}

impl Faults {
    pub(super) fn new(options: Options) -> Self {
        Self {
            options,
            requests: 0,
            eaten: Vec::new(),
        }
    }

    /// Counts a request; stalls or crashes when its number says so.
    pub(super) fn decide(&mut self) -> Verdict {
        self.requests += 1;
        let o = &self.options;
        if o.crash_at_request == Some(self.requests) {
            eprintln!(
                "probe serve: crashing as asked (--crash-at-request {})",
                self.requests
            );
            std::process::exit(o.exit_code);
        }
        if o.stall_once_ms > 0 && self.requests == o.stall_at_request {
            clock::sleep_until(clock::now_ns() + o.stall_once_ms * NS_PER_MS);
        }
        if o.hang {
            Verdict::Silence
        } else if o.garbage {
            Verdict::Garbage(GARBAGE)
        } else if is_error(self.requests, o.error_percent) {
            Verdict::Answer(500)
        } else {
            Verdict::Answer(o.status)
        }
    }

    /// When an answer that is ready now may leave; `None`: at once.
    pub(super) fn due_ns(&self) -> Option<u64> {
        self.delays_answers()
            .then(|| clock::now_ns() + self.options.answer_after_ms * NS_PER_MS)
    }

    pub(super) fn delays_answers(&self) -> bool {
        self.options.answer_after_ms > 0
    }

    pub(super) fn closes_each(&self) -> bool {
        self.options.close_each
    }

    /// How long the server may sleep, in milliseconds (-1: until something happens).
    pub(super) fn longest_sleep_ms(&self) -> i32 {
        if self.options.eat_memory { 1 } else { -1 }
    }

    /// Takes a little more memory, if that is asked for.
    pub(super) fn eat(&mut self) {
        if !self.options.eat_memory {
            return;
        }
        if self.eaten.len() * EAT_STEP >= EAT_AT_MOST {
            eprintln!(
                "probe serve: took 4 GiB and nothing ended it: run --eat-memory under a memory limit"
            );
            std::process::exit(self.options.exit_code);
        }
        self.eaten.push(vec![1; EAT_STEP]);
    }
}

/// Spreads `percent` errors evenly over each hundred requests.
fn is_error(request: u64, percent: u64) -> bool {
    request * percent / 100 > (request - 1) * percent / 100
}

#[cfg(test)]
mod tests {
    use super::is_error;

    #[test]
    fn errors_are_spread_evenly() {
        for percent in [0, 1, 5, 33, 50, 100] {
            let errors = (1..=1000).filter(|&n| is_error(n, percent)).count() as u64;
            assert_eq!(errors, percent * 10);
        }
        let fifth: Vec<u64> = (1..=20).filter(|&n| is_error(n, 20)).collect();
        assert_eq!(fifth, [5, 10, 15, 20]);
    }
}
