//! Every error leaves as `application/problem+json`.

use axum::Json;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use users::problem::{MEDIA_TYPE, Problem};

/// A problem that axum can send.
#[derive(Debug)]
pub(super) struct ProblemResponse(Problem);

impl From<Problem> for ProblemResponse {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl IntoResponse for ProblemResponse {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, [(CONTENT_TYPE, MEDIA_TYPE)], Json(self.0)).into_response()
    }
}

pub(super) async fn unknown_path() -> ProblemResponse {
    Problem::unknown_path().into()
}

pub(super) fn method_not_allowed() -> ProblemResponse {
    Problem::method_not_allowed().into()
}
