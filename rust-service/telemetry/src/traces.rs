//! From the `OTEL_*` variables to a tracer.

use std::env;
use std::time::Duration;

use opentelemetry::trace::TracerProvider;
use opentelemetry_otlp::{
    ExporterBuildError, OTEL_EXPORTER_OTLP_TIMEOUT, OTEL_EXPORTER_OTLP_TRACES_TIMEOUT, Protocol,
    SpanExporter, WithExportConfig, WithHttpConfig,
};
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::trace::{SdkTracer, SdkTracerProvider};

use crate::Identity;
use crate::collector::CollectorClient;
use crate::resource::resource;

const DEFAULT_EXPORT_TIMEOUT: Duration = Duration::from_secs(10);

/// The end of the service waits for the last spans this long, and then goes without them.
const FLUSH: Duration = Duration::from_secs(4);

/// Makes a span of each request and sends it to the collector.
#[derive(Debug)]
pub struct Traces {
    provider: SdkTracerProvider,
    pub(crate) tracer: SdkTracer,
    pub(crate) propagator: TraceContextPropagator,
}

impl Traces {
    /// Traces as the environment's `OTEL_*` variables want them, or nothing at all where they are switched
    /// off (`OTEL_SDK_DISABLED=true`, `OTEL_TRACES_EXPORTER=none`) or cannot be set up, which is logged.
    #[must_use]
    pub fn from_env(identity: Identity) -> Option<Self> {
        let lookup = |name: &str| env::var(name).ok();
        if !is_enabled(lookup) {
            return None;
        }
        match exporter(lookup) {
            Ok(exporter) => Some(Self::of(
                SdkTracerProvider::builder()
                    .with_batch_exporter(exporter)
                    .with_resource(resource(identity, lookup))
                    .build(),
            )),
            Err(error) => {
                tracing::error!(%error, "no traces: correct the OTEL_EXPORTER_OTLP_* variables");
                None
            }
        }
    }

    /// Traces that go wherever `provider` sends them.
    #[must_use]
    pub fn of(provider: SdkTracerProvider) -> Self {
        let tracer = provider.tracer("footprint.http");
        Self { provider, tracer, propagator: TraceContextPropagator::new() }
    }

    /// Sends what is still waiting, for at most 4 s, and ends.
    pub fn shut_down(&self) {
        if let Err(error) = self.provider.shutdown_with_timeout(FLUSH) {
            tracing::warn!(%error, "the last spans were not sent");
        }
    }
}

fn is_enabled(lookup: impl Fn(&str) -> Option<String>) -> bool {
    let is = |name, value: &str| lookup(name).is_some_and(|found| found.trim().eq_ignore_ascii_case(value));
    !is("OTEL_SDK_DISABLED", "true") && !is("OTEL_TRACES_EXPORTER", "none")
}

fn exporter(lookup: impl Fn(&str) -> Option<String>) -> Result<SpanExporter, ExporterBuildError> {
    let timeout = [OTEL_EXPORTER_OTLP_TRACES_TIMEOUT, OTEL_EXPORTER_OTLP_TIMEOUT]
        .into_iter()
        .find_map(|name| lookup(name)?.parse().ok())
        .map_or(DEFAULT_EXPORT_TIMEOUT, Duration::from_millis);
    SpanExporter::builder()
        .with_http()
        .with_http_client(CollectorClient::new(timeout))
        .with_protocol(Protocol::HttpBinary)
        .build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traces_are_on_unless_the_environment_says_no() {
        let enabled = |name: &str, value: &str| is_enabled(|asked| (asked == name).then(|| value.to_owned()));
        assert!(enabled("OTHER", "true"));
        assert!(enabled("OTEL_SDK_DISABLED", "false"));
        assert!(enabled("OTEL_TRACES_EXPORTER", "otlp"));
        assert!(!enabled("OTEL_SDK_DISABLED", "true"));
        assert!(!enabled("OTEL_SDK_DISABLED", "TRUE"));
        assert!(!enabled("OTEL_TRACES_EXPORTER", "none"));
    }
}
