//! The health endpoints.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Data;
use service::Service;
use users::health::Report;

pub(super) async fn summary(service: Data<Service>) -> HttpResponse {
    HttpResponse::Ok().json(service.health.summary())
}

pub(super) async fn live(service: Data<Service>) -> HttpResponse {
    answer(&service.health.live())
}

pub(super) async fn ready(service: Data<Service>) -> HttpResponse {
    answer(&service.ready().await)
}

fn answer(report: &Report) -> HttpResponse {
    let status = StatusCode::from_u16(report.http_status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    HttpResponse::build(status).json(report)
}
