//! The server by itself: what it says on the wire, and how it ends.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::support::{Process, number};

struct Service {
    process: Process,
    port: u16,
}

fn serve(options: &[&str]) -> Service {
    let args = ["serve", "--address", "127.0.0.1", "--port", "0"];
    let process = Process::probe(&[&args[..], options].concat());
    let line = process.line();
    assert!(line.starts_with("{\"event\":\"listening\""), "{line}");
    let port = number(&line, "port") as u16;
    Service { process, port }
}

impl Service {
    fn connect(&self) -> TcpStream {
        let client = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        let timeout = Some(Duration::from_secs(10));
        client.set_read_timeout(timeout).expect("a timeout");
        client
    }

    /// Sends bytes and reads until the server closes.
    fn say(&self, request: &str) -> String {
        let mut client = self.connect();
        client.write_all(request.as_bytes()).expect("it reads");
        let mut answer = String::new();
        client.read_to_string(&mut answer).expect("it answers");
        answer
    }
}

const LAST: &str = "GET /any HTTP/1.1\r\nConnection: close\r\n\r\n";
const BODY: &str = r#"{"status":"healthy","version":"1.0.0"}"#;

#[test]
fn answers_get_and_head() {
    let service = serve(&[]);
    let answer = service.say(LAST);
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.contains("Content-Type: application/json\r\n"));
    assert!(answer.contains("Content-Length: 38\r\n"));
    assert!(answer.ends_with(&format!("\r\n\r\n{BODY}")));
    let head = service.say("HEAD / HTTP/1.0\r\n\r\n");
    assert!(head.contains("Content-Length: 38\r\n") && head.ends_with("\r\n\r\n"));
    let post = service.say("POST / HTTP/1.1\r\n\r\n");
    assert!(post.starts_with("HTTP/1.1 405 ") && post.contains("Allow: GET, HEAD\r\n"));
}

#[test]
fn answers_pipelined_and_torn_requests_in_order() {
    let service = serve(&["--error-percent", "50"]);
    let two = service.say(&format!("GET /1 HTTP/1.1\r\n\r\n{LAST}"));
    let statuses: Vec<&str> = two
        .matches("HTTP/1.1 200")
        .chain(two.matches("HTTP/1.1 500"))
        .collect();
    assert_eq!(statuses, ["HTTP/1.1 200", "HTTP/1.1 500"], "{two}");
    let mut client = service.connect();
    for piece in LAST.as_bytes().chunks(5) {
        client.write_all(piece).expect("it reads");
        std::thread::sleep(Duration::from_millis(1));
    }
    let mut answer = String::new();
    client.read_to_string(&mut answer).expect("it answers");
    assert!(answer.contains(BODY), "{answer}");
}

#[test]
fn an_endless_request_is_refused() {
    let service = serve(&[]);
    let head = format!("GET / HTTP/1.1\r\nX: {}", "x".repeat(16 * 1024 - 19));
    assert_eq!(head.len(), 16 * 1024);
    assert!(service.say(&head).starts_with("HTTP/1.1 431 "));
}

#[test]
fn delays_overlap_a_stall_does_not() {
    let service = serve(&["--answer-after-ms", "100"]);
    let begun = Instant::now();
    let mut clients: Vec<TcpStream> = (0..20).map(|_| service.connect()).collect();
    for client in &mut clients {
        client.write_all(LAST.as_bytes()).expect("it reads");
    }
    for mut client in clients {
        let mut answer = String::new();
        client.read_to_string(&mut answer).expect("it answers");
        assert!(answer.contains(BODY), "{answer}");
    }
    let elapsed_ms = begun.elapsed().as_millis();
    assert!((100..1000).contains(&elapsed_ms), "{elapsed_ms} ms");
}

#[test]
fn serves_among_many_idle_clients() {
    let service = serve(&[]);
    let held: Vec<TcpStream> = (0..400).map(|_| service.connect()).collect();
    assert!(service.say(LAST).contains(BODY));
    drop(held);
    assert!(service.say(LAST).contains(BODY));
}

#[test]
fn crashes_with_the_code_and_a_reason() {
    let crash = serve(&["--crash-after-ms", "50", "--exit-code", "42"]);
    let (status, stderr) = crash.process.end();
    assert_eq!(status.code(), Some(42));
    assert!(
        stderr.contains("crashing as asked (--crash-after-ms)"),
        "{stderr}"
    );

    let crash = serve(&["--crash-at-request", "2", "--exit-code", "7"]);
    assert!(crash.say(LAST).contains(BODY));
    assert_eq!(crash.say(LAST), "");
    let (status, stderr) = crash.process.end();
    assert_eq!(status.code(), Some(7));
    assert!(stderr.contains("--crash-at-request 2"), "{stderr}");
}

#[test]
fn ends_with_0_when_asked() {
    for options in [&[][..], &["--hang"], &["--answer-after-ms", "5000"]] {
        let service = serve(options);
        let mut client = service.connect();
        client.write_all(LAST.as_bytes()).expect("it reads");
        service.process.signal("TERM");
        assert_eq!(service.process.end().0.code(), Some(0), "{options:?}");
    }
}

#[test]
fn a_taken_port_is_an_error_that_names_it() {
    let service = serve(&[]);
    let port = service.port.to_string();
    let args = ["serve", "--address", "127.0.0.1", "--port", &port];
    let (status, stderr) = Process::probe(&args).end();
    assert_eq!(status.code(), Some(1));
    let expected = format!("cannot listen on 127.0.0.1:{port}");
    assert!(stderr.contains(&expected), "{stderr}");
}
