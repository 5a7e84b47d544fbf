//! A log line for each request, at level debug. Failures of ours are logged where they happen.

use std::time::Instant;

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use actix_web::middleware::{Condition, Next, from_fn};
use tracing::Level;

/// actix-web's own logger writes lines of text; these are events with fields.
pub(super) fn layer<S>() -> impl Transform<
    S,
    ServiceRequest,
    Response = ServiceResponse<impl MessageBody + use<S>>,
    Error = Error,
    InitError = (),
>
where
    S: Service<ServiceRequest, Response = ServiceResponse, Error = Error> + 'static,
{
    Condition::new(tracing::enabled!(Level::DEBUG), from_fn(log))
}

async fn log<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    let started = Instant::now();
    let (method, uri) = (request.method().clone(), request.uri().clone());
    let response = next.call(request).await?;
    let microseconds = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
    tracing::debug!(%method, %uri, status = response.status().as_u16(), microseconds, "answered");
    Ok(response)
}
