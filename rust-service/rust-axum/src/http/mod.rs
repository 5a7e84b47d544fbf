//! The HTTP contract on axum.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::http::header::ALLOW;
use axum::routing::{MethodRouter, get};
use axum::{Router, middleware};
use service::Service;
use telemetry::Telemetry;
use users::routes;

mod body;
mod health;
mod observe;
mod problem;
mod request_log;
mod users_api;

/// All routes, ready to be served or called. What is switched off is not in a request's way.
pub(crate) fn app(service: Arc<Service>, telemetry: Arc<Telemetry>) -> Router {
    let mut logged = users().fallback(problem::unknown_path);
    if request_log::is_wanted() {
        logged = logged.layer(request_log::layer());
    }
    // Probes come every few seconds: a line for each would be no news.
    let app = logged.merge(health()).with_state(service);
    if !telemetry.observes_requests() {
        return app;
    }
    app.layer(middleware::from_fn_with_state(telemetry, observe::request))
}

fn users() -> Router<Arc<Service>> {
    let all = get(users_api::list).post(users_api::create);
    let one = get(users_api::get).delete(users_api::delete);
    Router::new()
        .route(routes::USERS, path(all, routes::ALLOW_USERS))
        .route(routes::USER, path(one, routes::ALLOW_USER))
}

fn health() -> Router<Arc<Service>> {
    Router::new()
        .route(routes::HEALTH, path(get(health::summary), routes::ALLOW_HEALTH))
        .route(routes::LIVE, path(get(health::live), routes::ALLOW_HEALTH))
        .route(routes::READY, path(get(health::ready), routes::ALLOW_HEALTH))
}

/// What every path has beside its own methods.
fn path(methods: MethodRouter<Arc<Service>>, allow: &'static str) -> MethodRouter<Arc<Service>> {
    methods
        .options(async move || (StatusCode::NO_CONTENT, [(ALLOW, allow)]))
        .fallback(async move || ([(ALLOW, allow)], problem::method_not_allowed()))
}

#[cfg(test)]
mod tests;
