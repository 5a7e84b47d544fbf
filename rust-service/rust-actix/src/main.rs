//! The users service on actix-web. What it serves, and the process around it, are the crate `service`.

use std::process::ExitCode;

mod http;
mod server;

fn main() -> ExitCode {
    service::process::run(env!("CARGO_PKG_NAME"), async |parts| {
        let app = move || http::app(parts.service.clone(), &parts.telemetry);
        server::serve(parts.listener, app, parts.connections, parts.stop).await
    })
}
