//! JSON texts by RFC 8259, as far as a new user needs them told apart.

/// What a text is.
#[derive(Debug, PartialEq)]
pub enum Text {
    /// The members of an object.
    Object(Vec<(Field, Field)>),
    /// Any other value.
    Other,
}

/// A member's name or value.
#[derive(Debug, PartialEq, Clone)]
pub enum Field {
    /// A string of Unicode code points.
    String(String),
    /// A string with an unpaired surrogate, or no string.
    Other,
}

/// The text that these bytes are, unless they are none.
pub fn parse(bytes: &[u8]) -> Option<Text> {
    let mut input = Input { text: std::str::from_utf8(bytes).ok()?.as_bytes(), at: 0 };
    input.blank();
    let text = if input.peek() == Some(b'{') {
        Text::Object(input.object()?)
    } else {
        input.value()?;
        Text::Other
    };
    input.blank();
    (input.at == input.text.len()).then_some(text)
}

struct Input<'a> {
    text: &'a [u8],
    at: usize,
}

impl Input<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        self.at += 1;
        self.text.get(self.at - 1).copied()
    }

    fn skip(&mut self, accepted: impl Fn(u8) -> bool) -> usize {
        let start = self.at;
        while self.peek().is_some_and(&accepted) {
            self.at += 1;
        }
        self.at - start
    }

    fn blank(&mut self) {
        self.skip(|byte| b" \t\r\n".contains(&byte));
    }

    fn literal(&mut self, word: &str) -> Option<Field> {
        self.text[self.at..].starts_with(word.as_bytes()).then(|| self.at += word.len())?;
        Some(Field::Other)
    }

    fn value(&mut self) -> Option<Field> {
        match self.peek()? {
            b'"' => self.string(),
            b'{' => self.object().map(|_| Field::Other),
            b'[' => self.array(),
            b't' => self.literal("true"),
            b'f' => self.literal("false"),
            b'n' => self.literal("null"),
            _ => self.number(),
        }
    }

    fn object(&mut self) -> Option<Vec<(Field, Field)>> {
        self.at += 1;
        let mut members = Vec::new();
        self.blank();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Some(members);
        }
        loop {
            self.blank();
            if self.peek() != Some(b'"') {
                return None;
            }
            let name = self.string()?;
            self.blank();
            if self.next()? != b':' {
                return None;
            }
            self.blank();
            members.push((name, self.value()?));
            self.blank();
            match self.next()? {
                b',' => {}
                b'}' => return Some(members),
                _ => return None,
            }
        }
    }

    fn array(&mut self) -> Option<Field> {
        self.at += 1;
        self.blank();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Some(Field::Other);
        }
        loop {
            self.blank();
            self.value()?;
            self.blank();
            match self.next()? {
                b',' => {}
                b']' => return Some(Field::Other),
                _ => return None,
            }
        }
    }

    fn number(&mut self) -> Option<Field> {
        let digits = |input: &mut Self| input.skip(|byte| byte.is_ascii_digit());
        self.skip_one(b"-");
        match self.peek()? {
            b'0' => self.at += 1,
            _ if digits(self) > 0 => {}
            _ => return None,
        }
        if self.skip_one(b".") && digits(self) == 0 {
            return None;
        }
        if self.skip_one(b"eE") {
            self.skip_one(b"+-");
            if digits(self) == 0 {
                return None;
            }
        }
        Some(Field::Other)
    }

    fn skip_one(&mut self, accepted: &[u8]) -> bool {
        let found = self.peek().is_some_and(|byte| accepted.contains(&byte));
        self.at += usize::from(found);
        found
    }

    fn string(&mut self) -> Option<Field> {
        self.at += 1;
        let mut units = Vec::new();
        loop {
            let rest = std::str::from_utf8(&self.text[self.at..]).ok()?;
            let character = rest.chars().next()?;
            self.at += character.len_utf8();
            match character {
                '"' => break,
                '\\' => units.push(self.escape()?),
                '\0'..='\u{1f}' => return None,
                _ => units.extend(character.encode_utf16(&mut [0; 2]).iter()),
            }
        }
        Some(String::from_utf16(&units).map_or(Field::Other, Field::String))
    }

    fn escape(&mut self) -> Option<u16> {
        Some(match self.next()? {
            b'b' => 8,
            b'f' => 12,
            b'n' => 10,
            b'r' => 13,
            b't' => 9,
            byte @ (b'"' | b'\\' | b'/') => byte.into(),
            b'u' => {
                let digits = self.text.get(self.at..self.at + 4)?;
                self.at += 4;
                digits
                    .iter()
                    .try_fold(0_u16, |unit, digit| Some(unit * 16 + (*digit as char).to_digit(16)? as u16))?
            }
            _ => return None,
        })
    }
}
