//! Traces: from settings to a tracer.

use std::sync::Arc;

use opentelemetry::trace::TracerProvider;
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::trace::{BatchConfigBuilder, BatchSpanProcessor, SdkTracer, SdkTracerProvider};

use crate::collector::{CollectorClient, Outage, Signal};
use crate::settings::TraceSettings;

/// Makes spans and sends them to the collector.
#[derive(Debug)]
pub(crate) struct Traces {
    pub(crate) provider: SdkTracerProvider,
    pub(crate) tracer: SdkTracer,
    pub(crate) propagator: TraceContextPropagator,
}

impl Traces {
    pub(crate) fn start(settings: TraceSettings, resource: Resource, outage: &Arc<Outage>) -> Self {
        let export = settings.export;
        let client = CollectorClient::new(&export, Signal::Traces, outage);
        let mut exporter = SpanExporter::builder()
            .with_http()
            .with_http_client(client)
            .with_protocol(Protocol::HttpBinary)
            .with_endpoint(export.endpoint)
            .with_timeout(export.timeout);
        if let Some(compression) = export.compression {
            exporter = exporter.with_compression(compression);
        }
        let batch = BatchConfigBuilder::default()
            .with_scheduled_delay(settings.batch.delay)
            .with_max_queue_size(settings.batch.queue)
            .with_max_export_batch_size(settings.batch.size)
            .build();
        let exporter = exporter.build().expect("the settings were checked");
        Self::of(
            SdkTracerProvider::builder()
                .with_span_processor(BatchSpanProcessor::builder(exporter).with_batch_config(batch).build())
                .with_sampler(settings.sampler)
                .with_resource(resource)
                .build(),
        )
    }

    /// Traces that go wherever `provider` sends them.
    pub(crate) fn of(provider: SdkTracerProvider) -> Self {
        let tracer = provider.tracer("footprint.http");
        Self { provider, tracer, propagator: TraceContextPropagator::new() }
    }
}
