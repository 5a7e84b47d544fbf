//! What every framework serves: the operations of the contract over either store. The process around them is in
//! [`process`]; a framework's crate adds routes and a server.

use std::sync::Arc;

use users::health::{Health, Report};
use users::id;
use users::new_user::NewUser;
use users::page::{Page, UserPage};
use users::problem::Problem;
use users::user::User;

pub mod connection;
pub mod process;
mod store;

use store::Created;
pub use store::Store;

/// What a framework's handlers call. Each operation takes what came in as it came, and answers with what goes out.
#[derive(Debug)]
pub struct Service {
    /// How the service is.
    pub health: Health,
    store: Store,
}

impl Service {
    /// A healthy service over this store.
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self { health: Health::default(), store }
    }

    /// A healthy service with the contract's users in memory.
    #[must_use]
    pub fn seeded() -> Self {
        Self::new(Store::seeded())
    }

    /// Whether requests should be sent here.
    pub async fn ready(&self) -> Report {
        self.health.ready(self.store.is_up().await)
    }

    /// The page that the query string asks for.
    ///
    /// # Errors
    /// 400 for the query, 503 for the store.
    pub async fn list(&self, query: Option<&str>) -> Result<UserPage, Problem> {
        self.store.page(Page::of_query(query)?).await
    }

    /// The user at this path.
    ///
    /// # Errors
    /// 400 for the id, 404, 503 for the store.
    pub async fn get(&self, path: &str) -> Result<Arc<User>, Problem> {
        self.store.get(id::of_path(path)?).await?.ok_or_else(Problem::unknown_user)
    }

    /// Creates the user that this body describes.
    ///
    /// # Errors
    /// 400 and 422 for the body, 409, 503 for the store, 507.
    pub async fn create(&self, body: &[u8]) -> Result<Arc<User>, Problem> {
        match self.store.create(NewUser::of_json(body)?).await? {
            Created::New(user) => {
                tracing::info!(user.id = user.id, "user created");
                Ok(user)
            }
            Created::EmailTaken => Err(Problem::email_taken()),
            Created::Full => {
                tracing::warn!("the store is full");
                Err(Problem::store_full())
            }
        }
    }

    /// Deletes the user at this path.
    ///
    /// # Errors
    /// 400 for the id, 404, 503 for the store.
    pub async fn delete(&self, path: &str) -> Result<(), Problem> {
        let id = id::of_path(path)?;
        if !self.store.delete(id).await? {
            return Err(Problem::unknown_user());
        }
        tracing::info!(user.id = id, "user deleted");
        Ok(())
    }
}

#[cfg(test)]
mod tests;
