package httpapi

import (
	"bytes"
	"encoding/json"
	"net/http"
)

const jsonType = "application/json"

// Answer is what a framework package has to write: the status, header fields where they are not empty, the body.
type Answer struct {
	Status      int
	ContentType string
	Body        []byte
	Allow       string
	Link        string
	Location    string
}

// The methods that each path has, as Allow lists them.
const (
	HealthMethods = "GET, HEAD, OPTIONS"
	UsersMethods  = "GET, HEAD, OPTIONS, POST"
	UserMethods   = "DELETE, GET, HEAD, OPTIONS"
)

// Options answers OPTIONS on a path that has these methods.
func Options(methods string) Answer {
	return Answer{Status: http.StatusNoContent, Allow: methods}
}

// MethodNotAllowed answers a method that is not among the path's.
func MethodNotAllowed(methods string) Answer {
	answer := NewProblem(http.StatusMethodNotAllowed, "this path answers "+methods).Answer()
	answer.Allow = methods
	return answer
}

// NotFound answers a path that leads nowhere.
func NotFound() Answer {
	return NewProblem(http.StatusNotFound, "there is nothing at this path").Answer()
}

func jsonAnswer(status int, contentType string, v any) Answer {
	var body bytes.Buffer
	encoder := json.NewEncoder(&body)
	// Escapes for HTML's sake would only make the answer longer.
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		panic(err) // Structs of strings and numbers always marshal.
	}
	// The encoder ends with a line feed, which compact JSON does not have.
	return Answer{Status: status, ContentType: contentType, Body: bytes.TrimSuffix(body.Bytes(), []byte("\n"))}
}
