//! Where the users are kept: in this process's memory or in PostgreSQL.

use std::sync::Arc;

use postgres::{Down, PostgresStore};
use telemetry::Telemetry;
use users::config::Database;
use users::memory::{MemoryStore, Refusal};
use users::new_user::NewUser;
use users::page::{Page, UserPage};
use users::problem::Problem;
use users::user::User;

/// One of the two. An enum and no trait object: requests to the store in memory wait for nothing and allocate nothing.
#[derive(Debug)]
pub enum Store {
    /// Gone when the process ends.
    Memory(MemoryStore),
    /// In a database.
    Postgres(Box<PostgresStore>),
}

/// What became of a new user.
pub(crate) enum Created {
    New(Arc<User>),
    EmailTaken,
    Full,
}

impl Store {
    /// The store that was asked for: `database`, or memory.
    #[must_use]
    pub fn open(database: Option<&Database>, telemetry: &Telemetry) -> Self {
        match database {
            None => Self::seeded(),
            Some(database) => {
                let queries = telemetry.queries(&database.host, database.port);
                Self::Postgres(Box::new(PostgresStore::new(database, queries)))
            }
        }
    }

    /// The contract's users in memory.
    #[must_use]
    pub fn seeded() -> Self {
        Self::Memory(MemoryStore::seeded())
    }

    pub(crate) async fn is_up(&self) -> bool {
        match self {
            // It is up whenever this code runs.
            Self::Memory(_) => true,
            Self::Postgres(store) => store.is_up().await,
        }
    }

    pub(crate) async fn page(&self, page: Page) -> Result<UserPage, Problem> {
        match self {
            Self::Memory(store) => Ok(store.page(page)),
            Self::Postgres(store) => store.page(page).await.map_err(store_down),
        }
    }

    pub(crate) async fn get(&self, id: i64) -> Result<Option<Arc<User>>, Problem> {
        match self {
            Self::Memory(store) => Ok(store.get(id)),
            Self::Postgres(store) => store.get(id).await.map_err(store_down),
        }
    }

    pub(crate) async fn create(&self, new: NewUser) -> Result<Created, Problem> {
        match self {
            Self::Memory(store) => Ok(match store.create(new) {
                Ok(user) => Created::New(user),
                Err(Refusal::EmailTaken) => Created::EmailTaken,
                Err(Refusal::Full) => Created::Full,
            }),
            Self::Postgres(store) => {
                let user = store.create(new).await.map_err(store_down)?;
                Ok(user.map_or(Created::EmailTaken, Created::New))
            }
        }
    }

    pub(crate) async fn delete(&self, id: i64) -> Result<bool, Problem> {
        match self {
            Self::Memory(store) => Ok(store.delete(id)),
            Self::Postgres(store) => store.delete(id).await.map_err(store_down),
        }
    }
}

// What exactly happened, the store has logged; a client is not told.
fn store_down(_: Down) -> Problem {
    Problem::store_down()
}
