//! Accepting connections until told to stop, and then not serving a request longer than promised.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use service::process::DRAIN;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, oneshot, watch};
use tokio::time::{sleep, timeout};

mod connection;

/// How long nothing is accepted after the kernel could not, for want of files or memory.
const BREATH: Duration = Duration::from_millis(50);

/// Serves until `stop` completes, at most `connections` at a time; then nobody new is let in, and requests on their way
/// are finished within 10 s.
pub(crate) async fn serve(
    listener: TcpListener,
    app: Router,
    connections: usize,
    stop: oneshot::Receiver<()>,
) -> io::Result<()> {
    // Every connection holds a receiver: it hears of the end there, and the channel closes when the last one is gone.
    let (stopping, stopped) = watch::channel(false);
    tokio::select! {
        biased;
        _ = stop => {}
        () = accept(&listener, &app, connections, &stopped) => {}
    }
    drop(listener);
    drop(stopped);
    // Nobody may be left to hear it.
    let _ = stopping.send(true);
    if timeout(DRAIN, stopping.closed()).await.is_err() {
        tracing::warn!(seconds = DRAIN.as_secs(), "requests that were not finished in time are cut off");
    }
    Ok(())
}

async fn accept(listener: &TcpListener, app: &Router, connections: usize, stopped: &watch::Receiver<bool>) {
    let places = Arc::new(Semaphore::new(connections));
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                // Beyond the bound a connection is closed at once, which tells a client more than silence.
                if let Ok(place) = Arc::clone(&places).try_acquire_owned() {
                    let connection = connection::serve(stream, app.clone(), stopped.clone());
                    tokio::spawn(async move {
                        connection.await;
                        drop(place);
                    });
                }
            }
            Err(error) if is_the_clients(&error) => {}
            Err(error) => {
                tracing::warn!(%error, "no connection can be accepted");
                sleep(BREATH).await;
            }
        }
    }
}

fn is_the_clients(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset)
}

#[cfg(test)]
mod tests;
