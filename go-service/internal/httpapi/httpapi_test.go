package httpapi

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"footprint.dev/go-service/internal/health"
	"footprint.dev/go-service/internal/users"
)

func newAPI(t *testing.T, log io.Writer) API {
	t.Helper()
	seed, err := users.Seed()
	if err != nil {
		t.Fatal(err)
	}
	store := users.NewMemory(seed)
	logger := slog.New(slog.NewTextHandler(log, nil))
	return API{
		Version: "1.0.0", Health: health.New(health.Probe{Name: "store", Ping: store.Ping}), Users: store,
		Log: logger, Faults: NewFaultLog(logger),
	}
}

func jsonBody(text string) Body {
	return Body{ContentType: jsonType, Length: int64(len(text)), Reader: strings.NewReader(text)}
}

func TestCreatedUserIsAnsweredAndLogged(t *testing.T) {
	var log strings.Builder
	api := newAPI(t, &log)
	got := api.CreateUser(t.Context(), jsonBody(`{"name":"Zoë <&>","email":"ZOE@example.com"}`))
	if got.Status != 201 || got.Location != "/api/v1/users/101" || got.ContentType != jsonType ||
		string(got.Body) != `{"id":101,"name":"Zoë <&>","email":"zoe@example.com"}` {
		t.Errorf("%+v %s", got, got.Body)
	}
	if again := api.GetUser(t.Context(), "101"); string(again.Body) != string(got.Body) {
		t.Errorf("then %s", again.Body)
	}
	if gone := api.DeleteUser(t.Context(), "0101"); gone.Status != 204 || gone.Body != nil || gone.ContentType != "" {
		t.Errorf("%+v", gone)
	}
	if twice := api.DeleteUser(t.Context(), "101"); twice.Status != 404 {
		t.Errorf("%+v", twice)
	}
	for _, line := range []string{`msg="user created" user.id=101`, `msg="user deleted" user.id=101`} {
		if strings.Count(log.String(), line) != 1 {
			t.Errorf("no %s in %s", line, log.String())
		}
	}
}

// Each body is wrong in its own way and in all that are looked for later.
func TestTheFirstFindingIsTheAnswer(t *testing.T) {
	tooLong := strings.Repeat("x", MaxBody+1)
	for name, c := range map[string]struct {
		body   Body
		status int
	}{
		"no type":                 {Body{Length: MaxBody + 1}, 415},
		"other type":              {Body{ContentType: "text/json", Length: MaxBody + 1}, 415},
		"almost the type":         {Body{ContentType: "application/json5", Length: MaxBody + 1}, 415},
		"encoded":                 {Body{ContentType: jsonType, ContentEncoding: "gzip", Length: MaxBody + 1}, 415},
		"announced too large":     {Body{ContentType: jsonType, Length: MaxBody + 1, Reader: iotest.ErrReader(io.ErrUnexpectedEOF)}, 413},
		"chunked too large":       {Body{ContentType: jsonType, Length: -1, Reader: strings.NewReader(tooLong)}, 413},
		"late":                    {Body{ContentType: jsonType, Length: 9, Reader: iotest.ErrReader(os.ErrDeadlineExceeded)}, 408},
		"cut off":                 {Body{ContentType: jsonType, Length: 9, Reader: iotest.ErrReader(io.ErrUnexpectedEOF)}, 400},
		"no JSON":                 {jsonBody(`{"name":"","x":1`), 400},
		"two texts":               {jsonBody(`{} {}`), 400},
		"empty":                   {jsonBody(``), 400},
		"byte order mark":         {jsonBody("\ufeff{}"), 400},
		"no UTF-8":                {jsonBody("{\"x\":\"\xff\"}"), 400},
		"twice":                   {jsonBody(`{"name":"A","email":"ada.lovelace@example.com","name":"B"}`), 422},
		"half a pair":             {jsonBody(`{"name":"\ud83d","email":"ada.lovelace@example.com"}`), 422},
		"bad name":                {jsonBody(`{"name":"","email":"ada.lovelace@example.com"}`), 422},
		"duplicate":               {jsonBody(`{"name":"A","email":"ADA.lovelace@example.com"}`), 409},
		"type in any case":        {Body{ContentType: "Application/JSON ; charset=x", ContentEncoding: "Identity", Length: -1, Reader: strings.NewReader(`{}`)}, 422},
		"exactly as large as may": {jsonBody(strings.Repeat(" ", MaxBody-2) + "{}"), 422},
	} {
		if got := newAPI(t, io.Discard).CreateUser(t.Context(), c.body); got.Status != c.status || got.ContentType != ProblemType {
			t.Errorf("%s: %d %s, want %d", name, got.Status, got.Body, c.status)
		}
	}
}

