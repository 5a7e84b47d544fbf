//! A file that was just read is in the page cache, and is not after it was dropped.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::PathBuf;

use crate::support::{number, run, scratch, text, value};

const SIZE: u64 = (8 << 20) + 100;

/// A folder with two files, one of them in a folder of its own, written back and read.
fn folder() -> PathBuf {
    let folder = scratch("image");
    fs::create_dir_all(folder.join("below")).expect("a folder");
    for name in ["one", "below/two"] {
        let path = folder.join(name);
        let mut file = File::create(&path).expect("a file");
        file.write_all(&vec![7; SIZE as usize])
            .expect("it is written");
        file.sync_all().expect("it is written back");
        assert_eq!(fs::read(&path).expect("it is read").len() as u64, SIZE);
    }
    std::os::unix::fs::symlink("one", folder.join("link")).expect("a link");
    folder
}

fn evict(args: &[&str]) -> String {
    let (code, stdout, stderr) = run(&[&["evict"], args].concat());
    assert_eq!(code, 0, "{stderr}");
    assert_eq!(value(&stdout, "event"), "\"evicted\"");
    stdout
}

#[test]
fn what_was_just_read_is_resident_and_is_not_once_it_is_dropped() {
    let folder = folder();
    let seen = evict(&["--root", text(&folder), "--keep"]);
    assert_eq!(number(&seen, "files"), 2);
    assert_eq!(number(&seen, "bytes"), 2 * SIZE);
    assert_eq!(number(&seen, "resident_before"), 2 * SIZE);
    assert_eq!(value(&seen, "resident_after"), "null");

    let dropped = evict(&["--root", text(&folder)]);
    assert_eq!(number(&dropped, "resident_before"), 2 * SIZE);
    assert_eq!(number(&dropped, "resident_after"), 0);
    assert_eq!(number(&dropped, "unreadable"), 0);
    let again = evict(&["--root", text(&folder), "--keep"]);
    assert_eq!(number(&again, "resident_before"), 0);

    fs::read(folder.join("one")).unwrap();
    let half = evict(&["--root", text(&folder), "--keep"]);
    assert_eq!(number(&half, "resident_before"), SIZE);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_root_that_is_not_there_is_an_error() {
    let (code, _, stderr) = run(&["evict", "--root", "/no-such-folder"]);
    assert_eq!(code, 1);
    assert!(stderr.contains("/no-such-folder"), "{stderr}");
}
