//! Many ports are watched at once, each with its own truth.

use crate::support::{Process, free_port, number, value};

const COUNT: u16 = 3;
const MS: u64 = 1_000_000;

/// The first of some free ports in a row.
fn free_ports() -> u16 {
    loop {
        let first = free_port();
        if (1..COUNT).all(|i| free_port() == first + i) {
            return first;
        }
    }
}

fn watch(from: u16, deadline_ms: &str) -> Process {
    let (from, count) = (from.to_string(), COUNT.to_string());
    let args = ["ports", "--from", &from, "--count", &count];
    let watcher = Process::probe(&[&args[..], &["--deadline-ms", deadline_ms]].concat());
    assert_eq!(watcher.line(), r#"{"event":"ready"}"#);
    watcher
}

#[test]
fn each_port_gets_a_line_with_its_own_times() {
    let from = free_ports();
    let watcher = watch(from, "10000");
    let services: Vec<Process> = (0..COUNT)
        .map(|i| {
            let (port, delay) = ((from + i).to_string(), (100 * i + 50).to_string());
            let args = ["serve", "--address", "127.0.0.1", "--port", &port];
            Process::probe(&[&args[..], &["--listen-after-ms", &delay]].concat())
        })
        .collect();
    for (i, service) in services.iter().enumerate() {
        let listening_ns = number(&service.line(), "at_ns");
        let line = watcher.line();
        assert_eq!(value(&line, "trial"), format!("\"{i}\""), "{line}");
        assert_eq!(value(&line, "outcome"), "\"ok\"", "{line}");
        let (accept_ns, gap_ns) = (number(&line, "accept_ns"), number(&line, "gap_ns"));
        // The service says so after it listens. How soon the port is looked at again is the machine's affair, and the gap tells.
        assert!(accept_ns + 50 * MS > listening_ns, "{line}");
        assert!(accept_ns - gap_ns < listening_ns, "{line}");
        assert!(gap_ns >= MS, "{line}");
        assert!(number(&line, "first_200_ns") > accept_ns, "{line}");
    }
    assert_eq!(watcher.end().0.code(), Some(0));
}

#[test]
fn a_port_that_nobody_serves_is_told_at_the_deadline() {
    let watcher = watch(free_ports(), "100");
    for _ in 0..COUNT {
        assert_eq!(value(&watcher.line(), "outcome"), "\"never_listened\"");
    }
    assert_eq!(watcher.end().0.code(), Some(0));
}
