//! What `probe serve` can be asked to do.

use std::net::Ipv4Addr;

use crate::Failure;
use crate::args::Args;

pub(super) const USAGE: &str = "usage: probe serve [options]; every delay is in milliseconds

  --port P               default 3000; 0 takes a free one and prints it
  --address A            default 0.0.0.0
  --listen-after-ms N    listen N after the process began
  --burn-ms N            use N of CPU time before listening
  --hold-mib N           hold N MiB of written memory from the start
  --never-listen         run without a port
  --answer-after-ms N    delay every answer by N
  --stall-once-ms N      the whole server stands still for N, once,
  --stall-at-request K   before it answers the K-th request (default 1)
  --hang                 accept and read, never answer
  --status S             answer everything with S
  --error-percent P      answer P of 100 requests with 500, evenly spread
  --close-each           close the connection after each answer
  --garbage              answer with bytes that are not HTTP
  --crash-after-ms N     exit N after the start, listening or not
  --crash-at-request K   exit instead of answering the K-th request
  --exit-code C          of a crash (default 1)
  --eat-memory           take memory without end once listening (a memory limit must end it)
";

const MAX_DELAY_MS: u64 = 600_000;

/// The options, all faults off by default.
pub(super) struct Options {
    pub(super) port: u16,
    pub(super) address: Ipv4Addr,
    pub(super) listen_after_ms: u64,
    pub(super) burn_ms: u64,
    pub(super) hold_mib: usize,
    pub(super) never_listen: bool,
    pub(super) answer_after_ms: u64,
    pub(super) stall_once_ms: u64,
    pub(super) stall_at_request: u64,
    pub(super) hang: bool,
    pub(super) status: u16,
    pub(super) error_percent: u64,
    pub(super) close_each: bool,
    pub(super) garbage: bool,
    pub(super) crash_after_ms: Option<u64>,
    pub(super) crash_at_request: Option<u64>,
    pub(super) exit_code: i32,
    pub(super) eat_memory: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 3000,
            address: Ipv4Addr::UNSPECIFIED,
            listen_after_ms: 0,
            burn_ms: 0,
            hold_mib: 0,
            never_listen: false,
            answer_after_ms: 0,
            stall_once_ms: 0,
            stall_at_request: 1,
            hang: false,
            status: 200,
            error_percent: 0,
            close_each: false,
            garbage: false,
            crash_after_ms: None,
            crash_at_request: None,
            exit_code: 1,
            eat_memory: false,
        }
    }
}

impl Options {
    /// Whether any behaviour depends on waking up on time.
    pub(super) fn sleeps(&self) -> bool {
        self.listen_after_ms > 0 || self.answer_after_ms > 0 || self.stall_once_ms > 0
    }
}

/// Reads the options; `None` when help is asked for.
pub(super) fn parse(mut args: Args) -> Result<Option<Options>, Failure> {
    let mut o = Options::default();
    while let Some(option) = args.next_option()? {
        match option.as_str() {
            "--port" => o.port = args.number(0..=u16::MAX)?,
            "--address" => o.address = args.number(Ipv4Addr::UNSPECIFIED..=Ipv4Addr::BROADCAST)?,
            "--listen-after-ms" => o.listen_after_ms = args.number(0..=MAX_DELAY_MS)?,
            "--burn-ms" => o.burn_ms = args.number(0..=MAX_DELAY_MS)?,
            "--hold-mib" => o.hold_mib = args.number(0..=65_536)?,
            "--never-listen" => o.never_listen = true,
            "--answer-after-ms" => o.answer_after_ms = args.number(0..=MAX_DELAY_MS)?,
            "--stall-once-ms" => o.stall_once_ms = args.number(0..=MAX_DELAY_MS)?,
            "--stall-at-request" => o.stall_at_request = args.number(1..=u64::MAX)?,
            "--hang" => o.hang = true,
            "--status" => o.status = args.number(200..=599)?,
            "--error-percent" => o.error_percent = args.number(0..=100)?,
            "--close-each" => o.close_each = true,
            "--garbage" => o.garbage = true,
            "--crash-after-ms" => o.crash_after_ms = Some(args.number(1..=MAX_DELAY_MS)?),
            "--crash-at-request" => o.crash_at_request = Some(args.number(1..=u64::MAX)?),
            "--exit-code" => o.exit_code = args.number(0..=255)?,
            "--eat-memory" => o.eat_memory = true,
            "--help" => return Ok(None),
            _ => return Err(args.unknown("serve")),
        }
    }
    args.nothing_left()?;
    Ok(Some(o))
}
