//! Rust's JSON libraries behind one trait, what they parse and write, and the checks that they agree.
//! `deploy/experiments/README.md` describes the lines that the binaries print.

pub mod check;
pub mod documents;
pub mod libraries;
pub mod lines;
pub mod memory;
pub mod truth;

/// Calls a generic function once for each library.
#[macro_export]
macro_rules! each_library {
    ($library:ident => $call:expr) => {{
        {
            type $library = $crate::libraries::SerdeJson;
            $call;
        }
        {
            type $library = $crate::libraries::SimdJson;
            $call;
        }
        {
            type $library = $crate::libraries::SonicRs;
            $call;
        }
    }};
}

/// Calls a generic function once for each document, with the type that it is of.
#[macro_export]
macro_rules! each_document {
    ($document:ident => $call:expr) => {{
        {
            type $document = $crate::documents::Users1;
            $call;
        }
        {
            type $document = $crate::documents::Users100;
            $call;
        }
        {
            type $document = $crate::documents::Users10000;
            $call;
        }
        {
            type $document = $crate::documents::Deep;
            $call;
        }
        {
            type $document = $crate::documents::Numbers;
            $call;
        }
        {
            type $document = $crate::documents::Strings;
            $call;
        }
    }};
}
