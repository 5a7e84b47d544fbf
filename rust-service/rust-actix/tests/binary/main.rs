//! The finished binary, from outside. The tests are the same for every framework.

#[cfg(test)]
const BINARY: &str = env!("CARGO_BIN_EXE_rust-actix");

#[cfg(test)]
#[path = "../../../tests-binary/process.rs"]
mod process;
#[cfg(test)]
#[path = "../../../tests-binary/store.rs"]
mod store;
#[cfg(test)]
#[path = "../../../tests-binary/support.rs"]
mod support;
#[cfg(test)]
#[path = "../../../tests-binary/telemetry.rs"]
mod telemetry;
