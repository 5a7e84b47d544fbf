//! Where the users are kept: in memory, seeded at start with the contract's users.

use crate::page::{Page, UserPage};
use crate::user::User;

/// Part of the binary, because the image holds nothing else.
const SEED: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../contract/users.json"));

/// Users in ascending order of their ids.
#[derive(Debug)]
pub struct MemoryStore {
    users: Vec<User>,
}

impl MemoryStore {
    /// The store with the contract's users.
    ///
    /// # Panics
    /// When the seed that was built in is no list of users, which a test rules out.
    #[must_use]
    pub fn seeded() -> Self {
        let mut users: Vec<User> =
            serde_json::from_str(SEED).expect("contract/users.json is a list of users");
        users.sort_unstable_by_key(|user| user.id);
        Self { users }
    }

    /// The user with this id.
    #[must_use]
    pub fn get(&self, id: i64) -> Option<&User> {
        self.users.binary_search_by_key(&id, |user| user.id).ok().map(|at| &self.users[at])
    }

    /// The users behind `page.after`, at most `page.limit` of them.
    #[must_use]
    pub fn page(&self, page: Page) -> UserPage<'_> {
        let start = self.users.partition_point(|user| user.id <= page.after);
        let behind = &self.users[start..];
        let users = &behind[..behind.len().min(page.limit)];
        let next = if behind.len() > users.len() { users.last() } else { None };
        UserPage { users, next: next.map(|last| Page { after: last.id, ..page }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(page: &UserPage<'_>) -> Vec<i64> {
        page.users.iter().map(|user| user.id).collect()
    }

    #[test]
    fn the_seed_is_100_users_with_ids_from_1() {
        let store = MemoryStore::seeded();
        let all = store.page(Page { limit: 100, after: 0 });
        assert_eq!(ids(&all), (1..=100).collect::<Vec<_>>());
        assert_eq!(all.next, None);
    }

    #[test]
    fn a_user_is_found_by_id_or_not_at_all() {
        let store = MemoryStore::seeded();
        assert_eq!(store.get(1).map(|user| user.name.as_str()), Some("Ada Lovelace"));
        assert_eq!(store.get(100).map(|user| user.id), Some(100));
        for unknown in [i64::MIN, 0, 101, i64::MAX] {
            assert_eq!(store.get(unknown), None);
        }
    }

    #[test]
    fn a_page_knows_the_next_one_only_while_there_is_one() {
        let store = MemoryStore::seeded();
        let first = store.page(Page { limit: 7, after: 3 });
        assert_eq!(ids(&first), (4..=10).collect::<Vec<_>>());
        assert_eq!(first.next, Some(Page { limit: 7, after: 10 }));
        assert_eq!(store.page(Page { limit: 20, after: 80 }).next, None);
        assert_eq!(ids(&store.page(Page { limit: 20, after: i64::MAX })), Vec::<i64>::new());
    }
}
