use std::net::{Ipv4Addr, SocketAddr};

use actix_web::web;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::{LocalSet, spawn_local};
use tokio::time::{Instant, sleep};

use super::*;

// The clock is tokio's, which jumps ahead whenever everyone waits: a minute takes no time.

/// Serves a small app on a port of its own while `test` talks to it.
async fn with_server<F: Future<Output = ()>>(test: impl FnOnce(SocketAddr, watch::Sender<bool>) -> F) {
    let serving = async {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stopping, stopped) = watch::channel(false);
        let echo = async |body: Bytes| body;
        let hello = web::resource("/")
            .route(web::get().to(async || "hello"))
            .route(web::head().to(async || "hello"))
            .route(web::post().to(echo));
        let slow = web::resource("/slow").route(web::to(async || {
            sleep(Duration::from_millis(10)).await;
            "slow"
        }));
        let app =
            App::new().service(hello).service(slow).route("/no-body", web::post().to(async || "no, thanks"));
        let connections = factory(app, stopped).new_service(()).await.unwrap();
        spawn_local(async move {
            loop {
                let (tcp, _) = listener.accept().await.unwrap();
                spawn_local(connections.call(tcp));
            }
        });
        test(address, stopping).await;
    };
    LocalSet::new().run_until(serving).await;
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

#[tokio::test(start_paused = true)]
async fn a_head_must_come_within_10_s() {
    with_server(async |address, _stopping| {
        for start in ["", "GET / HTTP/1.1\r\nHost: te"] {
            let (answer, took) = talk(address, start.as_bytes()).await;
            assert_eq!(answer, "");
            assert_eq!(took.as_secs(), 10);
        }
    })
    .await;
}

#[tokio::test(start_paused = true)]
async fn so_must_a_second_head() {
    with_server(async |address, _stopping| {
        let (answer, took) =
            talk(address, b"GET / HTTP/1.1\r\nHost: test\r\n\r\nGET / HTTP/1.1\r\nHost: te").await;
        assert!(answer.ends_with("hello"), "{answer}");
        assert!(took < Duration::from_secs(61), "{took:?}");
        let mut client = TcpStream::connect(address).await.unwrap();
        client.write_all(b"GET / HTTP/1.1\r\nHost: test\r\n\r\n").await.unwrap();
        sleep(Duration::from_secs(30)).await;
        client.write_all(b"GET / HT").await.unwrap();
        let begun = Instant::now();
        client.read_to_end(&mut Vec::new()).await.unwrap();
        assert_eq!(begun.elapsed().as_secs(), 10);
    })
    .await;
}

#[tokio::test(start_paused = true)]
async fn an_idle_connection_is_closed_after_60_s() {
    with_server(async |address, _stopping| {
        let (answer, took) = talk(address, b"GET / HTTP/1.1\r\nHost: test\r\n\r\n").await;
        assert!(answer.ends_with("hello"), "{answer}");
        assert_eq!(took.as_secs(), 60);
    })
    .await;
}

#[tokio::test(start_paused = true)]
async fn a_whole_request_must_come_within_20_s() {
    with_server(async |address, _stopping| {
        let half = b"POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 10\r\n\r\nhalf";
        let (answer, took) = talk(address, half).await;
        assert_eq!(answer, "");
        assert_eq!(took.as_secs(), 20);
    })
    .await;
}

#[tokio::test]
async fn requests_that_come_together_are_all_answered() {
    with_server(async |address, _stopping| {
        let two =
            b"GET / HTTP/1.1\r\nHost: test\r\n\r\nGET / HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n";
        assert_eq!(talk(address, two).await.0.matches("hello").count(), 2);
    })
    .await;
}

#[tokio::test]
async fn head_is_answered_without_a_body() {
    with_server(async |address, _stopping| {
        let head = b"HEAD / HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n";
        let (answer, _) = talk(address, head).await;
        assert!(answer.contains("content-length: 5\r\n") && answer.ends_with("\r\n\r\n"), "{answer}");
    })
    .await;
}

#[tokio::test]
async fn a_head_with_a_get_behind_it_has_no_body_either() {
    with_server(async |address, _stopping| {
        let two = b"HEAD /slow HTTP/1.1\r\nHost: test\r\n\r\nGET / HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n";
        let (answers, _) = talk(address, two).await;
        assert_eq!(answers.matches("HTTP/1.1 200 OK\r\n").count(), 2, "{answers}");
        assert!(answers.contains("content-length: 4\r\n") && !answers.contains("slow"), "{answers}");
    })
    .await;
}

#[tokio::test]
async fn a_connection_stays_open_behind_a_small_body_that_nobody_read() {
    with_server(async |address, _stopping| {
        let post = "POST /no-body HTTP/1.1\r\nHost: test\r\nContent-Length: 4\r\n\r\nbody";
        let last = "GET / HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n";
        let (answers, _) = talk(address, [post, last].concat().as_bytes()).await;
        assert!(answers.contains("no, thanks") && answers.ends_with("hello"), "{answers}");
    })
    .await;
}

#[tokio::test]
async fn an_answer_before_the_bodys_end_is_not_lost() {
    with_server(async |address, _stopping| {
        let mut client = TcpStream::connect(address).await.unwrap();
        let head = b"POST /no-body HTTP/1.1\r\nHost: test\r\nContent-Length: 4000000\r\n\r\n";
        client.write_all(head).await.unwrap();
        // More than the kernel keeps for a server that does not read.
        for _ in 0..40 {
            client.write_all(&vec![b' '; 100_000]).await.unwrap();
        }
        let mut answer = String::new();
        client.read_to_string(&mut answer).await.unwrap();
        assert!(answer.ends_with("no, thanks"), "{answer}");
    })
    .await;
}

#[tokio::test]
async fn heads_of_8_kib_are_taken_and_of_64_are_not() {
    with_server(async |address, _stopping| {
        let with = |length| {
            format!("GET / HTTP/1.1\r\nHost: test\r\nConnection: close\r\nX: {}\r\n\r\n", "x".repeat(length))
        };
        assert!(talk(address, with(8 * 1024).as_bytes()).await.0.starts_with("HTTP/1.1 200 "));
        assert!(talk(address, with(64 * 1024).as_bytes()).await.0.starts_with("HTTP/1.1 431 "));
    })
    .await;
}

#[tokio::test(start_paused = true)]
async fn at_the_end_what_has_begun_is_finished_and_what_is_idle_is_closed() {
    with_server(async |address, stopping| {
        let mut begun = TcpStream::connect(address).await.unwrap();
        begun.write_all(b"GET / HTTP/1.1\r\nHost: test\r\n").await.unwrap();
        let mut idle = TcpStream::connect(address).await.unwrap();
        sleep(Duration::from_secs(1)).await;

        stopping.send(true).unwrap();
        let stopped = Instant::now();
        assert_eq!(idle.read(&mut [0]).await.unwrap(), 0);
        assert!(stopped.elapsed() < Duration::from_secs(1));

        begun.write_all(b"\r\n").await.unwrap();
        let mut answer = String::new();
        begun.read_to_string(&mut answer).await.unwrap();
        assert!(answer.contains("connection: close") && answer.ends_with("hello"), "{answer}");
        assert!(stopped.elapsed() < Duration::from_secs(2));
    })
    .await;
}
