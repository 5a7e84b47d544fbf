//! Work that costs the same number of cycles in every language: each step needs the result of the one before.

/// Steps of one round.
pub const STEPS: u64 = 250_000;

/// Multiply and add, [`STEPS`] times.
#[must_use]
pub fn busy(seed: u64) -> u64 {
    (0..STEPS)
        .fold(seed, |x, _| x.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407))
}
