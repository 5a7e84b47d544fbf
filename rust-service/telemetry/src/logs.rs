//! One JSON object per line on standard output: timestamp, level, message, the event's own fields, and
//! `trace_id` and `span_id` when it happened inside an OpenTelemetry span, and the fields of the `tracing` spans
//! around it.

use std::env;
use std::fmt;
use std::io;

use opentelemetry::Context;
use opentelemetry::trace::{SpanContext, TraceContextExt};
use serde::Serializer;
use serde::ser::SerializeMap;
use serde_json::{Map, Value};
use tracing::field::{Field, Visit};
use tracing::level_filters::LevelFilter;
use tracing::span::{Attributes, Id};
use tracing::{Event, Level, Metadata, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::{ParseError, Targets, filter_fn};
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::{FormatTime, SystemTime};
use tracing_subscriber::fmt::{self as lines, FmtContext, FormatEvent, FormatFields, MakeWriter};
use tracing_subscriber::layer::{self, SubscriberExt};
use tracing_subscriber::registry::{LookupSpan, Scope};
use tracing_subscriber::util::SubscriberInitExt;

/// From now on everything that `RUST_LOG` asks for is written to standard output, as `debug` or
/// `info,rust_axum=debug`; without it everything from level info up. Release builds have no level trace.
///
/// # Panics
/// When called twice in a process.
pub fn init() {
    let (wanted, refused) = wanted(env::var("RUST_LOG").ok().as_deref());
    subscriber(wanted, io::stdout).init();
    if let Some(error) = refused {
        tracing::warn!(%error, "RUST_LOG is left out: set it to a level, or to targets with levels");
    }
}

/// A subscriber that writes what is wanted to `writer`.
pub fn subscriber<W>(wanted: Targets, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    tracing_subscriber::registry()
        .with(SpanFields)
        .with(lines::layer().event_format(JsonLines).with_writer(writer))
        .with(wanted)
        .with(filter_fn(is_news))
}

fn wanted(asked: Option<&str>) -> (Targets, Option<ParseError>) {
    let default = || Targets::new().with_default(LevelFilter::INFO);
    match asked.filter(|text| !text.trim().is_empty()).map(str::parse) {
        None => (default(), None),
        Some(Ok(targets)) => (targets, None),
        Some(Err(error)) => (default(), Some(error)),
    }
}

/// What the exporter says about every batch that fails, `collector` already says once per outage.
fn is_news(event: &Metadata<'_>) -> bool {
    const REPEATED: [&str; 2] = ["Export.", "BatchSpanProcessor.Export"];
    let repeated = || REPEATED.iter().any(|prefix| event.name().starts_with(prefix));
    !(event.target().starts_with("opentelemetry") && repeated())
}

/// Keeps a `tracing` span's fields for the lines inside it.
struct SpanFields;

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for SpanFields {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: layer::Context<'_, S>) {
        if let Some(span) = context.span(id) {
            let mut fields = Fields::default();
            attributes.record(&mut fields);
            span.extensions_mut().insert(fields);
        }
    }
}

struct JsonLines;

impl<S, N> FormatEvent<S, N> for JsonLines
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(
        &self,
        context: &FmtContext<'_, S, N>,
        mut out: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let mut timestamp = String::new();
        SystemTime.format_time(&mut Writer::new(&mut timestamp))?;
        let mut fields = Fields::default();
        for span in context.event_scope().into_iter().flat_map(Scope::from_root) {
            if let Some(known) = span.extensions().get::<Fields>() {
                fields.others.extend(known.others.clone());
            }
        }
        event.record(&mut fields);
        // The SDK names its events and often leaves the message out.
        let message = fields.message.unwrap_or_else(|| event.metadata().name().to_owned());
        let span = Context::map_current(|context| context.span().span_context().clone());
        let line = line(&timestamp, *event.metadata().level(), &message, &span, &fields.others);
        writeln!(out, "{}", line.map_err(|_| fmt::Error)?)
    }
}

fn line(
    timestamp: &str,
    level: Level,
    message: &str,
    span: &SpanContext,
    fields: &Map<String, Value>,
) -> Result<String, serde_json::Error> {
    let mut json = Vec::with_capacity(256);
    let mut serializer = serde_json::Serializer::new(&mut json);
    let mut object = serializer.serialize_map(None)?;
    object.serialize_entry("timestamp", timestamp)?;
    object.serialize_entry("level", level.as_str())?;
    object.serialize_entry("message", message)?;
    if span.is_valid() {
        object.serialize_entry("trace_id", &span.trace_id().to_string())?;
        object.serialize_entry("span_id", &span.span_id().to_string())?;
    }
    for (name, value) in fields {
        object.serialize_entry(name, value)?;
    }
    object.end()?;
    Ok(String::from_utf8_lossy(&json).into_owned())
}

