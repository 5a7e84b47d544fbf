//! What the health endpoints answer.

use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;

/// The body of `GET /health`.
#[derive(Debug, Serialize)]
pub struct Summary {
    status: &'static str,
    version: &'static str,
}

/// The body of `GET /health/live` and `GET /health/ready`, in MicroProfile Health's shape.
#[derive(Debug, Serialize)]
pub struct Report {
    status: Status,
    checks: Vec<Check>,
}

#[derive(Debug, Serialize)]
struct Check {
    name: &'static str,
    status: Status,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
enum Status {
    Up,
    Down,
}

/// The service's health; it ends when the service is told to stop.
#[derive(Debug, Default)]
pub struct Health {
    shutting_down: AtomicBool,
}

impl Health {
    /// From now on the service is not ready.
    pub fn shut_down(&self) {
        self.shutting_down.store(true, Ordering::Release);
    }

    /// Who answers here.
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary { status: "healthy", version: crate::VERSION }
    }

    /// Alive is who can answer; there is nothing to check.
    #[must_use]
    pub fn live(&self) -> Report {
        Report::of(Vec::new())
    }

    /// Whether requests should be sent here, given whether the store answers.
    #[must_use]
    pub fn ready(&self, store_up: bool) -> Report {
        let up = |up| if up { Status::Up } else { Status::Down };
        let mut checks = vec![Check { name: "store", status: up(store_up) }];
        if self.is_shutting_down() {
            checks.push(Check { name: "shutdown", status: Status::Down });
        }
        Report::of(checks)
    }

    fn is_shutting_down(&self) -> bool {
        self.shutting_down.load(Ordering::Acquire)
    }
}

impl Report {
    fn of(checks: Vec<Check>) -> Self {
        let up = checks.iter().all(|check| check.status == Status::Up);
        Self { status: if up { Status::Up } else { Status::Down }, checks }
    }

    /// The HTTP status to send with this report: 200, or 503 when any check is down.
    #[must_use]
    pub fn http_status(&self) -> u16 {
        match self.status {
            Status::Up => 200,
            Status::Down => 503,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(body: &impl Serialize) -> String {
        serde_json::to_string(body).unwrap()
    }

    #[test]
    fn a_running_service_is_healthy_live_and_ready() {
        let health = Health::default();
        assert_eq!(json(&health.summary()), r#"{"status":"healthy","version":"1.0.0"}"#);
        assert_eq!(json(&health.live()), r#"{"status":"UP","checks":[]}"#);
        assert_eq!(json(&health.ready(true)), r#"{"status":"UP","checks":[{"name":"store","status":"UP"}]}"#);
        assert_eq!(health.ready(true).http_status(), 200);
    }

    #[test]
    fn a_stopping_service_is_live_but_not_ready() {
        let health = Health::default();
        health.shut_down();
        assert_eq!(health.live().http_status(), 200);
        assert_eq!(health.ready(true).http_status(), 503);
        assert!(json(&health.ready(true)).starts_with(r#"{"status":"DOWN","#));
    }

    #[test]
    fn without_its_store_a_service_is_live_but_not_ready() {
        let health = Health::default();
        assert_eq!(
            json(&health.ready(false)),
            r#"{"status":"DOWN","checks":[{"name":"store","status":"DOWN"}]}"#
        );
        assert_eq!(health.ready(false).http_status(), 503);
        assert_eq!(health.live().http_status(), 200);
    }
}
