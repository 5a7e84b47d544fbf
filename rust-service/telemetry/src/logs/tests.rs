use std::sync::{Arc, Mutex};

use opentelemetry::Context;
use opentelemetry::logs::{AnyValue, Severity};
use opentelemetry::trace::{SpanContext, SpanId, TraceContextExt, TraceFlags, TraceId, TraceState};

use opentelemetry_sdk::logs::InMemoryLogExporter;
use opentelemetry_sdk::logs::in_memory_exporter::LogDataWithResource;
use serde_json::Value;

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
    let subscriber = subscriber(wanted(asked).unwrap(), move || writer.clone(), None);
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
fn the_variable_sets_the_level_and_is_refused_when_it_makes_no_sense() {
    let lines = |asked| logged_as(Some(asked), || tracing::debug!("fine")).len();
    assert_eq!(lines("debug"), 1);
    assert_eq!(lines("info,telemetry=debug"), 1);
    assert_eq!(lines("info,other=debug"), 0);
    assert_eq!(lines(""), 0);
    for nonsense in ["a=b=c", "telemetry=loud"] {
        assert!(wanted(Some(nonsense)).is_err(), "{nonsense:?}");
    }
}

#[test]
fn debug_events_and_the_exporters_repetitions_are_left_out() {
    let lines = logged(|| {
        tracing::debug!("too fine");
        tracing::error!(name: "BatchSpanProcessor.ExportError", target: "opentelemetry_sdk", "again");
        tracing::error!(name: "BatchLogProcessor.ExportError", target: "opentelemetry_sdk", "again");
        tracing::error!(name: "PeriodicReader.ExportError", target: "opentelemetry_sdk", "again");
        tracing::warn!(name: "Export.Failed.Exhausted", target: "opentelemetry_otlp", "again");
        tracing::warn!(name: "BatchSpanProcessor.SpansDropped", target: "opentelemetry_sdk", count = 2);
    });
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["message"], "BatchSpanProcessor.SpansDropped");
    assert_eq!(lines[0]["count"], 2);
}

fn sent(events: impl FnOnce()) -> Vec<LogDataWithResource> {
    let exporter = InMemoryLogExporter::default();
    let provider = SdkLoggerProvider::builder().with_simple_exporter(exporter.clone()).build();
    // It must not end: another test's thread that registers a callsite may hold the last reference to this subscriber, and
    // with it tracing's lock, which the provider's own event on being dropped would wait for.
    std::mem::forget(provider.clone());
    tracing::subscriber::with_default(subscriber(wanted(None).unwrap(), io::sink, Some(&provider)), events);
    exporter.get_emitted_logs().unwrap()
}

#[test]
fn a_record_is_sent_with_body_severity_time_fields_and_span() {
    let ids = (TraceId::from(0x1234_u128), SpanId::from(0x56_u64));
    let span = SpanContext::new(ids.0, ids.1, TraceFlags::SAMPLED, false, TraceState::NONE);
    let records = sent(|| {
        let _inside = Context::new().with_remote_span_context(span).attach();
        tracing::info!(target: "users", { user.id = 101_i64, share = 0.5, good = true, reason = "A" }, "user created");
    });
    assert_eq!(records.len(), 1);
    let record = &records[0].record;
    assert_eq!(record.body(), Some(&AnyValue::from("user created")));
    assert_eq!(record.severity_number(), Some(Severity::Info));
    assert_eq!(record.severity_text(), Some("INFO"));
    assert!(record.timestamp().is_some());
    let context = record.trace_context().unwrap();
    assert_eq!((context.trace_id, context.span_id), ids);
    let attribute = |name: &str| {
        record.attributes_iter().find(|(key, _)| key.as_str() == name).map(|(_, value)| value.clone())
    };
    assert_eq!(attribute("user.id"), Some(AnyValue::Int(101)));
    assert_eq!(attribute("share"), Some(AnyValue::Double(0.5)));
    assert_eq!(attribute("good"), Some(AnyValue::Boolean(true)));
    assert_eq!(attribute("reason"), Some(AnyValue::from("A")));
}

#[test]
fn what_telemetry_says_about_itself_is_not_sent() {
    let records = sent(|| {
        tracing::warn!("from this crate");
        tracing::warn!(target: "opentelemetry_sdk", "from the SDK");
        tracing::debug!(target: "users", "too fine");
    });
    assert_eq!(records.len(), 0);
}