#[derive(Default)]
struct Fields {
    message: Option<String>,
    others: Map<String, Value>,
}

impl Fields {
    fn insert(&mut self, field: &Field, value: impl Into<Value>) {
        self.others.insert(field.name().to_owned(), value.into());
    }
}

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let text = format!("{value:?}");
        if field.name() == "message" {
            self.message = Some(text);
        } else {
            self.insert(field, text);
        }
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "message" {
            self.message = Some(value.to_owned());
        } else {
            self.insert(field, value);
        }
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.insert(field, value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.insert(field, value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.insert(field, value);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use opentelemetry::trace::{SpanId, TraceFlags, TraceId, TraceState};

    use super::*;

    #[derive(Clone, Default)]
    struct Captured(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Captured {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn logged(events: impl FnOnce()) -> Vec<Value> {
        logged_as(None, events)
    }

    fn logged_as(asked: Option<&str>, events: impl FnOnce()) -> Vec<Value> {
        let captured = Captured::default();
        let writer = captured.clone();
        let subscriber = subscriber(wanted(asked).0, move || writer.clone());
        tracing::subscriber::with_default(subscriber, events);
        let bytes = captured.0.lock().unwrap().clone();
        let text = String::from_utf8(bytes).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[test]
    fn an_event_is_one_line_with_its_fields() {
        let lines = logged(|| tracing::info!(port = 3000, reason = "a \"quoted\"\nline", "listening"));
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0]["level"], "INFO");
        assert_eq!(lines[0]["message"], "listening");
        assert_eq!(lines[0]["port"], 3000);
        assert_eq!(lines[0]["reason"], "a \"quoted\"\nline");
        assert!(lines[0]["timestamp"].as_str().unwrap().ends_with('Z'));
        assert_eq!(lines[0].get("trace_id"), None);
    }

    #[test]
    fn inside_a_span_the_line_names_it() {
        let ids = (TraceId::from(0x1234_u128), SpanId::from(0x56_u64));
        let span = SpanContext::new(ids.0, ids.1, TraceFlags::SAMPLED, false, TraceState::NONE);
        let lines = logged(|| {
            let _inside = Context::new().with_remote_span_context(span).attach();
            tracing::error!("failed");
        });
        assert_eq!(lines[0]["trace_id"], "00000000000000000000000000001234");
        assert_eq!(lines[0]["span_id"], "0000000000000056");
    }

    #[test]
    fn a_line_has_the_fields_of_the_spans_around_it() {
        let lines = logged_as(Some("debug"), || {
            let _outside = tracing::debug_span!("outside", method = "GET", status = 0).entered();
            let _inside = tracing::debug_span!("inside", attempt = 2).entered();
            tracing::debug!(status = 200, "answered");
        });
        assert_eq!(lines[0]["method"], "GET");
        assert_eq!(lines[0]["attempt"], 2);
        assert_eq!(lines[0]["status"], 200);
    }

    #[test]
    fn the_variable_sets_the_level_and_is_left_out_when_it_makes_no_sense() {
        let lines = |asked| logged_as(Some(asked), || tracing::debug!("fine")).len();
        assert_eq!(lines("debug"), 1);
        assert_eq!(lines("info,telemetry=debug"), 1);
        assert_eq!(lines("info,other=debug"), 0);
        for nonsense in ["", " ", "a=b=c", "telemetry=loud"] {
            assert_eq!(lines(nonsense), 0, "{nonsense:?}");
        }
        assert!(wanted(Some("telemetry=loud")).1.is_some());
        assert!(wanted(Some("")).1.is_none());
    }

    #[test]
    fn debug_events_and_the_exporters_repetitions_are_left_out() {
        let lines = logged(|| {
            tracing::debug!("too fine");
            tracing::error!(name: "BatchSpanProcessor.ExportError", target: "opentelemetry_sdk", "again");
            tracing::warn!(name: "BatchSpanProcessor.SpansDropped", target: "opentelemetry_sdk", count = 2);
        });
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0]["message"], "BatchSpanProcessor.SpansDropped");
        assert_eq!(lines[0]["count"], 2);
    }
}
