//! `DATABASE_URL`

use std::fmt;
use std::net::Ipv6Addr;

use http::Uri;
use percent_encoding::percent_decode_str;

const DEFAULT_PORT: u16 = 5432;

/// A PostgreSQL database and who is to use it.
#[derive(Clone, PartialEq, Eq)]
pub struct Database {
    /// A name or an address, IPv6 without its brackets.
    pub host: String,
    /// 5432 unless the URL has another.
    pub port: u16,
    /// The role.
    pub user: String,
    /// Empty when there is none.
    pub password: String,
    /// The database's name.
    pub name: String,
}

// The password must not get into a log by way of a `{:?}`.
impl fmt::Debug for Database {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}/{}", self.host, self.port, self.name)
    }
}

impl Database {
    /// The database at `postgres://USER:PASSWORD@HOST:PORT/DATABASE`, or what is wrong with the URL.
    ///
    /// # Errors
    /// What is wrong, without any part of the URL.
    pub fn of_url(url: &str) -> Result<Self, &'static str> {
        let uri: Uri = url.parse().map_err(|_| "is no URL")?;
        if !matches!(uri.scheme_str(), Some("postgres" | "postgresql")) {
            return Err("is no postgres:// URL");
        }
        let authority = uri.authority().ok_or("has no host")?;
        let (credentials, place) = authority.as_str().rsplit_once('@').ok_or("has no user")?;
        let (user, password) = credentials.split_once(':').unwrap_or((credentials, ""));
        // Not `Authority::port`, which is silent about a port that is none.
        let port = match place.strip_prefix(authority.host()) {
            Some("") => DEFAULT_PORT,
            Some(rest) => port(rest).ok_or("has a port that is none")?,
            None => return Err("has no host"),
        };
        check_query(uri.query().unwrap_or_default())?;
        Ok(Self {
            host: host(authority.host()).ok_or("has no host that is one")?.to_owned(),
            port,
            user: present(user, "has no user")?,
            password: decoded(password)?,
            name: present(uri.path().trim_start_matches('/'), "names no database")?,
        })
    }
}

// Names and IPv4 addresses as they are, IPv6 in its brackets. URLs allow a lot more, which no resolver knows.
fn host(raw: &str) -> Option<&str> {
    if let Some(bracketed) = raw.strip_prefix('[') {
        return bracketed.strip_suffix(']').filter(|text| text.parse::<Ipv6Addr>().is_ok());
    }
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    Some(raw).filter(|text| !text.is_empty() && text.bytes().all(is_part))
}

fn port(with_colon: &str) -> Option<u16> {
    let digits =
        with_colon.strip_prefix(':').filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))?;
    digits.parse().ok().filter(|&port| port > 0)
}

// No TLS client is built in: what asks for one must not get a plain connection instead.
fn check_query(query: &str) -> Result<(), &'static str> {
    for parameter in query.split('&').filter(|parameter| !parameter.is_empty()) {
        match parameter {
            "sslmode=disable" | "sslmode=prefer" => {}
            _ => return Err("has a parameter other than sslmode=disable and sslmode=prefer"),
        }
    }
    Ok(())
}

fn present(raw: &str, absent: &'static str) -> Result<String, &'static str> {
    decoded(raw).and_then(|text| if text.is_empty() { Err(absent) } else { Ok(text) })
}

fn decoded(raw: &str) -> Result<String, &'static str> {
    // The decoder leaves a percent sign without two digits as it is.
    let escapes = raw
        .split('%')
        .skip(1)
        .all(|rest| rest.len() > 1 && rest.as_bytes()[..2].iter().all(u8::is_ascii_hexdigit));
    if !escapes {
        return Err("has a percent sign that begins no escape");
    }
    let text = percent_decode_str(raw).decode_utf8().map_err(|_| "is not UTF-8")?;
    // The wire protocol ends its strings with a zero byte.
    if text.contains('\0') { Err("has a zero byte") } else { Ok(text.into_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn database(port: u16, password: &str) -> Database {
        let [host, user, name] = ["host", "us er", "da/ta"].map(str::to_owned);
        Database { host, port, user, password: password.to_owned(), name }
    }

    #[test]
    fn a_url_names_everything() {
        let parsed = Database::of_url("postgres://us%20er:p%40ss%3A@host:6543/da%2Fta");
        assert_eq!(parsed, Ok(database(6543, "p@ss:")));
        let parsed = Database::of_url("postgresql://us%20er:p@host/da%2Fta?sslmode=prefer&sslmode=disable");
        assert_eq!(parsed, Ok(database(5432, "p")));
        assert_eq!(Database::of_url("postgres://us%20er@host/da%2Fta"), Ok(database(5432, "")));
        assert_eq!(Database::of_url("postgres://u:p@[::1]:1/d").unwrap().host, "::1");
    }

    #[test]
    fn what_is_no_such_url_is_refused() {
        for bad in [
            "postgres",
            "mysql://u:p@h/d",
            "postgres://",
            "postgres:///d",
            "postgres://h/d",
            "postgres://:p@h/d",
            "postgres://u:p@/d",
            "postgres://u:p@h",
            "postgres://u:p@h/",
            "postgres://u:p@h:/d",
            "postgres://u:p@h%41/d",
            "postgres://u:p@[::1a=b%0a]/d",
            "postgres://u:p@h:0/d",
            "postgres://u:p@h:65536/d",
            "postgres://u:p@h:http/d",
            "postgres://u:%ff@h/d",
            "postgres://u:%zz@h/d",
            "postgres://u:p%@h/d",
            "postgres://u:%00@h/d",
            "postgres://u:p@h/d?sslmode=require",
            "postgres://u:p@h/d?connect_timeout=1",
            "postgres://u:p a@h/d",
        ] {
            assert!(Database::of_url(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn debug_output_has_no_password() {
        let database = Database::of_url("postgres://u:secret@h/d").unwrap();
        assert!(!format!("{database:?}").contains("secret"));
    }
}
