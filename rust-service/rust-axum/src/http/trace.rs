//! A span around each request but the health checks.

use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{HOST, HeaderName, USER_AGENT};
use axum::http::{HeaderMap, Version};
use axum::middleware::Next;
use axum::response::Response;
use opentelemetry::trace::FutureExt;
use opentelemetry_http::HeaderExtractor;
use telemetry::{RequestInfo, Traces};

pub(super) async fn span(State(traces): State<Arc<Traces>>, request: Request, next: Next) -> Response {
    if !Traces::wants(request.uri().path()) {
        return next.run(request).await;
    }
    let context = traces.start(&describe(&request), &HeaderExtractor(request.headers()));
    // Handlers run inside the span: their log lines name it, and spans of their own become its children.
    let response = next.run(request).with_context(context.clone()).await;
    telemetry::finish(&context, response.status().as_u16());
    response
}

fn describe(request: &Request) -> RequestInfo<'_> {
    RequestInfo {
        method: request.method().as_str(),
        path: request.uri().path(),
        query: request.uri().query(),
        route: request.extensions().get::<MatchedPath>().map(MatchedPath::as_str),
        host: text(request.headers(), &HOST),
        user_agent: text(request.headers(), &USER_AGENT),
        protocol_version: if request.version() == Version::HTTP_10 { "1.0" } else { "1.1" },
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}
