//! A log line for each request, at level debug. Failures of ours are logged where they happen.

use std::time::Duration;

use axum::http::{Request, Response};
use tower_http::classify::{ServerErrorsAsFailures, SharedClassifier};
use tower_http::trace::{MakeSpan, OnResponse, TraceLayer};
use tracing::{Level, Span};

/// Whether such lines are written at all.
pub(super) fn is_wanted() -> bool {
    tracing::enabled!(Level::DEBUG)
}

/// tower-http's tracing with the two words of its vocabulary that are ours: what to say of a request, and
/// what of an answer.
pub(super) fn layer()
-> TraceLayer<SharedClassifier<ServerErrorsAsFailures>, RequestLog, (), RequestLog, (), (), ()> {
    TraceLayer::new_for_http()
        .make_span_with(RequestLog)
        .on_request(())
        .on_response(RequestLog)
        .on_body_chunk(())
        .on_eos(())
        .on_failure(())
}

#[derive(Debug, Clone, Copy)]
pub(super) struct RequestLog;

impl<B> MakeSpan<B> for RequestLog {
    fn make_span(&mut self, request: &Request<B>) -> Span {
        tracing::debug_span!("request", method = %request.method(), uri = %request.uri())
    }
}

impl<B> OnResponse<B> for RequestLog {
    fn on_response(self, response: &Response<B>, latency: Duration, _: &Span) {
        let microseconds = u64::try_from(latency.as_micros()).unwrap_or(u64::MAX);
        tracing::debug!(status = response.status().as_u16(), microseconds, "answered");
    }
}

#[cfg(test)]
mod tests;
