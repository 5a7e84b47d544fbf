//! One process's memory, from /proc/PID/smaps_rollup and /proc/PID/status.

use std::fs;
use std::io::{self, ErrorKind};

const BYTES_PER_KB: u64 = 1024;

/// A line of smaps_rollup and the name under which it is reported.
pub(super) struct Field {
    pub(super) key: &'static str,
    kernel: &'static str,
}

/// What is reported from smaps_rollup, in this order.
pub(super) const FIELDS: [Field; 7] = [
    Field {
        key: "rss_bytes",
        kernel: "Rss",
    },
    Field {
        key: "pss_bytes",
        kernel: "Pss",
    },
    Field {
        key: "pss_anon_bytes",
        kernel: "Pss_Anon",
    },
    Field {
        key: "private_dirty_bytes",
        kernel: "Private_Dirty",
    },
    Field {
        key: "private_clean_bytes",
        kernel: "Private_Clean",
    },
    Field {
        key: "shared_clean_bytes",
        kernel: "Shared_Clean",
    },
    Field {
        key: "shared_dirty_bytes",
        kernel: "Shared_Dirty",
    },
];

/// Sums over processes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Usage {
    pub(super) processes: u64,
    /// As `FIELDS` lists them.
    pub(super) bytes: [u64; FIELDS.len()],
    /// The peak of the resident set.
    pub(super) hwm_bytes: u64,
    pub(super) threads: u64,
    /// What they have had read from disks; empty where the kernel does not count it.
    pub(super) read_bytes: Option<u64>,
}

impl Usage {
    pub(super) fn add(&mut self, other: &Self) {
        self.read_bytes = match self.processes {
            0 => other.read_bytes,
            _ => self.read_bytes.zip(other.read_bytes).map(|(a, b)| a + b),
        };
        self.processes += other.processes;
        self.hwm_bytes += other.hwm_bytes;
        self.threads += other.threads;
        for (sum, bytes) in self.bytes.iter_mut().zip(other.bytes) {
            *sum += bytes;
        }
    }
}

/// Reads a process; `None` when it has ended or has no memory of its own (a zombie, a kernel thread).
pub(super) fn read(pid: u32) -> Result<Option<Usage>, String> {
    let Some(status) = read_file(pid, "status")? else {
        return Ok(None);
    };
    if value(&status, "VmRSS").is_none() {
        return Ok(None);
    }
    let Some(rollup) = read_file(pid, "smaps_rollup")? else {
        return Ok(None);
    };
    let mut usage = parse(&status, &rollup).map_err(|missing| format!("pid {pid}: {missing}"))?;
    let io = read_file(pid, "io").ok().flatten();
    usage.read_bytes = io.and_then(|io| value(&io, "read_bytes"));
    Ok(Some(usage))
}

fn read_file(pid: u32, name: &str) -> Result<Option<String>, String> {
    match fs::read_to_string(format!("/proc/{pid}/{name}")) {
        Ok(text) => Ok(Some(text)),
        Err(error) if has_ended(&error) => Ok(None),
        Err(error) => {
            let hint = match error.kind() {
                ErrorKind::PermissionDenied => " (needs the same uid, or CAP_SYS_PTRACE)",
                _ => "",
            };
            Err(format!("cannot read {name} of pid {pid}: {error}{hint}"))
        }
    }
}

fn has_ended(error: &io::Error) -> bool {
    error.kind() == ErrorKind::NotFound || error.raw_os_error() == Some(libc::ESRCH)
}

fn parse(status: &str, rollup: &str) -> Result<Usage, String> {
    let need = |text: &str, source: &str, name: &str| {
        value(text, name)
            .ok_or_else(|| format!("{source} has no {name}: is the kernel older than 5.4?"))
    };
    let mut usage = Usage {
        processes: 1,
        hwm_bytes: need(status, "status", "VmHWM")? * BYTES_PER_KB,
        threads: need(status, "status", "Threads")?,
        ..Usage::default()
    };
    for (bytes, field) in usage.bytes.iter_mut().zip(&FIELDS) {
        *bytes = need(rollup, "smaps_rollup", field.kernel)? * BYTES_PER_KB;
    }
    Ok(usage)
}

/// The number after `name:`.
fn value(text: &str, name: &str) -> Option<u64> {
    text.lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(key, _)| *key == name)
        .and_then(|(_, rest)| rest.split_whitespace().next())
        .and_then(|number| number.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::{Usage, parse};

    const STATUS: &str = "Name:\tserver\nVmHWM:\t    4000 kB\nVmRSS:\t    3000 kB\nThreads:\t7\n";
    const ROLLUP: &str = "00400000-7fff ---p 00000000 00:00 0   [rollup]\nRss: 3000 kB\nPss: 2000 kB\n\
        Pss_Dirty: 9 kB\nPss_Anon: 1000 kB\nShared_Clean: 400 kB\nShared_Dirty: 0 kB\nPrivate_Clean: 500 kB\n\
        Private_Dirty: 600 kB\n";

    #[test]
    fn reads_kilobytes_as_bytes() {
        let usage = parse(STATUS, ROLLUP).unwrap();
        let expected = [3000, 2000, 1000, 600, 500, 400, 0].map(|kb| kb * 1024);
        assert_eq!(usage.bytes, expected);
        assert_eq!((usage.hwm_bytes, usage.threads), (4000 * 1024, 7));
    }

    #[test]
    fn adds_up() {
        let mut total = Usage::default();
        for _ in 0..3 {
            total.add(&parse(STATUS, ROLLUP).unwrap());
        }
        assert_eq!((total.processes, total.threads), (3, 21));
        assert_eq!(total.bytes[0], 9000 * 1024);
    }

    #[test]
    fn a_sum_without_a_part_is_none() {
        let counted = |read_bytes| Usage {
            processes: 1,
            read_bytes,
            ..Usage::default()
        };
        let mut total = Usage::default();
        total.add(&counted(Some(4096)));
        total.add(&counted(Some(1)));
        assert_eq!(total.read_bytes, Some(4097));
        total.add(&counted(None));
        assert_eq!(total.read_bytes, None);
    }

    #[test]
    fn names_what_is_missing() {
        let error = parse(STATUS, &ROLLUP.replace("Pss_Anon", "Pss_None")).unwrap_err();
        assert!(error.contains("smaps_rollup has no Pss_Anon"), "{error}");
    }
}
