//! The service's configuration: environment variables, and nothing else.
//!
//! The `OTEL_*` variables are read by the `telemetry` crate, as the OpenTelemetry specification defines them.

use std::ffi::{OsStr, OsString};
use std::fmt;

const DEFAULT_PORT: u16 = 3000;

/// Everything the service can be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// `PORT`: the TCP port on all IPv4 addresses, 1 to 65535; 3000 when unset.
    pub port: u16,
}

/// A variable that cannot be used; its text names the variable and the fix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError(String);

impl Config {
    /// Reads the process's environment.
    ///
    /// # Errors
    /// When a variable is set to something that cannot be used.
    pub fn from_env() -> Result<Self, ConfigError> {
        Self::from_lookup(|name| std::env::var_os(name))
    }

    /// Reads from `lookup`, which answers a variable's value by its name.
    ///
    /// # Errors
    /// When a variable is set to something that cannot be used.
    pub fn from_lookup(lookup: impl Fn(&str) -> Option<OsString>) -> Result<Self, ConfigError> {
        Ok(Self { port: lookup("PORT").map_or(Ok(DEFAULT_PORT), |value| port(&value))? })
    }
}

fn port(value: &OsStr) -> Result<u16, ConfigError> {
    let text = value.to_string_lossy();
    text.parse().ok().filter(|&port| port > 0).ok_or_else(|| {
        ConfigError(format!(
            "PORT={text:?} is no port: set PORT to a whole number from 1 to 65535, or unset it"
        ))
    })
}

impl fmt::Display for ConfigError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for ConfigError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_port(value: &str) -> Result<Config, ConfigError> {
        Config::from_lookup(|name| (name == "PORT").then(|| value.into()))
    }

    #[test]
    fn the_port_is_3000_unless_set() {
        assert_eq!(Config::from_lookup(|_| None), Ok(Config { port: 3000 }));
        assert_eq!(with_port("8080"), Ok(Config { port: 8080 }));
        assert_eq!(with_port("65535"), Ok(Config { port: 65535 }));
    }

    #[test]
    fn a_bad_port_is_refused_in_one_line_that_names_variable_and_fix() {
        for bad in ["", "0", "-1", "65536", "http", "80 80", "80\n"] {
            let error = with_port(bad).unwrap_err().to_string();
            assert!(error.contains("PORT") && error.contains("1 to 65535"), "{error}");
            assert_eq!(error.lines().count(), 1, "{error}");
        }
    }
}
