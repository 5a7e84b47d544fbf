package postgres_test

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5/pgproto3"
	"github.com/jackc/pgx/v5/pgtype"

	"footprint.dev/go-service/internal/config"
	"footprint.dev/go-service/internal/users"
)

// server speaks as much of PostgreSQL's protocol as the five statements need, over a store in memory. What the tests
// ask of it is what a database does to a service: answer, refuse, hang, drop connections. The real one is asked by the
// project's matrix.
type server struct {
	listener net.Listener
	users    *users.Memory
	hang     atomic.Bool // reads and never answers
	failWith atomic.Value
	accepted atomic.Int64

	mu    sync.Mutex
	conns map[net.Conn]struct{}
}

func startServer(t *testing.T) *server {
	t.Helper()
	var lc net.ListenConfig
	listener, err := lc.Listen(t.Context(), "tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &server{listener: listener, users: users.NewMemory([]users.User{
		{ID: 1, Name: "Ada", Email: "ada@example.com"}, {ID: 2, Name: "Bob", Email: "bob@example.com"}, {ID: 5, Name: "Eve", Email: "eve@example.com"},
	}), conns: map[net.Conn]struct{}{}}
	s.failWith.Store("")
	t.Cleanup(func() { listener.Close(); s.drop() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			s.accepted.Add(1)
			s.mu.Lock()
			s.conns[conn] = struct{}{}
			s.mu.Unlock()
			go s.serve(conn)
		}
	}()
	return s
}

func (s *server) database() config.Database {
	return config.Database{Host: "127.0.0.1", Port: s.listener.Addr().(*net.TCPAddr).Port, User: "u", Password: "secret", Name: "d"}
}

// drop ends every connection, as a restart does.
func (s *server) drop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for conn := range s.conns {
		conn.Close()
	}
	clear(s.conns)
}

func (s *server) serve(conn net.Conn) {
	backend := pgproto3.NewBackend(conn, conn)
	if _, err := backend.ReceiveStartupMessage(); err != nil || s.hang.Load() {
		return
	}
	backend.Send(&pgproto3.AuthenticationOk{})
	backend.Send(&pgproto3.BackendKeyData{ProcessID: 1, SecretKey: []byte{0, 0, 0, 1}})
	backend.Send(&pgproto3.ReadyForQuery{TxStatus: 'I'})
	statements := map[string]string{}
	var bound pgproto3.Bind
	for backend.Flush() == nil {
		message, err := backend.Receive()
		if err != nil || s.hang.Load() {
			return
		}
		switch m := message.(type) {
		case *pgproto3.Parse:
			_, statements[m.Name], _ = strings.Cut(m.Query, "\n")
			backend.Send(&pgproto3.ParseComplete{})
		case *pgproto3.Describe:
			if m.ObjectType == 'S' {
				backend.Send(&pgproto3.ParameterDescription{ParameterOIDs: parameters(statements[m.Name])})
				backend.Send(columns(statements[m.Name], nil))
			} else {
				backend.Send(columns(statements[bound.PreparedStatement], bound.ResultFormatCodes))
			}
		case *pgproto3.Bind:
			bound = *m
			backend.Send(&pgproto3.BindComplete{})
		case *pgproto3.Execute:
			s.execute(backend, statements[bound.PreparedStatement], bound.Parameters)
		case *pgproto3.Sync:
			backend.Send(&pgproto3.ReadyForQuery{TxStatus: 'I'})
		case *pgproto3.Query: // the pool's ping
			backend.Send(&pgproto3.EmptyQueryResponse{})
			backend.Send(&pgproto3.ReadyForQuery{TxStatus: 'I'})
		}
	}
}

func parameters(statement string) []uint32 {
	switch {
	case strings.HasPrefix(statement, "INSERT"):
		return []uint32{pgtype.TextOID, pgtype.TextOID}
	case strings.Contains(statement, "$2"):
		return []uint32{pgtype.Int8OID, pgtype.Int8OID}
	case strings.Contains(statement, "$1"):
		return []uint32{pgtype.Int8OID}
	default:
		return nil
	}
}

func columns(statement string, formats []int16) pgproto3.BackendMessage {
	types := []uint32{pgtype.Int8OID, pgtype.TextOID, pgtype.TextOID}
	switch {
	case strings.HasPrefix(statement, "DELETE"):
		return &pgproto3.NoData{}
	case strings.HasPrefix(statement, "INSERT"), strings.HasPrefix(statement, "SELECT 1"):
		types = types[:1]
	}
	description := &pgproto3.RowDescription{}
	for i, oid := range types {
		field := pgproto3.FieldDescription{Name: []byte("c"), DataTypeOID: oid}
		if i < len(formats) {
			field.Format = formats[i]
		}
		description.Fields = append(description.Fields, field)
	}
	return description
}

func (s *server) execute(backend *pgproto3.Backend, statement string, parameters [][]byte) {
	if code := s.failWith.Load().(string); code != "" {
		backend.Send(&pgproto3.ErrorResponse{Severity: "ERROR", Code: code, Message: "as the test wants"})
		return
	}
	rows, err := s.rows(strings.TrimSpace(statement), parameters)
	if err != nil {
		backend.Send(&pgproto3.ErrorResponse{Severity: "ERROR", Code: "XX000", Message: err.Error()})
		return
	}
	for _, row := range rows {
		backend.Send(&pgproto3.DataRow{Values: row})
	}
	operation, _, _ := strings.Cut(strings.TrimSpace(statement), " ")
	backend.Send(&pgproto3.CommandComplete{CommandTag: fmt.Appendf(nil, "%s %d", operation, len(rows))})
}

// rows compares the whole text: a service that asks otherwise than agreed is told so.
func (s *server) rows(statement string, parameters [][]byte) ([][][]byte, error) {
	number := func(i int) int64 { return int64(binary.BigEndian.Uint64(parameters[i])) }
	binary8 := func(n int64) []byte { return binary.BigEndian.AppendUint64(nil, uint64(n)) }
	row := func(u users.User) [][]byte { return [][]byte{binary8(u.ID), []byte(u.Name), []byte(u.Email)} }
	var rows [][][]byte
	switch statement {
	case "SELECT 1":
		return append(rows, [][]byte{binary8(1)}), nil
	case "SELECT id, name, email FROM users WHERE id > $1 ORDER BY id LIMIT $2":
		page, err := s.users.Page(context.Background(), number(0), int(number(1)))
		for _, u := range page.Users {
			rows = append(rows, row(u))
		}
		return rows, err
	case "SELECT id, name, email FROM users WHERE id = $1":
		if u, err := s.users.ByID(context.Background(), number(0)); err == nil {
			rows = append(rows, row(u))
		}
		return rows, nil
	case "INSERT INTO users (name, email) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING RETURNING id":
		user, err := users.NewUser(string(parameters[0]), string(parameters[1]))
		if err != nil {
			return nil, err
		}
		if u, err := s.users.Create(context.Background(), user); err == nil {
			rows = append(rows, [][]byte{binary8(u.ID)})
		}
		return rows, nil
	case "DELETE FROM users WHERE id = $1":
		if err := s.users.Delete(context.Background(), number(0)); err == nil {
			rows = append(rows, nil)
		}
		return rows, nil
	default:
		return nil, errors.New("unknown statement " + statement)
	}
}
