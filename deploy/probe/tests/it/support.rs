//! Processes that end with their test, lines with a time limit, and ports that nobody else has.

use std::fs::OpenOptions;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU16, AtomicU32, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

/// Long enough for a busy machine; a test that waits this long has failed.
const PATIENCE: Duration = Duration::from_secs(20);

pub const PROBE: &str = env!("CARGO_BIN_EXE_probe");

/// A running process, killed when dropped.
pub struct Process {
    child: Child,
    lines: Receiver<String>,
}

impl Process {
    pub fn probe(args: &[&str]) -> Self {
        let mut command = Command::new(PROBE);
        command.args(args);
        Self::start(command)
    }

    pub fn start(mut command: Command) -> Self {
        command.stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let out = BufReader::new(child.stdout.take().expect("stdout is piped"));
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Self { child, lines }
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// The next line of standard output.
    pub fn line(&self) -> String {
        self.lines.recv_timeout(PATIENCE).expect("a line in time")
    }

    pub fn signal(&self, name: &str) {
        let script = format!("kill -{name} {}", self.pid());
        let status = Command::new("sh").args(["-c", &script]).status();
        assert!(status.expect("sh runs").success());
    }

    /// Waits for the end; the exit status and standard error.
    pub fn end(mut self) -> (ExitStatus, String) {
        let begun = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("the child can be waited for") {
                break status;
            }
            assert!(begun.elapsed() < PATIENCE, "the process does not end");
            thread::sleep(Duration::from_millis(2));
        };
        let mut text = String::new();
        let mut stderr = self.child.stderr.take().expect("stderr is piped");
        stderr.read_to_string(&mut text).expect("stderr is text");
        (status, text)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs the probe to its end: exit code, standard output, standard error.
pub fn run(args: &[&str]) -> (i32, String, String) {
    let output = Command::new(PROBE).args(args).output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("output is text");
    (
        output.status.code().expect("it ends by itself"),
        text(output.stdout),
        text(output.stderr),
    )
}

/// A watcher with a FIFO of its own.
pub struct Watcher {
    process: Process,
    pub fifo: PathBuf,
}

impl Watcher {
    pub fn start() -> Self {
        let fifo = scratch("stamp");
        let process = Process::probe(&["watch", "--fifo", text(&fifo)]);
        assert_eq!(process.line(), r#"{"event":"ready"}"#);
        Self { process, fifo }
    }

    /// Writes raw bytes into the FIFO.
    pub fn write(&self, line: &str) {
        let mut fifo = OpenOptions::new().write(true).open(&self.fifo);
        let fifo = fifo.as_mut().expect("the FIFO opens");
        fifo.write_all(line.as_bytes()).expect("the FIFO takes it");
    }

    pub fn line(&self) -> String {
        self.process.line()
    }

    /// Stamps and starts `probe serve` with these options; the service and the trial's line.
    pub fn trial(&self, options: &[&str], deadline_ms: u32, follow: u32) -> (Process, String) {
        let port = free_port().to_string();
        let (deadline, follow) = (deadline_ms.to_string(), follow.to_string());
        let mut args = vec!["exec", "--fifo", text(&self.fifo), "--port", &port];
        args.extend(["--deadline-ms", &deadline, "--follow", &follow]);
        args.extend(["--settle-ms", "20", "--trial", "t-1", "--", PROBE]);
        args.extend(["serve", "--address", "127.0.0.1", "--port", &port]);
        args.extend(options);
        let service = Process::probe(&args);
        let line = self.line();
        assert_eq!(value(&line, "trial"), "\"t-1\"", "{line}");
        (service, line)
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.fifo);
    }
}

/// A path that no other test uses, in the target folder.
pub fn scratch(name: &str) -> PathBuf {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let pid = std::process::id();
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{pid}-{number}"))
}

pub fn text(path: &Path) -> &str {
    path.to_str().expect("the path is UTF-8")
}

/// A port below the ephemeral range, so that no outgoing connection takes it before the service does.
pub fn free_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let base = 20_000 + (std::process::id() % 100) as u16 * 100;
    loop {
        let port = base + NEXT.fetch_add(1, Ordering::Relaxed) % 100;
        if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return port;
        }
    }
}

/// A member's raw JSON text from a flat object on one line.
pub fn value<'a>(line: &'a str, key: &str) -> &'a str {
    let begin = format!("\"{key}\":");
    let at = line
        .find(&begin)
        .unwrap_or_else(|| panic!("{key} in {line}"));
    let rest = &line[at + begin.len()..];
    let end = match rest.strip_prefix('"') {
        Some(text) => text.find('"').map(|end| end + 2),
        None => rest.find([',', '}']),
    };
    &rest[..end.expect("the member ends")]
}

pub fn number(line: &str, key: &str) -> u64 {
    let value = value(line, key);
    value.parse().unwrap_or_else(|_| panic!("{key} in {line}"))
}
