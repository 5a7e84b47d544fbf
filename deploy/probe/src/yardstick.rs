//! `probe yardstick`: the same work each time it gets SIGUSR1, and how long it took. Steal time and frequency show nothing of
//! a neighbour on the other thread of the same core, who can halve what a core gets done; this does.

use std::hint::black_box;
use std::io;

use crate::args::Args;
use crate::json::Line;
use crate::sys::clock;
use crate::sys::signal::{SIGINT, SIGTERM, SIGUSR1, Signals};
use crate::{Failure, Outcome};

/// The median of so many rounds of about a millisecond: one that was interrupted does not count.
const ROUNDS: usize = 25;
const STEPS: u32 = 120_000;
/// Numbers that do not need each other, so that a core works on all of them at once. A single chain would wait for itself
/// most of the time, and a neighbour could have the rest without being noticed.
const LANES: usize = 8;
/// 16 KiB: in the first cache of any core, half of which a neighbour takes.
const SLOTS: usize = 4096;
const SLOT_BITS: u32 = 12;

pub(crate) fn run(args: Args) -> Outcome {
    args.nothing_left()?;
    serve_signals().map_err(|error| Failure::new(1, format!("cannot go on: {error}")))
}

fn serve_signals() -> io::Result<()> {
    let signals = Signals::block(&[SIGUSR1, SIGTERM, SIGINT])?;
    Line::event("ready").print()?;
    while signals.wait()? == SIGUSR1 {
        Line::event("yardstick")
            .number("round_ns", median_round())
            .number("rounds", ROUNDS as u64)
            .print()?;
    }
    Ok(())
}

fn median_round() -> u64 {
    let mut table = vec![0_u32; SLOTS];
    let mut took: Vec<u64> = (0..ROUNDS)
        .map(|_| {
            let start = clock::now_ns();
            black_box(work(black_box(&mut table)));
            clock::now_ns() - start
        })
        .collect();
    took.sort_unstable();
    took[ROUNDS / 2]
}

/// Multiplications, loads, stores and branches that nobody can foresee, about as many of each as a parser has.
fn work(table: &mut [u32]) -> u64 {
    let mut lanes: [u64; LANES] = std::array::from_fn(|lane| lane as u64 + 1);
    let mut odd = 0;
    for _ in 0..STEPS {
        for lane in &mut lanes {
            *lane = lane
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let slot = &mut table[(*lane >> (u64::BITS - SLOT_BITS)) as usize];
            *slot = slot.wrapping_add((*lane >> 32) as u32);
            if *slot & 1 == 1 {
                odd += u64::from(*slot >> 16);
            }
        }
    }
    odd
}
