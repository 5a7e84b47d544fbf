use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::http::{HeaderMap, Request, StatusCode};
use axum::response::Response;
use http_body_util::{BodyExt, BodyStream, StreamBody};
use hyper::body::Frame;
use opentelemetry_sdk::trace::{InMemorySpanExporter, SdkTracerProvider, SpanData};
use serde_json::Value;
use service::connection::Deadline;
use tokio::time::Instant;
use tower::ServiceExt;
use users::body::LARGEST;

use super::*;

const JSON: &str = "application/json";
const PROBLEM: &str = "application/problem+json";

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    fn assert_problem(&self, status: u16) {
        assert_eq!(self.status, status);
        assert_eq!(self.header("content-type"), Some(PROBLEM));
        let problem = self.json();
        assert_eq!(problem["type"], "about:blank");
        assert_eq!(problem["status"], status);
        let title = match status {
            413 => "Content Too Large",
            422 => "Unprocessable Content",
            _ => self.status.canonical_reason().unwrap(),
        };
        assert_eq!(problem["title"], title);
        assert!(problem["detail"].as_str().is_some_and(|detail| !detail.is_empty()));
    }
}

async fn call(app: Router, method: &str, target: &str) -> Answer {
    let request = Request::builder().method(method).uri(target).header("host", "localhost:3000");
    answer_of(app.oneshot(request.body(Body::empty()).unwrap()).await.unwrap()).await
}

async fn answer_of(response: Response) -> Answer {
    let (head, body) = response.into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    Answer { status: head.status, headers: head.headers, body: String::from_utf8(bytes.to_vec()).unwrap() }
}

async fn send(method: &str, target: &str) -> Answer {
    call(fresh(), method, target).await
}

fn fresh() -> Router {
    app(Arc::new(Service::seeded()), Arc::default())
}

async fn post(app: Router, content_type: &str, body: impl Into<Body>) -> Answer {
    let request = Request::post("/api/v1/users").header("content-type", content_type).body(body.into());
    answer_of(app.oneshot(request.unwrap()).await.unwrap()).await
}

async fn get(target: &str) -> Answer {
    send("GET", target).await
}

fn ids(answer: &Answer) -> Vec<i64> {
    answer.json().as_array().unwrap().iter().map(|user| user["id"].as_i64().unwrap()).collect()
}

#[tokio::test]
async fn health_is_status_and_version() {
    let answer = get("/health").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), Some(JSON));
    assert_eq!(answer.body, r#"{"status":"healthy","version":"1.0.0"}"#);
}

#[tokio::test]
async fn readiness_ends_with_the_service_and_liveness_does_not() {
    let service = Arc::new(Service::seeded());
    let app = app(Arc::clone(&service), Arc::default());
    assert_eq!(call(app.clone(), "GET", "/health/ready").await.status, 200);
    service.health.shut_down();
    let ready = call(app.clone(), "GET", "/health/ready").await;
    assert_eq!(ready.status, 503);
    assert_eq!(ready.json()["status"], "DOWN");
    assert_eq!(call(app, "GET", "/health/live").await.status, 200);
}

#[tokio::test]
async fn a_user_is_id_name_and_email() {
    let answer = get("/api/v1/users/1").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), Some(JSON));
    assert_eq!(answer.body, r#"{"id":1,"name":"Ada Lovelace","email":"ada.lovelace@example.com"}"#);
}

#[tokio::test]
async fn ids_that_nobody_has_are_not_found() {
    for id in ["101", "4294967297", "9223372036854775807"] {
        get(&format!("/api/v1/users/{id}")).await.assert_problem(404);
    }
}

#[tokio::test]
async fn ids_that_are_no_ids_are_bad_requests() {
    assert_eq!(get("/api/v1/users/%31").await.status, 200);
    for id in ["abc", "0", "-1", "1.5", "9223372036854775808", "1abc", "%FF", "%20", "%2F1", "+1"] {
        get(&format!("/api/v1/users/{id}")).await.assert_problem(400);
    }
}

