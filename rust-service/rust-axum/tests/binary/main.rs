//! The finished binary, from outside.

#[cfg(test)]
mod process;
#[cfg(test)]
mod store;
#[cfg(test)]
mod support;
#[cfg(test)]
mod telemetry;
