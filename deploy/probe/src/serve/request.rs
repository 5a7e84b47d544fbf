//! As much of a request as the server needs to know.

/// The longest request head that is accepted.
pub(super) const MAX_REQUEST: usize = 16 * 1024;

/// A request without a body.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    /// Bytes that it took.
    pub(super) length: usize,
    /// Whether only the head of the answer is wanted.
    pub(super) head: bool,
    /// Whether the connection stays open.
    pub(super) keep_alive: bool,
}

/// Why bytes are not a request that this server answers; the status says so to the client.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refused(pub(super) u16);

/// Reads the first request of `bytes`; `None` when more bytes are needed.
pub(super) fn parse(bytes: &[u8]) -> Result<Option<Request>, Refused> {
    let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else {
        return if bytes.len() < MAX_REQUEST {
            Ok(None)
        } else {
            Err(Refused(431))
        };
    };
    let head = std::str::from_utf8(&bytes[..end]).map_err(|_| Refused(400))?;
    let mut lines = head.split("\r\n");
    let (method, mut keep_alive) = request_line(lines.next().unwrap_or_default())?;
    for line in lines {
        let (name, value) = line.split_once(':').ok_or(Refused(400))?;
        let value = value.trim();
        if name.eq_ignore_ascii_case("connection") {
            keep_alive &= !value.eq_ignore_ascii_case("close");
        } else if name.eq_ignore_ascii_case("transfer-encoding")
            || (name.eq_ignore_ascii_case("content-length") && value != "0")
        {
            return Err(Refused(413));
        }
    }
    let head = match method {
        "GET" => false,
        "HEAD" => true,
        _ => return Err(Refused(405)),
    };
    Ok(Some(Request {
        length: end + 4,
        head,
        keep_alive,
    }))
}

/// The method, and whether the version keeps connections open.
fn request_line(line: &str) -> Result<(&str, bool), Refused> {
    let mut words = line.split(' ');
    let method = words.next().unwrap_or_default();
    if !words.next().is_some_and(|target| target.starts_with('/')) {
        return Err(Refused(400));
    }
    match (words.next(), words.next()) {
        (Some("HTTP/1.1"), None) => Ok((method, true)),
        (Some("HTTP/1.0"), None) => Ok((method, false)),
        _ => Err(Refused(400)),
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_REQUEST, Refused, Request, parse};

    #[test]
    fn reads_one_request_of_several() {
        let one = b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n";
        let two = [&one[..], b"HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n"].concat();
        let expected = Request {
            length: one.len(),
            head: false,
            keep_alive: true,
        };
        assert_eq!(parse(&two), Ok(Some(expected)));
        let rest = parse(&two[one.len()..]).unwrap().unwrap();
        assert!(rest.head && !rest.keep_alive);
        assert_eq!(parse(&one[..one.len() - 1]), Ok(None));
    }

    #[test]
    fn refuses_with_the_status_that_fits() {
        for (text, status) in [
            ("GET / HTTP/2\r\n\r\n", 400),
            ("nonsense\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nno colon\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n", 405),
            ("POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\n", 413),
        ] {
            assert_eq!(parse(text.as_bytes()), Err(Refused(status)), "{text:?}");
        }
        assert_eq!(parse(&[b'x'; MAX_REQUEST]), Err(Refused(431)));
    }
}
