//! Becoming another program, and ending abruptly.

use std::ffi::{CStr, CString, OsStr, OsString, c_char, c_int};
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;
use std::ptr;
use std::sync::atomic::{AtomicI32, Ordering};

/// The arguments that the C runtime passed, without the program's name.
///
/// # Safety
/// `argv` must point to `argc` valid, NUL-terminated strings.
pub unsafe fn args(argc: c_int, argv: *const *const c_char) -> Vec<OsString> {
    (1..argc.max(1) as usize)
        .map(|i| {
            // SAFETY: the caller promises that the first argc pointers are valid strings.
            let text = unsafe { CStr::from_ptr(*argv.add(i)) };
            OsStr::from_bytes(text.to_bytes()).to_os_string()
        })
        .collect()
}

/// Whether this process may execute the file.
pub(crate) fn may_execute(path: &Path) -> bool {
    let Ok(path) = CString::new(path.as_os_str().as_bytes()) else {
        return false;
    };
    // SAFETY: `path` is a NUL-terminated string that outlives the call.
    unsafe { libc::access(path.as_ptr(), libc::X_OK) == 0 }
}

/// A program and its arguments, ready to be executed without further work.
pub(crate) struct Program {
    path: CString,
    argv: Vec<CString>,
}

impl Program {
    /// `argv` includes argument 0. Fails when a text holds a NUL.
    pub(crate) fn new(path: &Path, argv: &[OsString]) -> io::Result<Self> {
        Ok(Self {
            path: CString::new(path.as_os_str().as_bytes())?,
            argv: argv
                .iter()
                .map(|word| CString::new(word.as_bytes()))
                .collect::<Result<_, _>>()?,
        })
    }

    /// Replaces this process, calling `last` immediately before; returns only when that or the exec failed.
    pub(crate) fn exec(&self, last: impl FnOnce() -> io::Result<()>) -> Result<(), ExecError> {
        let mut pointers: Vec<*const c_char> = self.argv.iter().map(|word| word.as_ptr()).collect();
        pointers.push(ptr::null());
        last().map_err(ExecError::Before)?;
        // SAFETY: the path and every argument are NUL-terminated and alive; the list ends with a null pointer.
        unsafe { libc::execv(self.path.as_ptr(), pointers.as_ptr()) };
        Err(ExecError::Exec(io::Error::last_os_error()))
    }
}

/// Why `Program::exec` returned.
pub(crate) enum ExecError {
    /// What had to happen before failed.
    Before(io::Error),
    /// The kernel refused the program.
    Exec(io::Error),
}

static CRASH_CODE: AtomicI32 = AtomicI32::new(1);

extern "C" fn crash_now(_signal: c_int) {
    const MESSAGE: &[u8] = b"probe serve: crashing as asked (--crash-after-ms)\n";
    // SAFETY: write and _exit may be called from a signal handler; the message is static.
    unsafe {
        libc::write(libc::STDERR_FILENO, MESSAGE.as_ptr().cast(), MESSAGE.len());
        libc::_exit(CRASH_CODE.load(Ordering::Relaxed))
    }
}

/// Ends the process with `code` after `delay_ms` (at least 1 ms), whatever it is doing then.
pub(crate) fn crash_in(delay_ms: u64, code: i32) -> io::Result<()> {
    CRASH_CODE.store(code, Ordering::Relaxed);
    super::signal::handle(libc::SIGALRM, crash_now)?;
    let delay_ms = delay_ms.max(1);
    // SAFETY: an itimerval is integers only and valid as zero (no repetition); the call reads it and writes nothing.
    unsafe {
        let mut timer: libc::itimerval = std::mem::zeroed();
        timer.it_value.tv_sec = (delay_ms / 1000) as _;
        timer.it_value.tv_usec = (delay_ms % 1000 * 1000) as _;
        super::check(libc::setitimer(libc::ITIMER_REAL, &timer, ptr::null_mut()))?;
    }
    Ok(())
}
