// Package users is the domain: what a user is, what a new one must look like, and what a store of users promises.
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

// What a store may answer instead of a user. Any other error of a store means that it cannot be reached.
var (
	// ErrNotFound says that no user has the ID that was asked for.
	ErrNotFound = errors.New("no such user")
	// ErrDuplicate says that another user has the email.
	ErrDuplicate = errors.New("email is taken")
	// ErrFull says that the store takes no more users.
	ErrFull = errors.New("store is full")
)

// Store keeps users. Implementations are safe for concurrent use, and bound each call in time.
type Store interface {
	// Page returns at most limit users whose ID is greater than after. The slice is the caller's, and never nil.
	Page(ctx context.Context, after int64, limit int) (Page, error)
	// ByID returns ErrNotFound when there is no such user.
	ByID(ctx context.Context, id int64) (User, error)
	// Create gives the user an ID, or returns ErrDuplicate or ErrFull.
	Create(ctx context.Context, user New) (User, error)
	// Delete returns ErrNotFound when there is no such user.
	Delete(ctx context.Context, id int64) error
	// Ping returns an error while the store cannot answer.
	Ping(ctx context.Context) error
}
