//! A store that is away: nobody listens, or somebody who never answers.

use std::net::{Ipv4Addr, TcpListener};
use std::time::{Duration, Instant};

use crate::support::{Running, free_port};

fn with_store_at(port: u16) -> Running {
    let url = format!("postgres://someone:secret@127.0.0.1:{port}/footprint");
    Running::start(&[("OTEL_SDK_DISABLED", "true"), ("DATABASE_URL", &url)])
}

fn assert_down(service: &Running) {
    for (path, part) in [
        ("/api/v1/users", r#""title":"Service Unavailable","status":503"#),
        ("/api/v1/users/1", "application/problem+json"),
        ("/health/ready", r#"{"name":"store","status":"DOWN"}"#),
    ] {
        let start = Instant::now();
        let answer = service.get(path, "");
        assert!(answer.starts_with("HTTP/1.1 503 ") && answer.contains(part), "{answer}");
        assert!(start.elapsed() < Duration::from_secs(2), "{path}: {:?}", start.elapsed());
    }
    assert!(service.get("/health/live", "").starts_with("HTTP/1.1 200 "));
    assert!(service.get("/api/v1/users?limit=0", "").starts_with("HTTP/1.1 400 "));
}

#[test]
fn a_store_that_refuses_is_a_503_and_a_line_without_the_password() {
    let service = with_store_at(free_port());
    assert_down(&service);
    for _ in 0..20 {
        service.get("/api/v1/users", "");
    }
    service.terminate();
    let (code, _, log) = service.wait();
    assert_eq!(code, Some(0));
    let lines = log.matches(r#""level":"WARN","message":"the store cannot be reached""#).count();
    assert!((1..=2).contains(&lines), "{log}");
    assert!(!log.contains("secret"), "{log}");
}

#[test]
fn a_store_that_hangs_is_a_503_and_holds_up_no_end() {
    let silent = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let service = with_store_at(silent.local_addr().unwrap().port());
    assert_down(&service);
    service.terminate();
    let (code, took, _) = service.wait();
    assert_eq!(code, Some(0));
    assert!(took < Duration::from_secs(2), "{took:?}");
}
