//! A query to a database as a client span, by OpenTelemetry's stable database conventions.

use std::sync::Arc;

use opentelemetry::trace::{Span, SpanKind, Status, Tracer};
use opentelemetry::{Context, KeyValue};
use opentelemetry_sdk::trace::{SdkTracer, Span as SdkSpan};
use opentelemetry_semantic_conventions::attribute::{
    DB_COLLECTION_NAME, DB_OPERATION_NAME, DB_QUERY_TEXT, DB_SYSTEM_NAME, ERROR_TYPE, SERVER_ADDRESS,
    SERVER_PORT,
};

/// One kind of query.
#[derive(Debug, Clone, Copy)]
pub struct Statement {
    /// As `SELECT`.
    pub operation: &'static str,
    /// The table.
    pub collection: &'static str,
    /// With placeholders, never a value.
    pub text: &'static str,
}

/// Makes a span of each query to one PostgreSQL.
#[derive(Debug)]
pub struct Queries {
    tracer: SdkTracer,
    host: Arc<str>,
    port: i64,
}

/// A query that is under way. It ends as a success when it goes.
#[derive(Debug)]
pub struct QuerySpan(SdkSpan);

impl Queries {
    pub(crate) fn new(tracer: SdkTracer, host: &str, port: u16) -> Self {
        Self { tracer, host: host.into(), port: port.into() }
    }

    /// Starts a query's span, a child of the span in the current context.
    #[must_use]
    pub fn start(&self, statement: &Statement) -> QuerySpan {
        let span = self
            .tracer
            .span_builder([statement.operation, statement.collection].join(" "))
            .with_kind(SpanKind::Client)
            .with_attributes([
                KeyValue::new(DB_SYSTEM_NAME, "postgresql"),
                KeyValue::new(DB_OPERATION_NAME, statement.operation),
                KeyValue::new(DB_COLLECTION_NAME, statement.collection),
                KeyValue::new(DB_QUERY_TEXT, statement.text),
                KeyValue::new(SERVER_ADDRESS, Arc::clone(&self.host)),
                KeyValue::new(SERVER_PORT, self.port),
            ]);
        QuerySpan(Context::map_current(|parent| self.tracer.build_with_context(span, parent)))
    }
}

impl QuerySpan {
    /// The query failed; `kind` is a SQLSTATE, or a word for what happened.
    pub fn fail(mut self, kind: String) {
        self.0.set_attribute(KeyValue::new(ERROR_TYPE, kind));
        self.0.set_status(Status::error(""));
    }
}

#[cfg(test)]
mod tests {
    use opentelemetry::trace::{TraceContextExt, TracerProvider};
    use opentelemetry_sdk::trace::{InMemorySpanExporter, SdkTracerProvider, SpanData};

    use super::*;

    const GET: Statement =
        Statement { operation: "SELECT", collection: "users", text: "SELECT id FROM users WHERE id = $1" };

    fn queried(query: impl FnOnce(&Queries)) -> Vec<SpanData> {
        let exporter = InMemorySpanExporter::default();
        let provider = SdkTracerProvider::builder().with_simple_exporter(exporter.clone()).build();
        let tracer = provider.tracer("test");
        let parent = Context::new().with_span(tracer.start("request"));
        {
            let _inside = parent.attach();
            query(&Queries::new(tracer, "db.example", 5432));
        }
        exporter.get_finished_spans().unwrap()
    }

    #[test]
    fn a_query_is_a_client_span_below_the_requests() {
        let spans = queried(|queries| drop(queries.start(&GET)));
        let (query, request) = (&spans[0], &spans[1]);
        assert_eq!(query.name, "SELECT users");
        assert_eq!(query.span_kind, SpanKind::Client);
        assert_eq!(query.status, Status::Unset);
        assert_eq!(query.parent_span_id, request.span_context.span_id());
        let mut attributes: Vec<_> =
            query.attributes.iter().map(|pair| format!("{}={}", pair.key, pair.value)).collect();
        attributes.sort();
        assert_eq!(
            attributes,
            [
                "db.collection.name=users",
                "db.operation.name=SELECT",
                "db.query.text=SELECT id FROM users WHERE id = $1",
                "db.system.name=postgresql",
                "server.address=db.example",
                "server.port=5432",
            ]
        );
    }

    #[test]
    fn a_failure_is_an_error_with_its_kind() {
        let spans = queried(|queries| queries.start(&GET).fail("57P03".to_owned()));
        assert_eq!(spans[0].status, Status::error(""));
        assert!(spans[0].attributes.contains(&KeyValue::new("error.type", "57P03")));
    }
}
