//! The documents, and the types that a program would give them.

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// A document that every library parses and writes.
pub trait Document {
    /// Its file's name without the ending.
    const NAME: &'static str;
    /// Whether it is timed as a tree, too, where nobody asks for one document.
    const TREES: bool;
    /// What one element of its array is.
    type Element: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug + 'static;
}

/// A user as the contract of the services has it.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct User {
    id: i64,
    name: String,
    email: String,
}

/// A link of a chain of objects within arrays.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Node {
    level: i32,
    chain: i32,
    children: Vec<Node>,
}

/// Three fractions and an integer.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    lat: f64,
    lon: f64,
    height: f64,
    time: i64,
}

/// Two strings, mostly beyond ASCII.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Text {
    key: String,
    text: String,
}

macro_rules! document {
    ($type:ident, $name:literal, $element:ty, trees: $trees:literal) => {
        #[doc = concat!("The document ", $name, ".")]
        pub struct $type;
        impl Document for $type {
            const NAME: &'static str = $name;
            const TREES: bool = $trees;
            type Element = $element;
        }
    };
}

document!(Users1, "users-1", User, trees: false);
document!(Users100, "users-100", User, trees: true);
document!(Users10000, "users-10000", User, trees: true);
document!(Deep, "deep", Node, trees: false);
document!(Numbers, "numbers", Point, trees: false);
document!(Strings, "strings", Text, trees: false);

/// The folder in which the image has the documents.
pub fn folder() -> PathBuf {
    std::env::var_os("CORPORA").map_or_else(|| PathBuf::from("/corpora"), PathBuf::from)
}

/// The bytes of one document.
///
/// # Errors
/// When it cannot be read.
pub fn read(name: &str) -> Result<Vec<u8>> {
    let path = folder().join(format!("{name}.json"));
    std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// Names of the documents that are no JSON, in order.
///
/// # Errors
/// When the folder cannot be read.
pub fn bad() -> Result<Vec<String>> {
    let mut names = Vec::new();
    let folder = folder().join("bad");
    for entry in std::fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if let Some(stem) = Path::new(&path).file_stem() {
            names.push(stem.to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}
