//! One JSON object a line, for the orchestrator.

use serde::Serialize;

/// What every line is of.
#[derive(Serialize)]
pub struct Line<'a> {
    experiment: &'static str,
    language: &'static str,
    library: &'a str,
    #[serde(flatten)]
    kind: Kind<'a>,
}

/// What a line says.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Kind<'a> {
    /// `iterations` operations took `nanos`.
    Sample { operation: &'a str, corpus: &'a str, iterations: u64, nanos: f64, bytes: usize },
    /// What one operation asks of the allocator.
    Allocation { operation: &'a str, corpus: &'a str, allocated: u64, allocations: u64 },
    /// Highest resident set of a process before and after its operations.
    Peak { operation: &'a str, corpus: &'a str, base: u64, peak: u64 },
    /// Digest of the canonical form of what was parsed, and whether the typed way there and back gives the same.
    Value { corpus: &'a str, digest: String, typed: bool },
    /// Whether a document that is no JSON was refused.
    Refusal { document: &'a str, refused: bool },
}

/// Prints a line.
///
/// # Errors
/// When stdout is gone.
pub fn print(library: &str, kind: Kind<'_>) -> anyhow::Result<()> {
    let line = Line { experiment: "json", language: "rust", library, kind };
    println!("{}", serde_json::to_string(&line)?);
    Ok(())
}
