//! The service's configuration: environment variables, and nothing else.
//!
//! The `OTEL_*` variables are read by the `telemetry` crate, as the OpenTelemetry specification defines them.

use std::ffi::OsString;
use std::fmt;

mod database;

pub use database::Database;

const DEFAULT_PORT: u16 = 3000;

/// Everything the service can be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// `PORT`: the TCP port on all IPv4 addresses, 1 to 65535; 3000 when unset.
    pub port: u16,
    /// `DATABASE_URL`: where the users are kept; in memory when unset.
    pub database: Option<Database>,
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

    /// Reads from `lookup`, which answers a variable's value by its name. An empty variable is an unset one.
    ///
    /// # Errors
    /// When a variable is set to something that cannot be used.
    pub fn from_lookup(lookup: impl Fn(&str) -> Option<OsString>) -> Result<Self, ConfigError> {
        let set = |name| lookup(name).filter(|value| !value.is_empty());
        let port = set("PORT").map_or(Ok(DEFAULT_PORT), |value| port(&value.to_string_lossy()))?;
        let database = set("DATABASE_URL").map(|value| {
            Database::of_url(&value.to_string_lossy()).map_err(|wrong| {
                // Never its value: it holds a password.
                ConfigError(format!(
                    "DATABASE_URL {wrong}: set DATABASE_URL to postgres://USER:PASSWORD@HOST:PORT/DATABASE, or unset it"
                ))
            })
        });
        Ok(Self { port, database: database.transpose()? })
    }
}

fn port(text: &str) -> Result<u16, ConfigError> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|&port| digits && port > 0).ok_or_else(|| {
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

    fn with(variable: &str, value: &str) -> Result<Config, ConfigError> {
        Config::from_lookup(|name| (name == variable).then(|| value.into()))
    }

    #[test]
    fn port_3000_and_memory_unless_told_otherwise() {
        let defaults = Config { port: 3000, database: None };
        assert_eq!(Config::from_lookup(|_| None), Ok(defaults.clone()));
        assert_eq!(Config::from_lookup(|_| Some(OsString::new())), Ok(defaults));
        assert_eq!(with("PORT", "8080").unwrap().port, 8080);
        assert_eq!(with("PORT", "65535").unwrap().port, 65535);
        assert!(with("DATABASE_URL", "postgres://u:p@h/d").unwrap().database.is_some());
    }

    #[test]
    fn a_bad_port_is_refused_in_one_line_that_names_variable_and_fix() {
        for bad in ["0", "-1", "+80", "65536", "http", "80 80", "80\n"] {
            let error = with("PORT", bad).unwrap_err().to_string();
            assert!(error.contains("PORT") && error.contains("1 to 65535"), "{error}");
            assert_eq!(error.lines().count(), 1, "{error}");
        }
    }

    #[test]
    fn a_bad_database_is_refused_in_one_line_without_its_password() {
        let error = with("DATABASE_URL", "postgres://u:secret@h/d?sslmode=require").unwrap_err().to_string();
        assert!(error.starts_with("DATABASE_URL ") && error.contains("sslmode"), "{error}");
        assert!(!error.contains("secret"), "{error}");
        assert_eq!(error.lines().count(), 1, "{error}");
    }
}
