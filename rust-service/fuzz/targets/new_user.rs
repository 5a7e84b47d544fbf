//! A body is 400, 422 or a new user, as the contract's rules say.
#![no_main]

use fuzz::json::{Field, Text, parse};
use fuzz::{is_email, is_name};
use libfuzzer_sys::fuzz_target;
use users::new_user::NewUser;

fn expected(body: &[u8]) -> Result<(String, String), u16> {
    let Text::Object(members) = parse(body).ok_or(400_u16)? else { return Err(422) };
    let value_of = |wanted: &str| -> Result<String, u16> {
        let mut values = members.iter().filter(|(name, _)| *name == Field::String(wanted.to_owned()));
        match (values.next(), values.next()) {
            (Some((_, Field::String(value))), None) => Ok(value.clone()),
            _ => Err(422),
        }
    };
    let (name, email) = (value_of("name")?, value_of("email")?);
    if members.len() == 2 && is_name(&name) && is_email(&email) {
        Ok((name, email.to_lowercase()))
    } else {
        Err(422)
    }
}

fuzz_target!(|body: &[u8]| {
    let said = NewUser::of_json(body).map(|user| (user.name, user.email)).map_err(|problem| problem.status());
    // Deep nesting may be malformed; bodies here are too short for the number of 500 characters.
    if said == Err(400) && body.iter().filter(|byte| b"[{".contains(byte)).count() > 100 {
        return;
    }
    assert_eq!(said, expected(body), "{:?}", String::from_utf8_lossy(body));
});
