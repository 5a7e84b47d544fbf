package postgres

import (
	"errors"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"footprint.dev/go-service/internal/config"
	"footprint.dev/go-service/internal/postgres/sqlc"
	"footprint.dev/go-service/internal/telemetry"
)

// statements are what spans say about the queries.
type statements struct {
	list, get, insert, delete telemetry.Query
}

func newStatements(database config.Database) statements {
	describe := func(generated string) telemetry.Query {
		// The generator puts a line with the query's name in front.
		_, text, _ := strings.Cut(generated, "\n")
		text = strings.TrimSpace(text)
		operation, _, _ := strings.Cut(text, " ")
		return telemetry.NewQuery(operation, "users", text, database.Host, database.Port)
	}
	return statements{describe(sqlc.ListUsers), describe(sqlc.GetUser), describe(sqlc.InsertUser), describe(sqlc.DeleteUser)}
}

// errorType is the span's error.type: the SQLSTATE, or a word where the database said nothing.
func errorType(err error) string {
	var answered *pgconn.PgError
	switch {
	case err == nil || errors.Is(err, pgx.ErrNoRows):
		return ""
	case errors.As(err, &answered):
		return answered.Code
	case pgconn.Timeout(err):
		return "timeout"
	default:
		return "connection"
	}
}
