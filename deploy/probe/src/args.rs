//! Options as `--name value`; every error names the option and what it takes.

use std::collections::VecDeque;
use std::ffi::OsString;
use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use crate::Failure;

/// The arguments that are left to read.
pub(crate) struct Args {
    rest: VecDeque<OsString>,
    option: String,
}

impl Args {
    pub(crate) fn new(args: Vec<OsString>) -> Self {
        Self {
            rest: args.into(),
            option: String::new(),
        }
    }

    /// The next option's name; `None` at the end and after `--`.
    pub(crate) fn next_option(&mut self) -> Result<Option<String>, Failure> {
        let Some(argument) = self.rest.pop_front() else {
            return Ok(None);
        };
        if argument == "--" {
            return Ok(None);
        }
        match argument.into_string() {
            Ok(name) if name.starts_with("--") => {
                self.option.clone_from(&name);
                Ok(Some(name))
            }
            Ok(word) => Err(Failure::usage(format!(
                "unexpected argument '{word}': options start with --"
            ))),
            Err(word) => Err(Failure::usage(format!(
                "unexpected argument {word:?}: options start with --"
            ))),
        }
    }

    /// The value of the option read last, as text.
    pub(crate) fn text(&mut self) -> Result<String, Failure> {
        let option = &self.option;
        self.rest
            .pop_front()
            .ok_or_else(|| Failure::usage(format!("option {option} needs a value")))?
            .into_string()
            .map_err(|value| {
                Failure::usage(format!("value {value:?} of option {option} is not UTF-8"))
            })
    }

    /// The value of the option read last, as a number within `range`.
    pub(crate) fn number<T>(&mut self, range: RangeInclusive<T>) -> Result<T, Failure>
    where
        T: FromStr + PartialOrd + Display,
    {
        let value = self.text()?;
        match value.parse::<T>() {
            Ok(number) if range.contains(&number) => Ok(number),
            _ => Err(Failure::usage(format!(
                "option {} is '{value}': it takes a number from {} to {}",
                self.option,
                range.start(),
                range.end()
            ))),
        }
    }

    /// The failure for an option that the subcommand does not have.
    pub(crate) fn unknown(&self, subcommand: &str) -> Failure {
        Failure::usage(format!("probe {subcommand} has no option {}", self.option))
    }

    /// Everything after `--`, untouched.
    pub(crate) fn remainder(self) -> Vec<OsString> {
        self.rest.into()
    }

    /// Refuses what is left over after the options.
    pub(crate) fn nothing_left(self) -> Result<(), Failure> {
        match self.rest.front() {
            None => Ok(()),
            Some(word) => Err(Failure::usage(format!("unexpected argument {word:?}"))),
        }
    }
}
