//! A span and a measurement of each request but the health checks.

use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{HOST, HeaderName, USER_AGENT};
use axum::http::{HeaderMap, Version};
use axum::middleware::Next;
use axum::response::Response;
use opentelemetry::trace::FutureExt;
use opentelemetry_http::HeaderExtractor;
use telemetry::{RequestInfo, Telemetry};
use users::routes;

pub(super) async fn request(
    State(telemetry): State<Arc<Telemetry>>,
    request: Request,
    next: Next,
) -> Response {
    if !routes::is_observed(request.uri().path()) {
        return next.run(request).await;
    }
    let exchange = telemetry.begin(&describe(&request), &HeaderExtractor(request.headers()));
    let response = next.run(request).with_context(exchange.context.clone()).await;
    exchange.finish(&telemetry, response.status().as_u16());
    response
}

fn describe(request: &Request) -> RequestInfo<'_> {
    RequestInfo {
        method: request.method().as_str(),
        path: request.uri().path(),
        query: request.uri().query(),
        route: request.extensions().get::<MatchedPath>().and_then(|path| routes::known(path.as_str())),
        host: text(request.headers(), &HOST),
        user_agent: text(request.headers(), &USER_AGENT),
        protocol_version: if request.version() == Version::HTTP_10 { "1.0" } else { "1.1" },
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}
