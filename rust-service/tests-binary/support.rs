//! The binary as a container engine sees it: started with an environment, asked over TCP, stopped by a signal.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(10);

pub(crate) struct Running {
    child: Child,
    stdout: BufReader<ChildStdout>,
    pub(crate) port: u16,
}

/// The binary, without any of the caller's variables that mean something to it.
pub(crate) fn binary() -> Command {
    let mut command = Command::new(crate::BINARY);
    command.env_clear();
    command
}

pub(crate) fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port()
}

impl Running {
    /// Starts the service and waits until it says that it listens.
    pub(crate) fn start(environment: &[(&str, &str)]) -> Self {
        // Between the choice of a port and its use, a test beside this one may take it.
        (0..5).find_map(|_| Self::try_start(environment)).expect("the service listens")
    }

    fn try_start(environment: &[(&str, &str)]) -> Option<Self> {
        let port = free_port();
        let mut command = binary();
        command.env("PORT", port.to_string()).envs(environment.iter().copied()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut running = Self { stdout: BufReader::new(child.stdout.take().unwrap()), child, port };
        let mut first = String::new();
        running.stdout.read_line(&mut first).unwrap();
        first.contains(r#""message":"listening""#).then_some(running)
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// The whole answer to a GET, headers included.
    pub(crate) fn get(&self, path: &str, headers: &str) -> String {
        let mut stream = self.connect();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n{headers}\r\n",
            self.port
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// The whole answer to a POST of a new user.
    pub(crate) fn post(&self, body: &str) -> String {
        let mut stream = self.connect();
        let head = "Host: localhost\r\nContent-Type: application/json\r\nConnection: close";
        let length = body.len();
        write!(stream, "POST /api/v1/users HTTP/1.1\r\n{head}\r\nContent-Length: {length}\r\n\r\n{body}")
            .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    pub(crate) fn terminate(&self) {
        self.signal("TERM");
    }

    pub(crate) fn kill(&self) {
        self.signal("KILL");
    }

    fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        // The shell's own kill: slim images have no other.
        assert!(Command::new("sh").args(["-c", "kill -$0 $1", name, &pid]).status().unwrap().success());
    }

    /// Waits for the end; answers the exit code, how long it took, and what was logged after the start.
    pub(crate) fn wait(mut self) -> (Option<i32>, Duration, String) {
        let start = Instant::now();
        while self.child.try_wait().unwrap().is_none() {
            assert!(start.elapsed() < PATIENCE, "still running");
            std::thread::sleep(Duration::from_millis(5));
        }
        let took = start.elapsed();
        let mut log = String::new();
        self.stdout.read_to_string(&mut log).unwrap();
        (self.child.wait().unwrap().code(), took, log)
    }
}

impl Drop for Running {
    // For the test that fails half-way; after `wait` there is nobody left to kill.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
