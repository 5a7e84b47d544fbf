//! Headers that are written as a list are read as they were, and nothing else makes the reader panic.
#![no_main]

use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use telemetry::parse_headers;

#[derive(Debug, Arbitrary)]
enum Input<'a> {
    Text(&'a str),
    Pairs(Vec<(u8, &'a [u8])>),
}

fuzz_target!(|input: Input<'_>| match input {
    Input::Text(text) => {
        let is_list =
            text.split(',').all(|pair| pair.find('=').is_some_and(|at| !pair[..at].trim().is_empty()));
        if let Some(headers) = parse_headers(text) {
            assert!(is_list, "{text:?}");
            assert!(!headers.is_empty() && headers.len() <= text.split(',').count());
        }
    }
    Input::Pairs(mut pairs) => {
        pairs.sort();
        pairs.dedup_by_key(|(key, _)| *key);
        if pairs.is_empty() {
            return;
        }
        let list: Vec<_> = pairs
            .iter()
            .map(|(key, value)| format!(" x-{key} = {} ", percent_encode(value, NON_ALPHANUMERIC)))
            .collect();
        // RFC 9110: visible characters, blanks and tabs, and what is beyond ASCII.
        let is_value = |value: &[u8]| value.iter().all(|byte| matches!(byte, b'\t' | b' '..=b'~' | 0x80..));
        match parse_headers(&list.join(",")) {
            Some(headers) => {
                assert_eq!(headers.len(), pairs.len());
                for (key, value) in pairs {
                    assert!(is_value(value));
                    assert_eq!(headers[format!("x-{key}")].as_bytes(), value);
                }
            }
            None => assert!(!pairs.iter().all(|(_, value)| is_value(value))),
        }
    }
});
