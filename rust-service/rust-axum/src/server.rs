//! Serving until told to stop, and then not a request longer than promised.

use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::serve::ListenerExt;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use users::Service;

/// How long requests may still take after the service was told to stop.
const DRAIN: Duration = Duration::from_secs(10);

/// Serves until `stop` completes; then readiness is down, nobody new is let in, and requests on their way
/// are finished within 10 s.
pub(crate) async fn serve(
    listener: TcpListener,
    app: Router,
    service: &Arc<Service>,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    // Answers are small and written at once: waiting to fill a segment only delays them.
    let listener = listener.tap_io(|connection| {
        if let Err(error) = connection.set_nodelay(true) {
            tracing::warn!(%error, "a connection keeps Nagle's delay");
        }
    });
    let (draining, drain_started) = oneshot::channel();
    let service = Arc::clone(service);
    let stop = async move {
        stop.await;
        service.health.shut_down();
        let _ = draining.send(());
    };
    let overdue = async {
        // An error means that the server ended on its own; then it, not this, decides the outcome.
        if drain_started.await.is_err() {
            std::future::pending::<()>().await;
        }
        tokio::time::sleep(DRAIN).await;
    };
    tokio::select! {
        served = axum::serve(listener, app).with_graceful_shutdown(stop) => served,
        () = overdue => {
            tracing::warn!(seconds = DRAIN.as_secs(), "requests that were not finished in time are cut off");
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests;
