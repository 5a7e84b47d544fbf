//! `probe ports`: when does each of many services first answer? One thread looks at each port, and sleeps between two
//! looks, so that the watcher takes little of the processor that the services' starts are made of.

use std::io;
use std::thread;

use crate::args::Args;
use crate::json::Line;
use crate::stamp::{self, Stamp};
use crate::sys::{clock, signal};
use crate::watch::trial::{self, Pace};
use crate::{Failure, Outcome};

const NS_PER_US: u64 = 1000;
const MOST_PORTS: u16 = 200;

struct Options {
    from: u16,
    count: u16,
    step_us: u64,
    path: String,
    deadline_ms: u32,
}

pub(crate) fn run(mut args: Args) -> Outcome {
    let mut options = Options {
        from: 20_000,
        count: 1,
        step_us: 1000,
        path: "/health".to_string(),
        deadline_ms: 30_000,
    };
    while let Some(option) = args.next_option()? {
        match option.as_str() {
            "--from" => options.from = args.number(1..=u16::MAX - MOST_PORTS)?,
            "--count" => options.count = args.number(1..=MOST_PORTS)?,
            "--step-us" => options.step_us = args.number(0..=1_000_000)?,
            "--path" => options.path = args.text()?,
            "--deadline-ms" => options.deadline_ms = args.number(1..=stamp::MAX_DEADLINE_MS)?,
            _ => return Err(args.unknown("ports")),
        }
    }
    args.nothing_left()?;
    signal::exit_when_asked()
        .map_err(|error| Failure::new(1, format!("cannot handle signals: {error}")))?;
    watch(&options).map_err(|error| Failure::new(1, format!("cannot write: {error}")))
}

/// One line for each port, as its first 200 (or the deadline) comes.
fn watch(options: &Options) -> io::Result<()> {
    let exec_ns = clock::now_ns();
    Line::event("ready").print()?;
    thread::scope(|scope| {
        let threads: Vec<_> = (0..options.count)
            .map(|number| {
                let stamp = Stamp {
                    trial: number.to_string(),
                    exec_ns,
                    port: options.from + number,
                    path: options.path.clone(),
                    deadline_ms: options.deadline_ms,
                    follow: 0,
                };
                let pace = Pace::Every(options.step_us * NS_PER_US);
                scope.spawn(move || {
                    clock::exact_wakeups();
                    trial::run(&stamp, pace).print(&stamp)
                })
            })
            .collect();
        threads.into_iter().try_for_each(|thread| {
            thread
                .join()
                .map_err(|_| io::Error::other("a thread died"))?
        })
    })
}
