//! Who sends the telemetry: the build's defaults, overridden by the environment.

use opentelemetry::KeyValue;
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::resource::TelemetryResourceDetector;
use opentelemetry_semantic_conventions::resource::{SERVICE_NAME, SERVICE_VERSION};
use percent_encoding::percent_decode_str;

use crate::Identity;
use crate::settings::{Environment, SettingsError};

/// The resource that the environment describes. The SDK's own detector is not used, because it leaves
/// percent-encoded values as they are.
pub(crate) fn resource(identity: Identity, environment: &Environment<'_>) -> Result<Resource, SettingsError> {
    let attributes = environment.text("OTEL_RESOURCE_ATTRIBUTES")?.unwrap_or_default();
    let name = environment.text("OTEL_SERVICE_NAME")?;
    Ok(Resource::builder_empty()
        .with_detector(Box::new(TelemetryResourceDetector))
        .with_attributes([
            KeyValue::new(SERVICE_NAME, identity.name),
            KeyValue::new(SERVICE_VERSION, identity.version),
        ])
        .with_attributes(attributes.split(',').filter_map(attribute))
        .with_attributes(name.map(|name| KeyValue::new(SERVICE_NAME, name)))
        .build())
}

fn attribute(pair: &str) -> Option<KeyValue> {
    let (key, value) = pair.split_once('=')?;
    let value = percent_decode_str(value.trim()).decode_utf8_lossy();
    Some(KeyValue::new(key.trim().to_owned(), value.into_owned()))
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use opentelemetry::Key;

    use super::*;

    fn found(variables: &[(&str, &str)], key: &'static str) -> Option<String> {
        let lookup = |name: &str| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(*value))
        };
        let identity = Identity { name: "built-in", version: "1.0.0" };
        let resource = resource(identity, &Environment::new(&lookup)).unwrap();
        resource.get(&Key::from_static_str(key)).map(|value| value.to_string())
    }

    #[test]
    fn the_build_speaks_unless_the_environment_does() {
        assert_eq!(found(&[], "service.name").as_deref(), Some("built-in"));
        assert_eq!(found(&[("OTEL_SERVICE_NAME", "")], "service.name").as_deref(), Some("built-in"));
        assert_eq!(found(&[], "service.version").as_deref(), Some("1.0.0"));
        assert_eq!(found(&[], "telemetry.sdk.language").as_deref(), Some("rust"));
    }

    #[test]
    fn the_service_name_variable_wins_over_the_attribute() {
        let attributes =
            ("OTEL_RESOURCE_ATTRIBUTES", "service.name=a, service.version = 2 ,team=x%20y%2Cz,broken");
        assert_eq!(found(&[attributes], "service.name").as_deref(), Some("a"));
        assert_eq!(found(&[attributes], "service.version").as_deref(), Some("2"));
        assert_eq!(found(&[attributes], "team").as_deref(), Some("x y,z"));
        assert_eq!(found(&[attributes, ("OTEL_SERVICE_NAME", "b")], "service.name").as_deref(), Some("b"));
    }
}
