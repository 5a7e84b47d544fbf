//! The FIFO that carries stamps from `exec` to `watch`.

use std::ffi::CString;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{FileTypeExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;

/// Makes a FIFO that anyone may write to, in place of a stale one, and opens it.
///
/// It is opened for reading and writing: with a writer of its own the reader never sees an end of file.
pub(crate) fn create(path: &Path) -> io::Result<File> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.file_type().is_fifo() => fs::remove_file(path)?,
        Ok(_) => {
            return Err(io::Error::new(
                ErrorKind::AlreadyExists,
                "it exists and is not a FIFO",
            ));
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let name = CString::new(path.as_os_str().as_bytes())?;
    // SAFETY: `name` is a NUL-terminated string that outlives the call.
    super::check(unsafe { libc::mkfifo(name.as_ptr(), 0o666) })?;
    // The service runs under a uid of its own, and mkfifo's mode is subject to the umask.
    fs::set_permissions(path, Permissions::from_mode(0o666))?;
    OpenOptions::new().read(true).write(true).open(path)
}

/// Opens the FIFO for writing; `ENXIO` when nobody reads it, without waiting.
pub(crate) fn open_for_writing(path: &Path) -> io::Result<File> {
    if !fs::metadata(path)?.file_type().is_fifo() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "it is not a FIFO"));
    }
    OpenOptions::new()
        .write(true)
        .custom_flags(libc::O_NONBLOCK)
        .open(path)
}

/// Whether the error says that a FIFO has no reader.
pub(crate) fn has_no_reader(error: &io::Error) -> bool {
    error.raw_os_error() == Some(libc::ENXIO)
}
