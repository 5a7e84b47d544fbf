//! `probe pause`: keeps the namespaces that other containers join, and does nothing else.

use crate::args::Args;
use crate::sys::signal::{self, SIGCHLD, SIGINT, SIGTERM, Signals};
use crate::{Failure, Outcome};

pub(crate) fn run(mut args: Args) -> Outcome {
    if args.next_option()?.is_some() {
        return Err(args.unknown("pause"));
    }
    args.nothing_left()?;
    wait().map_err(|error| Failure::new(1, format!("cannot wait for signals: {error}")))
}

fn wait() -> std::io::Result<()> {
    let signals = Signals::block(&[SIGTERM, SIGINT, SIGCHLD])?;
    loop {
        match signals.wait()? {
            SIGCHLD => signal::reap_children(),
            _ => return Ok(()),
        }
    }
}
