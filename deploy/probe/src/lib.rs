//! A small static helper for the `footprint` orchestrator: it holds namespaces (`pause`), stamps the moment of exec
//! (`exec`), watches for the first answer (`watch`, `ports`), reads memory (`memory`), times the machine (`yardstick`), empties
//! the page cache (`evict`) and serves with known truth (`serve`).
//!
//! All times are nanoseconds on `CLOCK_MONOTONIC`, which every container of one kernel shares.

mod args;
mod bytes;
mod evict;
mod exec;
mod healthcheck;
mod http;
mod json;
mod memory;
mod pause;
mod ports;
mod serve;
mod stamp;
pub mod sys;
mod watch;
mod yardstick;

use std::ffi::OsString;

use args::Args;

/// Exit code of a command line that cannot be understood.
const USAGE_ERROR: i32 = 2;

const USAGE: &str = "usage: probe <subcommand> [options]

  pause        own namespaces until SIGTERM
  watch        [--fifo F]: measure the start of each service that a stamp line announces
  exec         [--fifo F] [--port P] [--path /health] [--deadline-ms D] [--settle-ms 200] [--follow N] [--trial T]
               [--no-stamp] -- command [args...]: stamp the time, then become the command
  memory       [--pid N]...: on each SIGUSR1 print the memory of the processes in this PID namespace
  yardstick    on each SIGUSR1 print how long the same piece of work takes
  evict        [--root /] [--keep]: drop the page cache of the files below it; print what was there and what stays
  ports        [--from 20000] [--count 1] [--step-us 1000] [--path /health] [--deadline-ms D]: the first 200 of each port
  serve        [--port 3000] [--address A] [faults]: HTTP server with known truth; `probe serve --help` lists the faults
  healthcheck  [--port 3000] [--to PORT] [--path /health]: exit 0 when it answers 200
";

/// How a subcommand ends when it does not succeed.
#[derive(Debug)]
struct Failure {
    code: i32,
    message: String,
}

impl Failure {
    fn new(code: i32, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }

    fn usage(message: impl Into<String>) -> Self {
        Self::new(USAGE_ERROR, message)
    }
}

/// What every subcommand returns: `Ok` is exit code 0.
type Outcome = Result<(), Failure>;

/// Runs the subcommand that `args` (without the program's name) asks for and returns its exit code.
///
/// `started_ns` is the time at which the process began, as near as it can tell: delays of `serve` count from there.
#[must_use]
pub fn run(args: Vec<OsString>, started_ns: u64) -> i32 {
    let mut args = args.into_iter();
    let name = args.next().unwrap_or_default();
    let rest = Args::new(args.collect());
    let outcome = match name.to_str() {
        Some("pause") => pause::run(rest),
        Some("watch") => watch::run(rest),
        Some("exec") => exec::run(rest),
        Some("memory") => memory::run(rest),
        Some("yardstick") => yardstick::run(rest),
        Some("evict") => evict::run(rest),
        Some("ports") => ports::run(rest),
        Some("serve") => serve::run(rest, started_ns),
        Some("healthcheck") => healthcheck::run(rest),
        Some("bytes") => bytes::run(rest),
        Some("help" | "--help" | "-h") => {
            print!("{USAGE}");
            return 0;
        }
        _ => Err(Failure::usage(format!(
            "unknown subcommand {name:?}\n{USAGE}"
        ))),
    };
    match outcome {
        Ok(()) => 0,
        Err(failure) => {
            eprintln!("probe: {}", failure.message.trim_end());
            failure.code
        }
    }
}
