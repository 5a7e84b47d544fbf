//! A user that a client wants to create.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::problem::Problem;

const LONGEST_NAME: usize = 100;
const SHORTEST_EMAIL: usize = 5;
const LONGEST_EMAIL: usize = 254;

/// A user without an id; the rules of the contract hold for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUser {
    /// 1 to 100 characters.
    pub name: String,
    /// In lower case.
    pub email: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow)]
    email: Cow<'a, str>,
}

impl NewUser {
    /// The new user that a request's body describes.
    ///
    /// # Errors
    /// 400 when the body is not one JSON text in UTF-8, 422 when it is, but no new user.
    pub fn of_json(body: &[u8]) -> Result<Self, Problem> {
        let text = str::from_utf8(body).map_err(|_| Problem::malformed_json())?;
        // The syntax of all of it first: a wrong field before a syntax error must not hide the error.
        serde_json::from_str::<IgnoredAny>(text).map_err(|_| Problem::malformed_json())?;
        // An array of two strings would also do for serde.
        if !text.trim_ascii_start().starts_with('{') {
            return Err(Problem::no_new_user());
        }
        let fields: Fields<'_> = serde_json::from_str(text).map_err(|_| Problem::no_new_user())?;
        if !is_name(&fields.name) {
            return Err(Problem::bad_name());
        }
        if !is_email(&fields.email) {
            return Err(Problem::bad_email());
        }
        Ok(Self { name: fields.name.into_owned(), email: fields.email.to_ascii_lowercase() })
    }
}

fn is_name(name: &str) -> bool {
    !name.starts_with(' ')
        && !name.ends_with(' ')
        && !name.chars().any(char::is_control)
        && (1..=LONGEST_NAME).contains(&name.chars().count())
}

fn is_email(email: &str) -> bool {
    let Some((local, domain)) = email.split_once('@') else { return false };
    let is_local = |byte: u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(&byte);
    let is_label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    (SHORTEST_EMAIL..=LONGEST_EMAIL).contains(&email.len())
        && !local.is_empty()
        && local.bytes().all(is_local)
        && domain.contains('.')
        && domain.split('.').all(is_label)
}

#[cfg(test)]
mod tests;
