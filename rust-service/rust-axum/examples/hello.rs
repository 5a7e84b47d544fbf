//! The least that axum can do with JSON, as the measure for what the service adds: `cargo run --example hello`, port 3000.

use axum::routing::get;
use axum::{Json, Router};
use tokio::net::TcpListener;

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let hello = async || Json(serde_json::json!({ "message": "hello" }));
    let listener = TcpListener::bind("0.0.0.0:3000").await?;
    axum::serve(listener, Router::new().route("/", get(hello))).await
}
