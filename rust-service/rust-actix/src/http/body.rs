//! Reading a body within its bounds of size and time.

use actix_web::http::header::CONTENT_LENGTH;
use actix_web::web::{Bytes, Payload};
use actix_web::{HttpMessage, HttpRequest};
use service::connection::Deadline;
use tokio::time::timeout_at;
use users::body::{LARGEST, check_announced};
use users::problem::Problem;

/// All bytes of a body.
///
/// # Errors
/// 413, 408, or 400 when it ends early.
pub(super) async fn read(request: &HttpRequest, body: Payload) -> Result<Bytes, Problem> {
    check_announced(announced(request))?;
    let body = body.to_bytes_limited(LARGEST);
    let deadline = request.extensions().get::<Deadline>().copied();
    let collected = match deadline {
        Some(Deadline(at)) => timeout_at(at, body).await.map_err(|_| Problem::too_slow())?,
        None => body.await,
    };
    match collected {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(_)) => Err(Problem::broken_body()),
        Err(_) => Err(Problem::body_too_large()),
    }
}

fn announced(request: &HttpRequest) -> Option<u64> {
    request.headers().get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
