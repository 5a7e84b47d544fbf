//! What every variant of the users service shares, whichever web framework serves it:
//! configuration, health, the user store with its pages, and the bodies of errors.

pub mod config;
pub mod health;
pub mod healthcheck;
pub mod page;
pub mod problem;
pub mod store;
pub mod user;

/// The version that `/health` and the telemetry report: that of the build.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What a framework's handlers serve.
#[derive(Debug)]
pub struct Service {
    /// How the service is.
    pub health: health::Health,
    /// Who its users are.
    pub store: store::MemoryStore,
}

impl Service {
    /// A healthy service with the contract's users.
    #[must_use]
    pub fn seeded() -> Self {
        Self { health: health::Health::default(), store: store::MemoryStore::seeded() }
    }
}
