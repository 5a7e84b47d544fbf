//! Integers as the contract writes them: ASCII digits and nothing else.

use std::ops::RangeInclusive;

use percent_encoding::percent_decode;

/// The integer that `raw` says after percent-decoding, when it lies within `bounds`. Leading zeros do no harm.
#[must_use]
pub fn parse(raw: &[u8], bounds: RangeInclusive<i64>) -> Option<i64> {
    // Digits need no decoding: an escape that is one is rare enough to be looked for second.
    if raw.contains(&b'%') {
        let decoded: Vec<u8> = percent_decode(raw).collect();
        return digits(&decoded, bounds);
    }
    digits(raw, bounds)
}

fn digits(text: &[u8], bounds: RangeInclusive<i64>) -> Option<i64> {
    // Rust's own parser would take a sign.
    if !text.iter().all(u8::is_ascii_digit) {
        return None;
    }
    str::from_utf8(text).ok()?.parse().ok().filter(|value| bounds.contains(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_within_the_bounds_are_an_integer() {
        for (raw, value) in [("1", 1), ("007", 7), ("%31%30", 10), ("0000000000000000000000042", 42)] {
            assert_eq!(parse(raw.as_bytes(), 1..=42), Some(value), "{raw}");
        }
        assert_eq!(parse(b"9223372036854775807", 0..=i64::MAX), Some(i64::MAX));
    }

    #[test]
    fn anything_else_is_none() {
        for raw in ["", "0", "43", "+1", "-1", "1.0", " 1", "1 ", "%zz", "%", "%FF", "1e1", "0x1", "\u{661}"]
        {
            assert_eq!(parse(raw.as_bytes(), 1..=42), None, "{raw}");
        }
        assert_eq!(parse(b"9223372036854775808", 0..=i64::MAX), None);
        assert_eq!(parse(&[0xFF], 0..=1), None);
    }
}
