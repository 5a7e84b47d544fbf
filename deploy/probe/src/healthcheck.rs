//! `probe healthcheck`: the health check of an image without a shell.

use crate::args::Args;
use crate::http::{Answer, Client};
use crate::stamp::Stamp;
use crate::sys::clock::{self, NS_PER_MS};
use crate::{Failure, Outcome};

const DEADLINE_MS: u32 = 2000;

pub(crate) fn run(mut args: Args) -> Outcome {
    let mut target = Stamp {
        trial: "healthcheck".to_string(),
        exec_ns: clock::now_ns(),
        port: 3000,
        path: "/health".to_string(),
        deadline_ms: DEADLINE_MS,
        follow: 0,
    };
    let mut last = None;
    while let Some(option) = args.next_option()? {
        match option.as_str() {
            "--port" => target.port = args.number(1..=u16::MAX)?,
            "--to" => last = Some(args.number(1..=u16::MAX)?),
            "--path" => target.path = args.text()?,
            _ => return Err(args.unknown("healthcheck")),
        }
    }
    args.nothing_left()?;
    target.check().map_err(Failure::usage)?;
    let last = last.unwrap_or(target.port);
    if last < target.port {
        return Err(Failure::usage(format!(
            "--to {last} is below --port {}",
            target.port
        )));
    }
    (target.port..=last).try_for_each(|port| ask(port, &target.path))
}

/// Each port has its own deadline.
fn ask(port: u16, path: &str) -> Outcome {
    let url = format!("http://127.0.0.1:{port}{path}");
    let deadline_ns = clock::now_ns() + u64::from(DEADLINE_MS) * NS_PER_MS;
    let mut client = Client::new(port, path);
    let asked = client
        .connect(deadline_ns)
        .map_err(|error| error.to_string())
        .and_then(|()| client.ask(deadline_ns).map_err(|failed| failed.to_string()));
    match asked {
        Ok(Answer { status: 200, .. }) => Ok(()),
        Ok(Answer { status, .. }) => Err(Failure::new(1, format!("{url} answered {status}"))),
        Err(reason) => Err(Failure::new(1, format!("{url}: {reason}"))),
    }
}
