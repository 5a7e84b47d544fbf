//! What the command notices of having been started by `probe exec`: nothing.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use crate::support::{PROBE, Watcher, free_port, run, scratch, text};

/// Standard output of a command line given to the shell; $0 is the probe.
fn shell(script: &str, extra: &[&str]) -> String {
    let output = Command::new("sh")
        .args(["-c", script, PROBE])
        .args(extra)
        .output()
        .expect("sh runs");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("output is text")
}

/// Runs the script directly and through a stamped exec and expects the same output.
fn expect_same(before: &str, script: &str) {
    let watcher = Watcher::start();
    let direct = shell(&format!("{before} exec {script}"), &[]);
    let port = free_port().to_string();
    let wrapped = shell(
        &format!(
            "{before} exec \"$0\" exec --fifo \"$1\" --port {port} --deadline-ms 1 --settle-ms 1 -- {script}"
        ),
        &[text(&watcher.fifo)],
    );
    assert_eq!(direct, wrapped);
    assert!(!direct.is_empty());
    watcher.line();
}

#[test]
fn signals_stay_as_they_were() {
    let signals = "grep -E 'SigBlk|SigIgn|SigCgt|ShdPnd' /proc/self/status";
    expect_same("", signals);
    expect_same("trap '' PIPE HUP;", signals);
}

#[test]
fn descriptors_stay_as_they_were() {
    expect_same("", "ls /proc/self/fd");
    expect_same("exec 7</dev/null 0<&-;", "ls /proc/self/fd");
}

#[test]
fn environment_folder_and_argument_0_stay_as_they_were() {
    expect_same("cd /usr; export X=y;", "env");
    expect_same("cd /usr;", "pwd");
    expect_same("", "cat /proc/self/cmdline");
}

#[test]
fn no_stamp_needs_no_watcher() {
    let (code, stdout, _) = run(&[
        "exec",
        "--no-stamp",
        "--settle-ms",
        "0",
        "--",
        "echo",
        "-n",
        "hi",
    ]);
    assert_eq!((code, stdout.as_str()), (0, "hi"));
}

#[test]
fn settles_before_the_command() {
    let begun = std::time::Instant::now();
    run(&["exec", "--no-stamp", "--settle-ms", "150", "--", "true"]);
    assert!(begun.elapsed().as_millis() >= 150);
}

#[test]
fn a_fifo_without_a_reader_is_70() {
    let fifo = scratch("unread");
    let status = Command::new("mkfifo").arg(&fifo).status();
    assert!(status.expect("mkfifo runs").success());
    let (code, _, stderr) = run(&[
        "exec",
        "--settle-ms",
        "0",
        "--fifo",
        text(&fifo),
        "--",
        "true",
    ]);
    fs::remove_file(&fifo).expect("the FIFO is there");
    let expected = format!("no watcher reads FIFO {}", fifo.display());
    assert!(code == 70 && stderr.contains(&expected), "{code} {stderr}");
}

#[test]
fn a_missing_fifo_is_70_too() {
    let fifo = scratch("missing");
    let (code, _, stderr) = run(&[
        "exec",
        "--settle-ms",
        "0",
        "--fifo",
        text(&fifo),
        "--",
        "true",
    ]);
    assert!(
        code == 70 && stderr.contains("cannot open FIFO"),
        "{code} {stderr}"
    );
}

#[test]
fn commands_that_do_not_run_fail_as_in_a_shell() {
    let file = scratch("plain");
    fs::write(&file, "no program").expect("the file is written");
    let exec = |command: &str| run(&["exec", "--no-stamp", "--settle-ms", "0", "--", command]);
    for (command, mode, expected) in [
        ("no-such-command", 0o600, 127),
        ("/no/such/command", 0o600, 127),
        (text(&file), 0o600, 126),
        (text(&file), 0o700, 126),
    ] {
        fs::set_permissions(&file, Permissions::from_mode(mode)).expect("the mode is set");
        let (code, _, stderr) = exec(command);
        assert_eq!(code, expected, "{stderr}");
        assert!(stderr.contains(command), "{stderr}");
    }
    fs::remove_file(&file).expect("the file is there");
}
