package httpapi

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"

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
	return &Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: detail}
}

// Error implements error.
func (p *Problem) Error() string {
	return p.Title + ": " + p.Detail
}

// Write answers with the problem.
func (p *Problem) Write(w http.ResponseWriter) {
	writeBody(w, p.Status, ProblemType, p.Body())
}

// Body is the problem as JSON.
func (p *Problem) Body() []byte {
	body, err := json.Marshal(p)
	if err != nil {
		panic(err) // Four plain fields always marshal.
	}
	return body
}

// ProblemFor is the one table from errors to answers. Whatever it does not know is the service's own fault,
// and its text stays in the log.
func ProblemFor(err error) *Problem {
	var problem *Problem
	switch {
	case errors.As(err, &problem):
		return problem
	case errors.Is(err, users.ErrNotFound):
		return NewProblem(http.StatusNotFound, "No user has this id.")
	default:
		return serverFault()
	}
}

func serverFault() *Problem {
	return NewProblem(http.StatusInternalServerError, "The request could not be completed.")
}

// WriteNotFound answers a path that leads nowhere.
func WriteNotFound(w http.ResponseWriter) {
	NewProblem(http.StatusNotFound, "There is nothing at this path.").Write(w)
}

// WriteMethodNotAllowed answers a known path; allowed are the methods it does have.
func WriteMethodNotAllowed(w http.ResponseWriter, allowed []string) {
	list := strings.Join(allowed, ", ")
	w.Header().Set("Allow", list)
	NewProblem(http.StatusMethodNotAllowed, "Allowed here: "+list+".").Write(w)
}
