use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use axum::response::Response;
use http_body_util::BodyExt;
use opentelemetry_sdk::trace::{InMemorySpanExporter, SdkTracerProvider, SpanData};
use serde_json::Value;
use tower::ServiceExt;

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
        assert_eq!(problem["title"], self.status.canonical_reason().unwrap());
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
    call(app(Arc::new(Service::seeded()), None), method, target).await
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
    let app = app(Arc::clone(&service), None);
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
    for id in ["abc", "0", "-1", "1.5", "9223372036854775808", "1abc", "%FF", "%20"] {
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

#[tokio::test]
async fn wrong_methods_are_refused_with_those_that_are_right() {
    for request in
        ["PATCH /api/v1/users", "PATCH /api/v1/users/1", "POST /health", "PUT /health/ready", "BREW /health"]
    {
        let (method, path) = request.split_once(' ').unwrap();
        let answer = send(method, path).await;
        answer.assert_problem(405);
        assert_eq!(answer.header("allow"), Some("GET,HEAD"), "{request}");
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
async fn a_body_that_is_too_large_is_a_problem_before_anyone_reads_it() {
    let announced = |length: usize| async move {
        let request = Request::get("/api/v1/users").header("content-length", length);
        let answer =
            app(Arc::new(Service::seeded()), None).oneshot(request.body(Body::empty()).unwrap()).await;
        answer_of(answer.unwrap()).await
    };
    announced(LARGEST_BODY + 1).await.assert_problem(413);
    assert_eq!(announced(LARGEST_BODY).await.status, 200);
}

async fn spans_of(requests: &[&str]) -> Vec<SpanData> {
    let exporter = InMemorySpanExporter::default();
    let provider = SdkTracerProvider::builder().with_simple_exporter(exporter.clone()).build();
    let app = app(Arc::new(Service::seeded()), Some(Arc::new(Traces::of(provider))));
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