// awayStore is a store that cannot be reached.
type awayStore struct{ users.Store }

var errAway = errors.New("dial tcp 10.0.0.1: secret")

func (awayStore) Page(context.Context, int64, int) (users.Page, error)  { return users.Page{}, errAway }
func (awayStore) ByID(context.Context, int64) (users.User, error)       { return users.User{}, errAway }
func (awayStore) Create(context.Context, users.New) (users.User, error) { return users.User{}, errAway }
func (awayStore) Delete(context.Context, int64) error                   { return errAway }
func (awayStore) Ping(context.Context) error                            { return errAway }

func TestStoreDownIs503AndLoggedOnceASecond(t *testing.T) {
	var log strings.Builder
	api := newAPI(t, &log)
	api.Users = awayStore{}
	api.Health = health.New(health.Probe{Name: "store", Ping: awayStore{}.Ping})
	now := time.Now()
	api.Faults.now = func() time.Time { return now }
	ask := func() {
		for _, got := range []Answer{
			api.ListUsers(t.Context(), ""), api.GetUser(t.Context(), "1"), api.DeleteUser(t.Context(), "1"),
			api.CreateUser(t.Context(), jsonBody(`{"name":"A","email":"a@b.cd"}`)), api.Ready(t.Context()),
		} {
			if got.Status != 503 || strings.Contains(string(got.Body), "secret") {
				t.Errorf("%+v %s", got, got.Body)
			}
		}
	}
	ask()
	if n := strings.Count(log.String(), "secret"); n != 1 || !strings.Contains(log.String(), "level=WARN") {
		t.Errorf("%d lines: %s", n, log.String())
	}
	now = now.Add(time.Second)
	ask()
	if n := strings.Count(log.String(), "secret"); n != 2 {
		t.Errorf("a second later %d lines: %s", n, log.String())
	}
}

func TestBadParametersAreFoundBeforeTheStoreIsAsked(t *testing.T) {
	api := newAPI(t, io.Discard)
	api.Users = awayStore{}
	for name, got := range map[string]Answer{
		"limit": api.ListUsers(t.Context(), "limit=0"), "id": api.GetUser(t.Context(), "x"), "delete": api.DeleteUser(t.Context(), "0"),
		"body": api.CreateUser(t.Context(), jsonBody(`{`)),
	} {
		if got.Status != 400 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// fullStore has no room, which is no outage.
type fullStore struct{ users.Store }

func (fullStore) Create(context.Context, users.New) (users.User, error) {
	return users.User{}, users.ErrFull
}

func TestStoreFullIs507(t *testing.T) {
	api := newAPI(t, io.Discard)
	api.Users = fullStore{}
	got := api.CreateUser(t.Context(), jsonBody(`{"name":"A","email":"a@b.cd"}`))
	if want := `{"type":"about:blank","title":"Insufficient Storage","status":507,"detail":"the store is full"}`; string(got.Body) != want {
		t.Errorf("%s", got.Body)
	}
}

func TestTitlesAreThoseOfRFC9110(t *testing.T) {
	for status, want := range map[int]string{
		400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed", 408: "Request Timeout", 409: "Conflict", 413: "Content Too Large",
		415: "Unsupported Media Type", 422: "Unprocessable Content", 500: "Internal Server Error", 503: "Service Unavailable", 507: "Insufficient Storage",
	} {
		if got := NewProblem(status, "x").Title; got != want {
			t.Errorf("%d: %q", status, got)
		}
	}
}

func TestACallerThatHasGoneDoesNotCutTheStoreOff(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	api := newAPI(t, io.Discard)
	api.Users = watchingStore{api.Users, t}
	if got := api.GetUser(ctx, "1"); got.Status != 200 {
		t.Errorf("%+v", got)
	}
}

type watchingStore struct {
	users.Store
	t *testing.T
}

func (w watchingStore) ByID(ctx context.Context, id int64) (users.User, error) {
	if ctx.Err() != nil {
		w.t.Error("the store's context has ended")
	}
	return w.Store.ByID(ctx, id)
}
