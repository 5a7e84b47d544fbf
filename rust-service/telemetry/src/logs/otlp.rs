//! Log records for the collector. Not opentelemetry-appender-tracing: it leaves out the time, and the fields of the
//! `tracing` spans that our lines have.

use std::time::SystemTime;

use opentelemetry::logs::{AnyValue, LogRecord, Logger, LoggerProvider, Severity};
use opentelemetry_sdk::logs::{SdkLogger, SdkLoggerProvider};
use serde_json::Value;
use tracing::{Event, Level, Metadata, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::Context;
use tracing_subscriber::registry::LookupSpan;

use super::fields::Fields;

/// Whether a record is the service's. What telemetry says about itself stays here: it would be about its own sending.
pub(super) fn is_ours(event: &Metadata<'_>) -> bool {
    const TELEMETRY: [&str; 3] = ["opentelemetry", "telemetry", "ureq"];
    !TELEMETRY.iter().any(|prefix| event.target().starts_with(prefix))
}

pub(super) struct Records(SdkLogger);

impl Records {
    pub(super) fn new(provider: &SdkLoggerProvider) -> Self {
        Self(provider.logger("footprint.log"))
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Records {
    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let fields = Fields::of_event(event, context.event_scope(event));
        let level = *event.metadata().level();
        let mut record = self.0.create_log_record();
        record.set_timestamp(SystemTime::now());
        record.set_severity_number(severity(level));
        record.set_severity_text(level.as_str());
        record.set_target(event.metadata().target());
        if let Some(message) = fields.message {
            record.set_body(message.into());
        }
        for (name, value) in fields.others {
            record.add_attribute(name, any(value));
        }
        // The SDK adds the ids of the span in the current context.
        self.0.emit(record);
    }
}

fn severity(level: Level) -> Severity {
    match level {
        Level::ERROR => Severity::Error,
        Level::WARN => Severity::Warn,
        Level::INFO => Severity::Info,
        Level::DEBUG => Severity::Debug,
        Level::TRACE => Severity::Trace,
    }
}

fn any(value: Value) -> AnyValue {
    match value {
        Value::Bool(value) => value.into(),
        Value::String(value) => value.into(),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(integer), _) => integer.into(),
            (None, Some(float)) => float.into(),
            (None, None) => number.to_string().into(),
        },
        other => other.to_string().into(),
    }
}
