//! What the `OTEL_*` variables ask for. All are read, and refused when they make no sense, before anything starts.

use std::ffi::OsString;
use std::time::Duration;

use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::Sampler;

use crate::Identity;
use crate::resource::resource;

mod environment;
mod export;
mod sampler;

pub(crate) use environment::Environment;
pub use environment::SettingsError;
pub(crate) use export::Export;
pub use export::parse_headers;

/// Telemetry as it was asked for.
#[derive(Debug)]
pub struct Settings {
    pub(crate) resource: Resource,
    pub(crate) traces: Option<TraceSettings>,
    pub(crate) metrics: Option<MetricSettings>,
    pub(crate) logs: Option<LogSettings>,
}

#[derive(Debug)]
pub(crate) struct TraceSettings {
    pub(crate) export: Export,
    pub(crate) batch: Batch,
    pub(crate) sampler: Sampler,
}

#[derive(Debug)]
pub(crate) struct MetricSettings {
    pub(crate) export: Export,
    pub(crate) interval: Duration,
}

#[derive(Debug)]
pub(crate) struct LogSettings {
    pub(crate) export: Export,
    pub(crate) batch: Batch,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Batch {
    pub(crate) delay: Duration,
    pub(crate) queue: usize,
    pub(crate) size: usize,
}

impl Settings {
    /// What the process's environment asks for; nothing at all with `OTEL_SDK_DISABLED=true`.
    ///
    /// # Errors
    /// When a variable is set to something that cannot be used.
    pub fn from_env(identity: Identity) -> Result<Option<Self>, SettingsError> {
        Self::from_lookup(identity, |name| std::env::var_os(name))
    }

    /// Reads from `lookup`, which answers a variable's value by its name. An empty variable is an unset one.
    ///
    /// # Errors
    /// When a variable is set to something that cannot be used.
    pub fn from_lookup(
        identity: Identity,
        lookup: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Option<Self>, SettingsError> {
        let environment = Environment::new(&lookup);
        if environment.is_true("OTEL_SDK_DISABLED") {
            return Ok(None);
        }
        // All of them are read, those of a signal that is off included: nonsense is nonsense.
        let traces = TraceSettings::read(&environment)?;
        let metrics = MetricSettings::read(&environment)?;
        let logs = LogSettings::read(&environment)?;
        let wanted = |variable| Ok(environment.choice(variable, &["otlp", "none"])? != Some("none"));
        Ok(Some(Self {
            resource: resource(identity, &environment)?,
            traces: wanted("OTEL_TRACES_EXPORTER")?.then_some(traces),
            metrics: wanted("OTEL_METRICS_EXPORTER")?.then_some(metrics),
            logs: wanted("OTEL_LOGS_EXPORTER")?.then_some(logs),
        }))
    }
}

impl TraceSettings {
    fn read(environment: &Environment<'_>) -> Result<Self, SettingsError> {
        let timeout = environment.milliseconds("OTEL_BSP_EXPORT_TIMEOUT", 30_000)?;
        Ok(Self {
            export: Export::read(environment, "TRACES", "/v1/traces", timeout)?,
            batch: Batch::read(environment, "OTEL_BSP", 5_000)?,
            sampler: sampler::read(environment)?,
        })
    }
}

impl MetricSettings {
    fn read(environment: &Environment<'_>) -> Result<Self, SettingsError> {
        let timeout = environment.milliseconds("OTEL_METRIC_EXPORT_TIMEOUT", 30_000)?;
        Ok(Self {
            export: Export::read(environment, "METRICS", "/v1/metrics", timeout)?,
            interval: environment.milliseconds("OTEL_METRIC_EXPORT_INTERVAL", 60_000)?,
        })
    }
}

impl LogSettings {
    fn read(environment: &Environment<'_>) -> Result<Self, SettingsError> {
        let timeout = environment.milliseconds("OTEL_BLRP_EXPORT_TIMEOUT", 30_000)?;
        Ok(Self {
            export: Export::read(environment, "LOGS", "/v1/logs", timeout)?,
            batch: Batch::read(environment, "OTEL_BLRP", 1_000)?,
        })
    }
}

impl Batch {
    fn read(environment: &Environment<'_>, prefix: &str, delay: u32) -> Result<Self, SettingsError> {
        let number = |name, unset| environment.count(&format!("{prefix}_{name}"), unset);
        let queue = number("MAX_QUEUE_SIZE", 2048)?;
        Ok(Self {
            delay: environment.milliseconds(&format!("{prefix}_SCHEDULE_DELAY"), delay)?,
            queue,
            size: number("MAX_EXPORT_BATCH_SIZE", 512)?.min(queue),
        })
    }
}

#[cfg(test)]
mod tests;
