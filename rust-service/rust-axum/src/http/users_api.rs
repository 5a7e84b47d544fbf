//! `/api/v1/users`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE, LINK, LOCATION};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use service::Service;
use users::body::check_media_type;

use super::body;
use super::problem::ProblemResponse;

pub(super) async fn list(
    State(service): State<Arc<Service>>,
    uri: Uri,
) -> Result<impl IntoResponse, ProblemResponse> {
    let page = service.list(uri.query()).await?;
    let link = page.next.map(|next| [(LINK, next.next_link())]);
    Ok((link, Json(page.users)))
}

pub(super) async fn get(
    State(service): State<Arc<Service>>,
    uri: Uri,
) -> Result<impl IntoResponse, ProblemResponse> {
    Ok(Json(service.get(uri.path()).await?))
}

pub(super) async fn create(
    State(service): State<Arc<Service>>,
    request: Request,
) -> Result<Response, ProblemResponse> {
    let (head, body) = request.into_parts();
    let encodings = head.headers.get_all(CONTENT_ENCODING).iter().map(HeaderValue::as_bytes);
    check_media_type(head.headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes), encodings)?;
    let body = body::read(&head, body).await?;
    let user = service.create(&body).await?;
    Ok((StatusCode::CREATED, [(LOCATION, user.location())], Json(user)).into_response())
}

pub(super) async fn delete(
    State(service): State<Arc<Service>>,
    uri: Uri,
) -> Result<StatusCode, ProblemResponse> {
    service.delete(uri.path()).await?;
    Ok(StatusCode::NO_CONTENT)
}
