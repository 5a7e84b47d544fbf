//! One connection: hyper, with the limits that all frameworks share.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::body::HttpBody;
use axum::http::{Request, StatusCode};
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use service::connection::{Deadline, Progress, Stream, within_limits};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tower::Service;

/// A head that is not complete when so much has been read is refused. The last read can add as much again, which makes
/// 64 KiB the most that is ever taken.
const UNFINISHED_HEAD: usize = 32 * 1024;

/// Serves a connection until either side has enough of it, it is too slow, or `stopped` changes and its request is done.
pub(super) async fn serve(tcp: TcpStream, app: Router, stopped: watch::Receiver<bool>) {
    let (stream, progress) = Stream::new(tcp);
    let answers = service_fn(|request| answer(&app, &progress, request));
    let http =
        http1::Builder::new().max_buf_size(UNFINISHED_HEAD).serve_connection(TokioIo::new(stream), answers);
    within_limits(http, &progress, stopped, http1::Connection::graceful_shutdown).await;
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
