//! The users service on axum: wiring, start and end.

use std::env;
use std::io;
use std::net::Ipv4Addr;
use std::process::ExitCode;
use std::sync::Arc;

use telemetry::{Identity, Traces, logs};
use tokio::net::TcpListener;
use tokio::runtime::Builder;
use tokio::signal::unix::{Signal, SignalKind, signal};
use users::config::Config;
use users::{Service, VERSION, healthcheck};

mod http;
mod server;

const IDENTITY: Identity = Identity { name: env!("CARGO_PKG_NAME"), version: VERSION };

/// A variable or an argument is wrong: starting again will not help.
const MISUSED: u8 = 2;

fn main() -> ExitCode {
    let config = match Config::from_env() {
        Ok(config) => config,
        Err(error) => return refuse(&error.to_string()),
    };
    match env::args().nth(1).as_deref() {
        None => start(&config),
        Some("healthcheck") if healthcheck::is_ready(config.port) => ExitCode::SUCCESS,
        Some("healthcheck") => ExitCode::FAILURE,
        Some(_) => refuse("unknown argument: the only one is healthcheck; without it the service starts"),
    }
}

fn refuse(why: &str) -> ExitCode {
    eprintln!("{}: {why}", IDENTITY.name);
    ExitCode::from(MISUSED)
}

fn start(config: &Config) -> ExitCode {
    let run = || {
        // One thread: see README, "Decisions".
        let runtime = Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(run(config))
    };
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: port {}: {error}", IDENTITY.name, config.port);
            ExitCode::FAILURE
        }
    }
}

async fn run(config: &Config) -> io::Result<()> {
    // First of all: process 1 of a container ignores SIGTERM until it has a handler.
    let stop = Stop::install()?;
    // What can wait is done after this, while first connections already queue up.
    let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, config.port)).await?;
    logs::init();
    tracing::info!(port = config.port, version = VERSION, "listening");
    let traces = Traces::from_env(IDENTITY).map(Arc::new);
    let service = Arc::new(Service::seeded());

    let app = http::app(Arc::clone(&service), traces.clone());
    server::serve(listener, app, &service, stop.requested()).await?;

    if let Some(traces) = traces {
        traces.shut_down();
    }
    tracing::info!("stopped");
    Ok(())
}

/// The two signals that end the service: a container engine's, and Ctrl-C.
struct Stop {
    terminate: Signal,
    interrupt: Signal,
}

impl Stop {
    fn install() -> io::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    async fn requested(mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}
