use super::{Answer, Malformed, Parser};

/// Feeds `text` in pieces of `size` bytes; the answer and the number of bytes that it took.
fn read(text: &str, size: usize) -> Result<Option<(Answer, usize)>, Malformed> {
    let mut parser = Parser::new();
    let mut fed = 0;
    for piece in text.as_bytes().chunks(size) {
        fed += piece.len();
        if let Some(answer) = parser.feed(piece)? {
            return Ok(Some((answer, fed)));
        }
    }
    Ok(parser.end().map(|answer| (answer, fed)))
}

/// Expects the whole text to be one answer, however it is cut into pieces.
fn expect(text: &str, status: u16, reusable: bool) {
    let answer = Answer { status, reusable };
    for size in [1, 2, 3, 7, 64, 4096] {
        assert_eq!(
            read(text, size),
            Ok(Some((answer, text.len()))),
            "in pieces of {size}: {text:?}"
        );
    }
}

#[test]
fn content_length() {
    expect(
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
        200,
        true,
    );
    expect(
        "HTTP/1.1 503 \r\ncontent-length:0\r\nConnection: Close\r\n\r\n",
        503,
        false,
    );
    expect("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok", 200, false);
}

#[test]
fn chunked() {
    expect(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n",
        200,
        true,
    );
    expect(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n1\r\nx\r\n0\r\nTrailer: t\r\n\r\n",
        200,
        true,
    );
}

#[test]
fn bodies_without_length() {
    expect("HTTP/1.1 204 No Content\r\n\r\n", 204, true);
    expect("HTTP/1.1 200 OK\r\n\r\nuntil the end", 200, false);
}

#[test]
fn interim_answers_are_skipped() {
    expect(
        "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n.",
        200,
        true,
    );
}

#[test]
fn an_incomplete_answer_is_none() {
    for text in [
        "",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n",
    ] {
        assert_eq!(read(text, 3), Ok(None), "{text:?}");
    }
}

#[test]
fn says_what_is_wrong() {
    let long = format!("HTTP/1.1 200 OK\r\nX: {}", "x".repeat(20_000));
    for (text, expected) in [
        ("SSH-2.0-x\r\n", "not HTTP/1.x"),
        ("HTTP/2 200\r\n\r\n", "not HTTP/1.x"),
        ("HTTP/1.1 two hundred\r\n\r\n", "no status code"),
        ("HTTP/1.1 200 OK\r\nnonsense\r\n\r\n", "without a colon"),
        (
            "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
            "not a number",
        ),
        (
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
            "without a size",
        ),
        (
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n.more",
            "after its end",
        ),
        (long.as_str(), "too long"),
    ] {
        let error = read(text, 4096).unwrap_err();
        assert!(error.contains(expected), "{text:?}: {error}");
    }
}
