package users

import (
	"cmp"
	"context"
	"slices"
	"sync"
)

// MaxInMemory bounds what callers can make this process hold.
const MaxInMemory = 10_000

// Memory is a Store that lives and dies with the process.
type Memory struct {
	mu     sync.RWMutex
	sorted []User // by ID, and an ID only grows: new users go to the end
	emails map[string]struct{}
	lastID int64
}

// NewMemory makes a store of the given users, in any order.
func NewMemory(all []User) *Memory {
	m := &Memory{sorted: slices.Clone(all), emails: make(map[string]struct{}, len(all))}
	slices.SortFunc(m.sorted, func(a, b User) int { return cmp.Compare(a.ID, b.ID) })
	for _, u := range m.sorted {
		m.emails[u.Email] = struct{}{}
		m.lastID = u.ID
	}
	return m
}

// Page implements Store.
func (m *Memory) Page(_ context.Context, after int64, limit int) (Page, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	start, found := m.search(after)
	if found {
		start++
	}
	rest := m.sorted[start:]
	n := min(limit, len(rest))
	// A copy: Delete moves users about in the slice.
	return Page{Users: append(make([]User, 0, n), rest[:n]...), More: n < len(rest)}, nil
}

// ByID implements Store.
func (m *Memory) ByID(_ context.Context, id int64) (User, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	i, found := m.search(id)
	if !found {
		return User{}, ErrNotFound
	}
	return m.sorted[i], nil
}

// Create implements Store.
func (m *Memory) Create(_ context.Context, user New) (User, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, taken := m.emails[user.Email()]; taken {
		return User{}, ErrDuplicate
	}
	if len(m.sorted) >= MaxInMemory {
		return User{}, ErrFull
	}
	m.lastID++
	created := User{ID: m.lastID, Name: user.Name(), Email: user.Email()}
	m.sorted = append(m.sorted, created)
	m.emails[created.Email] = struct{}{}
	return created, nil
}

// Delete implements Store.
func (m *Memory) Delete(_ context.Context, id int64) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	i, found := m.search(id)
	if !found {
		return ErrNotFound
	}
	delete(m.emails, m.sorted[i].Email)
	m.sorted = slices.Delete(m.sorted, i, i+1)
	return nil
}

// Ping implements Store; memory is always there.
func (m *Memory) Ping(context.Context) error {
	return nil
}

func (m *Memory) search(id int64) (int, bool) {
	return slices.BinarySearchFunc(m.sorted, id, func(u User, id int64) int { return cmp.Compare(u.ID, id) })
}
