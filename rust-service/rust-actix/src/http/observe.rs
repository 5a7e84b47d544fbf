//! A span and a measurement of each request.

use std::sync::Arc;

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use actix_web::http::Version;
use actix_web::http::header::{HOST, HeaderMap, HeaderName, USER_AGENT};
use actix_web::middleware::{Condition, Next, from_fn};
use opentelemetry::propagation::Extractor;
use opentelemetry::trace::FutureExt;
use telemetry::{RequestInfo, Telemetry};

/// Observes the requests of `route`, or those that no route matches.
pub(super) fn layer<S, B>(
    route: Option<&'static str>,
    telemetry: &Arc<Telemetry>,
) -> impl Transform<
    S,
    ServiceRequest,
    Response = ServiceResponse<impl MessageBody + use<S, B>>,
    Error = Error,
    InitError = (),
> + use<S, B>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: MessageBody + 'static,
{
    let telemetry = Arc::clone(telemetry);
    Condition::new(
        telemetry.observes_requests(),
        from_fn(move |request, next| observe(Arc::clone(&telemetry), route, request, next)),
    )
}

async fn observe<B: MessageBody>(
    telemetry: Arc<Telemetry>,
    route: Option<&'static str>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let exchange = telemetry.begin(&describe(&request, route), &Headers(request.headers()));
    let response = next.call(request).with_context(exchange.context.clone()).await?;
    exchange.finish(&telemetry, response.status().as_u16());
    Ok(response)
}

fn describe<'a>(request: &'a ServiceRequest, route: Option<&'static str>) -> RequestInfo<'a> {
    RequestInfo {
        method: request.method().as_str(),
        path: request.uri().path(),
        query: request.uri().query(),
        route,
        host: text(request.headers(), &HOST),
        user_agent: text(request.headers(), &USER_AGENT),
        protocol_version: if request.version() == Version::HTTP_10 { "1.0" } else { "1.1" },
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// actix-web's headers for OpenTelemetry, which knows those of a later `http`.
struct Headers<'a>(&'a HeaderMap);

impl Extractor for Headers<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.to_str().ok()
    }

    fn keys(&self) -> Vec<&str> {
        self.0.keys().map(HeaderName::as_str).collect()
    }
}
