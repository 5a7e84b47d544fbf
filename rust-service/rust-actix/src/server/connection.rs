//! One connection: actix-http, with the limits that all frameworks share.

use std::sync::Arc;
use std::time::Duration;

use actix_http::header::CONTENT_LENGTH;
use actix_http::{
    ConnectionType, HttpMessage, HttpService, KeepAlive, Method, Payload, Request, Response, StatusCode,
};
use actix_service::{Service, ServiceFactory, ServiceFactoryExt, apply_fn_factory, map_config};
use actix_web::body::{BodySize, BodyStream, BoxBody, EitherBody, MessageBody};
use actix_web::dev::{AppConfig, ServiceRequest, ServiceResponse};
use actix_web::web::Bytes;
use actix_web::{App, Error};
use futures_util::stream;
use service::connection::{Deadline, Progress, Stream, within_limits};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::task::yield_now;

/// The largest head that is answered; actix-http itself takes up to 128 KiB.
const LARGEST_HEAD: usize = 32 * 1024;

/// How long a client that still sends may go on although its answer has left.
const LINGER: Duration = Duration::from_secs(1);

/// Serves connections until either side has enough of them, they are too slow, or `stopped` changes and their request
/// is done.
pub(super) fn factory<T, B>(
    app: App<T>,
    stopped: watch::Receiver<bool>,
) -> impl ServiceFactory<TcpStream, Config = (), Response = (), Error = (), InitError = ()>
where
    T: ServiceFactory<
            ServiceRequest,
            Config = (),
            Response = ServiceResponse<B>,
            Error = Error,
            InitError = (),
        > + 'static,
    B: MessageBody + 'static,
{
    let app = map_config(app, |()| AppConfig::default());
    let http = HttpService::build()
        // The limits are kept by `within_limits`, for all phases of all requests: actix-http's own time for a head is
        // the first request's only.
        .keep_alive(KeepAlive::Os)
        .client_request_timeout(Duration::ZERO)
        .client_disconnect_timeout(LINGER)
        .on_connect_ext(|stream: &Stream, data| {
            data.insert(Arc::clone(stream.progress()));
        })
        .h1(apply_fn_factory(app, answer))
        // Errors are the client's, and what can be answered has been.
        .map_err(drop);
    apply_fn_factory(http, move |tcp, http| {
        let (stream, progress) = Stream::new(tcp);
        let (http, stopped) = (http.call((stream, None)), stopped.clone());
        async move {
            within_limits(http, &progress, stopped, |_| progress.stop()).await;
            Ok(())
        }
    })
}

fn answer<S, B>(
    mut request: Request,
    app: &S,
) -> impl Future<Output = Result<Response<EitherBody<B, BoxBody>>, Error>> + use<S, B>
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody + 'static,
{
    let progress = request.conn_data::<Arc<Progress>>().map(Arc::clone);
    let has_body = !matches!(request.payload(), Payload::None);
    if let Some(progress) = &progress {
        // A body that nobody read is what actix-http lingers for.
        let deadline = progress.requested(false);
        if has_body {
            request.extensions_mut().insert(Deadline(deadline));
        }
    }
    let is_head = request.method() == Method::HEAD;
    let response = (size(&request) <= LARGEST_HEAD).then(|| app.call(request));
    async move {
        if has_body {
            // What has arrived of the body is only looked at when a handler waits, and a connection whose body was not is
            // closed.
            yield_now().await;
        }
        let mut response = match response {
            Some(response) => Response::from(response.await?).map_body(|_, body| EitherBody::left(body)),
            None => too_large(),
        };
        if let Some(progress) = progress {
            // Behind one of these the body may still be coming, within the request's own time.
            let unread = [
                StatusCode::REQUEST_TIMEOUT,
                StatusCode::PAYLOAD_TOO_LARGE,
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
            ];
            if !has_body || !unread.contains(&response.status()) {
                progress.answered(true);
            }
            if progress.is_stopping() {
                response.head_mut().set_connection_type(ConnectionType::Close);
            }
        }
        Ok(if is_head { without_body(response) } else { response })
    }
}

/// actix-http forgets that a request was a HEAD when it has decoded the one behind it.
fn without_body<B: MessageBody + 'static>(
    mut response: Response<EitherBody<B, BoxBody>>,
) -> Response<EitherBody<B, BoxBody>> {
    if let BodySize::Sized(length) = response.body().size() {
        response.head_mut().no_chunking(true);
        response.headers_mut().insert(CONTENT_LENGTH, length.into());
        let nothing = BodyStream::new(stream::empty::<Result<Bytes, Error>>());
        return response.map_body(|_, _| EitherBody::right(BoxBody::new(nothing)));
    }
    response
}

fn too_large<B>() -> Response<EitherBody<B, BoxBody>> {
    let mut response =
        Response::with_body(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, EitherBody::right(BoxBody::new(())));
    response.head_mut().set_connection_type(ConnectionType::Close);
    response
}

/// About what a head has in bytes.
fn size(request: &Request) -> usize {
    let headers = request.headers().iter().map(|(name, value)| name.as_str().len() + value.len());
    request.uri().path().len() + request.uri().query().map_or(0, str::len) + headers.sum::<usize>()
}

#[cfg(test)]
mod tests;
