//! What a server can do without being one: refuse, hang, hang up. What needs a real one is the contract's matrix.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;
use tokio::time::Instant;

use super::*;

fn store_at(port: u16) -> PostgresStore {
    let url = format!("postgres://someone:secret@127.0.0.1:{port}/footprint");
    PostgresStore::new(&Database::of_url(&url).unwrap(), None)
}

#[tokio::test]
async fn a_server_that_refuses_is_down() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let store = store_at(port);
    assert_eq!(store.get(1).await, Err(Down));
    assert_eq!(store.page(Page { limit: 1, after: 0 }).await, Err(Down));
    assert_eq!(store.delete(1).await, Err(Down));
    assert!(!store.is_up().await);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_hangs_is_down_at_the_deadline_however_many_wait() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let store = Arc::new(store_at(listener.local_addr().unwrap().port()));
    let accepted = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&accepted);
    tokio::spawn(async move {
        let mut held = Vec::new();
        while let Ok((peer, _)) = listener.accept().await {
            count.fetch_add(1, Ordering::Relaxed);
            held.push(peer);
        }
    });
    let start = Instant::now();
    let calls: Vec<_> = (0..50)
        .map(|id| {
            let store = Arc::clone(&store);
            tokio::spawn(async move { store.get(id).await })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap(), Err(Down));
    }
    assert!(start.elapsed() <= DEADLINE + Duration::from_millis(10), "{:?}", start.elapsed());
    assert!(accepted.load(Ordering::Relaxed) <= CONNECTIONS);
}

#[tokio::test]
async fn a_server_that_hangs_up_is_down() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let store = store_at(listener.local_addr().unwrap().port());
    tokio::spawn(async move {
        while let Ok((mut peer, _)) = listener.accept().await {
            let _ = peer.read(&mut [0; 64]).await;
        }
    });
    assert_eq!(store.get(1).await, Err(Down));
}

#[test]
fn a_spans_text_is_the_statement_with_its_placeholders() {
    assert_eq!(statements::GET.text, "SELECT id, name, email FROM users WHERE id = $1");
    assert_eq!(statements::LIST.text, "SELECT id, name, email FROM users WHERE id > $1 ORDER BY id LIMIT $2");
    assert_eq!(statements::DELETE.text, "DELETE FROM users WHERE id = $1");
    assert!(statements::INSERT.text.ends_with("ON CONFLICT (email) DO NOTHING RETURNING id"));
}
