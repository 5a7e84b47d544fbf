//! The users in PostgreSQL.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgSslMode};
use sqlx::{ConnectOptions, Error};
use telemetry::{Queries, Statement};
use tokio::time::timeout;
use users::config::Database;
use users::new_user::NewUser;
use users::page::{Page, UserPage};
use users::user::User;

mod complaints;
mod pool;
mod statements;

use complaints::Complaints;
use pool::Pool;

/// For all of a call: a place in the pool, a connection, the query. "503 within 2 s" leaves the rest some time.
const DEADLINE: Duration = Duration::from_millis(1500);

const CONNECTIONS: usize = 8;

/// The database does not answer, or not as it should; what it was is in the log and in the query's span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Down;

/// The users in a database that has the contract's schema.
#[derive(Debug)]
pub struct PostgresStore {
    pool: Pool,
    queries: Option<Queries>,
    complaints: Complaints,
}

impl PostgresStore {
    /// The store in `database`. Connects when it is first needed, not before.
    #[must_use]
    pub fn new(database: &Database, queries: Option<Queries>) -> Self {
        // Everything that the PG* variables could say is said here, because they are no part of the configuration.
        let options = PgConnectOptions::new_without_pgpass()
            .host(&database.host)
            .port(database.port)
            .username(&database.user)
            .password(&database.password)
            .database(&database.name)
            .application_name("footprint")
            .ssl_mode(PgSslMode::Disable)
            .disable_statement_logging();
        Self { pool: Pool::new(options, CONNECTIONS), queries, complaints: Complaints::default() }
    }

    /// The users behind `page.after`, at most `page.limit` of them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn page(&self, page: Page) -> Result<UserPage, Down> {
        let rows = self.observed(&statements::LIST, statements::list(&self.pool, page)).await?;
        Ok(UserPage::cut(rows.into_iter().map(Arc::new).collect(), page))
    }

    /// The user with this id.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn get(&self, id: i64) -> Result<Option<Arc<User>>, Down> {
        Ok(self.observed(&statements::GET, statements::get(&self.pool, id)).await?.map(Arc::new))
    }

    /// Keeps a new user; none when the email is another's.
    ///
    /// # Errors
    /// When the database does not answer: then it is open whether the user is kept.
    pub async fn create(&self, new: NewUser) -> Result<Option<Arc<User>>, Down> {
        let id = self.observed(&statements::INSERT, statements::insert(&self.pool, &new)).await?;
        Ok(id.map(|id| Arc::new(User { id, name: new.name, email: new.email })))
    }

    /// Whether there was a user with this id, who is gone now.
    ///
    /// # Errors
    /// When the database does not answer: then it is open whether the user is gone.
    pub async fn delete(&self, id: i64) -> Result<bool, Down> {
        self.observed(&statements::DELETE, statements::delete(&self.pool, id)).await
    }

    /// Whether the database answers. Makes no span: health checks are not traced.
    pub async fn is_up(&self) -> bool {
        match within_deadline(statements::ready(&self.pool)).await {
            Ok(()) => true,
            Err(failure) => {
                self.complaints.make(&failure);
                false
            }
        }
    }

    async fn observed<T>(
        &self,
        statement: &Statement,
        query: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Down> {
        let span = self.queries.as_ref().map(|queries| queries.start(statement));
        within_deadline(query).await.map_err(|failure| {
            if let Some(span) = span {
                span.fail(failure.kind());
            }
            self.complaints.make(&failure);
            Down
        })
    }
}

/// Why a query has no result.
#[derive(Debug)]
enum Failure {
    TimedOut,
    Refused(Error),
}

impl Failure {
    /// The SQLSTATE, or a word.
    fn kind(&self) -> String {
        match self {
            Self::TimedOut => "timeout".to_owned(),
            Self::Refused(Error::Database(error)) => error.code().map_or("database".into(), Cow::into_owned),
            Self::Refused(Error::Io(_)) => "connection".to_owned(),
            Self::Refused(_) => "client".to_owned(),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TimedOut => out.write_str("no answer in time"),
            Self::Refused(error) => error.fmt(out),
        }
    }
}

async fn within_deadline<T>(query: impl Future<Output = Result<T, Error>>) -> Result<T, Failure> {
    match timeout(DEADLINE, query).await {
        Ok(result) => result.map_err(Failure::Refused),
        Err(_) => Err(Failure::TimedOut),
    }
}

#[cfg(test)]
mod tests;
