package postgres

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"footprint.dev/go-service/internal/config"
)

const (
	maxConnections = 8
	maxIdleTime    = 5 * time.Minute
)

// newPool connects to nothing yet.
func newPool(database config.Database) (*pgxpool.Pool, error) {
	// The driver wants its configuration parsed by itself, and would fill what is missing from PG* variables and files.
	cfg, err := pgxpool.ParseConfig("host=localhost user=nobody sslmode=disable passfile=/nonexistent")
	if err != nil {
		return nil, errors.New("PostgreSQL driver: PG* variables are set that it cannot read") //nolint:nilerr // may quote secrets
	}
	conn := &cfg.ConnConfig.Config
	conn.Host, conn.Port = database.Host, uint16(database.Port) //nolint:gosec // a port was checked
	conn.User, conn.Password, conn.Database = database.User, database.Password, database.Name
	conn.Fallbacks, conn.TLSConfig, conn.ValidateConnect = nil, nil, nil
	conn.RuntimeParams = map[string]string{
		"application_name": "go-service",
		// The server gives up when we do: we ask it for no cancellation, see beforeConnect.
		"statement_timeout": strconv.FormatInt(callTimeout.Milliseconds(), 10),
	}
	// A connection is made in the background; its place in the pool must not be taken for longer than a call.
	conn.ConnectTimeout = callTimeout
	cfg.MaxConns = maxConnections
	cfg.MaxConnIdleTime = maxIdleTime
	cfg.BeforeConnect = beforeConnect
	cfg.BeforeClose = cutOff
	pool, err := pgxpool.NewWithConfig(context.Background(), cfg)
	if err != nil {
		return nil, fmt.Errorf("connection pool: %w", err)
	}
	return pool, nil
}

// beforeConnect lets a connection dial until it stands. Later the driver would dial once more to ask for the
// cancellation of a query that was given up, and a server that hangs would keep it, and with it a place in the pool,
// for 15 s.
func beforeConnect(_ context.Context, cfg *pgx.ConnConfig) error {
	var dialer net.Dialer
	var established atomic.Bool
	cfg.DialFunc = func(ctx context.Context, network, address string) (net.Conn, error) {
		if established.Load() {
			return nil, errNoCancellation
		}
		return dialer.DialContext(ctx, network, address)
	}
	cfg.AfterConnect = func(context.Context, *pgconn.PgConn) error {
		established.Store(true)
		return nil
	}
	return nil
}

var errNoCancellation = errors.New("a query that was given up is left to statement_timeout")

// cutOff frees the place of a connection that is broken already without waiting for the server's last words.
func cutOff(conn *pgx.Conn) {
	if conn.IsClosed() {
		_ = conn.PgConn().Conn().Close()
	}
}
