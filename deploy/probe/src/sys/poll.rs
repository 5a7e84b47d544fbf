//! Waiting for many descriptors: epoll, and a timer that it can wait for.

use std::io;
use std::os::fd::{AsFd, AsRawFd as _, FromRawFd as _, OwnedFd};
use std::ptr;

/// The most events that one wait hands over.
const BATCH: usize = 64;

/// How readiness is reported.
#[derive(Clone, Copy)]
pub(crate) enum Trigger {
    /// As long as there is something to read.
    Level,
    /// Once for each change in what can be read or written.
    Edge,
}

/// A set of descriptors to wait for.
pub(crate) struct Poll {
    epoll: OwnedFd,
    events: [libc::epoll_event; BATCH],
}

impl Poll {
    pub(crate) fn new() -> io::Result<Self> {
        // SAFETY: epoll_create1 returns a descriptor that nobody else owns.
        let epoll = unsafe {
            OwnedFd::from_raw_fd(super::check(libc::epoll_create1(libc::EPOLL_CLOEXEC))?)
        };
        let events = [libc::epoll_event { events: 0, u64: 0 }; BATCH];
        Ok(Self { epoll, events })
    }

    /// Adds a descriptor under a token; closing the descriptor removes it.
    pub(crate) fn add(&self, fd: impl AsFd, token: u64, trigger: Trigger) -> io::Result<()> {
        let events = match trigger {
            Trigger::Level => libc::EPOLLIN,
            Trigger::Edge => libc::EPOLLIN | libc::EPOLLOUT | libc::EPOLLRDHUP | libc::EPOLLET,
        };
        let mut event = libc::epoll_event {
            events: events as u32,
            u64: token,
        };
        let fd = fd.as_fd().as_raw_fd();
        // SAFETY: both descriptors are open and `event` is valid for the call.
        super::check(unsafe {
            libc::epoll_ctl(self.epoll.as_raw_fd(), libc::EPOLL_CTL_ADD, fd, &mut event)
        })?;
        Ok(())
    }

    /// Waits for events, `timeout_ms` at most (-1: for ever), and returns how many there are.
    pub(crate) fn wait(&mut self, timeout_ms: i32) -> io::Result<usize> {
        // SAFETY: the kernel fills at most BATCH entries of the array.
        let result = unsafe {
            libc::epoll_wait(
                self.epoll.as_raw_fd(),
                self.events.as_mut_ptr(),
                BATCH as i32,
                timeout_ms,
            )
        };
        match super::check(result) {
            Ok(count) => Ok(count as usize),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(0),
            Err(error) => Err(error),
        }
    }

    /// The token of the event at `index` of the last wait.
    pub(crate) fn token(&self, index: usize) -> u64 {
        self.events[index].u64
    }
}

/// A one-shot timer on `CLOCK_MONOTONIC`.
pub(crate) struct Timer(OwnedFd);

impl Timer {
    pub(crate) fn new() -> io::Result<Self> {
        let flags = libc::TFD_CLOEXEC | libc::TFD_NONBLOCK;
        // SAFETY: timerfd_create returns a descriptor that nobody else owns.
        let fd = unsafe {
            OwnedFd::from_raw_fd(super::check(libc::timerfd_create(
                libc::CLOCK_MONOTONIC,
                flags,
            ))?)
        };
        Ok(Self(fd))
    }

    /// Makes the timer readable at `at_ns` (0: never), in place of what was set before.
    pub(crate) fn set(&self, at_ns: u64) -> io::Result<()> {
        let time = libc::itimerspec {
            it_interval: super::clock::timespec(0),
            it_value: super::clock::timespec(at_ns),
        };
        // SAFETY: `time` is valid for the call; the old value is not asked for.
        super::check(unsafe {
            libc::timerfd_settime(
                self.0.as_raw_fd(),
                libc::TFD_TIMER_ABSTIME,
                &time,
                ptr::null_mut(),
            )
        })?;
        Ok(())
    }
}

impl AsFd for Timer {
    fn as_fd(&self) -> std::os::fd::BorrowedFd<'_> {
        self.0.as_fd()
    }
}
