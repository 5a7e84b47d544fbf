//! What is decided about a body before anyone parses it.

use crate::problem::Problem;

/// The largest body that is read, in bytes.
pub const LARGEST: usize = 64 * 1024;

/// Whether a body with these headers is JSON as it is; `encodings` are all values of `Content-Encoding`.
///
/// # Errors
/// 415 when it is not.
pub fn check_media_type<'a>(
    content_type: Option<&[u8]>,
    encodings: impl IntoIterator<Item = &'a [u8]>,
) -> Result<(), Problem> {
    if !content_type.is_some_and(is_json) {
        return Err(Problem::no_json());
    }
    let plain = encodings.into_iter().flat_map(|value| value.split(|&byte| byte == b',')).all(is_identity);
    if plain { Ok(()) } else { Err(Problem::encoded_body()) }
}

/// Whether a body that announces this many bytes may be read.
///
/// # Errors
/// 413 when it is too large.
pub fn check_announced(length: Option<u64>) -> Result<(), Problem> {
    match length {
        Some(length) if length > LARGEST as u64 => Err(Problem::body_too_large()),
        _ => Ok(()),
    }
}

fn is_json(content_type: &[u8]) -> bool {
    let essence = content_type.split(|&byte| byte == b';').next().unwrap_or_default();
    essence.trim_ascii().eq_ignore_ascii_case(b"application/json")
}

fn is_identity(encoding: &[u8]) -> bool {
    let encoding = encoding.trim_ascii();
    encoding.is_empty() || encoding.eq_ignore_ascii_case(b"identity")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(content_type: Option<&str>, encodings: &[&str]) -> u16 {
        let encodings = encodings.iter().map(|value| value.as_bytes());
        check_media_type(content_type.map(str::as_bytes), encodings)
            .map_or_else(|problem| problem.status(), |()| 200)
    }

    #[test]
    fn json_is_json_in_any_case_and_with_parameters() {
        for json in [
            "application/json",
            "Application/JSON; charset=latin1",
            " application/json ;",
            "application/json;x",
        ] {
            assert_eq!(status(Some(json), &[]), 200, "{json}");
        }
        for other in [
            "",
            "text/plain",
            "application/json5",
            "application/json, text/plain",
            "application/problem+json",
        ] {
            assert_eq!(status(Some(other), &[]), 415, "{other}");
        }
        assert_eq!(status(None, &[]), 415);
    }

    #[test]
    fn only_identity_is_no_encoding() {
        let json = Some("application/json");
        assert_eq!(status(json, &["identity"]), 200);
        assert_eq!(status(json, &["Identity", " identity , identity"]), 200);
        assert_eq!(status(json, &["gzip"]), 415);
        assert_eq!(status(json, &["identity", "br"]), 415);
    }

    #[test]
    fn the_bound_is_64_kib() {
        assert_eq!(check_announced(None), Ok(()));
        assert_eq!(check_announced(Some(65_536)), Ok(()));
        assert_eq!(check_announced(Some(65_537)).unwrap_err().status(), 413);
    }
}
