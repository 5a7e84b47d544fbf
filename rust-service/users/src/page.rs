//! Keyset pages: a page is what follows an id, so that it stays right while users come and go.

use std::borrow::Cow;
use std::sync::Arc;

use percent_encoding::percent_decode_str;

use crate::integer;
use crate::problem::Problem;
use crate::routes;
use crate::user::User;

const DEFAULT_LIMIT: u8 = 20;
const LARGEST_LIMIT: i64 = 100;

/// A page that was asked for, within its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// The most users on the page, 1 to 100.
    pub limit: u8,
    /// The page begins behind this id; 0 is the beginning.
    pub after: i64,
}

/// A page's users in ascending order of their ids.
#[derive(Debug, PartialEq, Eq)]
pub struct UserPage {
    /// The users themselves.
    pub users: Vec<Arc<User>>,
    /// The page behind this one, when there is anyone on it.
    pub next: Option<Page>,
}

impl UserPage {
    /// From one user more than fits, if there is one: that is how a store finds out whether a page follows.
    #[must_use]
    pub fn cut(mut users: Vec<Arc<User>>, page: Page) -> Self {
        let limit = usize::from(page.limit);
        let more = users.len() > limit;
        users.truncate(limit);
        let next = users.last().filter(|_| more).map(|last| Page { after: last.id, ..page });
        Self { users, next }
    }
}

impl Page {
    /// The page that a query string asks for.
    ///
    /// # Errors
    /// 400 when `limit` or `after` is given twice, is no integer or out of its bounds.
    pub fn of_query(query: Option<&str>) -> Result<Self, Problem> {
        let (mut limit, mut after) = (None, None);
        for pair in query.unwrap_or_default().split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let slot = match &*decoded(name) {
                b"limit" => &mut limit,
                b"after" => &mut after,
                _ => continue,
            };
            if slot.replace(value).is_some() {
                return Err(Problem::bad_request("each of limit and after may be given once"));
            }
        }
        let limit = limit.map_or(Some(DEFAULT_LIMIT), |raw| {
            integer::parse(raw.as_bytes(), 1..=LARGEST_LIMIT)?.try_into().ok()
        });
        let after = after.map_or(Some(0), |raw| integer::parse(raw.as_bytes(), 0..=i64::MAX));
        Ok(Self {
            limit: limit.ok_or_else(|| Problem::bad_request("limit must be an integer from 1 to 100"))?,
            after: after
                .ok_or_else(|| Problem::bad_request("after must be an integer of 64 bits, 0 or more"))?,
        })
    }

    /// This page as the value of a `Link` header.
    #[must_use]
    pub fn next_link(self) -> String {
        format!("<{}?limit={}&after={}>; rel=\"next\"", routes::USERS, self.limit, self.after)
    }
}

// A plus is a blank in a query, and a blank is in no name or integer here: it need not become one to be refused.
fn decoded(name: &str) -> Cow<'_, [u8]> {
    percent_decode_str(name).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(query: &str) -> Result<Page, Problem> {
        Page::of_query(Some(query))
    }

    #[test]
    fn the_first_20_unless_told_otherwise() {
        assert_eq!(Page::of_query(None), Ok(Page { limit: 20, after: 0 }));
        assert_eq!(page(""), Ok(Page { limit: 20, after: 0 }));
        assert_eq!(page("limit=1&after=0"), Ok(Page { limit: 1, after: 0 }));
        assert_eq!(page("after=9223372036854775807&limit=100"), Ok(Page { limit: 100, after: i64::MAX }));
    }

    #[test]
    fn names_and_digits_may_be_escaped() {
        assert_eq!(page("l%69mit=%32&%61fter=%31"), Ok(Page { limit: 2, after: 1 }));
    }

    #[test]
    fn what_is_not_listed_is_ignored() {
        for query in
            ["other=1&other=%FF", "&&", "LIMIT=0", "li+mit=0", "limit%FF=0", "x=limit=0", "%zz", "=0"]
        {
            assert_eq!(page(query), Ok(Page { limit: 20, after: 0 }), "{query}");
        }
    }

    #[test]
    fn out_of_bounds_is_a_bad_request_that_names_the_parameter() {
        for value in ["", "0", "101", "-1", "+1", "1.5", "abc", "%FF", "5;after=1", "99999999999999999999"] {
            let problem = page(&format!("limit={value}")).unwrap_err();
            assert_eq!(problem.status(), 400);
            assert!(problem.detail().starts_with("limit "), "{value}");
        }
        for value in ["", "-1", "+1", "1.5", "abc", "%zz", "9223372036854775808"] {
            let problem = page(&format!("after={value}")).unwrap_err();
            assert_eq!(problem.status(), 400);
            assert!(problem.detail().starts_with("after "), "{value}");
        }
        assert_eq!(page("limit").unwrap_err().status(), 400);
    }

    #[test]
    fn given_twice_is_a_bad_request() {
        for query in ["limit=1&limit=1", "after=1&limit=1&after=1", "limit=1&l%69mit=1"] {
            assert_eq!(page(query).unwrap_err().status(), 400, "{query}");
        }
    }

    #[test]
    fn a_link_repeats_the_limit_and_moves_on() {
        let link = Page { limit: 7, after: 10 }.next_link();
        assert_eq!(link, r#"</api/v1/users?limit=7&after=10>; rel="next""#);
    }
}
