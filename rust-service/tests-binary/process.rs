//! Start, end and the modes of the binary.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use crate::support::{Running, binary, free_port};

const QUIET: [(&str, &str); 1] = [("OTEL_SDK_DISABLED", "true")];

#[test]
fn sigterm_finishes_the_request_on_its_way_and_exits_with_0() {
    let service = Running::start(&QUIET);
    let mut client = service.connect();
    client.write_all(b"GET /health/ready HTTP/1.1\r\nHost: test\r\n").unwrap();
    // Only an answered request proves that the service has also read this one's first half.
    assert!(service.get("/health", "").starts_with("HTTP/1.1 200 "));

    service.terminate();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, service.port)).is_ok() {
        std::thread::sleep(Duration::from_millis(5));
    }
    client.write_all(b"\r\n").unwrap();
    let mut answer = String::new();
    client.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 503 "), "{answer}");
    assert!(answer.contains(r#""status":"DOWN""#), "{answer}");
    assert!(answer.contains("connection: close"), "{answer}");

    let (code, _, log) = service.wait();
    assert_eq!(code, Some(0), "{log}");
    assert_eq!(log.lines().count(), 1, "{log}");
    assert!(log.contains(r#""message":"stopped""#), "{log}");
}

#[test]
fn a_second_sigterm_ends_the_process_at_once() {
    let service = Running::start(&QUIET);
    let mut unfinished = service.connect();
    unfinished.write_all(b"GET /health HTTP/1.1\r\n").unwrap();
    assert!(service.get("/health", "").starts_with("HTTP/1.1 200 "));
    service.terminate();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, service.port)).is_ok() {
        std::thread::sleep(Duration::from_millis(5));
    }
    service.terminate();
    let (code, took, _) = service.wait();
    assert_ne!(code, Some(0));
    assert!(took < Duration::from_secs(1), "{took:?}");
}

#[test]
fn a_change_of_a_user_is_one_line() {
    let service = Running::start(&QUIET);
    assert!(service.post(r#"{"name":"A","email":"a@b.c"}"#).starts_with("HTTP/1.1 201 "));
    assert!(service.post(r#"{"name":"A","email":"a@b.c"}"#).starts_with("HTTP/1.1 409 "));
    service.terminate();
    let log = service.wait().2;
    assert_eq!(log.lines().count(), 2, "{log}");
    assert!(log.contains(r#""level":"INFO","message":"user created","user.id":101"#), "{log}");
}

#[test]
fn a_request_is_logged_only_when_asked_for() {
    let lines = |variables: &[(&str, &str)]| {
        let service = Running::start(variables);
        service.get("/api/v1/users?limit=1", "");
        service.get("/health", "");
        service.terminate();
        service.wait().2
    };
    assert_eq!(lines(&QUIET).lines().count(), 1);

    let debug = format!("info,{}=debug", env!("CARGO_PKG_NAME").replace('-', "_"));
    let log = lines(&[QUIET[0], ("RUST_LOG", &debug)]);
    assert_eq!(log.lines().count(), 2, "{log}");
    for part in
        [r#""level":"DEBUG""#, r#""method":"GET""#, r#""uri":"/api/v1/users?limit=1""#, r#""status":200"#]
    {
        assert!(log.contains(part), "{log}");
    }
}

#[test]
fn idle_connections_do_not_hold_the_service_up() {
    let service = Running::start(&QUIET);
    let mut kept_alive = service.connect();
    kept_alive.write_all(b"GET /health HTTP/1.1\r\nHost: test\r\n\r\n").unwrap();
    let mut start_of_answer = [0; 12];
    kept_alive.read_exact(&mut start_of_answer).unwrap();
    let _never_used = service.connect();

    service.terminate();
    let (code, took, _) = service.wait();
    assert_eq!(code, Some(0));
    assert!(took < Duration::from_secs(2), "{took:?}");
}

#[test]
fn healthcheck_says_whether_the_service_is_ready() {
    let service = Running::start(&QUIET);
    let check =
        |port: u16| binary().arg("healthcheck").env("PORT", port.to_string()).status().unwrap().code();
    assert_eq!(check(service.port), Some(0));
    assert_eq!(check(free_port()), Some(1));
}

#[test]
fn what_cannot_be_used_is_refused_with_one_line_and_exit_code_2() {
    for (variable, value, argument, named) in [
        ("PORT", "http", None, "PORT"),
        ("PORT", "0", Some("healthcheck"), "PORT"),
        ("PORT", "3000", Some("serve"), "healthcheck"),
        ("DATABASE_URL", "mysql://u:secret@h/d", None, "DATABASE_URL"),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "not a url", None, "OTEL_EXPORTER_OTLP_ENDPOINT"),
        ("OTEL_EXPORTER_OTLP_HEADERS", "secret", None, "OTEL_EXPORTER_OTLP_HEADERS"),
        ("OTEL_TRACES_SAMPLER", "sometimes", None, "OTEL_TRACES_SAMPLER"),
        ("RUST_LOG", "a=b=c", None, "RUST_LOG"),
    ] {
        let output = binary().env(variable, value).args(argument).output().unwrap();
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{error}");
        assert_eq!(error.lines().count(), 1, "{error}");
        assert!(error.starts_with(concat!(env!("CARGO_PKG_NAME"), ": ")) && error.contains(named), "{error}");
        assert!(!error.contains("secret"), "{error}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn a_port_that_is_taken_is_an_error() {
    let service = Running::start(&QUIET);
    let output = binary().env("PORT", service.port.to_string()).envs(QUIET).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains(&format!("PORT={}", service.port)), "{error}");
    assert_eq!(error.lines().count(), 1, "{error}");
    assert!(output.stdout.is_empty());
}
