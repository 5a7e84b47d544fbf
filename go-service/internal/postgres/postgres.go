// Package postgres is the users.Store in a PostgreSQL database. The schema is the contract's, and made elsewhere.
package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"footprint.dev/go-service/internal/config"
	"footprint.dev/go-service/internal/postgres/sqlc"
	"footprint.dev/go-service/internal/telemetry"
	"footprint.dev/go-service/internal/users"
)

//go:generate sqlc generate --file ../../sqlc.yaml

// callTimeout is over everything in a call: waiting for a connection, making one, the query. The contract wants
// "away" said within 2 s.
const callTimeout = 1500 * time.Millisecond

// Store implements users.Store. Errors that are not the domain's mean that the database cannot be reached.
type Store struct {
	pool       *pgxpool.Pool
	queries    *sqlc.Queries
	telemetry  *telemetry.Telemetry
	statements statements
}

// New makes a store that connects when it is first asked for something, and again whenever that is needed.
func New(database config.Database, t *telemetry.Telemetry) (*Store, error) {
	pool, err := newPool(database)
	if err != nil {
		return nil, err
	}
	return &Store{pool, sqlc.New(pool), t, newStatements(database)}, nil
}

// Close ends the connections. It waits for calls that are under way.
func (s *Store) Close() {
	s.pool.Close()
}

// Page implements users.Store.
func (s *Store) Page(ctx context.Context, after int64, limit int) (users.Page, error) {
	var rows []sqlc.User
	err := s.call(ctx, s.statements.list, func(ctx context.Context) (err error) {
		// One row more than asked for tells whether there is another page.
		rows, err = s.queries.ListUsers(ctx, sqlc.ListUsersParams{After: after, Rows: int32(limit) + 1}) //nolint:gosec // at most 100
		return err
	})
	if err != nil {
		return users.Page{}, err
	}
	n := min(limit, len(rows))
	page := users.Page{Users: make([]users.User, n), More: n < len(rows)}
	for i, row := range rows[:n] {
		page.Users[i] = users.User(row)
	}
	return page, nil
}

// ByID implements users.Store.
func (s *Store) ByID(ctx context.Context, id int64) (users.User, error) {
	var row sqlc.User
	err := s.call(ctx, s.statements.get, func(ctx context.Context) (err error) {
		row, err = s.queries.GetUser(ctx, id)
		return err
	})
	if errors.Is(err, pgx.ErrNoRows) {
		return users.User{}, users.ErrNotFound
	}
	return users.User(row), err
}

// Create implements users.Store. A database has no bound: it never returns users.ErrFull.
func (s *Store) Create(ctx context.Context, user users.New) (users.User, error) {
	created := users.User{Name: user.Name(), Email: user.Email()}
	err := s.call(ctx, s.statements.insert, func(ctx context.Context) (err error) {
		created.ID, err = s.queries.InsertUser(ctx, sqlc.InsertUserParams{Name: created.Name, Email: created.Email})
		return err
	})
	// The statement does nothing on a conflict, and so returns no row.
	if errors.Is(err, pgx.ErrNoRows) {
		return users.User{}, users.ErrDuplicate
	}
	return created, err
}

// Delete implements users.Store.
func (s *Store) Delete(ctx context.Context, id int64) error {
	var deleted int64
	err := s.call(ctx, s.statements.delete, func(ctx context.Context) (err error) {
		deleted, err = s.queries.DeleteUser(ctx, id)
		return err
	})
	if err == nil && deleted == 0 {
		return users.ErrNotFound
	}
	return err
}

// Ping implements users.Store. It makes no span: only health checks call it.
func (s *Store) Ping(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	if err := s.queries.Ready(ctx); err != nil {
		return fmt.Errorf("ping: %w", err)
	}
	return nil
}

// call runs a query in a span and within the deadline. "No rows" is an answer, not a failure: it is handed on as it is.
func (s *Store) call(ctx context.Context, statement telemetry.Query, query func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	ctx, end := s.telemetry.BeginQuery(ctx, statement)
	err := query(ctx)
	end(errorType(err))
	if err == nil || errors.Is(err, pgx.ErrNoRows) {
		return err
	}
	return fmt.Errorf("query: %w", err)
}
