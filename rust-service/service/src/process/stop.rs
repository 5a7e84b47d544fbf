//! The two signals that end the service: a container engine's, and Ctrl-C.

use std::io;
use std::process;

use tokio::signal::unix::{Signal, SignalKind, signal};

pub(super) struct Stop {
    terminate: Signal,
    interrupt: Signal,
}

impl Stop {
    pub(super) fn install() -> io::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    pub(super) async fn requested(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

/// Ends the process on a second signal: whoever sends it does not want to wait for requests or telemetry.
#[expect(clippy::exit, reason = "returning from main would first flush telemetry, which may be what hangs")]
pub(super) fn at_once() -> ! {
    process::exit(1)
}
