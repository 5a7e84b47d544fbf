//! What an error looks like to a client: RFC 9457, without a word about what is inside.

use serde::Serialize;

/// The media type of a [`Problem`].
pub const MEDIA_TYPE: &str = "application/problem+json";

const UNPROCESSABLE: &str = "Unprocessable Content";

/// An error's body. It borrows only fixed texts, so nothing from inside can slip into it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    r#type: &'static str,
    title: &'static str,
    status: u16,
    detail: &'static str,
}

impl Problem {
    /// 400: the request cannot be understood.
    #[must_use]
    pub fn bad_request(detail: &'static str) -> Self {
        Self::new(400, "Bad Request", detail)
    }

    /// 400: the id in the path is no id.
    #[must_use]
    pub fn malformed_id() -> Self {
        Self::bad_request("the id must be an integer of 64 bits, 1 or more")
    }

    /// 400: the body is not one JSON text in UTF-8.
    #[must_use]
    pub fn malformed_json() -> Self {
        Self::bad_request("the body must be one JSON text in UTF-8")
    }

    /// 400: the body ended early, or its framing is broken.
    #[must_use]
    pub fn broken_body() -> Self {
        Self::bad_request("the body could not be read to its end")
    }

    /// 404: nothing has this path.
    #[must_use]
    pub fn unknown_path() -> Self {
        Self::new(404, "Not Found", "there is nothing at this path")
    }

    /// 404: nobody has this id.
    #[must_use]
    pub fn unknown_user() -> Self {
        Self::new(404, "Not Found", "no user has this id")
    }

    /// 405: the path is right, the method is not. `Allow` must list those that are.
    #[must_use]
    pub fn method_not_allowed() -> Self {
        Self::new(
            405,
            "Method Not Allowed",
            "this path does not have this method; Allow lists those that it has",
        )
    }

    /// 408: the body did not arrive in time.
    #[must_use]
    pub fn too_slow() -> Self {
        Self::new(408, "Request Timeout", "a request must arrive within 20 seconds")
    }

    /// 409: the email is another user's.
    #[must_use]
    pub fn email_taken() -> Self {
        Self::new(409, "Conflict", "another user has this email")
    }

    /// 413: the body is larger than any that is accepted.
    #[must_use]
    pub fn body_too_large() -> Self {
        Self::new(413, "Content Too Large", "a body may have at most 65536 bytes")
    }

    /// 415: the body is not announced as JSON.
    #[must_use]
    pub fn no_json() -> Self {
        Self::new(415, "Unsupported Media Type", "the body must be application/json")
    }

    /// 415: the body is compressed.
    #[must_use]
    pub fn encoded_body() -> Self {
        Self::new(415, "Unsupported Media Type", "the body must come without a Content-Encoding")
    }

    /// 422: JSON, but not the fields of a new user.
    #[must_use]
    pub fn no_new_user() -> Self {
        Self::new(422, UNPROCESSABLE, "a new user is an object with the fields name and email, both strings")
    }

    /// 422: the name breaks its rule.
    #[must_use]
    pub fn bad_name() -> Self {
        Self::new(
            422,
            UNPROCESSABLE,
            "name must have 1 to 100 characters, no control character, no space at either end",
        )
    }

    /// 422: the email breaks its rule.
    #[must_use]
    pub fn bad_email() -> Self {
        Self::new(422, UNPROCESSABLE, "email must be an e-mail address of at most 254 characters")
    }

    /// 503: the store does not answer.
    #[must_use]
    pub fn store_down() -> Self {
        Self::new(503, "Service Unavailable", "the store cannot be reached")
    }

    /// 507: the store in memory is at its bound.
    #[must_use]
    pub fn store_full() -> Self {
        Self::new(507, "Insufficient Storage", "the store is full")
    }

    /// The HTTP status to send with this body.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// What went wrong, in a sentence for the client's developer.
    #[must_use]
    pub fn detail(&self) -> &'static str {
        self.detail
    }

    fn new(status: u16, title: &'static str, detail: &'static str) -> Self {
        Self { r#type: "about:blank", title, status, detail }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_written_as_rfc_9457_says() {
        assert_eq!(
            serde_json::to_string(&Problem::unknown_user()).unwrap(),
            r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"no user has this id"}"#
        );
    }
}
