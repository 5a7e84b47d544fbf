//! Where a signal goes, with which headers, and how long that may take.

use std::time::Duration;

use http::uri::Scheme;
use http::{HeaderMap, HeaderName, HeaderValue, Uri};
use opentelemetry_otlp::Compression;
use percent_encoding::percent_decode_str;

use super::environment::{Environment, SettingsError};

const DEFAULT_ENDPOINT: &str = "http://localhost:4318";

#[derive(Debug)]
pub(crate) struct Export {
    pub(crate) endpoint: String,
    pub(crate) headers: HeaderMap,
    pub(crate) timeout: Duration,
    pub(crate) compression: Option<Compression>,
}

impl Export {
    /// `timeout` is what the signal's processor gives an export; the exporter's own may be shorter.
    pub(super) fn read(
        environment: &Environment<'_>,
        signal: &str,
        path: &str,
        timeout: Duration,
    ) -> Result<Self, SettingsError> {
        let [endpoint, headers, exporter_timeout, compression, protocol] =
            ["ENDPOINT", "HEADERS", "TIMEOUT", "COMPRESSION", "PROTOCOL"].map(|name| {
                [format!("OTEL_EXPORTER_OTLP_{signal}_{name}"), format!("OTEL_EXPORTER_OTLP_{name}")]
            });
        first(&protocol, |variable| environment.choice(variable, &["http/protobuf"]))?;
        let compression = first(&compression, |variable| environment.choice(variable, &["gzip", "none"]))?;
        let exporter_timeout = first(&exporter_timeout, |variable| environment.number(variable))?;
        Ok(Self {
            endpoint: read_endpoint(environment, &endpoint, path)?,
            headers: first(&headers, |variable| read_headers(environment, variable))?.unwrap_or_default(),
            timeout: timeout.min(Duration::from_millis(exporter_timeout.unwrap_or(10_000).into())),
            compression: (compression == Some("gzip")).then_some(Compression::Gzip),
        })
    }
}

/// The signal's own variable wins, but the general one must make sense as well.
fn first<T>(
    variables: &[String; 2],
    read: impl Fn(&str) -> Result<Option<T>, SettingsError>,
) -> Result<Option<T>, SettingsError> {
    let (own, general) = (read(&variables[0])?, read(&variables[1])?);
    Ok(own.or(general))
}

fn read_endpoint(
    environment: &Environment<'_>,
    [own, general]: &[String; 2],
    path: &str,
) -> Result<String, SettingsError> {
    let read = |variable: &str| match environment.text(variable)? {
        Some(text) if is_endpoint(&text) => Ok(Some(text)),
        Some(_) => Err(SettingsError::hidden(
            variable,
            "is no endpoint",
            "an http:// URL with a host, as http://localhost:4318 (https is not built in)",
        )),
        None => Ok(None),
    };
    let (own, general) = (read(own)?, read(general)?);
    Ok(own.unwrap_or_else(|| {
        let base = general.as_deref().unwrap_or(DEFAULT_ENDPOINT);
        format!("{}{path}", base.trim_end_matches('/'))
    }))
}

fn is_endpoint(text: &str) -> bool {
    let Ok(uri) = text.parse::<Uri>() else { return false };
    let Some(authority) = uri.authority() else { return false };
    let place = authority.as_str().rsplit_once('@').map_or(authority.as_str(), |(_, place)| place);
    // Not `Authority::port`, which is silent about a port that is none.
    let port_is_one = match place.strip_prefix(authority.host()) {
        Some("") => true,
        Some(rest) => rest.strip_prefix(':').is_some_and(|port| port.parse().is_ok_and(|port: u16| port > 0)),
        None => false,
    };
    uri.scheme() == Some(&Scheme::HTTP)
        && !authority.host().is_empty()
        && port_is_one
        && uri.query().is_none()
}

fn read_headers(environment: &Environment<'_>, variable: &str) -> Result<Option<HeaderMap>, SettingsError> {
    let Some(text) = environment.text(variable)? else { return Ok(None) };
    parse_headers(&text).map(Some).ok_or_else(|| {
        SettingsError::hidden(
            variable,
            "is no list of headers",
            "key=value,key=value with percent-encoded values",
        )
    })
}

/// `key=value,key=value`, values percent-encoded, blanks around either allowed.
#[must_use]
pub fn parse_headers(text: &str) -> Option<HeaderMap> {
    let mut headers = HeaderMap::new();
    for pair in text.split(',') {
        let (key, value) = pair.split_once('=')?;
        let value: Vec<u8> = percent_decode_str(value.trim()).collect();
        headers.insert(
            HeaderName::from_bytes(key.trim().as_bytes()).ok()?,
            HeaderValue::from_bytes(&value).ok()?,
        );
    }
    Some(headers)
}
