package users_test

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"footprint.dev/go-service/internal/users"
)

func seeded(t *testing.T) *users.Memory {
	t.Helper()
	seed, err := users.Seed()
	if err != nil {
		t.Fatal(err)
	}
	return users.NewMemory(seed)
}

func newUser(t *testing.T, name, email string) users.New {
	t.Helper()
	user, err := users.NewUser(name, email)
	if err != nil {
		t.Fatal(err)
	}
	return user
}

func ids(page users.Page) []int64 {
	var out []int64
	for _, u := range page.Users {
		out = append(out, u.ID)
	}
	return out
}

func TestSeedIsTheContracts(t *testing.T) {
	contract, err := os.ReadFile("../../../contract/users.json")
	if err != nil {
		t.Fatal(err)
	}
	embedded, err := os.ReadFile("users.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(contract, embedded) {
		t.Error("users.json differs from the contract's: run go generate ./internal/users")
	}
}

func TestSeedHoldsAHundredUsersThatKeepTheRules(t *testing.T) {
	seed, err := users.Seed()
	if err != nil || len(seed) != 100 {
		t.Fatalf("%d users, %v", len(seed), err)
	}
	for i, u := range seed {
		if made := newUser(t, u.Name, u.Email); u.ID != int64(i+1) || made.Email() != u.Email {
			t.Errorf("user %d: %+v", i+1, u)
		}
	}
}

func TestPage(t *testing.T) {
	store := users.NewMemory([]users.User{{ID: 7}, {ID: 2}, {ID: 5}, {ID: 9}})
	cases := []struct {
		name  string
		after int64
		limit int
		want  []int64
		more  bool
	}{
		{"first", 0, 2, []int64{2, 5}, true},
		{"after an existing id", 5, 1, []int64{7}, true},
		{"after a gap", 6, 2, []int64{7, 9}, false},
		{"exactly to the end", 0, 4, []int64{2, 5, 7, 9}, false},
		{"beyond the end", 9, 3, nil, false},
		{"largest id there is", math.MaxInt64, 3, nil, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			page, err := store.Page(t.Context(), c.after, c.limit)
			if err != nil || page.Users == nil || !slices.Equal(ids(page), c.want) || page.More != c.more {
				t.Errorf("got %v more=%v, %v", ids(page), page.More, err)
			}
		})
	}
}

func TestAPageIsTheCallers(t *testing.T) {
	store := seeded(t)
	page, err := store.Page(t.Context(), 0, 3)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Delete(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(ids(page), []int64{1, 2, 3}) {
		t.Errorf("a deletion changed the page to %v", ids(page))
	}
	page.Users[2].Name = "Mallory"
	if u, err := store.ByID(t.Context(), 3); err != nil || u.Name == "Mallory" {
		t.Errorf("got %+v, %v", u, err)
	}
}

func TestByID(t *testing.T) {
	store := seeded(t)
	if u, err := store.ByID(t.Context(), 1); err != nil || u.Email != "ada.lovelace@example.com" {
		t.Errorf("got %+v, %v", u, err)
	}
	if _, err := store.ByID(t.Context(), 101); !errors.Is(err, users.ErrNotFound) {
		t.Errorf("got %v", err)
	}
	if err := store.Ping(t.Context()); err != nil {
		t.Errorf("ping: %v", err)
	}
}

func TestIDsAreNeverGivenTwice(t *testing.T) {
	store := seeded(t)
	for want := int64(101); want < 104; want++ {
		created, err := store.Create(t.Context(), newUser(t, "N", "n@example.com"))
		if err != nil || created != (users.User{ID: want, Name: "N", Email: "n@example.com"}) {
			t.Fatalf("got %+v, %v", created, err)
		}
		if err := store.Delete(t.Context(), created.ID); err != nil {
			t.Fatal(err)
		}
		if err := store.Delete(t.Context(), created.ID); !errors.Is(err, users.ErrNotFound) {
			t.Errorf("second time: %v", err)
		}
	}
}

func TestEmailsAreUniqueInAnyCase(t *testing.T) {
	store := seeded(t)
	if _, err := store.Create(t.Context(), newUser(t, "A", "ADA.Lovelace@Example.COM")); !errors.Is(err, users.ErrDuplicate) {
		t.Errorf("got %v", err)
	}
}

func TestFullAtTenThousandAndADuplicateIsFoundFirst(t *testing.T) {
	store := users.NewMemory(nil)
	for i := range 10_000 {
		if _, err := store.Create(t.Context(), newUser(t, "N", fmt.Sprintf("n%d@example.com", i))); err != nil {
			t.Fatal(i, err)
		}
	}
	if _, err := store.Create(t.Context(), newUser(t, "N", "n0@example.com")); !errors.Is(err, users.ErrDuplicate) {
		t.Errorf("duplicate: %v", err)
	}
	if _, err := store.Create(t.Context(), newUser(t, "N", "new@example.com")); !errors.Is(err, users.ErrFull) {
		t.Errorf("full: %v", err)
	}
	if err := store.Delete(t.Context(), 5000); err != nil {
		t.Fatal(err)
	}
	if u, err := store.Create(t.Context(), newUser(t, "N", "new@example.com")); err != nil || u.ID != 10_001 {
		t.Errorf("after a deletion: %+v, %v", u, err)
	}
}

func TestOfConcurrentCreationsOfOneEmailOneWins(t *testing.T) {
	store := seeded(t)
	var won atomic.Int64
	var all sync.WaitGroup
	for worker := range 8 {
		all.Go(func() {
			for i := range 50 {
				user, err := users.NewUser("N", fmt.Sprintf("n%d@example.com", i))
				if err != nil {
					t.Error(err)
				}
				switch created, err := store.Create(t.Context(), user); {
				case err == nil:
					won.Add(1)
					if got, err2 := store.ByID(t.Context(), created.ID); err2 != nil || got != created {
						t.Errorf("worker %d: %+v, %v", worker, got, err2)
					}
				case !errors.Is(err, users.ErrDuplicate):
					t.Error(err)
				}
				if _, err := store.Page(t.Context(), 0, 100); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if won.Load() != 50 {
		t.Errorf("%d creations of 50 emails", won.Load())
	}
}
