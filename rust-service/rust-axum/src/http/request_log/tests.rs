use std::io;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Router, middleware};
use opentelemetry_sdk::trace::SdkTracerProvider;
use serde_json::Value;
use telemetry::{Traces, logs};
use tower::ServiceExt;
use tracing_subscriber::filter::{LevelFilter, Targets};

use super::*;
use crate::http::trace;

#[derive(Clone, Default)]
struct Captured(Arc<Mutex<Vec<u8>>>);

impl io::Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What is logged at `level` and above about one request that is answered with `status`.
async fn logged(level: LevelFilter, status: StatusCode) -> Vec<Value> {
    let captured = Captured::default();
    let writer = captured.clone();
    let subscriber = logs::subscriber(Targets::new().with_default(level), move || writer.clone());
    let _guard = tracing::subscriber::set_default(subscriber);

    let traces = Arc::new(Traces::of(SdkTracerProvider::builder().build()));
    let app = Router::new()
        .route("/thing", get(move || async move { status }))
        .layer(layer())
        .layer(middleware::from_fn_with_state(traces, trace::span));
    let request = Request::get("/thing?a=b").body(Body::empty()).unwrap();
    assert_eq!(app.oneshot(request).await.unwrap().status(), status);

    let bytes = captured.0.lock().unwrap().clone();
    let text = String::from_utf8(bytes).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.filter(|line| line["message"] == "answered" || line["message"] == "response failed").collect()
}

#[tokio::test]
async fn by_default_only_failures_of_ours_are_logged_with_their_trace() {
    assert!(logged(LevelFilter::INFO, StatusCode::OK).await.is_empty());
    assert!(logged(LevelFilter::INFO, StatusCode::NOT_FOUND).await.is_empty());

    let failed = logged(LevelFilter::INFO, StatusCode::INTERNAL_SERVER_ERROR).await;
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0]["level"], "ERROR");
    assert!(failed[0]["classification"].as_str().unwrap().contains("500"));
    assert_eq!(failed[0]["trace_id"].as_str().unwrap().len(), 32);
}

#[tokio::test]
async fn at_debug_each_request_is_one_line() {
    let answered = logged(LevelFilter::DEBUG, StatusCode::NOT_FOUND).await;
    assert_eq!(answered.len(), 1);
    assert_eq!(answered[0]["level"], "DEBUG");
    assert_eq!(answered[0]["method"], "GET");
    assert_eq!(answered[0]["uri"], "/thing?a=b");
    assert_eq!(answered[0]["status"], 404);
    assert!(answered[0]["microseconds"].is_u64());
    assert_eq!(answered[0]["trace_id"].as_str().unwrap().len(), 32);

    let failed = logged(LevelFilter::DEBUG, StatusCode::BAD_GATEWAY).await;
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0]["level"], "ERROR");
    assert_eq!(failed[0]["uri"], "/thing?a=b");
}
