//! One connection: requests one after the other, each within its time.

use std::convert::Infallible;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

use axum::Router;
use axum::body::HttpBody;
use axum::http::{Request, StatusCode};
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};
use tower::Service;

use super::progress::Progress;
use super::stream::Stream;
use crate::http::Deadline;

/// A head that is not complete when so much has been read is refused. The last read can add as much again, which makes
/// 64 KiB the most that is ever taken.
const UNFINISHED_HEAD: usize = 32 * 1024;

/// Serves a connection until either side has enough of it, it is too slow, or `stopped` changes and its request is done.
pub(super) async fn serve(tcp: TcpStream, app: Router, mut stopped: watch::Receiver<bool>) {
    let progress = Arc::new(Progress::new());
    let stream = Stream { tcp, progress: Arc::clone(&progress) };
    let answers = service_fn(|request| answer(&app, &progress, request));
    let http =
        http1::Builder::new().max_buf_size(UNFINISHED_HEAD).serve_connection(TokioIo::new(stream), answers);
    let mut http = pin!(http);
    let mut alarm = pin!(sleep_until(progress.deadline()));
    let mut stop = pin!(stopped.changed());
    let mut stopping = false;
    poll_fn(|cx| {
        // Errors are the client's, and hyper has answered those that can be.
        if http.as_mut().poll(cx).is_ready() {
            return Poll::Ready(());
        }
        // Behind the connection: a request that has arrived by now is served.
        if !stopping && stop.as_mut().poll(cx).is_ready() {
            stopping = true;
            http.as_mut().graceful_shutdown();
            if http.as_mut().poll(cx).is_ready() {
                return Poll::Ready(());
            }
        }
        // An alarm that comes too early is set again when it rings: most requests never touch the timer.
        let deadline = progress.deadline();
        if deadline < alarm.deadline() {
            alarm.as_mut().reset(deadline);
        }
        while alarm.as_mut().poll(cx).is_ready() {
            let deadline = progress.deadline();
            if deadline <= Instant::now() {
                return Poll::Ready(());
            }
            alarm.as_mut().reset(deadline);
        }
        Poll::Pending
    })
    .await;
}

fn answer(
    app: &Router,
    progress: &Arc<Progress>,
    mut request: Request<Incoming>,
) -> impl Future<Output = Result<Response, Infallible>> + use<> {
    let has_body = !request.body().is_end_stream();
    let deadline = progress.requested(has_body);
    if has_body {
        request.extensions_mut().insert(Deadline(deadline));
    }
    let response = app.clone().call(request);
    let progress = Arc::clone(progress);
    async move {
        let response = response.await?;
        // Of the answers to a body, this is the one that proves it was read to its end.
        progress.answered(response.status() == StatusCode::CREATED);
        Ok(response)
    }
}
