//! The image has no shell and no curl: the service's own binary asks whether it is ready.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::{Duration, Instant};

const DEADLINE: Duration = Duration::from_secs(2);
const REQUEST: &[u8] = b"GET /health/ready HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
const READY: &[u8] = b"HTTP/1.1 200 ";

/// Whether the service on 127.0.0.1:`port` says within 2 s that it is ready.
#[must_use]
pub fn is_ready(port: u16) -> bool {
    ask(port, Instant::now() + DEADLINE).unwrap_or(false)
}

fn ask(port: u16, deadline: Instant) -> io::Result<bool> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, remaining(deadline)?)?;
    stream.set_write_timeout(Some(remaining(deadline)?))?;
    stream.write_all(REQUEST)?;

    let mut answer = [0; READY.len()];
    let mut filled = 0;
    while filled < answer.len() {
        // Set before every read: a peer that drips bytes must not stretch the deadline.
        stream.set_read_timeout(Some(remaining(deadline)?))?;
        match stream.read(&mut answer[filled..])? {
            0 => return Ok(false),
            n => filled += n,
        }
    }
    Ok(answer == READY)
}

fn remaining(deadline: Instant) -> io::Result<Duration> {
    deadline
        .checked_duration_since(Instant::now())
        .filter(|left| !left.is_zero())
        .ok_or_else(|| io::ErrorKind::TimedOut.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;
    use std::thread;

    /// Asks a server that gives one connection this answer.
    fn with_answer(answer: &'static [u8]) -> bool {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = thread::spawn(move || {
            let (mut peer, _) = listener.accept().unwrap();
            peer.read_exact(&mut [0; REQUEST.len()]).unwrap();
            peer.write_all(answer).unwrap();
        });
        let ready = is_ready(port);
        server.join().unwrap();
        ready
    }

    #[test]
    fn only_200_is_ready() {
        assert!(with_answer(b"HTTP/1.1 200 OK\r\n\r\n"));
        assert!(!with_answer(b"HTTP/1.1 503 Service Unavailable\r\n\r\n"));
        assert!(!with_answer(b"HTTP/1.1"));
    }

    #[test]
    fn nobody_listening_is_not_ready() {
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
        assert!(!is_ready(free));
    }

    #[test]
    fn a_server_that_never_answers_is_not_ready_after_the_deadline() {
        let silent = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let start = Instant::now();
        assert!(!is_ready(silent.local_addr().unwrap().port()));
        assert!(start.elapsed() < DEADLINE + Duration::from_secs(1));
    }
}
