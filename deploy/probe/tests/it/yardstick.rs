//! The same piece of work, timed.

use crate::support::{Process, number, value};

#[test]
fn tells_how_long_the_same_work_takes_each_time_it_is_asked() {
    let yardstick = Process::probe(&["yardstick"]);
    assert_eq!(yardstick.line(), r#"{"event":"ready"}"#);
    let mut rounds = Vec::new();
    for _ in 0..3 {
        yardstick.signal("USR1");
        let line = yardstick.line();
        assert_eq!(value(&line, "event"), "\"yardstick\"");
        assert_eq!(number(&line, "rounds"), 25);
        rounds.push(number(&line, "round_ns"));
    }
    yardstick.signal("TERM");
    assert_eq!(yardstick.end().0.code(), Some(0));
    // A debug binary is slow, and a machine that tests is busy; a clock that stands still or runs wild is neither.
    assert!(
        rounds
            .iter()
            .all(|ns| (100_000..1_000_000_000).contains(ns)),
        "{rounds:?}"
    );
}

#[test]
fn takes_nothing() {
    let (status, _) = Process::probe(&["yardstick", "--often"]).end();
    assert_eq!(status.code(), Some(2));
}
