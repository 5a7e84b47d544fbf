//! Keyset pages: a page is what follows an id, so that it stays right while users come and go.

use serde::Deserialize;

use crate::problem::Problem;
use crate::user::User;

const DEFAULT_LIMIT: usize = 20;
const LARGEST_LIMIT: usize = 100;

/// A page that was asked for, within its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// The most users on the page, 1 to 100.
    pub limit: usize,
    /// The page begins behind this id; 0 is the beginning.
    pub after: i64,
}

/// A page's users in ascending order of their ids.
#[derive(Debug)]
pub struct UserPage<'store> {
    /// The users themselves.
    pub users: &'store [User],
    /// The page behind this one, when there is anyone on it.
    pub next: Option<Page>,
}

/// The query string of a list, as it arrives. Text, so that a refusal can name the parameter that is wrong.
#[derive(Debug, Default, Deserialize)]
pub struct PageQuery {
    limit: Option<String>,
    after: Option<String>,
}

impl TryFrom<PageQuery> for Page {
    type Error = Problem;

    fn try_from(query: PageQuery) -> Result<Self, Problem> {
        let limit = query.limit.map_or(Some(DEFAULT_LIMIT), |text| {
            text.parse().ok().filter(|limit| (1..=LARGEST_LIMIT).contains(limit))
        });
        let after = query.after.map_or(Some(0), |text| text.parse().ok().filter(|&after| after >= 0));
        Ok(Self {
            limit: limit.ok_or_else(|| Problem::bad_request("limit must be an integer from 1 to 100."))?,
            after: after
                .ok_or_else(|| Problem::bad_request("after must be an integer of 64 bits, 0 or more."))?,
        })
    }
}

impl Page {
    /// This page as the value of a `Link` header.
    #[must_use]
    pub fn next_link(self) -> String {
        format!("</api/v1/users?limit={}&after={}>; rel=\"next\"", self.limit, self.after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(limit: Option<&str>, after: Option<&str>) -> Result<Page, Problem> {
        PageQuery { limit: limit.map(str::to_owned), after: after.map(str::to_owned) }.try_into()
    }

    #[test]
    fn the_first_20_unless_told_otherwise() {
        assert_eq!(page(None, None), Ok(Page { limit: 20, after: 0 }));
        assert_eq!(page(Some("1"), Some("0")), Ok(Page { limit: 1, after: 0 }));
        assert_eq!(page(Some("100"), Some("9223372036854775807")), Ok(Page { limit: 100, after: i64::MAX }));
    }

    #[test]
    fn out_of_bounds_is_a_bad_request_that_names_the_parameter() {
        for limit in ["", "0", "101", "-1", "1.5", "abc", "99999999999999999999"] {
            let problem = page(Some(limit), None).unwrap_err();
            assert_eq!(problem.status(), 400);
            assert!(problem.detail().starts_with("limit "));
        }
        for after in ["", "-1", "1.5", "abc", "9223372036854775808"] {
            let problem = page(None, Some(after)).unwrap_err();
            assert_eq!(problem.status(), 400);
            assert!(problem.detail().starts_with("after "));
        }
    }

    #[test]
    fn a_link_repeats_the_limit_and_moves_on() {
        let link = Page { limit: 7, after: 10 }.next_link();
        assert_eq!(link, r#"</api/v1/users?limit=7&after=10>; rel="next""#);
    }
}
