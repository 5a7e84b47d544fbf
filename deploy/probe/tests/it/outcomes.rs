//! Every way in which a start goes wrong has its own outcome, and says so before the deadline is long past.

use std::time::Instant;

use crate::support::{Watcher, number, value};

struct Expected {
    outcome: &'static str,
    status: &'static str,
    detail: &'static str,
}

fn check(options: &[&str], deadline_ms: u32, expected: &Expected) -> String {
    let watcher = Watcher::start();
    let (_service, line) = watcher.trial(options, deadline_ms, 0);
    let outcome = format!("\"{}\"", expected.outcome);
    assert_eq!(value(&line, "outcome"), outcome, "{line}");
    assert_eq!(value(&line, "status"), expected.status, "{line}");
    assert_eq!(value(&line, "first_200_ns"), "null", "{line}");
    assert!(value(&line, "detail").contains(expected.detail), "{line}");
    line
}

#[test]
fn never_listened() {
    let expected = Expected {
        outcome: "never_listened",
        status: "null",
        detail: "refused",
    };
    for options in [&["--never-listen"][..], &["--listen-after-ms", "5000"]] {
        let line = check(options, 200, &expected);
        assert_eq!(value(&line, "accept_ns"), "null");
        assert_eq!(value(&line, "gap_ns"), "null");
        assert!(number(&line, "connect_attempts") > 100, "{line}");
        assert_eq!(number(&line, "request_attempts"), 0);
    }
}

#[test]
fn no_answer() {
    let expected = Expected {
        outcome: "no_answer",
        status: "null",
        detail: "no answer until the deadline",
    };
    for options in [&["--hang"][..], &["--answer-after-ms", "5000"]] {
        let line = check(options, 300, &expected);
        assert_eq!(number(&line, "request_attempts"), 1);
        assert!(number(&line, "accept_ns") > number(&line, "exec_ns"));
    }
}

#[test]
fn bad_status() {
    let expected = Expected {
        outcome: "bad_status",
        status: "500",
        detail: "answered 500 until the deadline",
    };
    let line = check(&["--status", "500"], 300, &expected);
    assert!(number(&line, "request_attempts") > 10, "{line}");
    let options = ["--status", "500", "--close-each"];
    let line = check(&options, 300, &expected);
    assert!(number(&line, "request_attempts") > 10, "{line}");
}

#[test]
fn garbage_is_a_bad_status_without_a_status() {
    let expected = Expected {
        outcome: "bad_status",
        status: "null",
        detail: "not HTTP/1.x",
    };
    check(&["--garbage"], 1000, &expected);
}

#[test]
fn a_crash_at_the_first_request_is_closed_at_once() {
    let expected = Expected {
        outcome: "closed",
        status: "null",
        detail: "stopped listening",
    };
    let begun = Instant::now();
    check(&["--crash-at-request", "1"], 10_000, &expected);
    assert!(begun.elapsed().as_secs() < 5);
}

#[test]
fn a_crash_before_listening_is_never_listened() {
    let expected = Expected {
        outcome: "never_listened",
        status: "null",
        detail: "refused",
    };
    let options = ["--listen-after-ms", "5000", "--crash-after-ms", "30"];
    check(&options, 200, &expected);
}

#[test]
fn errors_before_the_first_200_are_counted() {
    let watcher = Watcher::start();
    // Deterministic: requests 2, 4, 6 ... fail; the first one is answered.
    let (_service, line) = watcher.trial(&["--error-percent", "50"], 2000, 9);
    assert_eq!(value(&line, "outcome"), "\"ok\"", "{line}");
    assert_eq!(value(&line, "request_2_ns"), "null");
    assert_eq!(value(&line, "request_10_ns"), "null");
    assert!(value(&line, "detail").contains("request 2 was answered 500"));
}

#[test]
fn latencies_of_later_requests() {
    let watcher = Watcher::start();
    for options in [&[][..], &["--close-each"]] {
        let (_service, line) = watcher.trial(options, 5000, 99);
        assert_eq!(value(&line, "outcome"), "\"ok\"", "{line}");
        assert_eq!(value(&line, "detail"), "null", "{line}");
        for key in ["request_2_ns", "request_10_ns", "request_100_ns"] {
            assert!(number(&line, key) > 0, "{line}");
        }
    }
    let (_service, line) = watcher.trial(&[], 5000, 9);
    assert!(number(&line, "request_10_ns") > 0, "{line}");
    assert_eq!(value(&line, "request_100_ns"), "null", "{line}");
}

#[test]
fn a_stall_shows_in_the_request_that_met_it() {
    let watcher = Watcher::start();
    let options = ["--stall-once-ms", "60", "--stall-at-request", "10"];
    let (_service, line) = watcher.trial(&options, 5000, 99);
    assert!(number(&line, "request_10_ns") >= 60_000_000, "{line}");
    assert!(number(&line, "request_2_ns") < 60_000_000, "{line}");
}

#[test]
fn a_crash_while_following_keeps_the_start() {
    let watcher = Watcher::start();
    let (service, line) = watcher.trial(&["--crash-at-request", "5"], 5000, 99);
    assert_eq!(value(&line, "outcome"), "\"ok\"", "{line}");
    assert!(number(&line, "request_2_ns") > 0);
    assert_eq!(value(&line, "request_10_ns"), "null");
    assert!(value(&line, "detail").contains("request 5"), "{line}");
    assert_eq!(service.end().0.code(), Some(1));
}
