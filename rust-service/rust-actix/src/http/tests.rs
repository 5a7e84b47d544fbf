use std::time::Duration;

use actix_http::{Method, Request};
use actix_web::HttpMessage;
use actix_web::body::{BoxBody, to_bytes};
use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::http::StatusCode;
use actix_web::http::header::HeaderMap;
use actix_web::test::{TestRequest, call_service, init_service};
use actix_web::web::Bytes;
use futures_util::stream;
use opentelemetry_sdk::trace::{InMemorySpanExporter, SdkTracerProvider, SpanData};
use serde_json::Value;
use service::connection::Deadline;
use tokio::time::Instant;
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
        assert!(problem["title"].as_str().is_some_and(|title| !title.is_empty()));
        assert!(problem["detail"].as_str().is_some_and(|detail| !detail.is_empty()));
    }
}

/// What a fresh service answers to these requests, one after the other.
async fn answers<const N: usize>(
    service: Arc<Service>,
    telemetry: Arc<Telemetry>,
    requests: [Request; N],
) -> [Answer; N] {
    let app = init_service(app(service, &telemetry)).await;
    let mut answers = Vec::with_capacity(N);
    for request in requests {
        let response = call_service(&app, request).await;
        let (status, headers) = (response.status(), response.headers().clone());
        let body = to_bytes(BoxBody::new(response.into_body())).await.unwrap();
        answers.push(Answer { status, headers, body: String::from_utf8(body.to_vec()).unwrap() });
    }
    answers.try_into().ok().unwrap()
}

async fn answer(request: Request) -> Answer {
    let [answer] = answers(Arc::new(Service::seeded()), Arc::default(), [request]).await;
    answer
}

fn request(method: &str, target: &str) -> TestRequest {
    let method = Method::from_bytes(method.as_bytes()).unwrap();
    TestRequest::with_uri(target).method(method).insert_header(("host", "localhost:3000"))
}

fn post(content_type: &str, body: impl Into<Bytes>) -> Request {
    let request = request("POST", "/api/v1/users").insert_header(("content-type", content_type));
    let body = body.into();
    let length = body.len().to_string();
    request.insert_header(("content-length", length)).set_payload(body).to_request()
}

