//! A user.

use serde::{Deserialize, Serialize};

/// A user as clients see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// Positive, unique, and in the order of creation.
    pub id: i64,
    /// In any script, UTF-8.
    pub name: String,
    /// Unique, in lower case.
    pub email: String,
}

impl User {
    /// Where the user is, as a path: the value of `Location`.
    #[must_use]
    pub fn location(&self) -> String {
        format!("{}/{}", crate::routes::USERS, self.id)
    }
}
