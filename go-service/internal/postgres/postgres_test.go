package postgres_test

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.opentelemetry.io/otel/propagation"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"footprint.dev/go-service/internal/postgres"
	"footprint.dev/go-service/internal/telemetry"
	"footprint.dev/go-service/internal/users"
)

func open(t *testing.T, s *server, tel *telemetry.Telemetry) *postgres.Store {
	t.Helper()
	store, err := postgres.New(s.database(), tel)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(store.Close)
	return store
}

func TestStore(t *testing.T) {
	s := startServer(t)
	store := open(t, s, &telemetry.Telemetry{})
	if s.accepted.Load() != 0 {
		t.Error("connected before the first use")
	}
	page, err := store.Page(t.Context(), 1, 1)
	if err != nil || !page.More || !slices.Equal(page.Users, []users.User{{ID: 2, Name: "Bob", Email: "bob@example.com"}}) {
		t.Errorf("%+v, %v", page, err)
	}
	if page, err = store.Page(t.Context(), 5, 100); err != nil || page.More || page.Users == nil || len(page.Users) != 0 {
		t.Errorf("%+v, %v", page, err)
	}
	user, err := users.NewUser("Zoë", "ZOE@example.com")
	if err != nil {
		t.Fatal(err)
	}
	created, err := store.Create(t.Context(), user)
	if err != nil || created != (users.User{ID: 6, Name: "Zoë", Email: "zoe@example.com"}) {
		t.Errorf("%+v, %v", created, err)
	}
	if _, err := store.Create(t.Context(), user); !errors.Is(err, users.ErrDuplicate) {
		t.Errorf("duplicate: %v", err)
	}
	if got, err := store.ByID(t.Context(), 6); err != nil || got != created {
		t.Errorf("%+v, %v", got, err)
	}
	if err := store.Delete(t.Context(), 6); err != nil {
		t.Error(err)
	}
	if err := store.Delete(t.Context(), 6); !errors.Is(err, users.ErrNotFound) {
		t.Errorf("second deletion: %v", err)
	}
	if _, err := store.ByID(t.Context(), 6); !errors.Is(err, users.ErrNotFound) {
		t.Errorf("%v", err)
	}
	if err := store.Ping(t.Context()); err != nil {
		t.Error(err)
	}
}

// failures asks for a user n times at once and counts what failed; none may take 2 s.
func failures(t *testing.T, store *postgres.Store, n int) (failed int) {
	t.Helper()
	var mu sync.Mutex
	var asking sync.WaitGroup
	for range n {
		asking.Go(func() {
			begin := time.Now()
			_, err := store.ByID(t.Context(), 1)
			if took := time.Since(begin); took > 2*time.Second {
				t.Errorf("took %v", took)
			}
			if err != nil {
				if strings.Contains(err.Error(), "secret") {
					t.Errorf("shows the password: %v", err)
				}
				mu.Lock()
				failed++
				mu.Unlock()
			}
		})
	}
	asking.Wait()
	return failed
}

func TestAHangingServerIsGivenUpAndComesBackAtOnce(t *testing.T) {
	s := startServer(t)
	store := open(t, s, &telemetry.Telemetry{})
	if n := failures(t, store, 20); n != 0 {
		t.Fatalf("%d failures before", n)
	}
	s.hang.Store(true)
	if n := failures(t, store, 20); n != 20 {
		t.Errorf("%d of 20 failed", n)
	}
	if err := store.Ping(t.Context()); err == nil {
		t.Error("ready without a database")
	}
	s.hang.Store(false)
	// The old connections hang for ever. None of them may keep its place.
	time.Sleep(100 * time.Millisecond)
	if n := failures(t, store, 20); n != 0 {
		t.Errorf("%d failures afterwards", n)
	}
	if n := s.accepted.Load(); n > 3*8 {
		t.Errorf("%d connections for 3 rounds of at most 8", n)
	}
}

func TestARestartIsSurvived(t *testing.T) {
	s := startServer(t)
	store := open(t, s, &telemetry.Telemetry{})
	failures(t, store, 20)
	s.drop()
	recovered := func() bool { return failures(t, store, 8) == 0 }
	for begin := time.Now(); !recovered(); {
		if time.Since(begin) > 5*time.Second {
			t.Fatal("still failing")
		}
	}
}

func TestARefusingServerFailsAtOnce(t *testing.T) {
	s := startServer(t)
	store := open(t, s, &telemetry.Telemetry{})
	s.listener.Close()
	begin := time.Now()
	if failures(t, store, 1) != 1 || time.Since(begin) > time.Second {
		t.Errorf("after %v", time.Since(begin))
	}
}

func TestEachQueryIsASpanAlsoWhenThereIsNoConnection(t *testing.T) {
	s := startServer(t)
	recorder := tracetest.NewSpanRecorder()
	tel := &telemetry.Telemetry{}
	tel.UseSpans(sdktrace.WithSpanProcessor(recorder))
	store := open(t, s, tel)
	ctx, x := tel.Begin(t.Context(), telemetry.Request{Method: "GET", Host: "h", Header: propagation.MapCarrier{}})
	ask := func() { _, _ = store.ByID(ctx, 1) }
	ask()
	s.failWith.Store("57P03")
	ask()
	s.failWith.Store("")
	s.hang.Store(true)
	ask()
	s.listener.Close()
	ask()
	if err := store.Ping(t.Context()); err == nil {
		t.Error("ready without a database")
	}
	x.End(ctx, 200)
	var got []string
	for _, span := range recorder.Ended()[:len(recorder.Ended())-1] {
		attributes := map[string]string{}
		for _, kv := range span.Attributes() {
			attributes[string(kv.Key)] = kv.Value.String()
		}
		if span.Name() != "SELECT users" || attributes["db.query.text"] != "SELECT id, name, email FROM users WHERE id = $1" ||
			attributes["db.operation.name"] != "SELECT" || attributes["server.address"] != "127.0.0.1" {
			t.Errorf("%s %v", span.Name(), attributes)
		}
		got = append(got, span.Status().Code.String()+attributes["error.type"])
	}
	if want := []string{"Unset", "Error57P03", "Errortimeout", "Errorconnection"}; !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}
