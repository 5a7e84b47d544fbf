package server

import (
	"bytes"
	"fmt"
	"net/http"
	"strconv"

	"footprint.dev/go-service/internal/httpapi"
)

// net/http answers what it cannot parse (a bad escape in the path, no Host, headers too large) before any handler
// runs, in text/plain, in a single write to the connection. These two mark such an answer.
var (
	statusPrefix = []byte("HTTP/1.1 ")
	errorHeaders = []byte("\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n")
)

// Write passes everything through but net/http's own refusals, which it turns into problem+json, as the contract asks
// of every error. It reports len(b) for those, for that is what net/http asked to be written.
func (c *conn) Write(b []byte) (int, error) {
	status, ok := refusal(b)
	if !ok {
		return c.Conn.Write(b)
	}
	if c.late.Load() {
		status = http.StatusRequestTimeout // net/http says 400 to half a head
	}
	if _, err := c.Conn.Write(problemAnswer(status)); err != nil {
		return 0, err
	}
	return len(b), nil
}

// refusal recognises an answer of net/http's own and returns its status. A handler's answer never passes: its
// headers are in another order, and include a date.
func refusal(b []byte) (int, bool) {
	rest, ok := bytes.CutPrefix(b, statusPrefix)
	if !ok || len(rest) < 3 || (rest[0] != '4' && rest[0] != '5') {
		return 0, false
	}
	line, _, ok := bytes.Cut(rest, errorHeaders)
	if !ok || bytes.IndexByte(line, '\r') >= 0 {
		return 0, false
	}
	status, err := strconv.Atoi(string(rest[:3]))
	return status, err == nil
}

func problemAnswer(status int) []byte {
	body := httpapi.NewProblem(status, "the request could not be understood").Answer().Body
	return fmt.Appendf(nil, "HTTP/1.1 %d %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s",
		status, http.StatusText(status), httpapi.ProblemType, len(body), body)
}
