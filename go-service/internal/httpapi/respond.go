package httpapi

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"

	"footprint.dev/go-service/internal/health"
)

const jsonType = "application/json"

// Info is the body of /health.
type Info struct {
	Status  string `json:"status"`
	Version string `json:"version"`
}

// WriteJSON answers with v. Nothing is written when v cannot be marshalled, so the caller can still report that.
func WriteJSON(w http.ResponseWriter, status int, v any) error {
	body, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("marshal answer: %w", err)
	}
	writeBody(w, status, jsonType, body)
	return nil
}

// WriteReport answers a health report: 503 when it is DOWN.
func WriteReport(w http.ResponseWriter, report health.Report) error {
	status := http.StatusOK
	if report.Status != health.Up {
		status = http.StatusServiceUnavailable
	}
	return WriteJSON(w, status, report)
}

func writeBody(w http.ResponseWriter, status int, contentType string, body []byte) {
	h := w.Header()
	h.Set("Content-Type", contentType)
	// Said here because net/http works it out for short bodies only, and HEAD must show the same headers as GET.
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	// A failed write means that the client has gone: there is nobody left to tell.
	_, _ = w.Write(body)
}
