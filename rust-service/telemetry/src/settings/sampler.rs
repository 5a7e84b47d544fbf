//! `OTEL_TRACES_SAMPLER` and its argument: the specification's six samplers.

use opentelemetry_sdk::trace::Sampler;

use super::environment::{Environment, SettingsError};

const SAMPLER: &str = "OTEL_TRACES_SAMPLER";
const ARGUMENT: &str = "OTEL_TRACES_SAMPLER_ARG";
const NAMES: [&str; 6] = [
    "always_on",
    "always_off",
    "traceidratio",
    "parentbased_always_on",
    "parentbased_always_off",
    "parentbased_traceidratio",
];

pub(super) fn read(environment: &Environment<'_>) -> Result<Sampler, SettingsError> {
    let name = environment.choice(SAMPLER, &NAMES)?.unwrap_or("parentbased_always_on");
    let root = match name.trim_start_matches("parentbased_") {
        "always_on" => Sampler::AlwaysOn,
        "always_off" => Sampler::AlwaysOff,
        _ => Sampler::TraceIdRatioBased(ratio(environment)?),
    };
    Ok(if name.starts_with("parentbased_") { Sampler::ParentBased(Box::new(root)) } else { root })
}

fn ratio(environment: &Environment<'_>) -> Result<f64, SettingsError> {
    let Some(text) = environment.text(ARGUMENT)? else { return Ok(1.0) };
    text.parse()
        .ok()
        .filter(|ratio| (0.0..=1.0).contains(ratio))
        .ok_or_else(|| SettingsError::shown(ARGUMENT, &text, "is no ratio", "a number from 0 to 1"))
}
