//! Accepting connections until told to stop, and then not serving a request longer than promised.

use std::io;
use std::pin::pin;

use actix_server::Server;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::{App, Error};
use service::process::{DRAIN, LOOKUPS};
use tokio::net::TcpListener;
use tokio::sync::{oneshot, watch};
use tokio::time::Instant;

mod connection;

/// Serves until `stop` completes, at most `connections` at a time; then nobody new is let in, and requests on their way
/// are finished within 10 s.
pub(crate) async fn serve<F, T, B>(
    listener: TcpListener,
    app: F,
    connections: usize,
    stop: oneshot::Receiver<()>,
) -> io::Result<()>
where
    F: Fn() -> App<T> + Send + Clone + 'static,
    T: ServiceFactory<
            ServiceRequest,
            Config = (),
            Response = ServiceResponse<B>,
            Error = Error,
            InitError = (),
        > + 'static,
    B: MessageBody + 'static,
{
    let (stopping, stopped) = watch::channel(false);
    let server = Server::build()
        // One thread serves: see README, "Decisions".
        .workers(1)
        .worker_max_blocking_threads(LOOKUPS)
        .max_concurrent_connections(connections)
        .shutdown_timeout(DRAIN.as_secs())
        // The process hears them, whichever framework serves.
        .disable_signals()
        .listen("users", listener.into_std()?, move || connection::factory(app(), stopped.clone()))?
        .run();
    let handle = server.handle();
    let mut server = pin!(server);
    tokio::select! {
        biased;
        ended = &mut server => return ended,
        _ = stop => {}
    }
    // Nobody may be left to hear it.
    let _ = stopping.send(true);
    let asked = Instant::now();
    let (ended, ()) = tokio::join!(server, handle.stop(true));
    if asked.elapsed() >= DRAIN {
        tracing::warn!(seconds = DRAIN.as_secs(), "requests that were not finished in time are cut off");
    }
    ended
}
