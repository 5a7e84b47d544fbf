//! A query is a page or a 400, a path's last segment an id or a 400.
#![no_main]

use fuzz::{integer, percent_decoded};
use libfuzzer_sys::fuzz_target;
use users::id;
use users::page::Page;

const LARGEST: u128 = i64::MAX as u128;

fn expected_page(query: &str) -> Option<(u128, u128)> {
    let value_of = |wanted: &str, min, max, unset| {
        let values: Vec<_> = query
            .split('&')
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .filter(|(name, _)| percent_decoded(name.replace('+', " ").as_bytes()) == wanted.as_bytes())
            .collect();
        match values[..] {
            [] => Some(unset),
            [(_, value)] => integer(&percent_decoded(value.replace('+', " ").as_bytes()), min, max),
            _ => None,
        }
    };
    Some((value_of("limit", 1, 100, 20)?, value_of("after", 0, LARGEST, 0)?))
}

fuzz_target!(|text: &str| {
    let page = Page::of_query(Some(text));
    assert!(page.as_ref().map_or_else(|problem| problem.status() == 400, |_| true));
    let page = page.ok().map(|page| (u128::from(page.limit), u128::try_from(page.after).unwrap()));
    assert_eq!(page, expected_page(text));

    let segment = text.rsplit('/').next().unwrap();
    let id = id::of_path(&format!("/api/v1/users/{text}")).ok();
    assert_eq!(
        id.map(|id| u128::try_from(id).unwrap()),
        integer(&percent_decoded(segment.as_bytes()), 1, LARGEST)
    );
});
