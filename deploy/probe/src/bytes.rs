//! `probe bytes`: bytes that no compressor shortens, the same ones every time. The image of known size is made of them.

use std::io::{self, BufWriter, Write};

use crate::args::Args;
use crate::{Failure, Outcome};

const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

pub(crate) fn run(mut args: Args) -> Outcome {
    let mut count = None;
    while let Some(option) = args.next_option()? {
        match option.as_str() {
            "--count" => count = Some(args.number(0..=1 << 30)?),
            _ => return Err(args.unknown("bytes")),
        }
    }
    args.nothing_left()?;
    let count = count.ok_or_else(|| Failure::usage("probe bytes needs --count"))?;
    write(count, BufWriter::new(io::stdout().lock()))
        .map_err(|error| Failure::new(1, format!("cannot write bytes: {error}")))
}

fn write(count: u64, mut out: impl Write) -> io::Result<()> {
    let mut state = SEED;
    let mut left = count as usize;
    while left > 0 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let bytes = state.to_le_bytes();
        let taken = left.min(bytes.len());
        out.write_all(&bytes[..taken])?;
        left -= taken;
    }
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::write;

    #[test]
    fn writes_the_same_spread_out_bytes_every_time() {
        let (mut first, mut second) = (Vec::new(), Vec::new());
        write(100_003, &mut first).unwrap();
        write(100_003, &mut second).unwrap();
        assert_eq!(first.len(), 100_003);
        assert_eq!(first, second);
        let zeros = first.iter().filter(|&&b| b == 0).count();
        assert!((200..600).contains(&zeros), "{zeros} zero bytes");
    }
}
