//! Whatever order requests come in, the store in memory answers like a list, and never with a failure of its own.
#![no_main]

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use service::Service;

#[derive(Debug, Arbitrary)]
enum Request<'a> {
    Create(u8),
    CreateRaw(&'a [u8]),
    Get(u8),
    Delete(u8),
    List { limit: u8, after: u8 },
    ListRaw(&'a str),
    GetRaw(&'a str),
}

// The store in memory waits for nothing.
fn now<T>(answer: impl Future<Output = T>) -> T {
    match pin!(answer).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => panic!("the store in memory waits"),
    }
}

/// The users that should be there, ascending.
struct Model {
    users: Vec<(i64, String)>,
    last_id: i64,
}

impl Model {
    fn create(&mut self, email: String) -> Result<i64, u16> {
        if self.users.iter().any(|(_, taken)| *taken == email) {
            return Err(409);
        }
        self.last_id += 1;
        self.users.push((self.last_id, email));
        Ok(self.last_id)
    }

    fn find(&self, id: i64) -> Result<usize, u16> {
        if id == 0 {
            return Err(400);
        }
        self.users.iter().position(|(known, _)| *known == id).ok_or(404)
    }

    fn page(&self, limit: u8, after: u8) -> Result<(Vec<i64>, bool), u16> {
        if !(1..=100).contains(&limit) {
            return Err(400);
        }
        let behind: Vec<_> =
            self.users.iter().map(|(id, _)| *id).filter(|id| *id > i64::from(after)).collect();
        let limit = usize::from(limit);
        Ok((behind[..behind.len().min(limit)].to_vec(), behind.len() > limit))
    }
}

fuzz_target!(|requests: Vec<Request<'_>>| {
    let service = Service::seeded();
    let seed = now(service.list(Some("limit=100"))).unwrap();
    let users: Vec<_> = seed.users.iter().map(|user| (user.id, user.email.clone())).collect();
    let mut model = Model { last_id: users.last().unwrap().0, users };
    for request in requests {
        match request {
            Request::Create(n) => {
                let email = format!("u{n}@example.com");
                let body = serde_json::json!({ "name": "U", "email": email.to_uppercase() }).to_string();
                let said = now(service.create(body.as_bytes()));
                assert_eq!(said.map(|user| user.id).map_err(|problem| problem.status()), model.create(email));
            }
            Request::CreateRaw(body) => match now(service.create(body)) {
                Ok(user) => assert_eq!(Ok(user.id), model.create(user.email.clone())),
                Err(problem) => assert!([400, 409, 422].contains(&problem.status())),
            },
            Request::Get(id) => {
                let said = now(service.get(&format!("/api/v1/users/{id}")));
                let known = model.find(id.into()).map(|at| model.users[at].1.clone());
                assert_eq!(said.map(|user| user.email.clone()).map_err(|problem| problem.status()), known);
            }
            Request::Delete(id) => {
                let said = now(service.delete(&format!("/api/v1/users/{id}")));
                let known = model.find(id.into()).map(|at| drop(model.users.remove(at)));
                assert_eq!(said.map_err(|problem| problem.status()), known);
            }
            Request::List { limit, after } => {
                let said = now(service.list(Some(&format!("after={after}&limit={limit}"))));
                let said = said.map(|page| {
                    (page.users.iter().map(|user| user.id).collect::<Vec<_>>(), page.next.is_some())
                });
                assert_eq!(said.map_err(|problem| problem.status()), model.page(limit, after));
            }
            Request::ListRaw(query) => {
                if let Err(problem) = now(service.list(Some(query))) {
                    assert_eq!(problem.status(), 400);
                }
            }
            Request::GetRaw(path) => {
                if let Err(problem) = now(service.get(path)) {
                    assert!([400, 404].contains(&problem.status()));
                }
            }
        }
    }
});
