//! A request as a server span and as a measurement, by OpenTelemetry's stable HTTP conventions.

use std::time::Instant;

use opentelemetry::propagation::{Extractor, TextMapPropagator};
use opentelemetry::trace::{SpanKind, Status, TraceContextExt, Tracer};
use opentelemetry::{Context, KeyValue};
use opentelemetry_semantic_conventions::attribute::{
    ERROR_TYPE, HTTP_REQUEST_METHOD, HTTP_REQUEST_METHOD_ORIGINAL, HTTP_RESPONSE_STATUS_CODE, HTTP_ROUTE,
    NETWORK_PROTOCOL_VERSION, SERVER_ADDRESS, SERVER_PORT, URL_PATH, URL_QUERY, URL_SCHEME,
    USER_AGENT_ORIGINAL,
};

use crate::Telemetry;
use crate::metrics::Series;
use crate::traces::Traces;

/// Stands for every method that is not a known one.
const OTHER: &str = "_OTHER";

/// A request as its middleware saw it, before any handler did.
#[derive(Debug, Clone, Copy, Default)]
pub struct RequestInfo<'a> {
    /// As it was sent.
    pub method: &'a str,
    /// The path, without the query.
    pub path: &'a str,
    /// What follows the `?`.
    pub query: Option<&'a str>,
    /// The pattern that the router matched, as `/api/v1/users/{id}`.
    pub route: Option<&'static str>,
    /// The `Host` header: a name or an address, and perhaps a port.
    pub host: Option<&'a str>,
    /// The `User-Agent` header.
    pub user_agent: Option<&'a str>,
    /// `1.0` or `1.1`.
    pub protocol_version: &'static str,
}

/// A request that is being answered.
#[derive(Debug)]
pub struct Exchange {
    /// Holds the request's span when traces are on. Handlers run inside it: their log lines name the span, and spans
    /// of their own become its children. When it goes without [`Exchange::finish`], the span ends without a status.
    pub context: Context,
    method: Option<&'static str>,
    route: Option<&'static str>,
    started: Instant,
}

impl Telemetry {
    /// Starts to observe a request; its span continues the trace that `headers` name, if they do.
    #[must_use]
    pub fn begin(&self, request: &RequestInfo<'_>, headers: &dyn Extractor) -> Exchange {
        let method = known_method(request.method);
        let context = match &self.traces {
            Some(traces) => span(traces, request, method, headers),
            None => Context::new(),
        };
        Exchange { context, method, route: request.route, started: Instant::now() }
    }
}

impl Exchange {
    /// Reports the answer's status, and ends the span.
    pub fn finish(self, telemetry: &Telemetry, status: u16) {
        if let Some(metrics) = &telemetry.metrics {
            let series = Series { status, method: self.method.unwrap_or(OTHER), route: self.route };
            metrics.record(series, self.started.elapsed());
        }
        let span = self.context.span();
        span.set_attribute(KeyValue::new(HTTP_RESPONSE_STATUS_CODE, i64::from(status)));
        if status >= 500 {
            span.set_attribute(KeyValue::new(ERROR_TYPE, status.to_string()));
            span.set_status(Status::error(""));
        }
        span.end();
    }
}

fn span(
    traces: &Traces,
    request: &RequestInfo<'_>,
    method: Option<&'static str>,
    headers: &dyn Extractor,
) -> Context {
    let parent = traces.propagator.extract_with_context(&Context::new(), headers);
    let span = traces
        .tracer
        .span_builder(span_name(method, request.route))
        .with_kind(SpanKind::Server)
        .with_attributes(attributes(request, method));
    parent.with_span(traces.tracer.build_with_context(span, &parent))
}

// Clients choose the method: unknown ones must not make new span names and attribute values.
fn known_method(method: &str) -> Option<&'static str> {
    const KNOWN: [&str; 9] = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "CONNECT", "TRACE"];
    KNOWN.into_iter().find(|known| *known == method)
}

fn span_name(method: Option<&'static str>, route: Option<&str>) -> String {
    let method = method.unwrap_or("HTTP");
    match route {
        Some(route) => [method, route].join(" "),
        None => method.to_owned(),
    }
}

fn attributes(request: &RequestInfo<'_>, method: Option<&'static str>) -> Vec<KeyValue> {
    // One allocation: these, and the status that comes at the end.
    let mut attributes = Vec::with_capacity(12);
    attributes.push(KeyValue::new(HTTP_REQUEST_METHOD, method.unwrap_or(OTHER)));
    if method.is_none() {
        attributes.push(KeyValue::new(HTTP_REQUEST_METHOD_ORIGINAL, request.method.to_owned()));
    }
    attributes.push(KeyValue::new(URL_SCHEME, "http"));
    attributes.push(KeyValue::new(URL_PATH, request.path.to_owned()));
    attributes.push(KeyValue::new(NETWORK_PROTOCOL_VERSION, request.protocol_version));
    attributes.extend(request.route.map(|route| KeyValue::new(HTTP_ROUTE, route)));
    let optional = [(URL_QUERY, request.query), (USER_AGENT_ORIGINAL, request.user_agent)];
    for (key, value) in optional {
        attributes.extend(value.map(|value| KeyValue::new(key, value.to_owned())));
    }
    if let Some((address, port)) = request.host.map(split_host) {
        attributes.push(KeyValue::new(SERVER_ADDRESS, address.to_owned()));
        attributes.extend(port.map(|port| KeyValue::new(SERVER_PORT, i64::from(port))));
    }
    attributes
}

fn split_host(host: &str) -> (&str, Option<u16>) {
    match host.rsplit_once(':').and_then(|(name, port)| Some((name, port.parse().ok()?))) {
        // A lone IPv6 address also ends in a colon and digits, but it keeps its brackets.
        Some((name, port)) => (name, Some(port)),
        None => (host, None),
    }
}

#[cfg(test)]
mod tests;
