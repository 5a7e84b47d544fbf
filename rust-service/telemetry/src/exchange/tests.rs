use std::collections::HashMap;

use opentelemetry::trace::SpanId;
use opentelemetry_sdk::metrics::data::{AggregatedMetrics, MetricData, ResourceMetrics};
use opentelemetry_sdk::metrics::{InMemoryMetricExporter, SdkMeterProvider, Temporality};
use opentelemetry_sdk::trace::{InMemorySpanExporter, Sampler, SdkTracerProvider, SpanData};

use super::*;

const TRACE_ID: &str = "0af7651916cd43dd8448eb211c80319c";

fn traced(request: &RequestInfo<'_>, headers: &HashMap<String, String>, status: u16) -> SpanData {
    let exporter = InMemorySpanExporter::default();
    let provider = SdkTracerProvider::builder().with_simple_exporter(exporter.clone()).build();
    let telemetry = Telemetry::of(Some(provider), None);
    telemetry.begin(request, headers).finish(&telemetry, status);
    let mut spans = exporter.get_finished_spans().unwrap();
    assert_eq!(spans.len(), 1);
    spans.remove(0)
}

fn attribute(span: &SpanData, key: &str) -> Option<String> {
    span.attributes.iter().find(|pair| pair.key.as_str() == key).map(|pair| pair.value.to_string())
}

fn get_user() -> RequestInfo<'static> {
    RequestInfo {
        method: "GET",
        path: "/api/v1/users/7",
        query: Some("a=b"),
        route: Some("/api/v1/users/{id}"),
        host: Some("localhost:3000"),
        user_agent: Some("curl/8"),
        protocol_version: "1.1",
    }
}

#[test]
fn a_request_becomes_a_server_span_with_the_stable_attributes() {
    let span = traced(&get_user(), &HashMap::new(), 200);
    assert_eq!(span.name, "GET /api/v1/users/{id}");
    assert_eq!(span.span_kind, SpanKind::Server);
    assert_eq!(span.status, Status::Unset);
    assert_eq!(span.parent_span_id, SpanId::INVALID);
    for (key, value) in [
        ("http.request.method", "GET"),
        ("http.route", "/api/v1/users/{id}"),
        ("http.response.status_code", "200"),
        ("url.path", "/api/v1/users/7"),
        ("url.query", "a=b"),
        ("url.scheme", "http"),
        ("server.address", "localhost"),
        ("server.port", "3000"),
        ("network.protocol.version", "1.1"),
        ("user_agent.original", "curl/8"),
    ] {
        assert_eq!(attribute(&span, key).as_deref(), Some(value), "{key}");
    }
}

#[test]
fn only_the_servers_own_failures_are_errors() {
    assert_eq!(traced(&get_user(), &HashMap::new(), 404).status, Status::Unset);
    let failed = traced(&get_user(), &HashMap::new(), 503);
    assert_eq!(failed.status, Status::error(""));
    assert_eq!(attribute(&failed, "error.type").as_deref(), Some("503"));
}

#[test]
fn the_callers_trace_is_continued() {
    let traceparent = format!("00-{TRACE_ID}-b7ad6b7169203331-01");
    let headers = HashMap::from([("traceparent".to_owned(), traceparent)]);
    let span = traced(&get_user(), &headers, 200);
    assert_eq!(span.span_context.trace_id().to_string(), TRACE_ID);
    assert_eq!(span.parent_span_id.to_string(), "b7ad6b7169203331");
}

#[test]
fn a_caller_that_does_not_sample_is_followed() {
    let exporter = InMemorySpanExporter::default();
    let provider = SdkTracerProvider::builder()
        .with_simple_exporter(exporter.clone())
        .with_sampler(Sampler::ParentBased(Box::new(Sampler::AlwaysOn)))
        .build();
    let headers = HashMap::from([("traceparent".to_owned(), format!("00-{TRACE_ID}-b7ad6b7169203331-00"))]);
    let telemetry = Telemetry::of(Some(provider), None);
    telemetry.begin(&get_user(), &headers).finish(&telemetry, 200);
    assert!(exporter.get_finished_spans().unwrap().is_empty());
}

#[test]
fn what_a_client_invents_makes_no_new_names() {
    let request = RequestInfo { method: "BREW", route: None, ..get_user() };
    let span = traced(&request, &HashMap::new(), 404);
    assert_eq!(span.name, "HTTP");
    assert_eq!(attribute(&span, "http.request.method").as_deref(), Some("_OTHER"));
    assert_eq!(attribute(&span, "http.request.method_original").as_deref(), Some("BREW"));
    assert_eq!(attribute(&span, "http.route"), None);
}

#[test]
fn hosts_come_with_and_without_port() {
    assert_eq!(split_host("example.com"), ("example.com", None));
    assert_eq!(split_host("example.com:80"), ("example.com", Some(80)));
    assert_eq!(split_host("[::1]:3000"), ("[::1]", Some(3000)));
    assert_eq!(split_host("[::1]"), ("[::1]", None));
}

/// The attributes and counts of `http.server.request.duration` after these requests.
fn measured(requests: &[(RequestInfo<'_>, u16)]) -> Vec<(String, u64)> {
    let exporter = InMemoryMetricExporter::default();
    let provider = SdkMeterProvider::builder().with_periodic_exporter(exporter.clone()).build();
    let telemetry = Telemetry::of(None, Some(provider.clone()));
    for (request, status) in requests {
        telemetry.begin(request, &HashMap::new()).finish(&telemetry, *status);
    }
    provider.force_flush().unwrap();
    let finished = exporter.get_finished_metrics().unwrap();
    let metrics: Vec<_> = finished.iter().flat_map(ResourceMetrics::scope_metrics).collect();
    let metric = metrics[0].metrics().next().unwrap();
    assert_eq!((metric.name(), metric.unit()), ("http.server.request.duration", "s"));
    let AggregatedMetrics::F64(MetricData::Histogram(histogram)) = metric.data() else {
        panic!("{metric:?}")
    };
    assert_eq!(histogram.temporality(), Temporality::Cumulative);
    let mut series: Vec<_> = histogram
        .data_points()
        .map(|point| {
            assert_eq!(point.bounds().count(), 14);
            let mut pairs: Vec<_> =
                point.attributes().map(|pair| format!("{}={}", pair.key, pair.value)).collect();
            pairs.sort();
            (pairs.join(" "), point.count())
        })
        .collect();
    series.sort();
    series
}

#[test]
fn requests_are_measured_by_method_route_and_status() {
    let failed = (get_user(), 503);
    let series = measured(&[(get_user(), 200), (get_user(), 200), failed]);
    let common = "http.request.method=GET http.response.status_code=";
    assert_eq!(
        series,
        [
            (format!("error.type=503 {common}503 http.route=/api/v1/users/{{id}} url.scheme=http"), 1),
            (format!("{common}200 http.route=/api/v1/users/{{id}} url.scheme=http"), 2),
        ]
    );
}

#[test]
fn what_a_client_invents_makes_no_new_series() {
    let request = |method| RequestInfo { method, route: None, ..get_user() };
    let series = measured(&[(request("BREW"), 404), (request("STEEP"), 404)]);
    assert_eq!(
        series,
        [("http.request.method=_OTHER http.response.status_code=404 url.scheme=http".to_owned(), 2)]
    );
}
