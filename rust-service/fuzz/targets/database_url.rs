//! What is written into a DATABASE_URL is read out of it, and nothing makes the reader panic or show a password.
#![no_main]

use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use users::config::{Config, Database};

#[derive(Debug, Arbitrary)]
enum Input<'a> {
    Text(&'a str),
    Parts { user: &'a str, password: &'a str, name: &'a str, port: u16, host: [u8; 4], mode: Option<bool> },
}

fn url_of(database: &Database, host: &str) -> String {
    let [user, password, name] = [&database.user, &database.password, &database.name]
        .map(|text| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string());
    format!("postgres://{user}:{password}@{host}:{}/{name}", database.port)
}

fuzz_target!(|input: Input<'_>| match input {
    Input::Text(text) => {
        if let Ok(database) = Database::of_url(text) {
            assert!(!database.user.is_empty() && !database.host.is_empty() && !database.name.is_empty());
            assert!(database.port > 0);
            let host = if database.host.contains(':') {
                format!("[{}]", database.host)
            } else {
                database.host.clone()
            };
            assert_eq!(Database::of_url(&url_of(&database, &host)).as_ref(), Ok(&database), "{text}");
        } else if !text.is_empty() {
            let refused = Config::from_lookup(|name| (name == "DATABASE_URL").then(|| text.into()));
            let said = refused.unwrap_err().to_string();
            assert!(said.starts_with("DATABASE_URL ") && said.lines().count() == 1);
        }
    }
    Input::Parts { user, password, name, port, host, mode } => {
        let has_zero = [user, password, name].iter().any(|text| text.contains('\0'));
        let host = host.map(|byte| byte.to_string()).join(".");
        let own = str::to_owned;
        let written = Database { user: own(user), password: own(password), name: own(name), port, host };
        let query = mode.map_or("", |prefer| if prefer { "?sslmode=prefer" } else { "?sslmode=disable" });
        let read = Database::of_url(&(url_of(&written, &written.host) + query));
        if has_zero || port == 0 || user.is_empty() || name.is_empty() {
            assert!(read.is_err());
        } else {
            assert_eq!(read, Ok(written));
        }
    }
});
