//! The system calls that the standard library does not offer, behind safe functions. No unsafe code lives elsewhere
//! (but for the entry point's argument list).
#![allow(unsafe_code)]

pub(crate) mod cache;
pub mod clock;
pub(crate) mod fifo;
pub(crate) mod poll;
pub mod process;
pub(crate) mod signal;
pub(crate) mod tcp;

use std::ffi::c_int;
use std::io;

/// Turns the -1 of a C function into its errno.
fn check(result: c_int) -> io::Result<c_int> {
    if result == -1 {
        Err(io::Error::last_os_error())
    } else {
        Ok(result)
    }
}
