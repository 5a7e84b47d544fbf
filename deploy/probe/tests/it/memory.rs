//! The memory reader against processes whose memory is known.

use crate::support::{Process, free_port, number, value};

const HELD: u64 = 64 << 20;

fn serve(options: &[&str]) -> Process {
    let port = free_port().to_string();
    let args = ["serve", "--address", "127.0.0.1", "--port", &port];
    let service = Process::probe(&[&args[..], options].concat());
    service.line();
    service
}

/// Asks a reader of these processes once.
fn read(pids: &[u32]) -> String {
    let pids: Vec<String> = pids.iter().map(u32::to_string).collect();
    let options = pids.iter().flat_map(|pid| ["--pid", pid]);
    let args: Vec<&str> = ["memory"].into_iter().chain(options).collect();
    let reader = Process::probe(&args);
    assert_eq!(reader.line(), r#"{"event":"ready"}"#);
    reader.signal("USR1");
    let line = reader.line();
    reader.signal("TERM");
    assert_eq!(reader.end().0.code(), Some(0));
    line
}

fn expect_held(bytes: u64, held: u64, what: &str) {
    assert!(
        bytes.abs_diff(held) < held / 50,
        "{what}: {bytes}, not {held}"
    );
}

#[test]
fn sees_64_mib() {
    let (service, null) = (serve(&["--hold-mib", "64"]), serve(&[]));
    let (line, floor) = (read(&[service.pid()]), read(&[null.pid()]));
    assert_eq!(value(&line, "event"), "\"memory\"");
    assert_eq!(number(&line, "processes"), 1);
    assert_eq!(number(&line, "threads"), 1);
    for key in [
        "rss_bytes",
        "pss_bytes",
        "pss_anon_bytes",
        "private_dirty_bytes",
        "hwm_bytes",
    ] {
        expect_held(number(&line, key) - number(&floor, key), HELD, key);
    }
    expect_held(number(&line, "pss_anon_bytes"), HELD, "anonymous");
    let parts = [
        "private_dirty",
        "private_clean",
        "shared_clean",
        "shared_dirty",
    ];
    let sum: u64 = parts
        .map(|part| number(&line, &format!("{part}_bytes")))
        .iter()
        .sum();
    assert_eq!(sum, number(&line, "rss_bytes"));
}

#[test]
fn adds_processes_up() {
    let services = [serve(&["--hold-mib", "16"]), serve(&["--hold-mib", "48"])];
    let line = read(&services.each_ref().map(Process::pid));
    assert_eq!(number(&line, "processes"), 2);
    assert_eq!(number(&line, "threads"), 2);
    expect_held(number(&line, "pss_anon_bytes"), HELD, "anonymous");
}

#[test]
fn an_ended_service_is_an_error_not_a_zero() {
    let service = serve(&[]);
    let pid = service.pid();
    drop(service);
    let line = read(&[pid]);
    assert_eq!(value(&line, "event"), "\"error\"");
    assert!(
        value(&line, "detail").contains("the service has ended"),
        "{line}"
    );
}

#[test]
fn each_signal_gets_one_line() {
    let service = serve(&[]);
    let reader = Process::probe(&["memory", "--pid", &service.pid().to_string()]);
    reader.line();
    let mut last_ns = 0;
    for _ in 0..3 {
        reader.signal("USR1");
        let at_ns = number(&reader.line(), "at_ns");
        assert!(at_ns > last_ns);
        last_ns = at_ns;
    }
}
