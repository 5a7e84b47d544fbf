//! `probe evict`: drops what the page cache holds of the files of the image that it runs in, and tells what was there
//! and what stays.

use std::collections::HashSet;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::ffi::OsStringExt as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use crate::args::Args;
use crate::json::Line;
use crate::sys::{cache, clock};
use crate::{Failure, Outcome};

/// Sums over the regular files.
#[derive(Debug, Default)]
struct Residency {
    files: u64,
    bytes: u64,
    resident: u64,
    /// Files that could not be looked at, and why the first of them.
    unreadable: u64,
    trouble: Option<String>,
}

pub(crate) fn run(mut args: Args) -> Outcome {
    let mut root = PathBuf::from("/");
    let mut keep = false;
    while let Some(option) = args.next_option()? {
        match option.as_str() {
            "--root" => root = args.text()?.into(),
            "--keep" => keep = true,
            _ => return Err(args.unknown("evict")),
        }
    }
    args.nothing_left()?;
    evict(&root, keep)
        .and_then(Line::print)
        .map_err(|error| Failure::new(1, format!("{}: {error}", root.display())))
}

fn evict(root: &Path, keep: bool) -> io::Result<Line> {
    let elsewhere = mount_points(&fs::read_to_string("/proc/self/mountinfo")?);
    let before = walk(root, &elsewhere, |_| Ok(()))?;
    let after = if keep {
        None
    } else {
        let mut after = walk(root, &elsewhere, cache::drop_pages)?;
        if after.resident > 0 {
            // Pages of an image that has just been unpacked may not be on disk yet, and the kernel keeps those.
            cache::write_back();
            after = walk(root, &elsewhere, cache::drop_pages)?;
        }
        Some(after)
    };
    Ok(Line::event("evicted")
        .number("files", before.files)
        .number("bytes", before.bytes)
        .number("resident_before", before.resident)
        .number("resident_after", after.as_ref().map(|a| a.resident))
        .number("unreadable", before.unreadable)
        .text("detail", before.trouble.as_deref())
        .number("at_ns", clock::now_ns()))
}

/// Does something to each regular file below `root` that is of the same file system, and sums up what is resident then.
fn walk(
    root: &Path,
    elsewhere: &HashSet<PathBuf>,
    work: impl Fn(&File) -> io::Result<()>,
) -> io::Result<Residency> {
    let mut sum = Residency::default();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let path = entry.path();
            let kind = entry.file_type()?;
            if elsewhere.contains(&path) {
                continue;
            }
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() {
                sum.add(&path, &work);
            }
        }
    }
    Ok(sum)
}

impl Residency {
    fn add(&mut self, path: &Path, work: impl Fn(&File) -> io::Result<()>) {
        match look(path, work) {
            Ok((bytes, resident)) => {
                self.files += 1;
                self.bytes += bytes;
                self.resident += resident;
            }
            Err(error) => {
                self.unreadable += 1;
                self.trouble
                    .get_or_insert_with(|| format!("{}: {error}", path.display()));
            }
        }
    }
}

fn look(path: &Path, work: impl Fn(&File) -> io::Result<()>) -> io::Result<(u64, u64)> {
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK)
        .open(path)?;
    work(&file)?;
    let bytes = file.metadata()?.len();
    Ok((bytes, cache::resident(&file, bytes)?))
}

/// Where something else is mounted: /proc, /sys, volumes, and the files that the engine puts over the image's.
fn mount_points(mountinfo: &str) -> HashSet<PathBuf> {
    mountinfo
        .lines()
        .filter_map(|line| line.split(' ').nth(4))
        .map(unescape)
        .filter(|path| path != Path::new("/"))
        .collect()
}

/// The kernel writes space, tab, line feed and backslash as an octal number.
fn unescape(field: &str) -> PathBuf {
    let mut bytes = Vec::with_capacity(field.len());
    let mut rest = field.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let octal = tail.get(..3).filter(|_| first == b'\\');
        let code = octal
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 8).ok());
        bytes.push(code.unwrap_or(first));
        rest = if code.is_some() { &tail[3..] } else { tail };
    }
    PathBuf::from(std::ffi::OsString::from_vec(bytes))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::mount_points;

    #[test]
    fn mount_points_are_those_of_others_with_their_names_in_clear() {
        let info = "20 1 0:30 / / ro,relatime - overlay overlay rw\n\
            21 20 0:31 / /proc rw - proc proc rw\n\
            22 20 8:1 /x /etc/resolv\\040conf rw - ext4 /dev/a rw\n";
        let mut points: Vec<PathBuf> = mount_points(info).into_iter().collect();
        points.sort();
        assert_eq!(
            points,
            [PathBuf::from("/etc/resolv conf"), PathBuf::from("/proc")]
        );
    }
}
