//! OpenTelemetry traces over OTLP, and JSON log lines that name the trace they belong to.
//!
//! Framework-neutral: a framework's middleware describes a request in plain text ([`RequestInfo`]), gets a
//! context with the request's span in it, runs its handler inside that context, and reports the status.
//!
//! Spans go straight to the SDK instead of through `tracing` spans and a bridge, a detour on every request.
//! `tracing` is what log lines are written with; it finds the span in
//! OpenTelemetry's current context.

mod collector;
pub mod logs;
mod resource;
mod server_span;
mod traces;

pub use server_span::{RequestInfo, finish};
pub use traces::Traces;

/// How the service introduces itself unless `OTEL_SERVICE_NAME` or `OTEL_RESOURCE_ATTRIBUTES` say otherwise.
#[derive(Debug, Clone, Copy)]
pub struct Identity {
    /// `service.name`
    pub name: &'static str,
    /// `service.version`
    pub version: &'static str,
}
