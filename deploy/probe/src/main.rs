//! The binary: see the library for what it does.
//!
//! The Rust runtime's own `main` ignores SIGPIPE and reopens closed standard descriptors before any code of ours runs.
//! `probe exec` must hand both on as it found them, and the null container wants no start-up work that a C program would
//! not have: hence a C `main`.
#![no_main]

use std::ffi::{c_char, c_int};

/// The C runtime's entry point; returns the process's exit code.
// SAFETY: no other symbol called main is linked in, because `no_main` leaves out the runtime's.
#[allow(unsafe_code)]
#[unsafe(no_mangle)]
extern "C" fn main(argc: c_int, argv: *const *const c_char) -> c_int {
    let started_ns = probe::sys::clock::now_ns();
    // SAFETY: the C runtime passes argc valid, NUL-terminated strings.
    let args = unsafe { probe::sys::process::args(argc, argv) };
    probe::run(args, started_ns)
}
