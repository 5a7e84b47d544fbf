//! What an error looks like to a client: RFC 9457, without a word about what is inside.

use serde::Serialize;

/// The media type of a [`Problem`].
pub const MEDIA_TYPE: &str = "application/problem+json";

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
        Self::bad_request("The id must be a positive integer of 64 bits.")
    }

    /// 404: nothing has this path.
    #[must_use]
    pub fn unknown_path() -> Self {
        Self::new(404, "Not Found", "There is nothing at this path.")
    }

    /// 404: nobody has this id.
    #[must_use]
    pub fn unknown_user() -> Self {
        Self::new(404, "Not Found", "No user has this id.")
    }

    /// 405: the path is right, the method is not. `Allow` must list those that are.
    #[must_use]
    pub fn method_not_allowed() -> Self {
        Self::new(405, "Method Not Allowed", "This path does not have this method; Allow lists those it has.")
    }

    /// 413: the body is larger than any that is accepted.
    #[must_use]
    pub fn body_too_large() -> Self {
        Self::new(413, "Payload Too Large", "A request's body may have at most 64 KiB.")
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
            r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"No user has this id."}"#
        );
    }
}
