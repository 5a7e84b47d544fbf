use std::io;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Router, middleware};
use opentelemetry_sdk::trace::SdkTracerProvider;
use serde_json::Value;
use telemetry::{Telemetry, logs};
use tower::ServiceExt;
use tracing_subscriber::filter::{LevelFilter, Targets};

use super::*;
use crate::http::observe;

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
    let subscriber = logs::subscriber(Targets::new().with_default(level), move || writer.clone(), None);
    let _guard = tracing::subscriber::set_default(subscriber);

    let telemetry = Arc::new(Telemetry::of(Some(SdkTracerProvider::builder().build()), None));
    let app = Router::new()
        .route("/thing", get(move || async move { status }))
        .layer(layer())
        .layer(middleware::from_fn_with_state(telemetry, observe::request));
    let request = Request::get("/thing?a=b").body(Body::empty()).unwrap();
    assert_eq!(app.oneshot(request).await.unwrap().status(), status);

    let bytes = captured.0.lock().unwrap().clone();
    let text = String::from_utf8(bytes).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.filter(|line| line["message"] == "answered").collect()
}

#[tokio::test]
async fn by_default_no_request_is_logged() {
    assert!(logged(LevelFilter::INFO, StatusCode::OK).await.is_empty());
    assert!(logged(LevelFilter::INFO, StatusCode::INTERNAL_SERVER_ERROR).await.is_empty());
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
}
