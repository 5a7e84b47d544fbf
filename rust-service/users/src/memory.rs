//! The store in memory, seeded at start with the contract's users.

use std::collections::{BTreeMap, HashSet};
use std::ops::Bound::{Excluded, Unbounded};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::new_user::NewUser;
use crate::page::{Page, UserPage};
use crate::user::User;

/// Part of the binary, because the image holds nothing else.
const SEED: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../contract/users.json"));

/// The most users that are kept.
const BOUND: usize = 10_000;

/// Users in ascending order of their ids.
#[derive(Debug)]
pub struct MemoryStore(RwLock<Content>);

#[derive(Debug, Default)]
struct Content {
    users: BTreeMap<i64, Arc<User>>,
    emails: HashSet<String>,
    last_id: i64,
}

/// Why a user was not created.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Another user has the email.
    EmailTaken,
    /// The store is at its bound.
    Full,
}

impl MemoryStore {
    /// The store with the contract's users.
    ///
    /// # Panics
    /// When the seed that was built in is no list of users, which a test rules out.
    #[must_use]
    pub fn seeded() -> Self {
        let seed: Vec<User> = serde_json::from_str(SEED).expect("contract/users.json is a list of users");
        let mut content = Content::default();
        for user in seed {
            content.insert(user);
        }
        Self(RwLock::new(content))
    }

    /// The user with this id.
    #[must_use]
    pub fn get(&self, id: i64) -> Option<Arc<User>> {
        self.read().users.get(&id).map(Arc::clone)
    }

    /// The users behind `page.after`, at most `page.limit` of them.
    #[must_use]
    pub fn page(&self, page: Page) -> UserPage {
        let content = self.read();
        let behind = content.users.range((Excluded(page.after), Unbounded));
        UserPage::cut(
            behind.take(usize::from(page.limit) + 1).map(|(_, user)| Arc::clone(user)).collect(),
            page,
        )
    }

    /// Keeps a new user under an id that nobody had before.
    ///
    /// # Errors
    /// When the email is taken or the store is full.
    pub fn create(&self, new: NewUser) -> Result<Arc<User>, Refusal> {
        let mut content = self.write();
        if content.emails.contains(&new.email) {
            return Err(Refusal::EmailTaken);
        }
        if content.users.len() >= BOUND {
            return Err(Refusal::Full);
        }
        let id = content.last_id + 1;
        Ok(content.insert(User { id, name: new.name, email: new.email }))
    }

    /// Whether there was a user with this id, who is gone now.
    pub fn delete(&self, id: i64) -> bool {
        let mut content = self.write();
        let Some(user) = content.users.remove(&id) else { return false };
        content.emails.remove(&user.email);
        true
    }

    // A panic ends the process: a lock is never left poisoned.
    fn read(&self) -> RwLockReadGuard<'_, Content> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Content> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Content {
    fn insert(&mut self, user: User) -> Arc<User> {
        self.last_id = self.last_id.max(user.id);
        self.emails.insert(user.email.clone());
        let user = Arc::new(user);
        self.users.insert(user.id, Arc::clone(&user));
        user
    }
}

#[cfg(test)]
mod tests;
