//! The way to the collector: a blocking HTTP client that reports an outage once, not once per batch.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use ureq::Agent;

/// The answers of a collector are a few bytes; whoever sends more is something else.
const LARGEST_ANSWER: u64 = 64 * 1024;

#[derive(Debug)]
pub(crate) struct CollectorClient {
    agent: Agent,
    failing: AtomicBool,
}

impl CollectorClient {
    /// A client that gives up on an export after `timeout`, from the name's resolution to the answer's end.
    pub(crate) fn new(timeout: Duration) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(timeout))
            .http_status_as_error(false)
            .max_redirects(0)
            .build();
        Self { agent: config.into(), failing: AtomicBool::new(false) }
    }

    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, ureq::Error> {
        let (head, body) = request.into_parts();
        let (head, mut body) = self.agent.run(Request::from_parts(head, &body[..]))?.into_parts();
        let answer = body.with_config().limit(LARGEST_ANSWER).read_to_vec()?;
        Ok(Response::from_parts(head, answer.into()))
    }

    fn note_success(&self) {
        if self.failing.swap(false, Ordering::Relaxed) {
            tracing::info!("the collector accepts telemetry again");
        }
    }

    fn note_failure(&self, reason: &str) {
        if !self.failing.swap(true, Ordering::Relaxed) {
            tracing::warn!(
                reason,
                "the collector does not accept telemetry, which is lost until it does; requests are not affected"
            );
        }
    }
}

#[async_trait]
impl HttpClient for CollectorClient {
    // Blocks: only the batch processor's own thread may drive it.
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let result = self.send(request);
        match &result {
            Ok(answer) if answer.status().is_success() => self.note_success(),
            Ok(answer) => self.note_failure(&format!("it answers {}", answer.status())),
            Err(error) => self.note_failure(&error.to_string()),
        }
        Ok(result?)
    }
}
