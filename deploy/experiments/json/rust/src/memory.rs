//! What one operation allocates, and the highest resident set of a process that does nothing else.

use crate::documents::{self, Document};
use crate::libraries::Library;
use anyhow::{Context, Result};
use std::hint::black_box;

/// Operations of a process whose highest resident set is read.
pub const PEAK_OPERATIONS: u32 = 20;

/// The operations' names, as the lines have them.
pub const OPERATIONS: [&str; 3] = ["parse-typed", "parse-untyped", "write-typed"];

/// An operation on a document, ready to be done any number of times.
///
/// # Errors
/// When the document cannot be read or parsed, or there is no such operation.
pub fn operation<L: Library, D: Document>(name: &str) -> Result<Box<dyn Fn() -> Result<()>>> {
    let document = documents::read(D::NAME)?;
    Ok(match name {
        "parse-typed" => Box::new(move || {
            black_box(L::typed::<Vec<D::Element>>(&mut document.clone())?);
            Ok(())
        }),
        "parse-untyped" => Box::new(move || {
            black_box(L::untyped(&mut document.clone())?);
            Ok(())
        }),
        "write-typed" => {
            let value: Vec<D::Element> = L::typed(&mut document.clone())?;
            Box::new(move || {
                black_box(L::write(&value)?);
                Ok(())
            })
        }
        _ => anyhow::bail!("there is no operation {name}"),
    })
}

/// Highest resident set of this process so far, in bytes.
///
/// # Errors
/// When the kernel does not tell.
pub fn high_water_mark() -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).context("no VmHWM")?;
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kilobytes * 1024)
}