async fn send(method: &str, target: &str) -> Answer {
    answer(request(method, target).to_request()).await
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
    assert_eq!(get("/health/ready").await.status, 200);
    let service = Arc::new(Service::seeded());
    service.health.shut_down();
    let requests = ["/health/ready", "/health/live"].map(|path| request("GET", path).to_request());
    let [ready, live] = answers(service, Arc::default(), requests).await;
    assert_eq!(ready.status, 503);
    assert_eq!(ready.json()["status"], "DOWN");
    assert_eq!(live.status, 200);
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

// That HEAD's body stays away is actix-http's: see server/connection/tests.rs.
#[tokio::test]
async fn head_has_what_get_has() {
    for target in
        ["/health", "/health/live", "/health/ready", "/api/v1/users", "/api/v1/users/1", "/api/v1/users/0"]
    {
        let (get, head) = (get(target).await, send("HEAD", target).await);
        assert_eq!(head.status, get.status);
        assert_eq!(head.header("content-type"), get.header("content-type"));
        assert_eq!(head.header("link"), get.header("link"));
    }
}

#[tokio::test]
async fn a_created_user_is_at_its_location_until_it_is_deleted() {
    let user = || request("GET", "/api/v1/users/101").to_request();
    let delete = |id: &str| request("DELETE", &format!("/api/v1/users/{id}")).to_request();
    let requests = [
        post(JSON, r#"{"name":"Hedy Lamarr","email":"Hedy@Example.com"}"#),
        user(),
        delete("101"),
        delete("101"),
        delete("0"),
        user(),
    ];
    let [created, found, deleted, again, no_id, gone] =
        answers(Arc::new(Service::seeded()), Arc::default(), requests).await;
    assert_eq!(created.status, 201);
    assert_eq!(created.header("content-type"), Some(JSON));
    assert_eq!(created.header("location"), Some("/api/v1/users/101"));
    assert_eq!(created.body, r#"{"id":101,"name":"Hedy Lamarr","email":"hedy@example.com"}"#);
    assert_eq!(found.body, created.body);
    assert_eq!(deleted.status, 204);
    assert_eq!(deleted.header("content-type"), None);
    assert_eq!(deleted.body, "");
    again.assert_problem(404);
    no_id.assert_problem(400);
    gone.assert_problem(404);
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
        answer(post(content_type, body)).await.assert_problem(status);
    }
    let encoded = request("POST", "/api/v1/users")
        .insert_header(("content-type", JSON))
        .insert_header(("content-encoding", "gzip"));
    answer(encoded.set_payload(taken).to_request()).await.assert_problem(415);
    send("POST", "/api/v1/users").await.assert_problem(415);
}

fn padded(length: usize) -> Bytes {
    let user = r#"{"name":"A","email":"a@b.c"}"#;
    (" ".repeat(length - user.len()) + user).into()
}

#[tokio::test]
async fn a_body_may_have_64_kib_announced_or_not() {
    for (length, status) in [(LARGEST, 201), (LARGEST + 1, 413)] {
        assert_eq!(answer(post(JSON, padded(length))).await.status, status);
        let unannounced = request("POST", "/api/v1/users").insert_header(("content-type", JSON));
        let mut unannounced = unannounced.set_payload(padded(length)).to_request();
        unannounced.headers_mut().remove("content-length");
        assert_eq!(answer(unannounced).await.status, status);
    }
    answer(post(JSON, padded(LARGEST + 1))).await.assert_problem(413);
    answer(post("text/plain", padded(LARGEST + 1))).await.assert_problem(415);
}

/// With a body that never comes.
fn endless(request: TestRequest) -> Request {
    let body = stream::pending::<Result<Bytes, PayloadError>>();
    request.to_request().replace_payload(Payload::Stream { payload: Box::pin(body) as _ }).0
}

#[tokio::test(start_paused = true)]
async fn a_body_that_does_not_come_in_time_is_a_408() {
    let request = endless(request("POST", "/api/v1/users").insert_header(("content-type", JSON)));
    request.extensions_mut().insert(Deadline(Instant::now() + Duration::from_secs(20)));
    answer(request).await.assert_problem(408);
}

#[tokio::test]
async fn a_body_where_none_is_taken_is_not_looked_at() {
    for method in ["GET", "DELETE", "OPTIONS"] {
        let answer = answer(endless(request(method, "/api/v1/users/1"))).await;
        assert!(answer.status.is_success(), "{method}");
    }
}

#[tokio::test]
async fn accept_is_not_negotiated() {
    for accept in ["text/html", "garbage;;", "application/xml;q=1, */*;q=0"] {
        let request = request("GET", "/api/v1/users/1").insert_header(("accept", accept));
        assert_eq!(answer(request.to_request()).await.header("content-type"), Some(JSON), "{accept}");
    }
}

async fn spans_of<const N: usize>(requests: [&str; N]) -> Vec<SpanData> {
    let exporter = InMemorySpanExporter::default();
    let provider = SdkTracerProvider::builder().with_simple_exporter(exporter.clone()).build();
    let requests = requests.map(|line| {
        let (method, target) = line.split_once(' ').unwrap();
        request(method, target).to_request()
    });
    // Held until the end: the exporter forgets its spans with it.
    let telemetry = Arc::new(Telemetry::of(Some(provider), None));
    answers(Arc::new(Service::seeded()), Arc::clone(&telemetry), requests).await;
    exporter.get_finished_spans().unwrap()
}

#[tokio::test]
async fn spans_are_named_after_the_route() {
    let spans = spans_of([
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
    let spans = spans_of(["GET /health", "GET /health/live", "HEAD /health/ready", "POST /health"]).await;
    assert!(spans.is_empty());
}
