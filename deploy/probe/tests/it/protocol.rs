//! The watcher against scripted servers and bad stamp lines.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::thread;
use std::time::Duration;

use probe::sys::clock::now_ns;

use crate::support::{Process, Watcher, number, run, scratch, text, value};

const OK: &str = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

/// Serves one script per connection: pieces to send, a pause before each; then closes.
fn scripted(scripts: Vec<Vec<&'static str>>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("it is bound").port();
    thread::spawn(move || {
        for pieces in scripts {
            let (mut client, _) = listener.accept().expect("a client");
            read_request(&mut client);
            for piece in pieces {
                thread::sleep(Duration::from_millis(5));
                if client.write_all(piece.as_bytes()).is_err() {
                    break;
                }
            }
        }
    });
    port
}

fn read_request(client: &mut TcpStream) {
    let (mut seen, mut buffer) = (Vec::new(), [0; 1024]);
    while !seen.ends_with(b"\r\n\r\n") {
        let count = client.read(&mut buffer).expect("a request");
        assert!(count > 0, "the client left");
        seen.extend_from_slice(&buffer[..count]);
    }
    assert!(seen.starts_with(b"GET /x?y=1 HTTP/1.1\r\nHost: 127.0.0.1"));
}

/// The trial's line for a server that already listens.
fn watch(watcher: &Watcher, port: u16) -> String {
    let now_ns = now_ns();
    watcher.write(&format!(
        "trial=p exec_ns={now_ns} port={port} path=/x?y=1 deadline_ms=1000 follow=0\n"
    ));
    watcher.line()
}

fn expect(scripts: Vec<Vec<&'static str>>, outcome: &str, status: &str, attempts: u64) {
    let watcher = Watcher::start();
    let line = watch(&watcher, scripted(scripts));
    assert_eq!(value(&line, "outcome"), format!("\"{outcome}\""), "{line}");
    assert_eq!(value(&line, "status"), status, "{line}");
    assert_eq!(number(&line, "request_attempts"), attempts, "{line}");
    // Nothing failed before the first connect, so the interval begins with exec.
    assert_eq!(number(&line, "connect_attempts"), 1, "{line}");
    let since_exec_ns = number(&line, "accept_ns") - number(&line, "exec_ns");
    assert_eq!(number(&line, "gap_ns"), since_exec_ns, "{line}");
}

#[test]
fn content_length_in_pieces() {
    let pieces = [
        "HTTP/1.1 200 O",
        "K\r\nContent-Length: 4\r\n",
        "\r\nbo",
        "dy",
    ];
    expect(vec![pieces.to_vec()], "ok", "200", 1);
}

#[test]
fn chunked_in_pieces() {
    let pieces = [
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4",
        "\r\nbody\r",
        "\n0\r\n",
        "\r\n",
    ];
    expect(vec![pieces.to_vec()], "ok", "200", 1);
}

#[test]
fn the_answer_counts_from_its_last_byte() {
    let watcher = Watcher::start();
    let pieces = ["HTTP/1.1 200 OK\r\n", "Content-Length: 2\r\n\r\n", "o", "k"];
    let line = watch(&watcher, scripted(vec![pieces.to_vec()]));
    let answer_ns = number(&line, "first_200_ns") - number(&line, "accept_ns");
    assert!(answer_ns >= 20_000_000, "{line}");
}

#[test]
fn a_body_that_ends_with_the_connection() {
    let pieces = ["HTTP/1.1 200 OK\r\n\r\n", "some", "thing"];
    expect(vec![pieces.to_vec()], "ok", "200", 1);
}

#[test]
fn the_first_other_status_is_kept() {
    let unavailable =
        "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    let scripts = vec![vec![unavailable], vec![unavailable], vec![OK]];
    expect(scripts, "ok", "503", 3);
}

#[test]
fn a_truncated_answer_is_closed() {
    let pieces = vec!["HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\nshort"];
    let watcher = Watcher::start();
    let line = watch(&watcher, scripted(vec![pieces]));
    assert_eq!(value(&line, "outcome"), "\"closed\"", "{line}");
}

#[test]
fn a_dropped_connection_is_tried_again() {
    expect(vec![vec![], vec![OK]], "ok", "200", 2);
}

#[test]
fn bad_stamps_are_errors_and_the_watcher_goes_on() {
    let watcher = Watcher::start();
    let overlong = "x".repeat(6000);
    for (stamp, expected) in [
        ("nonsense", "'nonsense' where trial=... is due"),
        ("", "where trial=... is due"),
        (overlong.as_str(), "over 4096 bytes"),
        (
            "trial=t exec_ns=18446744073709551615 port=1 path=/ deadline_ms=1 follow=0",
            "lies in the future",
        ),
    ] {
        watcher.write(&format!("{stamp}\n"));
        let line = watcher.line();
        assert_eq!(value(&line, "event"), "\"error\"");
        assert!(value(&line, "detail").contains(expected), "{line}");
    }
    let line = watch(&watcher, scripted(vec![vec![OK]]));
    assert_eq!(value(&line, "outcome"), "\"ok\"", "{line}");
}

#[test]
fn a_stale_fifo_is_replaced_and_open_to_all() {
    let first = Watcher::start();
    let second = Process::probe(&["watch", "--fifo", text(&first.fifo)]);
    second.line();
    let mode = std::fs::metadata(&first.fifo)
        .expect("it is there")
        .permissions();
    assert_eq!(mode.mode() & 0o777, 0o666);
    first.write("x\n");
    assert_eq!(value(&second.line(), "event"), "\"error\"");
    second.signal("TERM");
    assert_eq!(second.end().0.code(), Some(0));
}

#[test]
fn a_file_in_the_fifo_s_place_is_left_alone() {
    let file = scratch("file");
    std::fs::write(&file, "precious").expect("the file is written");
    let (code, _, stderr) = run(&["watch", "--fifo", text(&file)]);
    assert!(code == 1 && stderr.contains("is not a FIFO"), "{stderr}");
    assert!(file.exists());
    std::fs::remove_file(&file).expect("the file is there");
}
