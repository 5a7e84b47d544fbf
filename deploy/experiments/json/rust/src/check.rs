//! Same document in, same value out, whatever the library.

use crate::documents::{self, Document};
use crate::libraries::{Library, SerdeJson};
use crate::lines::{Kind, print};
use crate::{each_document, each_library};
use anyhow::Result;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Prints a value line for each wanted library and document, and a refusal line for each document that is no JSON.
///
/// # Errors
/// When a document cannot be read, or a good one is refused.
pub fn all(wanted: Option<&str>) -> Result<()> {
    each_library!(L => if wanted.is_none_or(|w| w == L::NAME) {
        each_document!(D => value::<L, D>()?);
        for document in documents::bad()? {
            let mut input = documents::read(&format!("bad/{document}"))?;
            let refused = L::untyped(&mut input).is_err();
            print(L::NAME, Kind::Refusal { document: &document, refused })?;
        }
    });
    Ok(())
}

fn value<L: Library, D: Document>() -> Result<()> {
    let document = documents::read(D::NAME)?;
    let digest = digest(&serde_json::to_value(L::untyped(&mut document.clone())?)?);
    let reference: Vec<D::Element> = SerdeJson::typed(&mut document.clone())?;
    let typed: Vec<D::Element> = L::typed(&mut document.clone())?;
    let written: Vec<D::Element> = SerdeJson::typed(&mut L::write(&typed)?)?;
    let same = typed == reference && written == reference;
    print(L::NAME, Kind::Value { corpus: D::NAME, digest, typed: same })
}

/// The same in all languages: numbers are doubles, names of objects are in order, strings have their length.
fn digest(value: &Value) -> String {
    let mut canonical = Vec::new();
    write_canonical(value, &mut canonical);
    Sha256::digest(&canonical).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn write_canonical(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Null => out.push(b'n'),
        Value::Bool(b) => out.push(if *b { b't' } else { b'f' }),
        Value::Number(n) => {
            out.push(b'd');
            out.extend(n.as_f64().unwrap_or(f64::NAN).to_bits().to_be_bytes());
        }
        Value::String(s) => write_string(s, out),
        Value::Array(elements) => {
            out.push(b'[');
            elements.iter().for_each(|e| write_canonical(e, out));
            out.push(b']');
        }
        Value::Object(members) => {
            let mut names: Vec<&String> = members.keys().collect();
            names.sort_unstable();
            out.push(b'{');
            for name in names {
                write_string(name, out);
                write_canonical(&members[name], out);
            }
            out.push(b'}');
        }
    }
}

fn write_string(text: &str, out: &mut Vec<u8>) {
    out.extend(format!("s{}:{text}", text.len()).bytes());
}

#[cfg(test)]
mod tests {
    use super::digest;
    use serde_json::json;

    /// The other languages' tests have the same digest of the same document.
    #[test]
    fn the_canonical_form_is_the_one_of_all_languages() {
        let value = json!({"b": [1, 2.5, true, null], "a": "é"});
        assert_eq!(digest(&value), "90242d747b3a7fe1ddd09d3c51de812bdc1775f3b7ddbe4f8426cf961234fca3");
        assert_eq!(digest(&json!({"a": "é", "b": [1.0, 2.5, true, null]})), digest(&value));
        assert_ne!(digest(&json!({"a": "e", "b": [1, 2.5, true, null]})), digest(&value));
    }
}
