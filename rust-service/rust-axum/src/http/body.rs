//! Reading a body within its bounds of size and time.

use axum::body::{Body, Bytes, HttpBody};
use axum::http::request::Parts;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use service::connection::Deadline;
use tokio::time::timeout_at;
use users::body::{LARGEST, check_announced};
use users::problem::Problem;

/// All bytes of a body.
///
/// # Errors
/// 413, 408, or 400 when it ends early.
pub(super) async fn read(head: &Parts, body: Body) -> Result<Bytes, Problem> {
    check_announced(body.size_hint().exact())?;
    let body = Limited::new(body, LARGEST).collect();
    let collected = match head.extensions.get::<Deadline>() {
        Some(Deadline(at)) => timeout_at(*at, body).await.map_err(|_| Problem::too_slow())?,
        None => body.await,
    };
    match collected {
        Ok(collected) => Ok(collected.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(Problem::body_too_large()),
        Err(_) => Err(Problem::broken_body()),
    }
}
