package users_test

import (
	"bytes"
	"errors"
	"math"
	"os"
	"slices"
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
		t.Error("users.json differs from the contract's: run go generate ./...")
	}
}

func TestSeedHoldsAHundredCompleteUsers(t *testing.T) {
	seed, err := users.Seed()
	if err != nil || len(seed) != 100 {
		t.Fatalf("%d users, %v", len(seed), err)
	}
	for i, u := range seed {
		if u.ID != int64(i+1) || u.Name == "" || u.Email == "" {
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
			if err != nil || !slices.Equal(ids(page), c.want) || page.More != c.more {
				t.Errorf("got %v more=%v, %v", ids(page), page.More, err)
			}
		})
	}
}

func TestAppendingToAPageLeavesTheStoreAlone(t *testing.T) {
	store := seeded(t)
	page, err := store.Page(t.Context(), 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	_ = append(page.Users, users.User{ID: 2, Name: "Mallory"})
	if u, err := store.ByID(t.Context(), 2); err != nil || u.Name == "Mallory" {
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
