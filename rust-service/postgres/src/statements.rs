//! Every statement, beside what its span says of it. The macros check the files in `queries` against the schema when they
//! are compiled, or against what `.sqlx` remembers of it (README: "Change a statement").

use sqlx::Error;
use telemetry::Statement;
use users::new_user::NewUser;
use users::page::Page;
use users::user::User;

use crate::pool::Pool;

pub(crate) const LIST: Statement = users("SELECT", include_str!("../queries/list.sql"));
pub(crate) const GET: Statement = users("SELECT", include_str!("../queries/get.sql"));
pub(crate) const INSERT: Statement = users("INSERT", include_str!("../queries/insert.sql"));
pub(crate) const DELETE: Statement = users("DELETE", include_str!("../queries/delete.sql"));

const fn users(operation: &'static str, text: &'static str) -> Statement {
    Statement { operation, collection: "users", text: text.trim_ascii_end() }
}

/// One user more than the page holds shows whether another page follows.
pub(crate) async fn list(pool: &Pool, page: Page) -> Result<Vec<User>, Error> {
    let query = sqlx::query_file_as!(User, "queries/list.sql", page.after, i64::from(page.limit) + 1);
    let mut lease = pool.lease().await?;
    let rows = query.fetch_all(lease.connection()).await;
    lease.end(rows)
}

pub(crate) async fn get(pool: &Pool, id: i64) -> Result<Option<User>, Error> {
    let query = sqlx::query_file_as!(User, "queries/get.sql", id);
    let mut lease = pool.lease().await?;
    let row = query.fetch_optional(lease.connection()).await;
    lease.end(row)
}

/// No row means that the email is taken.
pub(crate) async fn insert(pool: &Pool, new: &NewUser) -> Result<Option<i64>, Error> {
    let query = sqlx::query_file_scalar!("queries/insert.sql", new.name, new.email);
    let mut lease = pool.lease().await?;
    let id = query.fetch_optional(lease.connection()).await;
    lease.end(id)
}

pub(crate) async fn delete(pool: &Pool, id: i64) -> Result<bool, Error> {
    let query = sqlx::query_file!("queries/delete.sql", id);
    let mut lease = pool.lease().await?;
    let done = query.execute(lease.connection()).await;
    lease.end(done).map(|done| done.rows_affected() > 0)
}

pub(crate) async fn ready(pool: &Pool) -> Result<(), Error> {
    let query = sqlx::query_file_scalar!("queries/ready.sql");
    let mut lease = pool.lease().await?;
    let one = query.fetch_one(lease.connection()).await;
    lease.end(one).map(|_| ())
}
