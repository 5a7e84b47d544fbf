//! The health endpoints.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use service::Service;
use users::health::{Report, Summary};

pub(super) async fn summary(State(service): State<Arc<Service>>) -> Json<Summary> {
    Json(service.health.summary())
}

pub(super) async fn live(State(service): State<Arc<Service>>) -> (StatusCode, Json<Report>) {
    answer(service.health.live())
}

pub(super) async fn ready(State(service): State<Arc<Service>>) -> (StatusCode, Json<Report>) {
    answer(service.ready().await)
}

fn answer(report: Report) -> (StatusCode, Json<Report>) {
    let status = StatusCode::from_u16(report.http_status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, Json(report))
}
