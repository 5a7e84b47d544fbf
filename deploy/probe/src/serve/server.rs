//! The event loop: one thread, one epoll.

use std::io::{self, ErrorKind};
use std::net::TcpListener;

use super::connection::{Connection, Next};
use super::faults::Faults;
use crate::sys::clock::{self, NS_PER_MS};
use crate::sys::poll::{Poll, Timer, Trigger};

/// The most clients at a time; whoever comes then is turned away.
const MAX_CONNECTIONS: usize = 1024;
const LISTENER: u64 = u64::MAX;
const TIMER: u64 = u64::MAX - 1;

/// The server and its clients; a client's token is its slot.
pub(super) struct Server {
    poll: Poll,
    listener: Option<TcpListener>,
    timer: Option<Timer>,
    faults: Faults,
    slots: Vec<Option<Connection>>,
}

impl Server {
    pub(super) fn new(listener: Option<TcpListener>, faults: Faults) -> io::Result<Self> {
        let poll = Poll::new()?;
        if let Some(listener) = &listener {
            poll.add(listener, LISTENER, Trigger::Level)?;
        }
        let timer = if faults.delays_answers() {
            let timer = Timer::new()?;
            poll.add(&timer, TIMER, Trigger::Edge)?;
            Some(timer)
        } else {
            None
        };
        Ok(Self {
            poll,
            listener,
            timer,
            faults,
            slots: Vec::new(),
        })
    }

    /// Serves until a signal ends the process.
    pub(super) fn run(mut self) -> io::Result<()> {
        loop {
            let events = self.poll.wait(self.faults.longest_sleep_ms())?;
            self.faults.eat();
            for index in 0..events {
                match self.poll.token(index) {
                    LISTENER => self.accept()?,
                    TIMER => self.send_what_is_due(),
                    slot => self.advance(slot as usize),
                }
            }
            self.set_timer()?;
        }
    }

    /// Accepts one client and looks at once whether its request is already there.
    fn accept(&mut self) -> io::Result<()> {
        let Some(listener) = &self.listener else {
            return Ok(());
        };
        let stream = match listener.accept() {
            Ok((stream, _)) => stream,
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
            // The client gave up, or descriptors ran out. Those who are served go on; a listener that stays ready must
            // not make the loop spin.
            Err(_) => {
                clock::sleep_until(clock::now_ns() + NS_PER_MS);
                return Ok(());
            }
        };
        let Some(slot) = self.free_slot() else {
            return Ok(());
        };
        stream.set_nonblocking(true)?;
        stream.set_nodelay(true)?;
        self.poll.add(&stream, slot as u64, Trigger::Edge)?;
        self.slots[slot] = Some(Connection::new(stream));
        self.advance(slot);
        Ok(())
    }

    fn free_slot(&mut self) -> Option<usize> {
        if let Some(slot) = self.slots.iter().position(Option::is_none) {
            return Some(slot);
        }
        (self.slots.len() < MAX_CONNECTIONS).then(|| {
            self.slots.push(None);
            self.slots.len() - 1
        })
    }

    fn advance(&mut self, slot: usize) {
        if let Some(connection) = &mut self.slots[slot]
            && connection.advance(&mut self.faults) == Next::Close
        {
            self.slots[slot] = None;
        }
    }

    fn send_what_is_due(&mut self) {
        let now_ns = clock::now_ns();
        for slot in 0..self.slots.len() {
            let due_ns = self.slots[slot].as_ref().and_then(|client| client.due_ns);
            if due_ns.is_some_and(|due_ns| due_ns <= now_ns) {
                self.advance(slot);
            }
        }
    }

    fn set_timer(&self) -> io::Result<()> {
        let Some(timer) = &self.timer else {
            return Ok(());
        };
        let clients = self.slots.iter().flatten();
        match clients.filter_map(|client| client.due_ns).min() {
            Some(due_ns) => timer.set(due_ns),
            None => Ok(()),
        }
    }
}
