//! Work that costs the same number of cycles in every language: each step needs the result of the one before.

/// Steps of one round.
pub const STEPS: u64 = 250_000;

/// Shift, exclusive or, multiply, [`STEPS`] times: of multiply and add a compiler does several steps at once.
#[must_use]
pub fn busy(seed: u64) -> u64 {
    (0..STEPS).fold(seed, |x, _| (x ^ (x >> 29)).wrapping_mul(6_364_136_223_846_793_005))
}
