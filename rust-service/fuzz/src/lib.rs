//! The contract's rules, written down again without a look at the services' code.

pub mod json;

use std::sync::LazyLock;

use regex::Regex;

static NAME: LazyLock<Regex> = LazyLock::new(|| {
    // openapi.yaml, NewUser.name
    Regex::new(r"^[^\x{0}-\x{20}\x{7f}-\x{9f}]([^\x{0}-\x{1f}\x{7f}-\x{9f}]*[^\x{0}-\x{20}\x{7f}-\x{9f}])?$")
        .unwrap()
});

static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    // openapi.yaml, NewUser.email
    Regex::new(r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$").unwrap()
});

/// Whether this is a name.
pub fn is_name(text: &str) -> bool {
    (1..=100).contains(&text.chars().count()) && NAME.is_match(text)
}

/// Whether this is an e-mail address.
pub fn is_email(text: &str) -> bool {
    (5..=254).contains(&text.chars().count()) && EMAIL.is_match(text)
}

/// Percent-decoding, where `%` without two hexadecimal digits stands for itself.
pub fn percent_decoded(text: &[u8]) -> Vec<u8> {
    let digit = |at: usize| text.get(at).and_then(|byte| (*byte as char).to_digit(16));
    let (mut decoded, mut at) = (Vec::new(), 0);
    while at < text.len() {
        match (text[at], digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                decoded.push((high * 16 + low) as u8);
                at += 3;
            }
            (byte, ..) => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    decoded
}

/// The integer that these bytes are, if it is in the range.
pub fn integer(text: &[u8], min: u128, max: u128) -> Option<u128> {
    if text.is_empty() || !text.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let value = text
        .iter()
        .fold(0_u128, |value, digit| value.saturating_mul(10).saturating_add(u128::from(digit - b'0')));
    (min..=max).contains(&value).then_some(value)
}
