use std::net::{Ipv4Addr, SocketAddr};

use axum::body::to_bytes;
use axum::extract::Request;
use axum::routing::{get, post};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio::time::Instant;

use super::*;

/// Serves `app` on a port of its own until told to stop.
async fn serving(
    app: Router,
    connections: usize,
) -> (SocketAddr, oneshot::Sender<()>, JoinHandle<io::Result<()>>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    (address, stop, tokio::spawn(serve(listener, app, connections, stopped)))
}

fn hello() -> Router {
    let echo = async |request: Request| to_bytes(request.into_body(), 1 << 20).await.unwrap();
    Router::new().route("/", get(async || "hello").post(echo)).route("/no-body", post(async || "no, thanks"))
}

/// What the server says on a connection after `sent`, and how long it takes to close it.
async fn talk(address: SocketAddr, sent: &[u8]) -> (String, Duration) {
    let mut client = TcpStream::connect(address).await.unwrap();
    client.write_all(sent).await.unwrap();
    let start = Instant::now();
    let mut answers = String::new();
    client.read_to_string(&mut answers).await.unwrap();
    (answers, start.elapsed())
}

#[tokio::test]
async fn a_request_on_its_way_is_finished_and_nobody_new_is_let_in() {
    let (arrived, release) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (in_handler, may_answer) = (Arc::clone(&arrived), Arc::clone(&release));
    let slow = move || async move {
        in_handler.notify_one();
        may_answer.notified().await;
        "finished"
    };
    let (address, stop, served) = serving(Router::new().route("/slow", get(slow)), 10).await;

    let mut client = TcpStream::connect(address).await.unwrap();
    client.write_all(b"GET /slow HTTP/1.1\r\nHost: test\r\n\r\n").await.unwrap();
    arrived.notified().await;
    stop.send(()).unwrap();
    while TcpStream::connect(address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    assert!(!served.is_finished());

    release.notify_one();
    let mut answer = String::new();
    client.read_to_string(&mut answer).await.unwrap();
    assert!(
        answer.starts_with("HTTP/1.1 200 ")
            && answer.contains("connection: close")
            && answer.ends_with("finished"),
        "{answer}"
    );
    served.await.unwrap().unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_request_that_takes_too_long_is_cut_off() {
    let arrived = Arc::new(Notify::new());
    let in_handler = Arc::clone(&arrived);
    let endless = move || async move {
        in_handler.notify_one();
        std::future::pending::<()>().await;
    };
    let (address, stop, served) = serving(Router::new().route("/", get(endless)), 10).await;
    let mut client = TcpStream::connect(address).await.unwrap();
    client.write_all(b"GET / HTTP/1.1\r\nHost: test\r\n\r\n").await.unwrap();
    arrived.notified().await;

    let start = Instant::now();
    stop.send(()).unwrap();
    served.await.unwrap().unwrap();
    // The clock is tokio's, which jumps ahead whenever everyone waits.
    assert!(start.elapsed() >= DRAIN && start.elapsed() < 2 * DRAIN);
}

// In the tests below the clock is tokio's too: a minute takes no time.

#[tokio::test(start_paused = true)]
async fn a_head_must_come_within_10_s() {
    let (address, _stop, _served) = serving(hello(), 10).await;
    for start in ["", "GET / HTTP/1.1\r\nHost: te"] {
        let (answer, took) = talk(address, start.as_bytes()).await;
        assert_eq!(answer, "");
        assert_eq!(took.as_secs(), 10);
    }
}

#[tokio::test(start_paused = true)]
async fn an_idle_connection_is_closed_after_60_s() {
    let (address, _stop, _served) = serving(hello(), 10).await;
    let (answer, took) = talk(address, b"GET / HTTP/1.1\r\nHost: test\r\n\r\n").await;
    assert!(answer.ends_with("hello"), "{answer}");
    assert_eq!(took.as_secs(), 60);

    let mut client = TcpStream::connect(address).await.unwrap();
    let mut answer = [0; 15];
    for _ in 0..3 {
        client.write_all(b"GET / HTTP/1.1\r\nHost: test\r\n\r\n").await.unwrap();
        client.read_exact(&mut answer).await.unwrap();
        assert_eq!(&answer, b"HTTP/1.1 200 OK");
        let mut rest = Vec::new();
        while !rest.ends_with(b"hello") {
            rest.push(client.read_u8().await.unwrap());
        }
        sleep(Duration::from_secs(50)).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_whole_request_must_come_within_20_s() {
    let (address, _stop, _served) = serving(hello(), 10).await;
    let half = b"POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 10\r\n\r\nhalf";
    let (answer, took) = talk(address, half).await;
    assert_eq!(answer, "");
    assert_eq!(took.as_secs(), 20);
}

#[tokio::test]
async fn requests_that_come_together_are_all_answered() {
    let (address, stop, _served) = serving(hello(), 10).await;
    let two =
        b"GET / HTTP/1.1\r\nHost: test\r\n\r\nGET / HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n";
    assert_eq!(talk(address, two).await.0.matches("hello").count(), 2);
    drop(stop);
}

#[tokio::test]
async fn an_answer_before_the_bodys_end_is_not_lost() {
    let (address, _stop, _served) = serving(hello(), 10).await;
    let mut client = TcpStream::connect(address).await.unwrap();
    client
        .write_all(b"POST /no-body HTTP/1.1\r\nHost: test\r\nContent-Length: 4000000\r\n\r\n")
        .await
        .unwrap();
    // More than the kernel keeps for a server that does not read.
    for _ in 0..40 {
        client.write_all(&vec![b' '; 100_000]).await.unwrap();
    }
    let mut answer = String::new();
    client.read_to_string(&mut answer).await.unwrap();
    assert!(answer.ends_with("no, thanks"), "{answer}");
}

#[tokio::test]
async fn heads_of_8_kib_are_taken_and_of_64_are_not() {
    let (address, _stop, _served) = serving(hello(), 10).await;
    let with = |length| {
        format!("GET / HTTP/1.1\r\nHost: test\r\nConnection: close\r\nX: {}\r\n\r\n", "x".repeat(length))
    };
    assert!(talk(address, with(8 * 1024).as_bytes()).await.0.starts_with("HTTP/1.1 200 "));
    let mut client = TcpStream::connect(address).await.unwrap();
    // The server may close before all of it is sent.
    let _ = client.write_all(with(64 * 1024).as_bytes()).await;
    let mut answer = Vec::new();
    let _ = client.read_to_end(&mut answer).await;
    assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 431 "), "{answer:?}");
}

#[tokio::test]
async fn beyond_the_bound_connections_are_closed() {
    let (address, _stop, _served) = serving(hello(), 1).await;
    let mut first = TcpStream::connect(address).await.unwrap();
    first.write_all(b"GET / HTTP/1.1\r\nHost: test\r\n\r\n").await.unwrap();
    first.read_u8().await.unwrap();
    let mut second = TcpStream::connect(address).await.unwrap();
    assert_eq!(second.read(&mut [0]).await.unwrap_or_default(), 0);
}
