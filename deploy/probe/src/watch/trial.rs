//! One trial: when does the port accept, and when does the first 200 arrive?

use std::io;
use std::net::TcpStream;
use std::thread;

use super::follow::{self, Followed};
use crate::http::{self, Answer, Client, Failed};
use crate::json::Line;
use crate::stamp::Stamp;
use crate::sys::clock::{self, NS_PER_MS};
use crate::sys::tcp::Dialer;

/// How long to wait after an answer that was not the one hoped for.
const RETRY_NS: u64 = NS_PER_MS;

/// How closely the port is watched until it accepts.
#[derive(Clone, Copy)]
pub(crate) enum Pace {
    /// Without sleeping: for a watcher that has a core to itself.
    Spin,
    /// Again this many nanoseconds after a refusal.
    Every(u64),
}

impl Pace {
    fn wait(self) {
        match self {
            // Costs about a microsecond where the watcher has its core to itself. Where it has not, the service would
            // otherwise wait out the watcher's time slice (4 ms and more) before it may run at all.
            Self::Spin => thread::yield_now(),
            Self::Every(ns) => clock::sleep_until(clock::now_ns() + ns),
        }
    }
}

/// What a trial found out; what it did not stays empty.
#[derive(Debug, Default)]
pub(crate) struct Report {
    outcome: &'static str,
    accept_ns: Option<u64>,
    gap_ns: Option<u64>,
    first_200_ns: Option<u64>,
    status: Option<u16>,
    connect_attempts: u64,
    request_attempts: u64,
    followed: Followed,
    detail: Option<String>,
}

impl Report {
    /// Prints the report as one line.
    pub(crate) fn print(&self, stamp: &Stamp) -> io::Result<()> {
        let detail = self.detail.as_ref().or(self.followed.trouble.as_ref());
        Line::event("trial")
            .text("trial", Some(&stamp.trial))
            .text("outcome", Some(self.outcome))
            .number("exec_ns", stamp.exec_ns)
            .number("accept_ns", self.accept_ns)
            .number("gap_ns", self.gap_ns)
            .number("first_200_ns", self.first_200_ns)
            .number("status", self.status.map(u64::from))
            .number("connect_attempts", self.connect_attempts)
            .number("request_attempts", self.request_attempts)
            .number("request_2_ns", self.followed.request_2_ns)
            .number("request_10_ns", self.followed.request_10_ns)
            .number("request_100_ns", self.followed.request_100_ns)
            .text("detail", detail.map(String::as_str))
            .print()
    }

    fn end(&mut self, outcome: &'static str, detail: impl Into<String>) {
        self.outcome = outcome;
        self.detail = Some(detail.into());
    }
}

/// Runs the trial; it ends by the stamp's deadline, and the requests that follow within as long again.
pub(crate) fn run(stamp: &Stamp, pace: Pace) -> Report {
    let mut report = Report::default();
    let deadline_ns = stamp
        .exec_ns
        .saturating_add(u64::from(stamp.deadline_ms) * NS_PER_MS);
    let mut client = Client::new(stamp.port, &stamp.path);
    match knock(&mut report, stamp, pace, deadline_ns) {
        Ok(stream) => client.adopt(stream),
        Err(error) => {
            report.end(
                "never_listened",
                format!("127.0.0.1:{} until the deadline: {error}", stamp.port),
            );
            return report;
        }
    }
    if ask_for_200(&mut report, &mut client, deadline_ns) {
        report.outcome = "ok";
        let deadline_ns = clock::now_ns() + u64::from(stamp.deadline_ms) * NS_PER_MS;
        report.followed = follow::run(&mut client, stamp.follow, deadline_ns);
    }
    report
}

/// Connects again and again until somebody listens; the last error at the deadline.
fn knock(
    report: &mut Report,
    stamp: &Stamp,
    pace: Pace,
    deadline_ns: u64,
) -> io::Result<TcpStream> {
    let mut dialer = Dialer::new(stamp.port, http::remaining(deadline_ns))?;
    // Before the first attempt nothing is known but that the service had not been executed yet.
    let mut last_failed_ns = stamp.exec_ns;
    loop {
        let tried_ns = clock::now_ns();
        let result = dialer.connect();
        report.connect_attempts += 1;
        match result {
            Ok(()) => {
                let accept_ns = clock::now_ns();
                report.accept_ns = Some(accept_ns);
                report.gap_ns = Some(accept_ns.saturating_sub(last_failed_ns));
                return Ok(dialer.into_stream());
            }
            Err(error) if tried_ns >= deadline_ns => return Err(error),
            Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => {}
            // Only a refusal leaves the socket fit for another attempt.
            Err(_) => dialer = Dialer::new(stamp.port, http::remaining(deadline_ns))?,
        }
        last_failed_ns = tried_ns;
        pace.wait();
    }
}

/// Asks until the answer is 200; otherwise the report says how it ended.
fn ask_for_200(report: &mut Report, client: &mut Client, deadline_ns: u64) -> bool {
    loop {
        report.request_attempts += 1;
        let asked = client.ask(deadline_ns);
        let answered_ns = clock::now_ns();
        match asked {
            Ok(Answer { status: 200, .. }) => {
                report.status.get_or_insert(200);
                report.first_200_ns = Some(answered_ns);
                report.detail = None;
                return true;
            }
            Ok(Answer { status, .. }) => {
                report.status.get_or_insert(status);
                let detail = format!("answered {status} until the deadline");
                report.end("bad_status", detail);
            }
            Err(failed) => {
                report.end(outcome_of(&failed), failed.to_string());
                if !matches!(failed, Failed::Closed { .. }) {
                    return false;
                }
            }
        }
        if answered_ns + RETRY_NS >= deadline_ns {
            return false;
        }
        clock::sleep_until(answered_ns + RETRY_NS);
        if let Err(error) = client.connect(deadline_ns) {
            report.end("closed", format!("stopped listening: {error}"));
            return false;
        }
    }
}

fn outcome_of(failed: &Failed) -> &'static str {
    match failed {
        Failed::Late { .. } => "no_answer",
        Failed::Closed { .. } => "closed",
        Failed::Malformed(_) => "bad_status",
    }
}
