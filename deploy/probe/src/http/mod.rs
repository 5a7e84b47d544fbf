//! As much of an HTTP/1.1 client as it takes to know when an answer is complete.

mod answer;
mod client;

pub(crate) use answer::{Answer, Parser};
pub(crate) use client::{Client, Failed, remaining};
