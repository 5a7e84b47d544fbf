//! One client's connection.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;

use super::answer;
use super::faults::{Faults, Verdict};
use super::request::{self, MAX_REQUEST, Refused};
use crate::sys::clock;

/// Whether the connection goes on.
#[derive(PartialEq, Eq)]
pub(super) enum Next {
    Wait,
    Close,
}

/// A connection and what has not been read or written yet.
pub(super) struct Connection {
    stream: TcpStream,
    inbox: Vec<u8>,
    outbox: Vec<u8>,
    /// When the outbox may be sent, while that lies ahead.
    pub(super) due_ns: Option<u64>,
    closing: bool,
    silent: bool,
}

impl Connection {
    pub(super) fn new(stream: TcpStream) -> Self {
        Self {
            stream,
            inbox: Vec::new(),
            outbox: Vec::new(),
            due_ns: None,
            closing: false,
            silent: false,
        }
    }

    /// Does all that can be done now: it returns only when the client, or the clock, must go first.
    pub(super) fn advance(&mut self, faults: &mut Faults) -> Next {
        loop {
            if let Some(due_ns) = self.due_ns {
                if clock::now_ns() < due_ns {
                    return Next::Wait;
                }
                self.due_ns = None;
            }
            if !self.outbox.is_empty() {
                match self.flush() {
                    Some(next) => return next,
                    None if self.closing => return Next::Close,
                    None => {}
                }
            }
            match request::parse(&self.inbox) {
                Ok(None) => {
                    if let Some(next) = self.read() {
                        return next;
                    }
                }
                Ok(Some(request)) => {
                    self.inbox.drain(..request.length);
                    let keep_alive = request.keep_alive && !faults.closes_each();
                    self.answer(faults, request.head, keep_alive);
                }
                Err(Refused(status)) => {
                    self.closing = true;
                    answer::write(&mut self.outbox, status, false, false);
                }
            }
        }
    }

    fn answer(&mut self, faults: &mut Faults, head: bool, keep_alive: bool) {
        match faults.decide() {
            Verdict::Answer(status) => {
                self.closing = !keep_alive;
                answer::write(&mut self.outbox, status, head, keep_alive);
            }
            Verdict::Garbage(bytes) => {
                self.closing = true;
                self.outbox.extend_from_slice(bytes);
            }
            Verdict::Silence => self.silent = true,
        }
        self.due_ns = faults.due_ns();
    }

    /// Sends what is due; `Some` when it cannot all be sent now.
    fn flush(&mut self) -> Option<Next> {
        while !self.outbox.is_empty() {
            match self.stream.write(&self.outbox) {
                Ok(sent) => drop(self.outbox.drain(..sent)),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Some(Next::Wait),
                Err(_) => return Some(Next::Close),
            }
        }
        None
    }

    /// Reads more; `Some` when there is nothing more to read now.
    fn read(&mut self) -> Option<Next> {
        let mut buffer = [0; 4096];
        let room = buffer.len().min(MAX_REQUEST - self.inbox.len());
        match self.stream.read(&mut buffer[..room]) {
            Ok(0) => Some(Next::Close),
            Ok(_) if self.silent => None,
            Ok(count) => {
                self.inbox.extend_from_slice(&buffer[..count]);
                None
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => None,
            Err(error) if error.kind() == ErrorKind::WouldBlock => Some(Next::Wait),
            Err(_) => Some(Next::Close),
        }
    }
}
