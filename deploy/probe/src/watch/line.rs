//! Lines from a FIFO, one read at a time, bounded in length.

use std::io::{self, ErrorKind, Read};

use crate::stamp::MAX_LINE;

/// Splits what a reader delivers into lines of at most `MAX_LINE` bytes.
pub(crate) struct LineReader<R> {
    source: R,
    buffer: Vec<u8>,
    /// Bytes of the buffer that earlier lines took.
    used: usize,
    /// Whether the rest of an overlong line is being thrown away.
    skipping: bool,
}

impl<R: Read> LineReader<R> {
    pub(crate) fn new(source: R) -> Self {
        Self {
            source,
            buffer: Vec::with_capacity(2 * MAX_LINE),
            used: 0,
            skipping: false,
        }
    }

    /// Blocks for the next line and returns it without its line feed; `None` stands for an overlong one.
    pub(crate) fn next(&mut self) -> io::Result<Option<&[u8]>> {
        self.buffer.drain(..self.used);
        self.used = 0;
        loop {
            if let Some(end) = self.buffer.iter().position(|&byte| byte == b'\n') {
                self.used = end + 1;
                let overlong = std::mem::take(&mut self.skipping) || end >= MAX_LINE;
                return Ok((!overlong).then_some(&self.buffer[..end]));
            }
            if self.buffer.len() >= MAX_LINE {
                self.skipping = true;
                self.buffer.clear();
            }
            self.fill()?;
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        let begun = self.buffer.len();
        self.buffer.resize(begun + MAX_LINE, 0);
        let result = loop {
            match self.source.read(&mut self.buffer[begun..]) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                result => break result,
            }
        };
        self.buffer
            .truncate(begun + result.as_ref().copied().unwrap_or(0));
        match result? {
            0 => Err(ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LineReader, MAX_LINE};
    use std::io::Read;

    /// Delivers one piece for each read.
    struct Pieces(Vec<Vec<u8>>);

    impl Read for Pieces {
        fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
            if self.0.is_empty() {
                return Ok(0);
            }
            let piece = self.0.remove(0);
            out[..piece.len()].copy_from_slice(&piece);
            Ok(piece.len())
        }
    }

    #[test]
    fn joins_and_splits_what_reads_deliver() {
        let pieces = [&b"one\ntw"[..], b"o\n\nfour", b"\n"];
        let mut lines = LineReader::new(Pieces(pieces.iter().map(|p| p.to_vec()).collect()));
        for expected in ["one", "two", "", "four"] {
            assert_eq!(lines.next().unwrap(), Some(expected.as_bytes()));
        }
        assert!(lines.next().is_err());
    }

    #[test]
    fn goes_on_after_an_overlong_line() {
        let mut pieces = vec![vec![b'x'; MAX_LINE]; 3];
        pieces.push(b"\nnext\n".to_vec());
        let mut lines = LineReader::new(Pieces(pieces));
        assert_eq!(lines.next().unwrap(), None);
        assert_eq!(lines.next().unwrap(), Some(&b"next"[..]));
    }
}
