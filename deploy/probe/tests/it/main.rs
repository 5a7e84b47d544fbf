//! Runs the real binary: real processes, real sockets, on the loopback interface only.

mod cli;
mod exec;
mod memory;
mod outcomes;
mod protocol;
mod serve;
mod start;
mod support;
