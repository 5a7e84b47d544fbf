//! The HTTP contract on actix-web.

use std::future::ready;
use std::sync::Arc;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::ALLOW;
use actix_web::web::{self, Data, ServiceConfig};
use actix_web::{App, Error, HttpResponse, Resource};
use service::Service;
use telemetry::Telemetry;
use users::routes;

mod body;
mod health;
mod observe;
mod problem;
mod request_log;
mod users_api;

/// All routes, ready to be served or called. What is switched off is not in a request's way.
pub(crate) fn app(
    service: Arc<Service>,
    telemetry: &Arc<Telemetry>,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody + use<>>,
        Error = Error,
        InitError = (),
    > + use<>,
> {
    let unknown =
        web::to(problem::unknown_path).wrap(request_log::layer()).wrap(observe::layer(None, telemetry));
    App::new()
        .app_data(Data::from(service))
        .configure(|config| users(config, telemetry))
        .configure(health)
        .default_service(unknown)
}

fn users(config: &mut ServiceConfig, telemetry: &Arc<Telemetry>) {
    let all = web::resource(routes::USERS)
        .route(web::get().to(users_api::list))
        .route(web::head().to(users_api::list))
        .route(web::post().to(users_api::create));
    let one = web::resource(routes::USER)
        .route(web::get().to(users_api::get))
        .route(web::head().to(users_api::get))
        .route(web::delete().to(users_api::delete));
    // Observed resource by resource: in front of the router nobody knows yet which route a request takes.
    let observed = |resource: Resource, route: &'static str| {
        resource.wrap(request_log::layer()).wrap(observe::layer(Some(route), telemetry))
    };
    config
        .service(observed(path(all, routes::ALLOW_USERS), routes::USERS))
        .service(observed(path(one, routes::ALLOW_USER), routes::USER));
}

// Probes come every few seconds: neither spans nor log lines of them would be news.
fn health(config: &mut ServiceConfig) {
    let summary = web::resource(routes::HEALTH)
        .route(web::get().to(health::summary))
        .route(web::head().to(health::summary));
    let live =
        web::resource(routes::LIVE).route(web::get().to(health::live)).route(web::head().to(health::live));
    let ready =
        web::resource(routes::READY).route(web::get().to(health::ready)).route(web::head().to(health::ready));
    for resource in [summary, live, ready] {
        config.service(path(resource, routes::ALLOW_HEALTH));
    }
}

/// What every path has beside its own methods.
fn path(resource: Resource, allow: &'static str) -> Resource {
    let options = move || ready(HttpResponse::NoContent().insert_header((ALLOW, allow)).finish());
    resource
        .route(web::method(Method::OPTIONS).to(options))
        .default_service(web::to(move || ready(problem::method_not_allowed(allow))))
}

#[cfg(test)]
mod tests;
