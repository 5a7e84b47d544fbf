//! Variables by type, and what is said about those that have another.

use std::ffi::OsString;
use std::fmt;
use std::time::Duration;

const LARGEST_NUMBER: u32 = 2_147_483_647;

/// A variable that cannot be used; its text names the variable and the fix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsError(String);

impl SettingsError {
    /// For variables whose value may be shown.
    pub(crate) fn shown(variable: &str, value: &str, wrong: &str, fix: &str) -> Self {
        Self(format!("{variable}={value:?} {wrong}: set {variable} to {fix}, or unset it"))
    }

    /// For variables that hold secrets.
    pub(crate) fn hidden(variable: &str, wrong: &str, fix: &str) -> Self {
        Self(format!("{variable} {wrong}: set {variable} to {fix}, or unset it"))
    }
}

impl fmt::Display for SettingsError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for SettingsError {}

pub(crate) struct Environment<'a> {
    lookup: &'a dyn Fn(&str) -> Option<OsString>,
}

impl<'a> Environment<'a> {
    pub(crate) fn new(lookup: &'a dyn Fn(&str) -> Option<OsString>) -> Self {
        Self { lookup }
    }

    /// The variable's text; none when it is unset or empty.
    pub(crate) fn text(&self, variable: &str) -> Result<Option<String>, SettingsError> {
        match (self.lookup)(variable).filter(|value| !value.is_empty()) {
            None => Ok(None),
            Some(value) => match value.into_string() {
                Ok(text) => Ok(Some(text)),
                Err(_) => Err(SettingsError::hidden(variable, "is not UTF-8", "text")),
            },
        }
    }

    /// As the specification has it, whatever is not `true` is false.
    pub(crate) fn is_true(&self, variable: &str) -> bool {
        (self.lookup)(variable).is_some_and(|value| value.eq_ignore_ascii_case("true"))
    }

    pub(crate) fn choice<'c>(
        &self,
        variable: &str,
        choices: &[&'c str],
    ) -> Result<Option<&'c str>, SettingsError> {
        let Some(text) = self.text(variable)? else { return Ok(None) };
        let known = choices.iter().find(|choice| **choice == text);
        let refused = || SettingsError::shown(variable, &text, "is not built in", &choices.join(" or "));
        known.copied().map(Some).ok_or_else(refused)
    }

    pub(crate) fn milliseconds(&self, variable: &str, unset: u32) -> Result<Duration, SettingsError> {
        Ok(Duration::from_millis(self.number(variable)?.unwrap_or(unset).into()))
    }

    pub(crate) fn count(&self, variable: &str, unset: u32) -> Result<usize, SettingsError> {
        Ok(self.number(variable)?.unwrap_or(unset) as usize)
    }

    pub(crate) fn number(&self, variable: &str) -> Result<Option<u32>, SettingsError> {
        let Some(text) = self.text(variable)? else { return Ok(None) };
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let number = text.parse().ok().filter(|number| digits && (1..=LARGEST_NUMBER).contains(number));
        number.map(Some).ok_or_else(|| {
            let (wrong, fix) = ("is no whole number from 1 to 2147483647", "one, in milliseconds or items");
            SettingsError::shown(variable, &text, wrong, fix)
        })
    }
}
