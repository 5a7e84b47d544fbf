//! `probe memory`: sums the memory of the processes in its PID namespace each time it gets SIGUSR1.

mod process;

use std::collections::BTreeSet;
use std::fs;
use std::io;

use crate::args::Args;
use crate::json::{self, Line};
use crate::sys::clock;
use crate::sys::signal::{SIGINT, SIGTERM, SIGUSR1, Signals};
use crate::{Failure, Outcome};
use process::{FIELDS, Usage};

pub(crate) fn run(mut args: Args) -> Outcome {
    let mut only = BTreeSet::new();
    while let Some(option) = args.next_option()? {
        match option.as_str() {
            "--pid" => only.insert(args.number(1..=u32::MAX)?),
            _ => return Err(args.unknown("memory")),
        };
    }
    args.nothing_left()?;
    serve_signals(&only).map_err(|error| Failure::new(1, format!("cannot go on: {error}")))
}

fn serve_signals(only: &BTreeSet<u32>) -> io::Result<()> {
    let signals = Signals::block(&[SIGUSR1, SIGTERM, SIGINT])?;
    Line::event("ready").print()?;
    while signals.wait()? == SIGUSR1 {
        match total(only) {
            Ok(usage) => print(&usage)?,
            Err(detail) => json::print_error(&detail)?,
        }
    }
    Ok(())
}

/// The sum over the processes asked for, or else over all but this one.
fn total(only: &BTreeSet<u32>) -> Result<Usage, String> {
    let pids = if only.is_empty() {
        others().map_err(|error| format!("cannot list /proc: {error}"))?
    } else {
        only.iter().copied().collect()
    };
    let mut total = Usage::default();
    for pid in pids {
        if let Some(usage) = process::read(pid)? {
            total.add(&usage);
        }
    }
    if total.processes == 0 {
        return Err("no process to read: the service has ended".to_string());
    }
    Ok(total)
}

fn others() -> io::Result<Vec<u32>> {
    let own = std::process::id();
    let mut pids = Vec::new();
    for entry in fs::read_dir("/proc")? {
        if let Some(pid) = entry?
            .file_name()
            .to_str()
            .and_then(|name| name.parse().ok())
            && pid != own
        {
            pids.push(pid);
        }
    }
    Ok(pids)
}

fn print(usage: &Usage) -> io::Result<()> {
    let mut line = Line::event("memory").number("processes", usage.processes);
    for (field, bytes) in FIELDS.iter().zip(usage.bytes) {
        line = line.number(field.key, bytes);
    }
    line.number("hwm_bytes", usage.hwm_bytes)
        .number("threads", usage.threads)
        .number("read_bytes", usage.read_bytes)
        .number("at_ns", clock::now_ns())
        .print()
}
