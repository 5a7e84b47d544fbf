//! `probe serve`: an HTTP server with known truth. Without options it is the null container; each option adds one
//! behaviour that an instrument must be able to see.

mod answer;
mod connection;
mod faults;
mod options;
mod request;
mod server;

use std::net::TcpListener;

use crate::args::Args;
use crate::json::Line;
use crate::sys::clock::{self, NS_PER_MS};
use crate::sys::{process, signal};
use crate::{Failure, Outcome};
use faults::Faults;
use options::Options;
use server::Server;

pub(crate) fn run(args: Args, started_ns: u64) -> Outcome {
    let Some(options) = options::parse(args)? else {
        print!("{}", options::USAGE);
        return Ok(());
    };
    let failed = |what: &str, error| Failure::new(1, format!("{what}: {error}"));
    signal::exit_when_asked().map_err(|error| failed("cannot handle signals", error))?;
    if let Some(delay_ms) = options.crash_after_ms {
        process::crash_in(delay_ms, options.exit_code)
            .map_err(|error| failed("cannot set the crash's timer", error))?;
    }
    // Lives until the process ends: it is what the process holds.
    let _held = hold(options.hold_mib);
    prepare(&options, started_ns);
    let listener = if options.never_listen {
        None
    } else {
        Some(listen(&options)?)
    };
    Server::new(listener, Faults::new(options))
        .and_then(Server::run)
        .map_err(|error| failed("cannot go on", error))
}

fn listen(options: &Options) -> Result<TcpListener, Failure> {
    let address = (options.address, options.port);
    TcpListener::bind(address)
        .and_then(|listener| {
            let port = listener.local_addr()?.port();
            listener.set_nonblocking(true)?;
            Line::event("listening")
                .number("port", u64::from(port))
                .number("at_ns", clock::now_ns())
                .print()?;
            Ok(listener)
        })
        .map_err(|error| {
            let (address, port) = address;
            Failure::new(1, format!("cannot listen on {address}:{port}: {error}"))
        })
}

/// Memory that was written to, so that every page of it is resident.
fn hold(mib: usize) -> Vec<u8> {
    vec![1; mib << 20]
}

/// Spends the CPU time and the time that the options ask for before the port opens.
fn prepare(options: &Options, started_ns: u64) {
    if options.burn_ms > 0 {
        let until_ns = clock::cpu_ns() + options.burn_ms * NS_PER_MS;
        while clock::cpu_ns() < until_ns {
            std::hint::spin_loop();
        }
    }
    if options.sleeps() {
        clock::exact_wakeups();
    }
    if options.listen_after_ms > 0 {
        clock::sleep_until(started_ns + options.listen_after_ms * NS_PER_MS);
    }
}
