//! The domain of the users service, in plain Rust: no web framework, no database, no clock of its own.

pub mod body;
pub mod config;
pub mod health;
pub mod healthcheck;
pub mod id;
pub mod integer;
pub mod memory;
pub mod new_user;
pub mod page;
pub mod problem;
pub mod routes;
pub mod user;

/// The version that `/health` and the telemetry report: that of the build.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
