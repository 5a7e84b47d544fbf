//! The way to the collector: a blocking HTTP client that reports an outage once, not once per batch or signal.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use async_trait::async_trait;
use http::HeaderMap;
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use ureq::Agent;

use crate::settings::Export;

/// The answers of a collector are a few bytes; whoever sends more is something else.
const LARGEST_ANSWER: u64 = 64 * 1024;

/// What is sent; each has a bit of its own.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Signal {
    Traces = 1,
    Metrics = 2,
    Logs = 4,
}

/// Which signals do not get through. There is news only when the first one fails and when the last one works again.
#[derive(Debug, Default)]
pub(crate) struct Outage(AtomicU8);

impl Outage {
    pub(crate) fn is_known(&self) -> bool {
        self.0.load(Ordering::Relaxed) != 0
    }

    fn begins(&self, signal: Signal) -> bool {
        self.0.fetch_or(signal as u8, Ordering::Relaxed) == 0
    }

    fn ends(&self, signal: Signal) -> bool {
        self.0.fetch_and(!(signal as u8), Ordering::Relaxed) == signal as u8
    }
}

#[derive(Debug)]
pub(crate) struct CollectorClient {
    agent: Agent,
    headers: HeaderMap,
    signal: Signal,
    outage: Arc<Outage>,
}

impl CollectorClient {
    /// A client that gives up on an export after its timeout, from the name's resolution to the answer's end.
    pub(crate) fn new(export: &Export, signal: Signal, outage: &Arc<Outage>) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(export.timeout))
            .http_status_as_error(false)
            .max_redirects(0)
            // The specification's variables are the configuration; HTTP_PROXY is none of them.
            .proxy(None)
            .build();
        Self { agent: config.into(), headers: export.headers.clone(), signal, outage: Arc::clone(outage) }
    }

    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, ureq::Error> {
        let (mut head, body) = request.into_parts();
        for (name, value) in &self.headers {
            head.headers.insert(name, value.clone());
        }
        let (head, mut body) = self.agent.run(Request::from_parts(head, &body[..]))?.into_parts();
        let answer = body.with_config().limit(LARGEST_ANSWER).read_to_vec()?;
        Ok(Response::from_parts(head, answer.into()))
    }

    fn note_success(&self) {
        if self.outage.ends(self.signal) {
            tracing::info!("the collector accepts telemetry again");
        }
    }

    fn note_failure(&self, reason: &str) {
        if self.outage.begins(self.signal) {
            tracing::warn!(
                reason,
                "the collector does not accept telemetry, which is lost until it does; requests are not affected"
            );
        }
    }
}

#[async_trait]
impl HttpClient for CollectorClient {
    // Blocks: only a processor's own thread may drive it.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outage_begins_with_the_first_signal_and_ends_with_the_last() {
        let outage = Outage::default();
        assert!(!outage.is_known());
        assert!(outage.begins(Signal::Traces));
        assert!(!outage.begins(Signal::Traces));
        assert!(!outage.begins(Signal::Logs));
        assert!(!outage.ends(Signal::Metrics));
        assert!(!outage.ends(Signal::Logs));
        assert!(outage.is_known());
        assert!(outage.ends(Signal::Traces));
        assert!(!outage.ends(Signal::Traces));
        assert!(outage.begins(Signal::Logs));
    }
}
