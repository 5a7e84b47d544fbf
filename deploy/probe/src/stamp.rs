//! The line that `exec` writes into the FIFO and `watch` reads from it.

use std::path::Path;

/// Where the shared volume keeps the FIFO.
pub(crate) const DEFAULT_FIFO: &str = "/footprint/run/stamp";
/// A line this long is written to a FIFO in one piece, whatever else writes to it.
pub(crate) const MAX_LINE: usize = 4096;
/// The longest a trial may take.
pub(crate) const MAX_DEADLINE_MS: u32 = 600_000;
/// The most requests after the first 200.
pub(crate) const MAX_FOLLOW: u32 = 100_000;
const MAX_TRIAL: usize = 64;
const MAX_PATH: usize = 1024;

/// What one trial is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// Names the trial in the answer; `[A-Za-z0-9._:-]`, at most 64 characters.
    pub(crate) trial: String,
    /// When the service was about to be executed.
    pub(crate) exec_ns: u64,
    pub(crate) port: u16,
    pub(crate) path: String,
    /// Counts from `exec_ns`.
    pub(crate) deadline_ms: u32,
    /// Requests to send after the first 200.
    pub(crate) follow: u32,
}

impl Stamp {
    /// Reads a line without its line feed; the error says what is wrong with it.
    pub(crate) fn parse(line: &[u8]) -> Result<Self, String> {
        let line = std::str::from_utf8(line).map_err(|_| "stamp line is not UTF-8".to_string())?;
        let mut fields = Fields { line };
        let stamp = Self {
            trial: fields.take("trial")?.to_string(),
            exec_ns: fields.number("exec_ns")?,
            port: fields.number("port")?,
            path: fields.take("path")?.to_string(),
            deadline_ms: fields.number("deadline_ms")?,
            follow: fields.number("follow")?,
        };
        if !fields.line.is_empty() {
            return Err(format!("stamp line goes on with '{}'", fields.line));
        }
        stamp.check()?;
        Ok(stamp)
    }

    /// The line, with its line feed.
    pub(crate) fn line(&self) -> String {
        format!(
            "trial={} exec_ns={} port={} path={} deadline_ms={} follow={}\n",
            self.trial, self.exec_ns, self.port, self.path, self.deadline_ms, self.follow
        )
    }

    /// Checks every value but the time.
    pub(crate) fn check(&self) -> Result<(), String> {
        let plain = |c: u8| c.is_ascii_alphanumeric() || b"._:-".contains(&c);
        if !(1..=MAX_TRIAL).contains(&self.trial.len()) || !self.trial.bytes().all(plain) {
            return Err(format!(
                "trial is '{}': it takes 1 to {MAX_TRIAL} of A-Z a-z 0-9 . _ : -",
                self.trial
            ));
        }
        if self.port == 0 {
            return Err("port is 0: it takes 1 to 65535".to_string());
        }
        if !self.path.starts_with('/')
            || self.path.len() > MAX_PATH
            || !self.path.bytes().all(|c| c.is_ascii_graphic())
        {
            return Err(format!(
                "path is '{}': it starts with / and takes at most {MAX_PATH} visible ASCII characters",
                self.path
            ));
        }
        if !(1..=MAX_DEADLINE_MS).contains(&self.deadline_ms) {
            return Err(format!(
                "deadline_ms is {}: it takes 1 to {MAX_DEADLINE_MS}",
                self.deadline_ms
            ));
        }
        if self.follow > MAX_FOLLOW {
            return Err(format!(
                "follow is {}: it takes 0 to {MAX_FOLLOW}",
                self.follow
            ));
        }
        Ok(())
    }
}

/// What `--fifo F` means to both sides.
pub(crate) fn describe(fifo: &Path) -> String {
    format!("FIFO {}", fifo.display())
}

/// The `name=value` fields of a line, in their one order.
struct Fields<'a> {
    line: &'a str,
}

impl<'a> Fields<'a> {
    fn take(&mut self, name: &str) -> Result<&'a str, String> {
        let (field, rest) = self.line.split_once(' ').unwrap_or((self.line, ""));
        let value = field
            .strip_prefix(name)
            .and_then(|value| value.strip_prefix('='))
            .ok_or_else(|| format!("stamp line has '{field}' where {name}=... is due"))?;
        self.line = rest;
        Ok(value)
    }

    fn number<T: std::str::FromStr>(&mut self, name: &str) -> Result<T, String> {
        let value = self.take(name)?;
        value
            .parse()
            .map_err(|_| format!("stamp line has {name}={value}, which is not a number in range"))
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_LINE, Stamp};

    fn stamp() -> Stamp {
        Stamp {
            trial: "r1-go:7".to_string(),
            exec_ns: u64::MAX,
            port: 65535,
            path: "/health".to_string(),
            deadline_ms: 1000,
            follow: 99,
        }
    }

    #[test]
    fn reads_what_it_writes() {
        let line = stamp().line();
        let line = line.strip_suffix('\n').unwrap();
        assert_eq!(Stamp::parse(line.as_bytes()), Ok(stamp()));
    }

    #[test]
    fn the_longest_line_is_written_in_one_piece() {
        let mut stamp = stamp();
        stamp.trial = "x".repeat(64);
        stamp.path = format!("/{}", "p".repeat(1023));
        assert_eq!(stamp.check(), Ok(()));
        assert!(stamp.line().len() < MAX_LINE);
    }

    #[test]
    fn says_what_is_wrong() {
        let good = stamp().line();
        let good = good.trim_end();
        for (from, to, expected) in [
            ("trial=r1-go:7", "trail=x", "where trial=... is due"),
            ("trial=r1-go:7", "trial=", "trial is ''"),
            ("trial=r1-go:7", "trial=a\"b", "trial is 'a\"b'"),
            ("port=65535", "port=65536", "port=65536"),
            ("port=65535", "port=0", "port is 0"),
            ("path=/health", "path=health", "path is 'health'"),
            ("deadline_ms=1000", "deadline_ms=0", "deadline_ms is 0"),
            ("follow=99", "follow=-1", "follow=-1"),
            ("follow=99", "follow=99 and more", "goes on with 'and more'"),
            (" follow=99", "", "where follow=... is due"),
        ] {
            let error = Stamp::parse(good.replace(from, to).as_bytes()).unwrap_err();
            assert!(error.contains(expected), "{error}");
        }
        assert!(Stamp::parse(b"\xff").is_err());
        assert!(Stamp::parse(b"").is_err());
    }
}
