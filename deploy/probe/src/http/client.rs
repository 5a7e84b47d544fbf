//! One request at a time over one connection.

use std::fmt;
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use super::{Answer, Parser};
use crate::sys::clock;
use crate::sys::tcp::Dialer;

/// Why a request has no answer.
#[derive(Debug)]
pub(crate) enum Failed {
    /// The deadline passed; whether part of an answer had come.
    Late { begun: bool },
    /// The connection ended; whether part of an answer had come.
    Closed { begun: bool },
    /// What came is not an HTTP answer.
    Malformed(&'static str),
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Late { begun: false } => "no answer until the deadline",
            Self::Late { begun: true } => "the answer was not complete by the deadline",
            Self::Closed { begun: false } => "the connection ended without an answer",
            Self::Closed { begun: true } => "the connection ended within the answer",
            Self::Malformed(what) => what,
        })
    }
}

/// A connection to 127.0.0.1 and the buffers to use it without allocating.
pub(crate) struct Client {
    port: u16,
    request: Vec<u8>,
    buffer: Box<[u8]>,
    parser: Parser,
    stream: Option<TcpStream>,
}

impl Client {
    pub(crate) fn new(port: u16, path: &str) -> Self {
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUser-Agent: footprint-probe\r\nAccept: */*\r\n\r\n"
        );
        Self {
            port,
            request: request.into_bytes(),
            // Written to now, so that the first answer does not wait for the kernel to provide the pages.
            buffer: vec![1; 16 * 1024].into(),
            parser: Parser::new(),
            stream: None,
        }
    }

    /// Takes over an open connection.
    pub(crate) fn adopt(&mut self, stream: TcpStream) {
        self.stream = Some(stream);
    }

    pub(crate) fn is_connected(&self) -> bool {
        self.stream.is_some()
    }

    /// Opens a connection unless there is one.
    pub(crate) fn connect(&mut self, deadline_ns: u64) -> io::Result<()> {
        if self.stream.is_none() {
            let dialer = Dialer::new(self.port, remaining(deadline_ns))?;
            dialer.connect()?;
            self.stream = Some(dialer.into_stream());
        }
        Ok(())
    }

    /// Sends the request on the open connection and blocks for the answer, or the deadline.
    pub(crate) fn ask(&mut self, deadline_ns: u64) -> Result<Answer, Failed> {
        self.parser.reset();
        let answer = self.exchange(deadline_ns);
        if !answer.as_ref().is_ok_and(|answer| answer.reusable) {
            self.stream = None;
        }
        answer
    }

    fn exchange(&mut self, deadline_ns: u64) -> Result<Answer, Failed> {
        let closed = Failed::Closed { begun: false };
        let Some(stream) = &mut self.stream else {
            return Err(closed);
        };
        let parser = &mut self.parser;
        if stream.write_all(&self.request).is_err() {
            return Err(closed);
        }
        loop {
            let left = remaining(deadline_ns);
            let result = stream
                .set_read_timeout(Some(left))
                .and_then(|()| stream.read(&mut self.buffer));
            let begun = parser.has_begun();
            match result {
                Ok(0) => return parser.end().ok_or(Failed::Closed { begun }),
                Ok(count) => {
                    let answer = parser.feed(&self.buffer[..count]);
                    if let Some(answer) = answer.map_err(Failed::Malformed)? {
                        return Ok(answer);
                    }
                    if clock::now_ns() >= deadline_ns {
                        return Err(Failed::Late { begun: true });
                    }
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error)
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) =>
                {
                    return Err(Failed::Late { begun });
                }
                Err(_) => return Err(Failed::Closed { begun }),
            }
        }
    }
}

/// The time left, which a socket's timeout must not have as zero: that would mean for ever.
pub(crate) fn remaining(deadline_ns: u64) -> Duration {
    let left = deadline_ns.saturating_sub(clock::now_ns());
    Duration::from_nanos(left.max(clock::NS_PER_MS))
}
