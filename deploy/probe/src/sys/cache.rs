//! What of a file lies in the page cache, and how to drop it.

use std::fs::File;
use std::io;
use std::os::fd::AsRawFd as _;
use std::ptr;

/// Asks the kernel to forget the file's pages. It keeps those that are mapped, locked or not written back yet.
pub(crate) fn drop_pages(file: &File) -> io::Result<()> {
    // SAFETY: the descriptor is open; length 0 means to the end.
    match unsafe { libc::posix_fadvise(file.as_raw_fd(), 0, 0, libc::POSIX_FADV_DONTNEED) } {
        0 => Ok(()),
        code => Err(io::Error::from_raw_os_error(code)),
    }
}

/// Bytes of the file's first `length` that are in the page cache.
///
/// Of a file that the caller neither owns nor may write to, the kernel says that all of it is (since 5.2, so that nobody
/// can see what others read).
pub(crate) fn resident(file: &File, length: u64) -> io::Result<u64> {
    let length_in_memory = usize::try_from(length).map_err(io::Error::other)?;
    if length == 0 {
        return Ok(0);
    }
    let page = page_size();
    let mut pages = vec![0_u8; length.div_ceil(page) as usize];
    // SAFETY: a mapping of its own, which nobody reads or writes and which is gone when this returns; mincore fills one
    // byte for each of its pages.
    let counted = unsafe {
        let address = libc::mmap(
            ptr::null_mut(),
            length_in_memory,
            libc::PROT_READ,
            libc::MAP_SHARED,
            file.as_raw_fd(),
            0,
        );
        if address == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        let counted = super::check(libc::mincore(address, length_in_memory, pages.as_mut_ptr()));
        libc::munmap(address, length_in_memory);
        counted
    };
    counted?;
    Ok(bytes_of(&pages, length, page))
}

/// Starts writing back what is not on disk yet, everywhere, and waits for it.
pub(crate) fn write_back() {
    // SAFETY: sync takes nothing, touches no memory and cannot fail.
    unsafe { libc::sync() };
}

fn page_size() -> u64 {
    // SAFETY: sysconf takes an integer and touches no memory; every Linux knows its page size.
    unsafe { libc::sysconf(libc::_SC_PAGESIZE) as u64 }
}

/// The last page counts as far as the file goes.
fn bytes_of(pages: &[u8], length: u64, page: u64) -> u64 {
    let whole = pages.iter().filter(|&&flags| flags & 1 == 1).count() as u64 * page;
    let beyond_the_end = pages.len() as u64 * page - length;
    match pages.last() {
        Some(flags) if flags & 1 == 1 => whole - beyond_the_end,
        _ => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::bytes_of;

    #[test]
    fn the_last_page_counts_as_far_as_the_file_goes() {
        assert_eq!(bytes_of(&[1, 0, 1], 8200, 4096), 4096 + 8);
        assert_eq!(bytes_of(&[1, 1, 0], 8200, 4096), 8192);
        assert_eq!(bytes_of(&[1, 1], 8192, 4096), 8192);
        // The other bits have no meaning yet.
        assert_eq!(bytes_of(&[2, 3], 8192, 4096), 4096);
    }
}
