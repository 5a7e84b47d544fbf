//! The least that actix-web can do with JSON, as the measure for what the service adds: `cargo run --example hello`, port 3000.

use actix_web::{App, HttpResponse, HttpServer, web};

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let hello = async || HttpResponse::Ok().json(serde_json::json!({ "message": "hello" }));
    let app = move || App::new().route("/", web::get().to(hello));
    HttpServer::new(app).workers(1).bind("0.0.0.0:3000")?.run().await
}
