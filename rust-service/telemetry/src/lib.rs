//! OpenTelemetry traces, metrics and logs over OTLP, and JSON log lines that name the trace they belong to.
//!
//! Framework-neutral: a framework's middleware describes a request in plain text ([`RequestInfo`]), gets an
//! [`Exchange`] whose context holds the request's span, runs its handler inside that context, and reports the status.
//!
//! Spans and measurements go straight to the SDK instead of through `tracing` spans and a bridge, a detour on every
//! request. `tracing` is what log lines are written with; they find the span in OpenTelemetry's current context.

use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use opentelemetry_sdk::error::OTelSdkResult;
use opentelemetry_sdk::logs::SdkLoggerProvider;

mod collector;
mod database;
mod exchange;
pub mod logs;
mod metrics;
mod resource;
mod settings;
mod traces;

use collector::Outage;
pub use database::{Queries, QuerySpan, Statement};
pub use exchange::{Exchange, RequestInfo};
use metrics::Metrics;
pub use settings::{Settings, SettingsError, parse_headers};
use traces::Traces;

/// The end of the service waits for the last telemetry this long, and then goes without it.
const FLUSH: Duration = Duration::from_secs(4);

/// How the service introduces itself unless `OTEL_SERVICE_NAME` or `OTEL_RESOURCE_ATTRIBUTES` say otherwise.
#[derive(Debug, Clone, Copy)]
pub struct Identity {
    /// `service.name`
    pub name: &'static str,
    /// `service.version`
    pub version: &'static str,
}

/// The signals that are on.
#[derive(Debug, Default)]
pub struct Telemetry {
    traces: Option<Traces>,
    metrics: Option<Metrics>,
    logs: Option<SdkLoggerProvider>,
    outage: Arc<Outage>,
}

impl Telemetry {
    /// Starts what was asked for; without settings nothing at all. What is off has no exporter and no thread.
    #[must_use]
    pub fn start(settings: Option<Settings>) -> Self {
        let Some(settings) = settings else { return Self::default() };
        let (resource, outage) = (settings.resource, Arc::default());
        Self {
            traces: settings.traces.map(|traces| Traces::start(traces, resource.clone(), &outage)),
            metrics: settings.metrics.map(|metrics| Metrics::start(&metrics, resource.clone(), &outage)),
            logs: settings.logs.map(|logs| logs::start(&logs, resource, &outage)),
            outage,
        }
    }

    /// Telemetry that goes wherever these providers send it.
    #[must_use]
    pub fn of(
        traces: Option<opentelemetry_sdk::trace::SdkTracerProvider>,
        metrics: Option<opentelemetry_sdk::metrics::SdkMeterProvider>,
    ) -> Self {
        Self { traces: traces.map(Traces::of), metrics: metrics.map(Metrics::of), ..Self::default() }
    }

    /// Whether requests have to be observed at all.
    #[must_use]
    pub fn observes_requests(&self) -> bool {
        self.traces.is_some() || self.metrics.is_some()
    }

    /// Spans for the queries to the database at this place, when traces are on.
    #[must_use]
    pub fn queries(&self, host: &str, port: u16) -> Option<Queries> {
        self.traces.as_ref().map(|traces| Queries::new(traces.tracer.clone(), host, port))
    }

    /// Sends what is still waiting, for at most 4 s. Blocks.
    pub fn shut_down(&self) {
        // At once: one signal that hangs must not take the others' time. Of the SDK's time-outs one is fixed, so
        // the clock is kept here.
        let (sender, ended) = channel();
        let mut waiting = 0;
        let mut end = |shut_down: Box<dyn FnOnce() -> OTelSdkResult + Send>| {
            let sender = sender.clone();
            waiting += 1;
            thread::spawn(move || sender.send(shut_down()));
        };
        if let Some(Traces { provider, .. }) = self.traces.as_ref() {
            let provider = provider.clone();
            end(Box::new(move || provider.shutdown_with_timeout(FLUSH)));
        }
        if let Some(Metrics { provider, .. }) = self.metrics.as_ref() {
            let provider = provider.clone();
            end(Box::new(move || provider.shutdown_with_timeout(FLUSH)));
        }
        if let Some(provider) = self.logs.clone() {
            end(Box::new(move || provider.shutdown_with_timeout(FLUSH)));
        }
        let deadline = Instant::now() + FLUSH;
        let sent = (0..waiting).all(|_| {
            let left = deadline.saturating_duration_since(Instant::now());
            ended.recv_timeout(left).is_ok_and(|result| result.is_ok())
        });
        if !sent && !self.outage.is_known() {
            tracing::warn!("the last telemetry was not sent");
        }
    }
}
