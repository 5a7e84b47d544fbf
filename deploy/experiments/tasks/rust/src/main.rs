//! What Tokio tasks cost. `deploy/experiments/README.md` describes the commands and the lines.

mod memory;
mod pipeline;
mod timing;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use serde_json::{Value, json};
use std::os::unix::process::ExitStatusExt;
use std::process::Command;

#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    work: Work,
}

#[derive(Subcommand)]
enum Work {
    /// Everything, each measurement in a process of its own
    All {
        #[arg(long, value_delimiter = ',', default_value = "1,100,1000,10000,100000")]
        counts: Vec<usize>,
        #[arg(long, default_value_t = 3)]
        samples: usize,
        /// So many more tasks hold something: a memory that is known beforehand
        #[arg(long, default_value_t = 0)]
        holders: usize,
        /// Bytes that each of the holders holds
        #[arg(long, default_value_t = 0)]
        held: usize,
    },
    /// Each of so many tasks waits 10 ms and answers through a channel
    Timing {
        #[arg(long)]
        count: usize,
    },
    /// Resident set with none and with so many waiting tasks, each holding so many bytes
    Memory {
        #[arg(long)]
        count: usize,
        #[arg(long, default_value_t = 0)]
        held: usize,
    },
    /// Jobs through workers and two channels
    Pipeline,
}

fn main() -> Result<()> {
    match Cli::parse().work {
        Work::All { counts, samples, holders, held } => all(&counts, samples, holders, held),
        Work::Timing { count } => print("timing", timing::measure(count)?),
        Work::Memory { count, held } => print("memory", memory::measure(count, held)?),
        Work::Pipeline => print("pipeline", pipeline::measure()?),
    }
}

fn all(counts: &[usize], samples: usize, holders: usize, held: usize) -> Result<()> {
    for _ in 0..samples {
        for count in counts {
            let count = count.to_string();
            by_itself(&["timing", "--count", &count])?;
            by_itself(&["memory", "--count", &count])?;
        }
        if holders > 0 {
            by_itself(&["memory", "--count", &holders.to_string(), "--held", &held.to_string()])?;
        }
        by_itself(&["pipeline"])?;
    }
    Ok(())
}

/// What does not fit ends its own process only, and how it ended is a result.
fn by_itself(arguments: &[&str]) -> Result<()> {
    let status =
        Command::new(std::env::current_exe()?).args(arguments).status().context("start a process")?;
    if !status.success() {
        let line = json!({"work": arguments.join(" "), "exit": status.code(), "signal": status.signal()});
        print("ended", line)?;
    }
    Ok(())
}

fn print(kind: &str, fields: Value) -> Result<()> {
    let mut line = json!({"experiment": "tasks", "language": "rust", "tasks": "tokio", "kind": kind});
    let members = line.as_object_mut().context("an object")?;
    members.extend(fields.as_object().context("an object")?.clone());
    println!("{line}");
    Ok(())
}

/// The runtime as `#[tokio::main]` builds it: as many workers as the process may use processors.
fn runtime() -> Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_time().build()?)
}
