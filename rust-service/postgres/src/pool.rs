//! Connections that are used again. Not sqlx's own pool: that one asks the server after each query whether the connection
//! still works, a second round trip, and waits for the answer of a server that hangs without end.

use std::sync::{Mutex, MutexGuard, PoisonError};

use sqlx::postgres::PgConnectOptions;
use sqlx::{Connection, Error, PgConnection};
use tokio::sync::{Semaphore, SemaphorePermit};

pub(crate) struct Pool {
    options: PgConnectOptions,
    places: Semaphore,
    idle: Mutex<Vec<PgConnection>>,
}

/// A connection for one query. Unless it is given back it is closed, so that one whose query failed or was given up
/// is never used again.
pub(crate) struct Lease<'a> {
    pool: &'a Pool,
    connection: PgConnection,
    _place: SemaphorePermit<'a>,
}

impl Pool {
    pub(crate) fn new(options: PgConnectOptions, connections: usize) -> Self {
        Self { options, places: Semaphore::new(connections), idle: Mutex::default() }
    }

    pub(crate) async fn lease(&self) -> Result<Lease<'_>, Error> {
        let place = self.places.acquire().await.map_err(|_| Error::PoolClosed)?;
        let idle = self.idle().pop();
        let connection = match idle {
            Some(connection) => connection,
            None => PgConnection::connect_with(&self.options).await?,
        };
        Ok(Lease { pool: self, connection, _place: place })
    }

    fn idle(&self) -> MutexGuard<'_, Vec<PgConnection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lease<'_> {
    pub(crate) fn connection(&mut self) -> &mut PgConnection {
        &mut self.connection
    }

    /// Ends the lease with the query's result. A broken connection is rarely alone: when the server restarts all are.
    pub(crate) fn end<T>(self, result: Result<T, Error>) -> Result<T, Error> {
        match &result {
            Ok(_) => self.pool.idle().push(self.connection),
            Err(_) => self.pool.idle().clear(),
        }
        result
    }
}

impl std::fmt::Debug for Pool {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The options hold the password.
        write!(out, "Pool({} idle)", self.idle().len())
    }
}
