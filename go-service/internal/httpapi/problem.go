package httpapi

import (
	"errors"
	"net/http"

	"footprint.dev/go-service/internal/users"
)

// ProblemType is the media type of every error.
const ProblemType = "application/problem+json"

// Problem is an RFC 9457 answer, and the error that asks for one.
type Problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
}

// NewProblem makes a problem that its status code explains; detail is for the caller's eyes, so it names nothing internal.
func NewProblem(status int, detail string) *Problem {
	return &Problem{Type: "about:blank", Title: title(status), Status: status, Detail: detail}
}

// title is the phrase of RFC 9110; net/http still has that of its predecessor for two of them.
func title(status int) string {
	switch status {
	case http.StatusRequestEntityTooLarge:
		return "Content Too Large"
	case http.StatusUnprocessableEntity:
		return "Unprocessable Content"
	default:
		return http.StatusText(status)
	}
}

// Error implements error.
func (p *Problem) Error() string {
	return p.Title + ": " + p.Detail
}

// Answer is the problem as it is sent.
func (p *Problem) Answer() Answer {
	return jsonAnswer(p.Status, ProblemType, p)
}

// problemFor is the one table from errors to answers. What it does not know came from the store: its text stays in the log.
func problemFor(err error) *Problem {
	var problem *Problem
	switch {
	case errors.As(err, &problem):
		return problem
	case errors.Is(err, users.ErrNotFound):
		return NewProblem(http.StatusNotFound, "there is no such user")
	case errors.Is(err, users.ErrDuplicate):
		return NewProblem(http.StatusConflict, "another user has this email")
	case errors.Is(err, users.ErrFull):
		return NewProblem(http.StatusInsufficientStorage, "the store is full")
	default:
		return NewProblem(http.StatusServiceUnavailable, "the store cannot be reached")
	}
}
