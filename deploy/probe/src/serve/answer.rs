//! The bytes of an answer.

use std::io::Write as _;

const HEALTHY: &str = concat!(
    "{\"status\":\"healthy\",\"version\":\"",
    env!("CARGO_PKG_VERSION"),
    "\"}"
);
const UNHEALTHY: &str = concat!(
    "{\"status\":\"unhealthy\",\"version\":\"",
    env!("CARGO_PKG_VERSION"),
    "\"}"
);

/// Appends an answer to `out`; `head` leaves the body away, as HEAD wants it.
pub(super) fn write(out: &mut Vec<u8>, status: u16, head: bool, keep_alive: bool) {
    let body = if status == 200 { HEALTHY } else { UNHEALTHY };
    let allow = if status == 405 {
        "Allow: GET, HEAD\r\n"
    } else {
        ""
    };
    let connection = if keep_alive {
        ""
    } else {
        "Connection: close\r\n"
    };
    let body_sent = if head { "" } else { body };
    let reason = reason(status);
    let length = body.len();
    // Writing to a Vec does not fail.
    let _ = write!(
        out,
        "HTTP/1.1 {status} {reason}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n{allow}{connection}\r\n{body_sent}"
    );
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        413 => "Content Too Large",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "Status",
    }
}
