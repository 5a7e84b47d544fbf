//! The `OTEL_*` variables, seen from the collector's end of the wire.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use crate::support::{Running, free_port};

struct Export {
    head: String,
    body: Vec<u8>,
}

impl Export {
    fn mentions(&self, text: &str) -> bool {
        self.contains(text.as_bytes())
    }

    fn contains(&self, bytes: &[u8]) -> bool {
        self.body.windows(bytes.len()).any(|window| window == bytes)
    }
}

/// A collector that answers every export with `status`.
fn collector(status: u16) -> (String, Receiver<Export>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let (sender, exports) = channel();
    std::thread::spawn(move || {
        for peer in listener.incoming() {
            let mut peer = BufReader::new(peer.unwrap());
            while let Some(export) = read_export(&mut peer) {
                write!(peer.get_mut(), "HTTP/1.1 {status} Answer\r\nContent-Length: 0\r\n\r\n").unwrap();
                if sender.send(export).is_err() {
                    return;
                }
            }
        }
    });
    (endpoint, exports)
}

fn read_export(peer: &mut impl BufRead) -> Option<Export> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if peer.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let head = head.to_ascii_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "))?.parse().ok()?;
    let mut body = vec![0; length];
    peer.read_exact(&mut body).ok()?;
    Some(Export { head, body })
}

/// The next export to this path; those to others are passed over.
fn next(exports: &Receiver<Export>, path: &str) -> Export {
    let wanted = format!("post {path} http/1.1\r\n");
    let mut until_then = std::iter::from_fn(|| exports.recv_timeout(Duration::from_secs(5)).ok());
    until_then.find(|export| export.head.starts_with(&wanted)).expect(path)
}

#[test]
fn a_request_arrives_as_a_span_and_a_health_check_does_not() {
    let (endpoint, exports) = collector(200);
    let service = Running::start(&[
        ("OTEL_EXPORTER_OTLP_ENDPOINT", &endpoint),
        ("OTEL_EXPORTER_OTLP_HEADERS", "api-key=secret"),
        ("OTEL_SERVICE_NAME", "renamed"),
        ("OTEL_RESOURCE_ATTRIBUTES", "service.version=9.9.9,team=a%20b"),
        ("OTEL_BSP_SCHEDULE_DELAY", "50"),
    ]);
    service.get("/health/ready", "");
    service
        .get("/api/v1/users/7", "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n");

    let export = next(&exports, "/v1/traces");
    assert!(export.head.contains("content-type: application/x-protobuf\r\n"), "{}", export.head);
    assert!(export.head.contains("api-key: secret\r\n"), "{}", export.head);
    for text in
        ["renamed", "9.9.9", "a b", "GET /api/v1/users/{id}", "/api/v1/users/7", "http.response.status_code"]
    {
        assert!(export.mentions(text), "{text}");
    }
    assert!(export.contains(&0x0af7_6519_16cd_43dd_8448_eb21_1c80_319c_u128.to_be_bytes()));
    assert!(!export.mentions("/health"));
}

#[test]
fn the_last_spans_are_sent_before_the_end() {
    let (endpoint, exports) = collector(200);
    let traces = format!("{endpoint}/custom");
    let service = Running::start(&[("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", &traces)]);
    service.get("/api/v1/users", "");
    service.terminate();
    let (code, _, log) = service.wait();
    assert_eq!(code, Some(0), "{log}");
    next(&exports, "/custom");
}

