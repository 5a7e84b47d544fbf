//! One JSON object per line: timestamp, level, message, the event's own fields, `trace_id` and `span_id` when it happened
//! inside an OpenTelemetry span, and the fields of the `tracing` spans around it.

use std::fmt;

use opentelemetry::Context;
use opentelemetry::trace::{SpanContext, TraceContextExt};
use serde::Serializer;
use serde::ser::SerializeMap;
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::{FormatTime, SystemTime};
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::registry::LookupSpan;

use super::fields::Fields;

pub(super) struct JsonLines;

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
        let fields = Fields::of_event(event, context.event_scope());
        let span = Context::map_current(|context| context.span().span_context().clone());
        let line = line(&timestamp, *event.metadata().level(), &span, &fields);
        writeln!(out, "{}", line.map_err(|_| fmt::Error)?)
    }
}

fn line(
    timestamp: &str,
    level: Level,
    span: &SpanContext,
    fields: &Fields,
) -> Result<String, serde_json::Error> {
    let mut json = Vec::with_capacity(256);
    let mut serializer = serde_json::Serializer::new(&mut json);
    let mut object = serializer.serialize_map(None)?;
    object.serialize_entry("timestamp", timestamp)?;
    object.serialize_entry("level", level.as_str())?;
    object.serialize_entry("message", &fields.message)?;
    if span.is_valid() {
        object.serialize_entry("trace_id", &span.trace_id().to_string())?;
        object.serialize_entry("span_id", &span.span_id().to_string())?;
    }
    for (name, value) in &fields.others {
        object.serialize_entry(name, value)?;
    }
    object.end()?;
    Ok(String::from_utf8_lossy(&json).into_owned())
}
