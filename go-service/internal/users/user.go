// Package users is the domain: what a user is and what a store of users promises.
package users

import (
	"context"
	"errors"
)

// User is one person in the store. IDs are positive and never reused.
type User struct {
	ID    int64  `json:"id"`
	Name  string `json:"name"`
	Email string `json:"email"`
}

// Page is a run of users in ascending ID order.
type Page struct {
	Users []User
	// More tells whether the store holds users beyond the last one.
	More bool
}

// ErrNotFound says that no user has the ID that was asked for.
var ErrNotFound = errors.New("no such user")

// Store keeps users. Implementations are safe for concurrent use.
type Store interface {
	// Page returns at most limit users whose ID is greater than after. Callers must not change the slice.
	Page(ctx context.Context, after int64, limit int) (Page, error)
	// ByID returns ErrNotFound when there is no such user.
	ByID(ctx context.Context, id int64) (User, error)
	// Ping returns an error while the store cannot answer.
	Ping(ctx context.Context) error
}
