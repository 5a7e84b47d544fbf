//! `/api/v1/users`

use actix_web::http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderValue, LINK, LOCATION};
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};
use service::Service;
use users::body::check_media_type;

use super::body;
use super::problem::ProblemResponse;

pub(super) async fn list(
    service: Data<Service>,
    request: HttpRequest,
) -> Result<HttpResponse, ProblemResponse> {
    let page = service.list(request.uri().query()).await?;
    let mut response = HttpResponse::Ok();
    if let Some(next) = page.next {
        response.insert_header((LINK, next.next_link()));
    }
    Ok(response.json(page.users))
}

pub(super) async fn get(
    service: Data<Service>,
    request: HttpRequest,
) -> Result<HttpResponse, ProblemResponse> {
    Ok(HttpResponse::Ok().json(service.get(request.uri().path()).await?))
}

pub(super) async fn create(
    service: Data<Service>,
    request: HttpRequest,
    body: Payload,
) -> Result<HttpResponse, ProblemResponse> {
    let encodings = request.headers().get_all(CONTENT_ENCODING).map(HeaderValue::as_bytes);
    check_media_type(request.headers().get(CONTENT_TYPE).map(HeaderValue::as_bytes), encodings)?;
    let body = body::read(&request, body).await?;
    let user = service.create(&body).await?;
    Ok(HttpResponse::Created().insert_header((LOCATION, user.location())).json(user))
}

pub(super) async fn delete(
    service: Data<Service>,
    request: HttpRequest,
) -> Result<HttpResponse, ProblemResponse> {
    service.delete(request.uri().path()).await?;
    Ok(HttpResponse::NoContent().finish())
}
