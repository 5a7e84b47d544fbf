//! The fields of events and of `tracing` spans.

use std::fmt;

use serde_json::{Map, Value};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id};
use tracing::{Event, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::Context;
use tracing_subscriber::registry::{LookupSpan, Scope};

/// Keeps a `tracing` span's fields for the lines inside it.
pub(super) struct SpanFields;

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for SpanFields {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        if let Some(span) = context.span(id) {
            let mut fields = Fields::default();
            attributes.record(&mut fields);
            span.extensions_mut().insert(fields);
        }
    }
}

#[derive(Default)]
pub(super) struct Fields {
    pub(super) message: Option<String>,
    pub(super) others: Map<String, Value>,
}

impl Fields {
    /// The event's own fields, and those of the `tracing` spans around it.
    pub(super) fn of_event<'a, S>(event: &Event<'_>, scope: Option<Scope<'a, S>>) -> Self
    where
        S: for<'l> LookupSpan<'l>,
    {
        let mut fields = Self::default();
        for span in scope.into_iter().flat_map(Scope::from_root) {
            if let Some(known) = span.extensions().get::<Self>() {
                fields.others.extend(known.others.clone());
            }
        }
        event.record(&mut fields);
        // The SDK names its events and often leaves the message out.
        fields.message.get_or_insert_with(|| event.metadata().name().to_owned());
        fields
    }

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

    fn record_f64(&mut self, field: &Field, value: f64) {
        self.insert(field, value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.insert(field, value);
    }
}
