//! `probe watch`: sleeps until a stamp says that a service is about to start, then finds out when it first answers.

mod follow;
mod line;
pub(crate) mod trial;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use crate::args::Args;
use crate::json::{self, Line};
use crate::stamp::{self, Stamp};
use crate::sys::{clock, fifo, signal};
use crate::{Failure, Outcome};
use line::LineReader;
use trial::Pace;

pub(crate) fn run(mut args: Args) -> Outcome {
    let mut path = PathBuf::from(stamp::DEFAULT_FIFO);
    while let Some(option) = args.next_option()? {
        match option.as_str() {
            "--fifo" => path = args.text()?.into(),
            _ => return Err(args.unknown("watch")),
        }
    }
    args.nothing_left()?;
    signal::exit_when_asked()
        .map_err(|error| Failure::new(1, format!("cannot handle signals: {error}")))?;
    let stamps = create(&path)?;
    watch(stamps).map_err(|error| Failure::new(1, format!("{}: {error}", stamp::describe(&path))))
}

fn create(path: &Path) -> Result<File, Failure> {
    fifo::create(path).map_err(|error| {
        Failure::new(
            1,
            format!("cannot create {}: {error}", stamp::describe(path)),
        )
    })
}

/// Answers each stamp with one line, for ever.
fn watch(stamps: File) -> io::Result<()> {
    let mut lines = LineReader::new(stamps);
    Line::event("ready").print()?;
    loop {
        let stamp = match lines.next()? {
            Some(line) => Stamp::parse(line).and_then(check_time),
            None => Err(format!("stamp line is over {} bytes", stamp::MAX_LINE)),
        };
        match stamp {
            Ok(stamp) => trial::run(&stamp, Pace::Spin).print(&stamp)?,
            Err(detail) => json::print_error(&detail)?,
        }
    }
}

/// A stamp of another clock would make the trial wait for a deadline that never comes.
fn check_time(stamp: Stamp) -> Result<Stamp, String> {
    let now_ns = clock::now_ns();
    if stamp.exec_ns > now_ns {
        return Err(format!(
            "trial {}: exec_ns {} lies in the future, CLOCK_MONOTONIC reads {now_ns}",
            stamp.trial, stamp.exec_ns
        ));
    }
    Ok(stamp)
}
