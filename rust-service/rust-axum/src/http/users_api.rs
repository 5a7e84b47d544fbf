//! `/api/v1/users`

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::header::LINK;
use axum::response::{IntoResponse, Response};
use users::Service;
use users::page::{Page, PageQuery};
use users::problem::Problem;

use super::problem::ProblemResponse;

pub(super) async fn list(
    State(service): State<Arc<Service>>,
    query: Result<Query<PageQuery>, QueryRejection>,
) -> Result<Response, ProblemResponse> {
    let Query(query) =
        query.map_err(|_| Problem::bad_request("Each of limit and after may be given once."))?;
    let page = service.store.page(Page::try_from(query)?);
    let link = page.next.map(|next| [(LINK, next.next_link())]);
    Ok((link, Json(page.users)).into_response())
}

pub(super) async fn one(
    State(service): State<Arc<Service>>,
    id: Result<Path<i64>, PathRejection>,
) -> Result<Response, ProblemResponse> {
    let id = id.ok().map(|Path(id)| id).filter(|&id| id > 0).ok_or_else(Problem::malformed_id)?;
    let user = service.store.get(id).ok_or_else(Problem::unknown_user)?;
    Ok(Json(user).into_response())
}
