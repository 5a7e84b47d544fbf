use super::*;

fn ids(page: &UserPage) -> Vec<i64> {
    page.users.iter().map(|user| user.id).collect()
}

fn new(email: &str) -> NewUser {
    NewUser { name: "New".to_owned(), email: email.to_owned() }
}

#[test]
fn the_seed_is_100_users_with_ids_from_1_and_lower_case_emails() {
    let all = MemoryStore::seeded().page(Page { limit: 100, after: 0 });
    assert_eq!(ids(&all), (1..=100).collect::<Vec<_>>());
    assert_eq!(all.next, None);
    assert!(all.users.iter().all(|user| user.email == user.email.to_ascii_lowercase()));
}

#[test]
fn a_user_is_found_by_id_or_not_at_all() {
    let store = MemoryStore::seeded();
    assert_eq!(store.get(1).map(|user| user.name.clone()).as_deref(), Some("Ada Lovelace"));
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

#[test]
fn a_created_user_is_there_until_it_is_deleted_and_its_id_is_never_given_again() {
    let store = MemoryStore::seeded();
    let user = store.create(new("new@example.com")).unwrap();
    assert_eq!(user.id, 101);
    assert_eq!(user.location(), "/api/v1/users/101");
    assert_eq!(store.get(101), Some(user));
    assert_eq!(store.create(new("new@example.com")), Err(Refusal::EmailTaken));

    assert!(store.delete(101));
    assert!(!store.delete(101));
    assert_eq!(store.get(101), None);
    assert_eq!(store.create(new("new@example.com")).unwrap().id, 102);
}

#[test]
fn the_10_000th_user_is_the_last_and_a_taken_email_is_said_first() {
    let store = MemoryStore::seeded();
    for n in 101..=10_000 {
        store.create(new(&format!("{n}@example.com"))).unwrap();
    }
    assert_eq!(store.create(new("more@example.com")), Err(Refusal::Full));
    assert_eq!(store.create(new("101@example.com")), Err(Refusal::EmailTaken));
    assert!(store.delete(5));
    assert_eq!(store.create(new("more@example.com")).unwrap().id, 10_001);
}
