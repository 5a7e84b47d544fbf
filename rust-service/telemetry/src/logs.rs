//! Log records: JSON lines on standard output, and the same over OTLP.

use std::io;
use std::sync::Arc;

use opentelemetry_otlp::{LogExporter, Protocol, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::logs::{BatchConfigBuilder, BatchLogProcessor, SdkLoggerProvider};
use tracing::level_filters::LevelFilter;
use tracing::{Level, Metadata, Subscriber};
use tracing_subscriber::filter::{ParseError, Targets, filter_fn};
use tracing_subscriber::fmt::{self as lines, MakeWriter};
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

use crate::Telemetry;
use crate::collector::{CollectorClient, Outage, Signal};
use crate::settings::LogSettings;

mod fields;
mod json;
mod otlp;

/// What `RUST_LOG` asks for, as `debug` or `info,rust_axum=debug`; without it everything from level info up. Release
/// builds have no level trace.
///
/// # Errors
/// When it is no level, and no targets with levels.
pub fn wanted(asked: Option<&str>) -> Result<Targets, ParseError> {
    match asked.filter(|text| !text.is_empty()) {
        Some(text) => text.parse(),
        None => Ok(Targets::new().with_default(LevelFilter::INFO)),
    }
}

/// From now on what is wanted is written to standard output, and sent with `telemetry`.
///
/// # Panics
/// When called twice in a process.
pub fn init(wanted: Targets, telemetry: &Telemetry) {
    subscriber(wanted, io::stdout, telemetry.logs.as_ref()).init();
}

/// A subscriber that writes what is wanted to `writer`, and sends it with `provider`.
pub fn subscriber<W>(
    wanted: Targets,
    writer: W,
    provider: Option<&SdkLoggerProvider>,
) -> impl Subscriber + Send + Sync
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let send = provider.map(|provider| otlp::Records::new(provider).with_filter(filter_fn(otlp::is_ours)));
    tracing_subscriber::registry()
        .with(fields::SpanFields)
        .with(lines::layer().event_format(json::JsonLines).with_writer(writer))
        .with(send)
        .with(wanted)
        .with(filter_fn(is_news))
}

/// What libraries say that is no news here, whatever is wanted.
fn is_news(event: &Metadata<'_>) -> bool {
    !is_repetition(event) && !is_chatter(event)
}

/// What the export says about every batch that fails, `collector` already says once per outage.
fn is_repetition(event: &Metadata<'_>) -> bool {
    const EXPORT: [&str; 5] =
        ["Export.", "BatchSpanProcessor.", "BatchLogProcessor.", "PeriodicReader.", "PeriodReader"];
    let name = event.name();
    event.target().starts_with("opentelemetry")
        && (EXPORT.iter().any(|prefix| name.starts_with(prefix)) && !name.ends_with("sDropped")
            || name.ends_with(".Drop"))
}

/// actix-http has an error for each client that breaks off or sends nonsense, and actix-server retells start and end.
fn is_chatter(event: &Metadata<'_>) -> bool {
    event.target().starts_with("actix_http")
        || event.target().starts_with("actix_server") && *event.level() > Level::WARN
}

pub(crate) fn start(settings: &LogSettings, resource: Resource, outage: &Arc<Outage>) -> SdkLoggerProvider {
    let export = &settings.export;
    let client = CollectorClient::new(export, Signal::Logs, outage);
    let mut exporter = LogExporter::builder()
        .with_http()
        .with_http_client(client)
        .with_protocol(Protocol::HttpBinary)
        .with_endpoint(&export.endpoint)
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
    SdkLoggerProvider::builder()
        .with_log_processor(BatchLogProcessor::builder(exporter).with_batch_config(batch).build())
        .with_resource(resource)
        .build()
}

#[cfg(test)]
mod tests;
