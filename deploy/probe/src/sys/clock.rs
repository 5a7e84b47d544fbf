//! Clocks in nanoseconds.

use std::ptr;

/// Nanoseconds in a millisecond.
pub const NS_PER_MS: u64 = 1_000_000;
const NS_PER_S: u64 = 1_000_000_000;

/// Nanoseconds since boot on `CLOCK_MONOTONIC`.
#[must_use]
pub fn now_ns() -> u64 {
    read(libc::CLOCK_MONOTONIC)
}

/// Nanoseconds of CPU time that this process has used.
pub(crate) fn cpu_ns() -> u64 {
    read(libc::CLOCK_PROCESS_CPUTIME_ID)
}

fn read(clock: libc::clockid_t) -> u64 {
    let mut time = timespec(0);
    // SAFETY: `time` is a valid timespec for the call to fill. Both clocks exist on every Linux, so it cannot fail.
    unsafe { libc::clock_gettime(clock, &mut time) };
    time.tv_sec as u64 * NS_PER_S + time.tv_nsec as u64
}

/// Sleeps until `CLOCK_MONOTONIC` reads `at_ns`; returns at once when that has passed.
pub(crate) fn sleep_until(at_ns: u64) {
    let time = timespec(at_ns);
    loop {
        // SAFETY: `time` outlives the call, and an absolute sleep writes no remainder.
        let result = unsafe {
            libc::clock_nanosleep(
                libc::CLOCK_MONOTONIC,
                libc::TIMER_ABSTIME,
                &time,
                ptr::null_mut(),
            )
        };
        if result != libc::EINTR {
            return;
        }
    }
}

/// Asks the kernel to wake this thread on time instead of up to 50 microseconds late.
pub(crate) fn exact_wakeups() {
    // SAFETY: PR_SET_TIMERSLACK takes one integer and touches no memory.
    unsafe { libc::prctl(libc::PR_SET_TIMERSLACK, 1_u64) };
}

pub(super) fn timespec(ns: u64) -> libc::timespec {
    // SAFETY: a timespec is integers only, for which all-zero is a value; some targets pad it, so no literal.
    let mut time: libc::timespec = unsafe { std::mem::zeroed() };
    time.tv_sec = (ns / NS_PER_S) as libc::time_t;
    time.tv_nsec = (ns % NS_PER_S) as _;
    time
}
