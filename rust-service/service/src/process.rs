//! The process: from its environment to its exit code, the same for every framework.

use std::env;
use std::error::Error;
use std::io;
use std::net::Ipv4Addr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use telemetry::{Identity, Settings, Telemetry, logs};
use tokio::net::{TcpListener, TcpSocket};
use tokio::runtime::Builder;
use tokio::sync::oneshot;
use tracing_subscriber::filter::Targets;
use users::config::Config;
use users::{VERSION, healthcheck};

use crate::{Service, Store};

mod files;
mod stop;

use stop::Stop;

/// Connections that the kernel keeps until they are accepted; it cuts this down to its own limit.
const BACKLOG: u32 = 4096;

/// Threads for looking names up, the only thing that blocks. A resolver that hangs must not gather a crowd of them.
pub const LOOKUPS: usize = 4;

/// How long requests may still take after the service was told to stop.
pub const DRAIN: Duration = Duration::from_secs(10);

/// A variable or an argument is wrong: starting again will not help.
const MISUSED: u8 = 2;

/// What a framework's server gets.
#[derive(Debug)]
pub struct Parts {
    /// Listens already.
    pub listener: TcpListener,
    /// What to serve.
    pub service: Arc<Service>,
    /// How to observe it.
    pub telemetry: Arc<Telemetry>,
    /// How many connections may be open at a time.
    pub connections: usize,
    /// Completes when the service is told to stop: then no new connection is let in, and requests on their way get
    /// 10 s.
    pub stop: oneshot::Receiver<()>,
}

/// Runs the service until it has stopped; `serve` is the framework's server.
pub fn run<S, F>(name: &'static str, serve: S) -> ExitCode
where
    S: FnOnce(Parts) -> F,
    F: Future<Output = io::Result<()>>,
{
    match Setup::read(name) {
        Ok(setup) => match env::args().nth(1).as_deref() {
            None => start(name, setup, serve),
            Some("healthcheck") if healthcheck::is_ready(setup.config.port) => ExitCode::SUCCESS,
            Some("healthcheck") => ExitCode::FAILURE,
            Some(_) => {
                refuse(name, "unknown argument: the only one is healthcheck; without it the service starts")
            }
        },
        Err(error) => refuse(name, &error.to_string()),
    }
}

/// What the environment says, checked before anything begins.
struct Setup {
    config: Config,
    telemetry: Option<Settings>,
    logged: Targets,
}

impl Setup {
    fn read(name: &'static str) -> Result<Self, Box<dyn Error>> {
        let logged = logs::wanted(env::var("RUST_LOG").ok().as_deref())
            .map_err(|error| format!("RUST_LOG ({error}): set it to a level, or to targets with levels"))?;
        let config = Config::from_env()?;
        Ok(Self { config, telemetry: Settings::from_env(Identity { name, version: VERSION })?, logged })
    }
}

fn refuse(name: &str, why: &str) -> ExitCode {
    eprintln!("{name}: {why}");
    ExitCode::from(MISUSED)
}

fn start<S, F>(name: &str, setup: Setup, serve: S) -> ExitCode
where
    S: FnOnce(Parts) -> F,
    F: Future<Output = io::Result<()>>,
{
    // One thread: see README, "Decisions".
    let runtime = match Builder::new_current_thread().enable_all().max_blocking_threads(LOOKUPS).build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(name, &error.to_string()),
    };
    let ended = runtime.block_on(live(setup, serve));
    // Without waiting for a thread that hangs.
    runtime.shutdown_background();
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(name, &error),
    }
}

fn fail(name: &str, why: &str) -> ExitCode {
    eprintln!("{name}: {why}");
    ExitCode::FAILURE
}

async fn live<S, F>(setup: Setup, serve: S) -> Result<(), String>
where
    S: FnOnce(Parts) -> F,
    F: Future<Output = io::Result<()>>,
{
    // First of all: process 1 of a container ignores SIGTERM until it has a handler.
    let mut stop = Stop::install().map_err(|error| error.to_string())?;
    let port = setup.config.port;
    // What can wait is done after this, while first connections already queue up.
    let listener = listen(port).map_err(|error| {
        format!("PORT={port} cannot be listened to ({error}): stop what does, or set PORT to another port")
    })?;
    let telemetry = Arc::new(Telemetry::start(setup.telemetry));
    logs::init(setup.logged, &telemetry);
    tracing::info!(port, version = VERSION, "listening");

    let service = Arc::new(Service::new(Store::open(setup.config.database.as_ref(), &telemetry)));
    let (stopping, stopped) = oneshot::channel();
    let parts = Parts {
        listener,
        service: Arc::clone(&service),
        telemetry: Arc::clone(&telemetry),
        connections: files::connections(),
        stop: stopped,
    };
    let work = async {
        serve(parts).await.map_err(|error| error.to_string())?;
        tracing::info!("stopped");
        // On a thread of its own, so that a second signal is heard.
        let _ = tokio::task::spawn_blocking(move || telemetry.shut_down()).await;
        Ok(())
    };
    let signals = async {
        stop.requested().await;
        service.health.shut_down();
        let _ = stopping.send(());
        stop.requested().await;
    };
    tokio::select! {
        biased;
        ended = work => ended,
        () = signals => stop::at_once(),
    }
}

fn listen(port: u16) -> io::Result<TcpListener> {
    let socket = TcpSocket::new_v4()?;
    // A port that was in use a moment ago is free.
    socket.set_reuseaddr(true)?;
    socket.bind((Ipv4Addr::UNSPECIFIED, port).into())?;
    socket.listen(BACKLOG)
}