#[test]
fn a_change_of_a_user_arrives_as_a_log_record_of_its_span() {
    let (endpoint, exports) = collector(200);
    let service = Running::start(&[
        ("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", &format!("{endpoint}/my/logs")),
        ("OTEL_TRACES_EXPORTER", "otlp"),
        ("OTEL_METRICS_EXPORTER", "none"),
        ("OTEL_BLRP_SCHEDULE_DELAY", "20"),
        // Traces stay in their queue.
        ("OTEL_BSP_SCHEDULE_DELAY", "60000"),
    ]);
    assert!(service.post(r#"{"name":"A","email":"a@b.c"}"#).starts_with("HTTP/1.1 201 "));
    let record = loop {
        let export = next(&exports, "/my/logs");
        if export.mentions("user created") {
            break export;
        }
    };
    assert!(record.mentions("user.id") && record.mentions("INFO"));
    service.kill();
    let log = service.wait().2;
    let line = log.lines().find(|line| line.contains("user created")).unwrap();
    let id = line.split_once(r#""trace_id":""#).unwrap().1.split_once('"').unwrap().0;
    assert!(record.contains(&u128::from_str_radix(id, 16).unwrap().to_be_bytes()), "{line}");
}

#[test]
fn requests_arrive_as_a_histogram_whether_they_are_sampled_or_not() {
    let (endpoint, exports) = collector(200);
    let service = Running::start(&[
        ("OTEL_EXPORTER_OTLP_ENDPOINT", &endpoint),
        ("OTEL_TRACES_SAMPLER", "always_off"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "60000"),
    ]);
    service.get("/api/v1/users/7", "");
    service.get("/health", "");
    service.terminate();
    assert_eq!(service.wait().0, Some(0));
    let export = next(&exports, "/v1/metrics");
    assert!(export.mentions("http.server.request.duration") && export.mentions("/api/v1/users/{id}"));
    assert!(!export.mentions("/health"));
}

#[test]
fn nothing_is_sent_when_switched_off_or_not_sampled() {
    let none =
        ["OTEL_TRACES_EXPORTER", "OTEL_METRICS_EXPORTER", "OTEL_LOGS_EXPORTER"].map(|off| (off, "none"));
    for off in [
        &[("OTEL_SDK_DISABLED", "true")][..],
        &none,
        &[("OTEL_TRACES_SAMPLER", "always_off"), none[1], none[2]],
    ] {
        let (endpoint, exports) = collector(200);
        let endpoint = ("OTEL_EXPORTER_OTLP_ENDPOINT", &*endpoint);
        let service = Running::start(&[&[endpoint], off].concat());
        assert!(service.get("/api/v1/users", "").starts_with("HTTP/1.1 200 "));
        service.terminate();
        assert_eq!(service.wait().0, Some(0));
        let received = exports.recv_timeout(Duration::from_millis(200)).err();
        assert_eq!(received, Some(RecvTimeoutError::Timeout), "{off:?}");
    }
}

#[test]
fn a_collector_that_is_away_is_mentioned_once_and_holds_nothing_up() {
    let nobody = format!("http://127.0.0.1:{}", free_port());
    outage_is_one_line(&nobody);
    let (endpoint, _exports) = collector(400);
    outage_is_one_line(&endpoint);
}

fn outage_is_one_line(endpoint: &str) {
    let service = Running::start(&[
        ("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint),
        ("OTEL_BSP_SCHEDULE_DELAY", "20"),
        ("OTEL_BLRP_SCHEDULE_DELAY", "20"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "50"),
    ]);
    for _ in 0..5 {
        assert!(service.get("/api/v1/users", "").starts_with("HTTP/1.1 200 "));
        std::thread::sleep(Duration::from_millis(100));
    }
    service.terminate();
    let (code, took, log) = service.wait();
    assert_eq!(code, Some(0), "{log}");
    assert!(took < Duration::from_secs(5), "{took:?}");
    assert_eq!(log.matches("does not accept telemetry").count(), 1, "{log}");
    assert_eq!(log.lines().count(), 2, "nothing else but the end: {log}");
}

#[test]
fn a_collector_that_never_answers_does_not_hold_the_end_up() {
    let silent = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let endpoint = format!("http://{}", silent.local_addr().unwrap());
    let service = Running::start(&[("OTEL_EXPORTER_OTLP_ENDPOINT", &endpoint)]);
    service.get("/api/v1/users", "");
    service.terminate();
    let (code, took, log) = service.wait();
    assert_eq!(code, Some(0), "{log}");
    assert!(took <= Duration::from_secs(5), "{took:?}");
    assert!(log.contains("the last telemetry was not sent"), "{log}");
}
