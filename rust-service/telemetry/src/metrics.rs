//! Metrics: one histogram, whose attribute sets are bound once and then only found.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use opentelemetry::KeyValue;
use opentelemetry::metrics::{BoundHistogram, Histogram, MeterProvider};
use opentelemetry_otlp::{MetricExporter, Protocol, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::metrics::{PeriodicReader, SdkMeterProvider};
use opentelemetry_semantic_conventions::attribute::{
    ERROR_TYPE, HTTP_REQUEST_METHOD, HTTP_RESPONSE_STATUS_CODE, HTTP_ROUTE, URL_SCHEME,
};
use opentelemetry_semantic_conventions::metric::HTTP_SERVER_REQUEST_DURATION;

use crate::collector::{CollectorClient, Outage, Signal};
use crate::settings::MetricSettings;

/// The conventions' bounds, in seconds.
const BOUNDS: [f64; 14] = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0];

/// Measures requests and sends what it measured to the collector.
#[derive(Debug)]
pub(crate) struct Metrics {
    pub(crate) provider: SdkMeterProvider,
    duration: Histogram<f64>,
    // Few, and the first ones are most of the traffic: a list beats a map.
    bound: RwLock<Vec<(Series, BoundHistogram<f64>)>>,
}

/// What tells one time series from another; none of it is a client's invention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Series {
    pub(crate) status: u16,
    pub(crate) method: &'static str,
    pub(crate) route: Option<&'static str>,
}

impl Metrics {
    pub(crate) fn start(settings: &MetricSettings, resource: Resource, outage: &Arc<Outage>) -> Self {
        let export = &settings.export;
        let client = CollectorClient::new(export, Signal::Metrics, outage);
        let mut exporter = MetricExporter::builder()
            .with_http()
            .with_http_client(client)
            .with_protocol(Protocol::HttpBinary)
            .with_endpoint(&export.endpoint)
            .with_timeout(export.timeout);
        if let Some(compression) = export.compression {
            exporter = exporter.with_compression(compression);
        }
        let exporter = exporter.build().expect("the settings were checked");
        let reader = PeriodicReader::builder(exporter).with_interval(settings.interval).build();
        Self::of(SdkMeterProvider::builder().with_reader(reader).with_resource(resource).build())
    }

    /// Metrics that go wherever `provider` sends them.
    pub(crate) fn of(provider: SdkMeterProvider) -> Self {
        let duration = provider
            .meter("footprint.http")
            .f64_histogram(HTTP_SERVER_REQUEST_DURATION)
            .with_unit("s")
            .with_description("Duration of HTTP server requests.")
            .with_boundaries(BOUNDS.to_vec())
            .build();
        Self { provider, duration, bound: RwLock::default() }
    }

    pub(crate) fn record(&self, series: Series, took: Duration) {
        let seconds = took.as_secs_f64();
        let bound = self.bound.read().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, histogram)) = bound.iter().find(|(known, _)| *known == series) {
            return histogram.record(seconds);
        }
        drop(bound);
        let histogram = self.duration.bind(&series.attributes());
        histogram.record(seconds);
        self.bound.write().unwrap_or_else(PoisonError::into_inner).push((series, histogram));
    }
}

impl Series {
    fn attributes(self) -> Vec<KeyValue> {
        let mut attributes = vec![
            KeyValue::new(HTTP_REQUEST_METHOD, self.method),
            KeyValue::new(HTTP_RESPONSE_STATUS_CODE, i64::from(self.status)),
            KeyValue::new(URL_SCHEME, "http"),
        ];
        attributes.extend(self.route.map(|route| KeyValue::new(HTTP_ROUTE, route)));
        if self.status >= 500 {
            attributes.push(KeyValue::new(ERROR_TYPE, self.status.to_string()));
        }
        attributes
    }
}
