//! Runs the real binary: real processes, real sockets, on the loopback interface only.

mod cli;
mod evict;
mod exec;
mod memory;
mod outcomes;
mod ports;
mod protocol;
mod serve;
mod start;
mod support;
mod yardstick;
