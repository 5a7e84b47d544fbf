use super::*;

fn status<T>(result: Result<T, Problem>) -> u16 {
    result.map_or_else(|problem| problem.status(), |_| 200)
}

fn away() -> Service {
    // Port 9 discards, if anybody listens there at all.
    let database = users::config::Database::of_url("postgres://u:p@127.0.0.1:9/d").unwrap();
    Service::new(Store::open(Some(&database), &telemetry::Telemetry::default()))
}

const NEW: &[u8] = br#"{"name":"A","email":"a@b.c"}"#;

#[tokio::test]
async fn a_user_comes_and_goes() {
    let service = Service::seeded();
    let user = service.create(NEW).await.unwrap();
    assert_eq!(service.get(&user.location()).await, Ok(Arc::clone(&user)));
    assert_eq!(status(service.create(NEW).await), 409);
    assert_eq!(service.delete(&user.location()).await, Ok(()));
    assert_eq!(status(service.get(&user.location()).await), 404);
    assert_eq!(status(service.delete(&user.location()).await), 404);
}

#[tokio::test]
async fn a_full_store_is_a_507() {
    let service = Service::seeded();
    for n in 0..9_900 {
        let body = format!(r#"{{"name":"A","email":"{n}@b.c"}}"#);
        service.create(body.as_bytes()).await.unwrap();
    }
    assert_eq!(status(service.create(NEW).await), 507);
}

#[tokio::test(start_paused = true)]
async fn without_its_store_a_service_says_so_after_what_is_wrong_with_the_request() {
    let service = away();
    assert_eq!(status(service.list(None).await), 503);
    assert_eq!(status(service.get("/api/v1/users/1").await), 503);
    assert_eq!(status(service.create(NEW).await), 503);
    assert_eq!(status(service.delete("/api/v1/users/1").await), 503);
    assert_eq!(service.ready().await.http_status(), 503);

    assert_eq!(status(service.list(Some("limit=0")).await), 400);
    assert_eq!(status(service.get("/api/v1/users/0").await), 400);
    assert_eq!(status(service.create(b"{").await), 400);
    assert_eq!(status(service.create(b"{}").await), 422);
}