#[tokio::test]
async fn pages_follow_their_links_to_the_end() {
    let first = get("/api/v1/users").await;
    assert_eq!(ids(&first), (1..=20).collect::<Vec<_>>());
    assert_eq!(first.header("link"), Some(r#"</api/v1/users?limit=20&after=20>; rel="next""#));

    let middle = get("/api/v1/users?limit=7&after=3").await;
    assert_eq!(ids(&middle), (4..=10).collect::<Vec<_>>());
    assert_eq!(middle.header("link"), Some(r#"</api/v1/users?limit=7&after=10>; rel="next""#));

    let last = get("/api/v1/users?after=80").await;
    assert_eq!(ids(&last), (81..=100).collect::<Vec<_>>());
    assert_eq!(last.header("link"), None);
    assert_eq!(get("/api/v1/users?after=100").await.body, "[]");
}

#[tokio::test]
async fn bad_queries_are_bad_requests() {
    for query in [
        "limit=0",
        "limit=101",
        "limit=abc",
        "limit=",
        "limit=%FF",
        "after=-1",
        "after=%FF",
        "limit=1&limit=2",
    ] {
        get(&format!("/api/v1/users?{query}")).await.assert_problem(400);
    }
}

#[tokio::test]
async fn unknown_paths_are_not_found() {
    for path in ["/", "/nowhere", "/api/v1", "/api/v1/users/", "/api/v1/users/1/posts", "/health/none"] {
        get(path).await.assert_problem(404);
    }
}

const ALLOW: [(&str, &str); 5] = [
    ("/health", "GET, HEAD, OPTIONS"),
    ("/health/live", "GET, HEAD, OPTIONS"),
    ("/health/ready", "GET, HEAD, OPTIONS"),
    ("/api/v1/users", "GET, HEAD, OPTIONS, POST"),
    ("/api/v1/users/no-id", "DELETE, GET, HEAD, OPTIONS"),
];

#[tokio::test]
async fn wrong_methods_are_refused_with_those_that_are_right() {
    for (path, allow) in ALLOW {
        for method in ["PATCH", "PUT", "BREW", "TRACE"] {
            let answer = send(method, path).await;
            answer.assert_problem(405);
            assert_eq!(answer.header("allow"), Some(allow), "{method} {path}");
        }
    }
}

#[tokio::test]
async fn options_names_the_methods_and_nothing_else() {
    for (path, allow) in ALLOW {
        let answer = send("OPTIONS", &format!("{path}?limit=0")).await;
        assert_eq!(answer.status, 204);
        assert_eq!(answer.header("allow"), Some(allow), "{path}");
        assert_eq!(answer.header("content-type"), None);
        assert_eq!(answer.body, "");
    }
}

#[tokio::test]
async fn head_is_get_without_the_body() {
    for target in
        ["/health", "/health/live", "/health/ready", "/api/v1/users", "/api/v1/users/1", "/api/v1/users/0"]
    {
        let (get, head) = (get(target).await, send("HEAD", target).await);
        assert_eq!(head.status, get.status);
        assert_eq!(head.body, "");
        assert_eq!(head.header("content-type"), get.header("content-type"));
        assert_eq!(head.header("link"), get.header("link"));
        assert_eq!(head.header("content-length"), Some(get.body.len().to_string().as_str()), "{target}");
    }
}

#[tokio::test]
async fn a_created_user_is_at_its_location_until_it_is_deleted() {
    let app = fresh();
    let created = post(app.clone(), JSON, r#"{"name":"Hedy Lamarr","email":"Hedy@Example.com"}"#).await;
    assert_eq!(created.status, 201);
    assert_eq!(created.header("content-type"), Some(JSON));
    assert_eq!(created.header("location"), Some("/api/v1/users/101"));
    assert_eq!(created.body, r#"{"id":101,"name":"Hedy Lamarr","email":"hedy@example.com"}"#);
    assert_eq!(call(app.clone(), "GET", "/api/v1/users/101").await.body, created.body);

    let deleted = call(app.clone(), "DELETE", "/api/v1/users/101").await;
    assert_eq!(deleted.status, 204);
    assert_eq!(deleted.header("content-type"), None);
    assert_eq!(deleted.body, "");
    call(app.clone(), "DELETE", "/api/v1/users/101").await.assert_problem(404);
    call(app.clone(), "DELETE", "/api/v1/users/0").await.assert_problem(400);
    call(app, "GET", "/api/v1/users/101").await.assert_problem(404);
}

#[tokio::test]
async fn what_is_wrong_with_a_body_is_said_in_the_contracts_order() {
    let taken = r#"{"name":"A","email":"ADA.lovelace@example.com"}"#;
    for (content_type, body, status) in [
        ("text/plain", "{", 415),
        (JSON, "{", 400),
        (JSON, "[]", 422),
        (JSON, r#"{"name":"","email":"ada.lovelace@example.com"}"#, 422),
        ("Application/JSON; charset=latin1", taken, 409),
    ] {
        post(fresh(), content_type, body.to_owned()).await.assert_problem(status);
    }
    let request =
        Request::post("/api/v1/users").header("content-type", JSON).header("content-encoding", "gzip");
    answer_of(fresh().oneshot(request.body(Body::from(taken)).unwrap()).await.unwrap())
        .await
        .assert_problem(415);
    send("POST", "/api/v1/users").await.assert_problem(415);
}

#[tokio::test]
async fn a_body_may_have_64_kib_announced_or_not() {
    let padded = |length: usize| {
        let user = r#"{"name":"A","email":"a@b.c"}"#;
        " ".repeat(length - user.len()) + user
    };
    for (length, status) in [(LARGEST, 201), (LARGEST + 1, 413)] {
        assert_eq!(post(fresh(), JSON, padded(length)).await.status, status);
        assert_eq!(post(fresh(), JSON, unannounced(padded(length))).await.status, status);
    }
    post(fresh(), JSON, unannounced(padded(LARGEST + 1))).await.assert_problem(413);
    post(fresh(), "text/plain", padded(LARGEST + 1)).await.assert_problem(415);
}

/// A body whose length is not known beforehand, as a chunked one is.
fn unannounced(body: String) -> Body {
    let hidden = StreamBody::new(BodyStream::new(Body::from(body)));
    Body::new(hidden)
}

#[tokio::test(start_paused = true)]
async fn a_body_that_does_not_come_in_time_is_a_408() {
    let endless = Body::new(Endless);
    let mut request = Request::post("/api/v1/users").header("content-type", JSON).body(endless).unwrap();
    request.extensions_mut().insert(Deadline(Instant::now() + Duration::from_secs(20)));
    answer_of(fresh().oneshot(request).await.unwrap()).await.assert_problem(408);
}

#[tokio::test]
async fn a_body_where_none_is_taken_is_not_looked_at() {
    for method in ["GET", "DELETE", "OPTIONS"] {
        let request =
            Request::builder().method(method).uri("/api/v1/users/1").body(Body::new(Endless)).unwrap();
        assert!(fresh().oneshot(request).await.unwrap().status().is_success(), "{method}");
    }
}

#[tokio::test]
async fn accept_is_not_negotiated() {
    for accept in ["text/html", "garbage;;", "application/xml;q=1, */*;q=0"] {
        let request = Request::get("/api/v1/users/1").header("accept", accept).body(Body::empty()).unwrap();
        let answer = answer_of(fresh().oneshot(request).await.unwrap()).await;
        assert_eq!(answer.header("content-type"), Some(JSON), "{accept}");
    }
}

/// A body that never comes.
struct Endless;

impl HttpBody for Endless {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Pending
    }
}

async fn spans_of(requests: &[&str]) -> Vec<SpanData> {
    let exporter = InMemorySpanExporter::default();
    let provider = SdkTracerProvider::builder().with_simple_exporter(exporter.clone()).build();
    let app = app(Arc::new(Service::seeded()), Arc::new(Telemetry::of(Some(provider), None)));
    for request in requests {
        let (method, target) = request.split_once(' ').unwrap();
        call(app.clone(), method, target).await;
    }
    exporter.get_finished_spans().unwrap()
}

#[tokio::test]
async fn spans_are_named_after_the_route() {
    let spans = spans_of(&[
        "GET /api/v1/users/7",
        "HEAD /api/v1/users?limit=1",
        "PATCH /api/v1/users",
        "GET /nowhere",
    ])
    .await;
    let names: Vec<_> = spans.iter().map(|span| span.name.as_ref()).collect();
    assert_eq!(names, ["GET /api/v1/users/{id}", "HEAD /api/v1/users", "PATCH /api/v1/users", "GET"]);
    let statuses: Vec<_> = spans
        .iter()
        .flat_map(|span| &span.attributes)
        .filter(|pair| pair.key.as_str() == "http.response.status_code")
        .map(|pair| pair.value.to_string())
        .collect();
    assert_eq!(statuses, ["200", "200", "405", "404"]);
}

#[tokio::test]
async fn health_checks_make_no_spans() {
    assert!(
        spans_of(&["GET /health", "GET /health/live", "HEAD /health/ready", "POST /health"]).await.is_empty()
    );
}
