//! The libraries, each used as its own documentation says.

use anyhow::Result;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// One JSON library.
pub trait Library {
    /// As its registry names it.
    const NAME: &'static str;
    /// Whether parsing writes into its input, so that every parse needs a fresh one.
    const CONSUMES_INPUT: bool;
    /// A document of no known type.
    type Value: Serialize;

    /// Parses into a program's own type.
    ///
    /// # Errors
    /// When the input is refused.
    fn typed<T: DeserializeOwned>(input: &mut [u8]) -> Result<T>;

    /// Parses into the library's own tree.
    ///
    /// # Errors
    /// When the input is refused.
    fn untyped(input: &mut [u8]) -> Result<Self::Value>;

    /// Writes a program's own type.
    ///
    /// # Errors
    /// When the value cannot be written.
    fn write<T: Serialize>(value: &T) -> Result<Vec<u8>>;
}

/// The reference.
pub struct SerdeJson;

impl Library for SerdeJson {
    const NAME: &'static str = "serde_json";
    const CONSUMES_INPUT: bool = false;
    type Value = serde_json::Value;

    fn typed<T: DeserializeOwned>(input: &mut [u8]) -> Result<T> {
        Ok(serde_json::from_slice(input)?)
    }

    fn untyped(input: &mut [u8]) -> Result<Self::Value> {
        Ok(serde_json::from_slice(input)?)
    }

    fn write<T: Serialize>(value: &T) -> Result<Vec<u8>> {
        Ok(serde_json::to_vec(value)?)
    }
}

/// A port of simdjson; chooses its instructions when it runs.
pub struct SimdJson;

impl Library for SimdJson {
    const NAME: &'static str = "simd-json";
    const CONSUMES_INPUT: bool = true;
    type Value = simd_json::OwnedValue;

    fn typed<T: DeserializeOwned>(input: &mut [u8]) -> Result<T> {
        Ok(simd_json::serde::from_slice(input)?)
    }

    fn untyped(input: &mut [u8]) -> Result<Self::Value> {
        Ok(simd_json::to_owned_value(input)?)
    }

    fn write<T: Serialize>(value: &T) -> Result<Vec<u8>> {
        Ok(simd_json::serde::to_vec(value)?)
    }
}

/// Chooses its instructions when it is compiled: the baseline of the platform here, as in any image that is shipped.
pub struct SonicRs;

impl Library for SonicRs {
    const NAME: &'static str = "sonic-rs";
    const CONSUMES_INPUT: bool = false;
    type Value = sonic_rs::Value;

    fn typed<T: DeserializeOwned>(input: &mut [u8]) -> Result<T> {
        Ok(sonic_rs::from_slice(input)?)
    }

    fn untyped(input: &mut [u8]) -> Result<Self::Value> {
        Ok(sonic_rs::from_slice(input)?)
    }

    fn write<T: Serialize>(value: &T) -> Result<Vec<u8>> {
        Ok(sonic_rs::to_vec(value)?)
    }
}
