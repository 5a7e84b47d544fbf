//! Signals, either waited for or ending the process.

use std::ffi::c_int;
use std::io;
use std::ptr;

pub(crate) use libc::{SIGCHLD, SIGINT, SIGTERM, SIGUSR1};

/// Signals that are blocked so that they can be waited for one by one.
pub(crate) struct Signals(libc::sigset_t);

impl Signals {
    /// Blocks the signals: from here on none is lost, and none interrupts.
    pub(crate) fn block(signals: &[c_int]) -> io::Result<Self> {
        // SAFETY: sigemptyset initialises the set, which all-zero already is on Linux; all calls get a valid set.
        unsafe {
            let mut set: libc::sigset_t = std::mem::zeroed();
            super::check(libc::sigemptyset(&mut set))?;
            for &signal in signals {
                super::check(libc::sigaddset(&mut set, signal))?;
            }
            super::check(libc::sigprocmask(libc::SIG_BLOCK, &set, ptr::null_mut()))?;
            Ok(Self(set))
        }
    }

    /// Sleeps until one of the signals arrives and returns it.
    pub(crate) fn wait(&self) -> io::Result<c_int> {
        loop {
            // SAFETY: the set is initialised; a null info pointer is allowed.
            match super::check(unsafe { libc::sigwaitinfo(&self.0, ptr::null_mut()) }) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                result => return result,
            }
        }
    }
}

extern "C" fn leave(_signal: c_int) {
    // SAFETY: _exit may be called from a signal handler.
    unsafe { libc::_exit(0) }
}

/// Makes SIGTERM and SIGINT end the process with exit code 0, whatever it is doing.
///
/// Without a handler the kernel drops both when the process is PID 1 of its namespace.
pub(crate) fn exit_when_asked() -> io::Result<()> {
    handle(SIGTERM, leave)?;
    handle(SIGINT, leave)
}

pub(super) fn handle(signal: c_int, handler: extern "C" fn(c_int)) -> io::Result<()> {
    // SAFETY: a zeroed sigaction has no flags and an empty mask; both handlers of this program only make
    // async-signal-safe calls.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        action.sa_sigaction = handler as *const () as libc::sighandler_t;
        super::check(libc::sigaction(signal, &action, ptr::null_mut()))?;
    }
    Ok(())
}

/// Collects every child that has ended: PID 1 inherits the orphans of its namespace.
pub(crate) fn reap_children() {
    // SAFETY: a null status pointer is allowed.
    while unsafe { libc::waitpid(-1, ptr::null_mut(), libc::WNOHANG) } > 0 {}
}
