//! The paths that the contract lists, and the methods that each has. Every framework registers these.

/// `/health`
pub const HEALTH: &str = "/health";
/// `/health/live`
pub const LIVE: &str = "/health/live";
/// `/health/ready`
pub const READY: &str = "/health/ready";
/// All users.
pub const USERS: &str = "/api/v1/users";
/// One user.
pub const USER: &str = "/api/v1/users/{id}";

/// `Allow` of the three health paths.
pub const ALLOW_HEALTH: &str = "GET, HEAD, OPTIONS";
/// `Allow` of [`USERS`].
pub const ALLOW_USERS: &str = "GET, HEAD, OPTIONS, POST";
/// `Allow` of [`USER`].
pub const ALLOW_USER: &str = "DELETE, GET, HEAD, OPTIONS";

/// The pattern that the router matched, as text that lives as long as the process.
#[must_use]
pub fn known(pattern: &str) -> Option<&'static str> {
    [USERS, USER, HEALTH, LIVE, READY].into_iter().find(|known| *known == pattern)
}

/// Whether a request for `path` is traced and counted: health checks would only bury the others.
#[must_use]
pub fn is_observed(path: &str) -> bool {
    ![HEALTH, LIVE, READY].contains(&path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn health_checks_are_not_observed() {
        for path in ["/health", "/health/live", "/health/ready"] {
            assert!(!is_observed(path), "{path}");
        }
        for path in ["/", "/api/v1/users", "/healthy", "/health/", "/health/none"] {
            assert!(is_observed(path), "{path}");
        }
    }
}
