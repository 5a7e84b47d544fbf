package httpapi

import (
	"fmt"
	"math"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

const (
	defaultLimit = 20
	maxLimit     = 100
)

// pageParams reads limit and after from a raw query string, and nothing else: what is not listed may be malformed.
// Not by url.ParseQuery, which rejects a semicolon anywhere and passes bytes that are no UTF-8.
func pageParams(rawQuery string) (limit, after int64, err error) {
	limit = defaultLimit
	var limits, afters int
	for rawQuery != "" {
		var pair string
		pair, rawQuery, _ = strings.Cut(rawQuery, "&")
		name, value, _ := strings.Cut(pair, "=")
		switch unescaped(name) {
		case "limit":
			limits++
			limit, err = integer(unescaped(value), 1, maxLimit)
			if err != nil || limits > 1 {
				return 0, 0, NewProblem(http.StatusBadRequest, fmt.Sprintf("limit must be one integer from 1 to %d", maxLimit))
			}
		case "after":
			afters++
			after, err = integer(unescaped(value), 0, math.MaxInt64)
			if err != nil || afters > 1 {
				return 0, 0, NewProblem(http.StatusBadRequest, "after must be one integer of 0 or more")
			}
		}
	}
	return limit, after, nil
}

// userID reads a decoded path segment.
func userID(segment string) (int64, error) {
	id, err := integer(segment, 1, math.MaxInt64)
	if err != nil {
		return 0, NewProblem(http.StatusBadRequest, "id must be an integer from 1 to 9223372036854775807")
	}
	return id, nil
}

// integer takes ASCII digits only; ParseUint does too, once it is held to base 10.
func integer(digits string, least, most int64) (int64, error) {
	n, err := strconv.ParseUint(digits, 10, 63)
	if err != nil {
		return 0, fmt.Errorf("integer: %w", err)
	}
	if value := int64(n); value >= least && value <= most { //nolint:gosec // 63 bits fit
		return value, nil
	}
	return 0, strconv.ErrRange
}

// unescaped returns what is neither a listed name nor an integer when the escapes are malformed.
func unescaped(s string) string {
	plain, err := url.QueryUnescape(s)
	if err != nil {
		return "%"
	}
	return plain
}
