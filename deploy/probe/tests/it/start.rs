//! Stamp, exec, watch and serve together: is the known truth what the watcher reads?

use probe::sys::clock::now_ns;

use crate::support::{Watcher, number, value};

const MS: u64 = 1_000_000;
/// What a process's start may add, in the median.
const TOLERANCE: u64 = 2 * MS;
const RUNS: usize = 7;
/// A machine that is busy with something else gets this many chances.
const ROUNDS: usize = 4;

/// One start's exec -> accept and accept -> first 200.
fn phases(watcher: &Watcher, options: &[&str]) -> (u64, u64) {
    let (_service, line) = watcher.trial(options, 5000, 0);
    assert_eq!(value(&line, "outcome"), "\"ok\"", "{line}");
    let accept_ns = number(&line, "accept_ns");
    (
        accept_ns - number(&line, "exec_ns"),
        number(&line, "first_200_ns") - accept_ns,
    )
}

/// Expects that no start undercuts the truth and that the median comes near it.
fn expect(options: &[&str], listen_ms: u64, answer_ms: u64) {
    let watcher = Watcher::start();
    let mut seen = Vec::new();
    for _ in 0..ROUNDS {
        let phases: Vec<_> = (0..RUNS).map(|_| phases(&watcher, options)).collect();
        let listens = excess(phases.iter().map(|phase| phase.0), listen_ms);
        let answers = excess(phases.iter().map(|phase| phase.1), answer_ms);
        if listens < TOLERANCE && answers < TOLERANCE {
            return;
        }
        seen.push((listens, answers));
    }
    panic!("{options:?}: medians above the truth in ns, listening and answering: {seen:?}");
}

/// The median's excess over the truth.
fn excess(times: impl Iterator<Item = u64>, truth_ms: u64) -> u64 {
    let mut excesses: Vec<u64> = times
        .map(|ns| {
            ns.checked_sub(truth_ms * MS)
                .expect("no less than the truth")
        })
        .collect();
    excesses.sort_unstable();
    excesses[excesses.len() / 2]
}

#[test]
fn the_null_service_starts_at_once() {
    expect(&[], 0, 0);
}

#[test]
fn listening_100_ms_after_the_start() {
    expect(&["--listen-after-ms", "100"], 100, 0);
}

#[test]
fn answering_50_ms_after_the_request() {
    expect(&["--answer-after-ms", "50"], 0, 50);
}

#[test]
fn burning_cpu_takes_at_least_that_long() {
    let (listening, _) = phases(&Watcher::start(), &["--burn-ms", "40"]);
    assert!(listening >= 40 * MS, "{listening}");
}

#[test]
fn the_gap_lies_within_the_start() {
    let watcher = Watcher::start();
    let (_service, line) = watcher.trial(&["--listen-after-ms", "20"], 5000, 0);
    assert!(number(&line, "connect_attempts") > 10, "{line}");
    let gap_ns = number(&line, "gap_ns");
    assert!(gap_ns > 0 && gap_ns < 20 * MS, "{line}");
}

#[test]
fn a_port_in_the_ephemeral_range_does_not_answer_itself() {
    let watcher = Watcher::start();
    let range = std::fs::read_to_string("/proc/sys/net/ipv4/ip_local_port_range");
    let range = range.expect("the range is readable");
    let port = range.split_whitespace().next().expect("the range begins");
    watcher.write(&format!(
        "trial=self exec_ns={} port={port} path=/ deadline_ms=2000 follow=0\n",
        now_ns()
    ));
    let line = watcher.line();
    assert_eq!(value(&line, "outcome"), "\"never_listened\"", "{line}");
}
