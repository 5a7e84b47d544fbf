package users

import (
	"cmp"
	"context"
	"slices"
)

// Memory is a Store that lives and dies with the process. It never changes after NewMemory, hence needs no lock
// and may hand out parts of its own slice.
type Memory struct {
	sorted []User
}

// NewMemory makes a store of the given users, in any order.
func NewMemory(all []User) *Memory {
	sorted := slices.Clone(all)
	slices.SortFunc(sorted, func(a, b User) int { return cmp.Compare(a.ID, b.ID) })
	return &Memory{sorted: sorted}
}

// Page implements Store.
func (m *Memory) Page(_ context.Context, after int64, limit int) (Page, error) {
	start, found := m.search(after)
	if found {
		start++
	}
	rest := m.sorted[start:]
	n := min(limit, len(rest))
	return Page{Users: rest[:n:n], More: n < len(rest)}, nil
}

// ByID implements Store.
func (m *Memory) ByID(_ context.Context, id int64) (User, error) {
	i, found := m.search(id)
	if !found {
		return User{}, ErrNotFound
	}
	return m.sorted[i], nil
}

// Ping implements Store; memory is always there.
func (m *Memory) Ping(context.Context) error {
	return nil
}

func (m *Memory) search(id int64) (int, bool) {
	return slices.BinarySearchFunc(m.sorted, id, func(u User, id int64) int { return cmp.Compare(u.ID, id) })
}
