//! A client socket that may try to connect again and again.

use std::io;
use std::net::{Ipv4Addr, TcpStream};
use std::os::fd::{AsRawFd as _, FromRawFd as _, OwnedFd};
use std::time::Duration;

/// One socket, bound once, that knocks at 127.0.0.1:port.
///
/// Linux lets a socket whose connect was refused connect again, so an attempt is a single system call.
pub(crate) struct Dialer {
    stream: TcpStream,
    target: libc::sockaddr_in,
}

impl Dialer {
    /// A socket without delay for small writes, whose connect and writes give up after `timeout`.
    pub(crate) fn new(port: u16, timeout: Duration) -> io::Result<Self> {
        let socket = loop {
            match bound_socket(source_port(port)?) {
                // Somebody else got that port a moment ago.
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
                bound => break bound?,
            }
        };
        let stream = TcpStream::from(socket);
        stream.set_nodelay(true)?;
        stream.set_write_timeout(Some(timeout))?;
        let target = loopback(port);
        Ok(Self { stream, target })
    }

    /// Tries once; the loopback interface answers at once, whether or not somebody listens.
    pub(crate) fn connect(&self) -> io::Result<()> {
        let length = size_of::<libc::sockaddr_in>() as libc::socklen_t;
        let address = (&raw const self.target).cast();
        // SAFETY: `address` points to an initialised sockaddr_in of that length.
        super::check(unsafe { libc::connect(self.stream.as_raw_fd(), address, length) })?;
        Ok(())
    }

    pub(crate) fn into_stream(self) -> TcpStream {
        self.stream
    }
}

/// A free port that is not the target's.
///
/// A socket that was bound to no port in particular gets another one for each attempt. While nobody listens on a target
/// in the ephemeral range, one of them would sooner or later be the target itself: the socket would connect to itself,
/// or keep the service from binding.
fn source_port(target: u16) -> io::Result<u16> {
    loop {
        let port = TcpStream::from(bound_socket(0)?).local_addr()?.port();
        if port != target {
            return Ok(port);
        }
    }
}

fn bound_socket(port: u16) -> io::Result<OwnedFd> {
    let kind = libc::SOCK_STREAM | libc::SOCK_CLOEXEC;
    let address = loopback(port);
    let length = size_of::<libc::sockaddr_in>() as libc::socklen_t;
    // SAFETY: socket() returns a descriptor that nobody else owns; bind gets an initialised address of that length.
    unsafe {
        let socket = OwnedFd::from_raw_fd(super::check(libc::socket(libc::AF_INET, kind, 0))?);
        super::check(libc::bind(
            socket.as_raw_fd(),
            (&raw const address).cast(),
            length,
        ))?;
        Ok(socket)
    }
}

fn loopback(port: u16) -> libc::sockaddr_in {
    libc::sockaddr_in {
        sin_family: libc::AF_INET as libc::sa_family_t,
        sin_port: port.to_be(),
        sin_addr: libc::in_addr {
            s_addr: u32::from(Ipv4Addr::LOCALHOST).to_be(),
        },
        sin_zero: [0; 8],
    }
}
