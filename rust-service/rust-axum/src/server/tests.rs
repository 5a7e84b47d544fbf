use std::net::Ipv4Addr;

use axum::routing::get;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Notify;

use super::*;

#[tokio::test]
async fn a_request_on_its_way_is_finished_and_nobody_new_is_let_in() {
    let (arrived, release) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (in_handler, may_answer) = (Arc::clone(&arrived), Arc::clone(&release));
    let slow = move || async move {
        in_handler.notify_one();
        may_answer.notified().await;
        "finished"
    };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let service = Arc::new(Service::seeded());
    let (stop, stopped) = oneshot::channel::<()>();
    let served = {
        let service = Arc::clone(&service);
        let app = Router::new().route("/slow", get(slow));
        tokio::spawn(async move { serve(listener, app, &service, async { stopped.await.unwrap() }).await })
    };

    let mut client = TcpStream::connect(address).await.unwrap();
    client.write_all(b"GET /slow HTTP/1.1\r\nHost: test\r\n\r\n").await.unwrap();
    arrived.notified().await;
    stop.send(()).unwrap();
    while TcpStream::connect(address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    assert_eq!(service.health.ready().http_status(), 503);
    assert!(!served.is_finished());

    release.notify_one();
    let mut answer = String::new();
    client.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 ") && answer.ends_with("finished"), "{answer}");
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
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let mut client = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
    client.write_all(b"GET / HTTP/1.1\r\nHost: test\r\n\r\n").await.unwrap();

    let service = Arc::new(Service::seeded());
    let stop = async move { arrived.notified().await };
    let start = tokio::time::Instant::now();
    serve(listener, Router::new().route("/", get(endless)), &service, stop).await.unwrap();
    // The clock is tokio's, which jumps ahead whenever everyone waits.
    assert!(start.elapsed() >= DRAIN && start.elapsed() < 2 * DRAIN);
}
