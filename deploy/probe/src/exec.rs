//! `probe exec`: waits until the engine is quiet, stamps the time and becomes the service's own command.

use std::env;
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use crate::args::Args;
use crate::stamp::{self, Stamp};
use crate::sys::clock::{self, NS_PER_MS};
use crate::sys::fifo;
use crate::sys::process::{self, ExecError, Program};
use crate::{Failure, Outcome};

/// The stamp could not be delivered.
const NO_WATCHER: i32 = 70;
/// The shell's own codes, so that a contender fails as it would without the wrapper.
const NOT_EXECUTABLE: i32 = 126;
const NOT_FOUND: i32 = 127;
/// Where programs are looked for when PATH is not set, as the C library does it.
const DEFAULT_PATH: &str = "/bin:/usr/bin";

struct Options {
    fifo: Option<PathBuf>,
    stamp: Stamp,
    settle_ms: u64,
    command: Vec<OsString>,
}

pub(crate) fn run(args: Args) -> Outcome {
    let mut options = parse(args)?;
    let name = options.command[0].clone();
    let path = find(&name)?;
    let program = Program::new(&path, &options.command)
        .map_err(|error| Failure::usage(format!("command {name:?}: {error}")))?;
    clock::sleep_until(clock::now_ns() + options.settle_ms * NS_PER_MS);
    let stamps = match &options.fifo {
        Some(fifo) => Some(open(fifo)?),
        None => None,
    };
    let stamped = || match stamps {
        Some(file) => write_stamp(file, &mut options.stamp),
        None => Ok(()),
    };
    program.exec(stamped).map_err(|error| match error {
        ExecError::Before(error) => {
            Failure::new(NO_WATCHER, format!("cannot write the stamp: {error}"))
        }
        ExecError::Exec(error) => refused(&name, &error),
    })
}

fn parse(mut args: Args) -> Result<Options, Failure> {
    let mut fifo = Some(PathBuf::from(stamp::DEFAULT_FIFO));
    let mut settle_ms = 200;
    let mut stamp = Stamp {
        trial: "trial".to_string(),
        exec_ns: 0,
        port: 3000,
        path: "/health".to_string(),
        deadline_ms: 30_000,
        follow: 99,
    };
    while let Some(option) = args.next_option()? {
        match option.as_str() {
            "--fifo" => fifo = Some(args.text()?.into()),
            "--no-stamp" => fifo = None,
            "--port" => stamp.port = args.number(1..=u16::MAX)?,
            "--path" => stamp.path = args.text()?,
            "--deadline-ms" => stamp.deadline_ms = args.number(1..=stamp::MAX_DEADLINE_MS)?,
            "--follow" => stamp.follow = args.number(0..=stamp::MAX_FOLLOW)?,
            "--trial" => stamp.trial = args.text()?,
            "--settle-ms" => settle_ms = args.number(0..=60_000)?,
            _ => return Err(args.unknown("exec")),
        }
    }
    stamp.check().map_err(Failure::usage)?;
    let command = args.remainder();
    if command.is_empty() {
        return Err(Failure::usage("probe exec needs a command after --"));
    }
    Ok(Options {
        fifo,
        stamp,
        settle_ms,
        command,
    })
}

fn open(path: &Path) -> Result<File, Failure> {
    let fifo = stamp::describe(path);
    fifo::open_for_writing(path).map_err(|error| {
        let message = if fifo::has_no_reader(&error) {
            format!(
                "no watcher reads {fifo}: start `probe watch --fifo {}` first",
                path.display()
            )
        } else {
            format!("cannot open {fifo}: {error}")
        };
        Failure::new(NO_WATCHER, message)
    })
}

fn write_stamp(mut file: File, stamp: &mut Stamp) -> io::Result<()> {
    stamp.exec_ns = clock::now_ns();
    let line = stamp.line();
    // One write below PIPE_BUF arrives whole or not at all.
    if file.write(line.as_bytes())? != line.len() {
        return Err(ErrorKind::WriteZero.into());
    }
    // Not closed here: that is one more system call on the service's time, and exec closes it anyway.
    std::mem::forget(file);
    Ok(())
}

/// Finds the program as execvp would, but before the stamp: the search is no part of the service's start.
fn find(name: &OsString) -> Result<PathBuf, Failure> {
    if name.as_bytes().contains(&b'/') {
        return Ok(PathBuf::from(name));
    }
    let search = env::var_os("PATH").unwrap_or_else(|| DEFAULT_PATH.into());
    let mut found_any = false;
    for folder in env::split_paths(&search) {
        let candidate = folder.join(name);
        if candidate.is_file() {
            if process::may_execute(&candidate) {
                return Ok(candidate);
            }
            found_any = true;
        }
    }
    Err(if found_any {
        Failure::new(
            NOT_EXECUTABLE,
            format!("command {name:?} is not executable"),
        )
    } else {
        Failure::new(
            NOT_FOUND,
            format!("command {name:?} is not found in PATH={}", search.display()),
        )
    })
}

fn refused(name: &OsString, error: &io::Error) -> Failure {
    let code = match error.kind() {
        ErrorKind::NotFound => NOT_FOUND,
        _ => NOT_EXECUTABLE,
    };
    Failure::new(code, format!("cannot execute command {name:?}: {error}"))
}
