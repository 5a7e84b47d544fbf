//! The id in a path.

use crate::integer;
use crate::problem::Problem;

/// The id that the last segment of `path` says. Read from the path as it was sent, because frameworks differ in
/// what they have decoded.
///
/// # Errors
/// 400 when it is no id.
pub fn of_path(path: &str) -> Result<i64, Problem> {
    let segment = path.rsplit_once('/').map_or(path, |(_, segment)| segment);
    integer::parse(segment.as_bytes(), 1..=i64::MAX).ok_or_else(Problem::malformed_id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_segment_is_the_id() {
        assert_eq!(of_path("/api/v1/users/7"), Ok(7));
        assert_eq!(of_path("/api/v1/users/%37"), Ok(7));
        assert_eq!(of_path("/api/v1/users/9223372036854775807"), Ok(i64::MAX));
        for bad in ["abc", "0", "-1", "9223372036854775808", "%2F7", ""] {
            assert_eq!(of_path(&format!("/api/v1/users/{bad}")).unwrap_err().status(), 400, "{bad}");
        }
    }
}
