//! Allocation of each operation, and the highest resident set of a process that does only that operation.

use allocation_counter::measure;
use anyhow::{Context, Result, ensure};
use json_rust::documents::{Document, Users10000};
use json_rust::libraries::Library;
use json_rust::lines::{Kind, print};
use json_rust::memory::{OPERATIONS, PEAK_OPERATIONS, high_water_mark, operation};
use json_rust::{each_document, each_library};
use std::process::Command;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [] => report(None),
        [library] => report(Some(library)),
        [library, operation] => peak(library, operation),
        _ => anyhow::bail!("usage: json-rust-memory [LIBRARY]"),
    }
}

fn report(wanted: Option<&str>) -> Result<()> {
    each_library!(L => if wanted.is_none_or(|w| w == L::NAME) {
        for name in OPERATIONS {
            each_document!(D => allocation::<L, D>(name)?);
            let status = Command::new(std::env::current_exe()?).args([L::NAME, name]).status()?;
            ensure!(status.success(), "{} {name} ended with {status}", L::NAME);
        }
    });
    Ok(())
}

/// The first operation is not counted: libraries keep buffers from one to the next.
fn allocation<L: Library, D: Document>(name: &str) -> Result<()> {
    let document = json_rust::documents::read(D::NAME)?.len() as u64;
    let work = operation::<L, D>(name)?;
    work()?;
    let mut outcome = Ok(());
    let counted = measure(|| outcome = work());
    outcome?;
    // Parsing works on a copy, which is no library's doing.
    let copy = u64::from(name.starts_with("parse"));
    let allocated = counted.bytes_total.checked_sub(copy * document).context("the copy was not counted")?;
    let allocations = counted.count_total.checked_sub(copy).context("the copy was not counted")?;
    print(L::NAME, Kind::Allocation { operation: name, corpus: D::NAME, allocated, allocations })
}

fn peak(library: &str, name: &str) -> Result<()> {
    each_library!(L => if library == L::NAME {
        let work = operation::<L, Users10000>(name)?;
        let base = high_water_mark()?;
        for _ in 0..PEAK_OPERATIONS {
            work()?;
        }
        let peak = high_water_mark()?;
        print(L::NAME, Kind::Peak { operation: name, corpus: Users10000::NAME, base, peak })?;
    });
    Ok(())
}
