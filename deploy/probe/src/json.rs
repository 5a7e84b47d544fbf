//! One JSON object per line on standard output, flushed at once: the orchestrator reads it as it comes.

use std::fmt::Write as _;
use std::io::{self, Write as _};

/// A line under construction; members keep the order in which they are added.
pub(crate) struct Line {
    text: String,
}

impl Line {
    /// Begins a line with `{"event":"<name>"`.
    pub(crate) fn event(name: &str) -> Self {
        let mut line = Self {
            text: String::with_capacity(512),
        };
        line.text.push_str("{\"event\":");
        line.quote(name);
        line
    }

    pub(crate) fn text(mut self, key: &str, value: Option<&str>) -> Self {
        self.key(key);
        match value {
            Some(value) => self.quote(value),
            None => self.text.push_str("null"),
        }
        self
    }

    pub(crate) fn number(mut self, key: &str, value: impl Into<Option<u64>>) -> Self {
        self.key(key);
        match value.into() {
            Some(value) => {
                let _ = write!(self.text, "{value}");
            }
            None => self.text.push_str("null"),
        }
        self
    }

    /// Writes the finished line to standard output.
    pub(crate) fn print(mut self) -> io::Result<()> {
        self.text.push_str("}\n");
        let mut out = io::stdout().lock();
        out.write_all(self.text.as_bytes())?;
        out.flush()
    }

    fn key(&mut self, key: &str) {
        self.text.push(',');
        self.quote(key);
        self.text.push(':');
    }

    fn quote(&mut self, value: &str) {
        self.text.push('"');
        for c in value.chars() {
            match c {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                c if c.is_control() => {
                    let _ = write!(self.text, "\\u{:04x}", u32::from(c));
                }
                c => self.text.push(c),
            }
        }
        self.text.push('"');
    }
}

/// Prints `{"event":"error","detail":...}`.
pub(crate) fn print_error(detail: &str) -> io::Result<()> {
    Line::event("error").text("detail", Some(detail)).print()
}

#[cfg(test)]
mod tests {
    use super::Line;

    #[test]
    fn quotes_what_json_cannot_hold_raw() {
        let line = Line::event("x").text("d", Some("a\"b\\c\n")).number("n", 7);
        assert_eq!(
            line.text,
            "{\"event\":\"x\",\"d\":\"a\\\"b\\\\c\\u000a\",\"n\":7"
        );
    }

    #[test]
    fn absent_values_are_null() {
        let line = Line::event("x").text("d", None).number("n", None);
        assert_eq!(line.text, "{\"event\":\"x\",\"d\":null,\"n\":null");
    }
}
