//! Reads an answer piece by piece, as the network delivers it, without keeping its body.

/// The longest head (status line and header fields) that is read.
const MAX_HEAD: usize = 16 * 1024;
/// The longest line of a chunked body's framing.
const MAX_CHUNK_LINE: usize = 1024;

/// A complete answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// Whether the connection may carry another request.
    pub(crate) reusable: bool,
}

/// What is wrong with an answer.
pub(crate) type Malformed = &'static str;

#[derive(Clone, Copy)]
enum State {
    Head,
    /// That many bytes of the body are still to come.
    Counted(u64),
    /// The next line gives a chunk's size.
    ChunkSize,
    /// That many bytes of the chunk, its line end included, are still to come.
    ChunkData(u64),
    /// Fields after the last chunk, up to an empty line.
    Trailer,
    /// The body ends with the connection.
    UntilClose,
    Complete,
}

/// Reads one answer after another; it allocates nothing once made.
pub(crate) struct Parser {
    state: State,
    line: Vec<u8>,
    answer: Answer,
}

impl Parser {
    pub(crate) fn new() -> Self {
        Self {
            state: State::Head,
            line: Vec::with_capacity(MAX_HEAD),
            answer: Answer {
                status: 0,
                reusable: false,
            },
        }
    }

    /// Forgets what was read, for the next answer.
    pub(crate) fn reset(&mut self) {
        self.state = State::Head;
        self.line.clear();
    }

    /// Whether part of an answer has been read.
    pub(crate) fn has_begun(&self) -> bool {
        !matches!(self.state, State::Head) || !self.line.is_empty()
    }

    /// Takes the next bytes; the answer, once it is complete.
    pub(crate) fn feed(&mut self, mut bytes: &[u8]) -> Result<Option<Answer>, Malformed> {
        while !bytes.is_empty() {
            match self.state {
                State::Counted(left) => {
                    let taken = take(&mut bytes, left);
                    self.state = counted(left - taken);
                }
                State::ChunkData(left) => {
                    let taken = take(&mut bytes, left);
                    self.state = match left - taken {
                        0 => State::ChunkSize,
                        left => State::ChunkData(left),
                    };
                }
                State::UntilClose => return Ok(None),
                State::Complete => return Err("the answer goes on after its end"),
                State::Head | State::ChunkSize | State::Trailer => {
                    self.line.push(bytes[0]);
                    bytes = &bytes[1..];
                    self.advance()?;
                }
            }
        }
        match self.state {
            State::Complete => Ok(Some(self.answer)),
            _ => Ok(None),
        }
    }

    /// The answer that the end of the connection completes, if it does.
    pub(crate) fn end(&self) -> Option<Answer> {
        matches!(self.state, State::UntilClose).then_some(self.answer)
    }

    /// Looks at the head or line so far and goes on when it is complete.
    fn advance(&mut self) -> Result<(), Malformed> {
        let limit = match self.state {
            State::Head => {
                check_beginning(&self.line)?;
                MAX_HEAD
            }
            _ => MAX_CHUNK_LINE,
        };
        let complete = match self.state {
            State::Head => self.line.ends_with(b"\r\n\r\n"),
            _ => self.line.ends_with(b"\n"),
        };
        if !complete {
            return if self.line.len() < limit {
                Ok(())
            } else {
                Err("the answer's head or chunk line is too long")
            };
        }
        self.state = match self.state {
            State::Head => self.read_head()?,
            State::ChunkSize => match chunk_size(&self.line)? {
                0 => State::Trailer,
                size => State::ChunkData(size + 2),
            },
            _ if self.line == b"\r\n" || self.line == b"\n" => State::Complete,
            _ => State::Trailer,
        };
        self.line.clear();
        Ok(())
    }

    fn read_head(&mut self) -> Result<State, Malformed> {
        let head = String::from_utf8_lossy(&self.line);
        let mut lines = head.split("\r\n");
        let (status, reusable) = read_status_line(lines.next().unwrap_or_default())?;
        self.answer = Answer { status, reusable };
        if status < 200 {
            return Ok(State::Head);
        }
        let (mut length, mut chunked) = (None, false);
        for line in lines.filter(|line| !line.is_empty()) {
            let (name, value) = line
                .split_once(':')
                .ok_or("the answer has a header line without a colon")?;
            let value = value.trim();
            if is(name, "content-length") {
                length = Some(
                    value
                        .parse()
                        .map_err(|_| "the answer's Content-Length is not a number")?,
                );
            } else if is(name, "transfer-encoding") {
                chunked = tokens(value)
                    .next_back()
                    .is_some_and(|last| is(last, "chunked"));
            } else if is(name, "connection") {
                self.answer.reusable &= !tokens(value).any(|token| is(token, "close"));
            }
        }
        Ok(match (status, chunked, length) {
            (204 | 304, _, _) => State::Complete,
            (_, true, _) => State::ChunkSize,
            (_, false, Some(length)) => counted(length),
            (_, false, None) => {
                self.answer.reusable = false;
                State::UntilClose
            }
        })
    }
}

/// The status, and whether the version keeps connections open.
fn read_status_line(line: &str) -> Result<(u16, bool), Malformed> {
    let status = line
        .get(9..12)
        .and_then(|code| code.parse().ok())
        .filter(|code| (100..600).contains(code))
        .ok_or("the answer has no status code")?;
    Ok((status, line.starts_with("HTTP/1.1")))
}

fn is(text: &str, expected: &str) -> bool {
    text.eq_ignore_ascii_case(expected)
}

fn tokens(list: &str) -> impl DoubleEndedIterator<Item = &str> {
    list.split(',').map(str::trim)
}

fn counted(left: u64) -> State {
    match left {
        0 => State::Complete,
        left => State::Counted(left),
    }
}

fn take(bytes: &mut &[u8], left: u64) -> u64 {
    let taken = left.min(bytes.len() as u64);
    *bytes = &bytes[taken as usize..];
    taken
}

fn check_beginning(head: &[u8]) -> Result<(), Malformed> {
    const BEGINNING: &[u8] = b"HTTP/1.";
    let compared = head.len().min(BEGINNING.len());
    if head[..compared] == BEGINNING[..compared] {
        Ok(())
    } else {
        Err("the answer is not HTTP/1.x")
    }
}

fn chunk_size(line: &[u8]) -> Result<u64, Malformed> {
    std::str::from_utf8(line)
        .ok()
        .and_then(|line| line.split(';').next())
        .and_then(|size| u64::from_str_radix(size.trim(), 16).ok())
        .filter(|&size| size < u64::MAX - 2)
        .ok_or("the answer has a chunk without a size")
}

#[cfg(test)]
mod tests;
