//! Every error leaves as `application/problem+json`.

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::ALLOW;
use actix_web::{HttpResponse, ResponseError};
use users::problem::{MEDIA_TYPE, Problem};

/// A problem that actix-web can send.
#[derive(Debug)]
pub(super) struct ProblemResponse(Problem);

impl From<Problem> for ProblemResponse {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl fmt::Display for ProblemResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.detail())
    }
}

impl ResponseError for ProblemResponse {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        HttpResponse::build(self.status_code()).content_type(MEDIA_TYPE).json(&self.0)
    }
}

pub(super) async fn unknown_path() -> Result<HttpResponse, ProblemResponse> {
    Err(Problem::unknown_path().into())
}

pub(super) fn method_not_allowed(allow: &'static str) -> HttpResponse {
    let problem = Problem::method_not_allowed();
    HttpResponse::MethodNotAllowed().insert_header((ALLOW, allow)).content_type(MEDIA_TYPE).json(problem)
}
