//! The HTTP contract on axum.

use std::sync::Arc;

use axum::routing::get;
use axum::{Router, middleware};
use telemetry::Traces;
use tower::ServiceBuilder;
use tower_http::limit::RequestBodyLimitLayer;
use users::Service;

mod health;
mod problem;
mod request_log;
mod trace;
mod users_api;

/// The largest body of a request, in bytes.
const LARGEST_BODY: usize = 64 * 1024;

/// All routes, ready to be served or called. Without `traces` no part of tracing is in a request's way.
pub(crate) fn app(service: Arc<Service>, traces: Option<Arc<Traces>>) -> Router {
    let app = watched().merge(health()).with_state(service);
    match traces {
        Some(traces) => app.layer(middleware::from_fn_with_state(traces, trace::span)),
        None => app,
    }
}

fn watched() -> Router<Arc<Service>> {
    Router::new()
        .route("/api/v1/users", get(users_api::list))
        .route("/api/v1/users/{id}", get(users_api::one))
        .fallback(problem::unknown_path)
        .method_not_allowed_fallback(problem::method_not_allowed)
        .layer(
            ServiceBuilder::new()
                .layer(request_log::layer())
                .map_response(problem::instead_of_text)
                .layer(RequestBodyLimitLayer::new(LARGEST_BODY)),
        )
}

// Outside the request log: a 503 that ends readiness is no failure, and a probe's call no news. They read no body.
fn health() -> Router<Arc<Service>> {
    Router::new()
        .route("/health", get(health::summary))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .method_not_allowed_fallback(problem::method_not_allowed)
}

#[cfg(test)]
mod tests;
