package httpapi

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"footprint.dev/go-service/internal/users"
)

const (
	usersPath    = "/api/v1/users"
	defaultLimit = 20
	maxLimit     = 100
)

// UsersPage is one answer to GET /api/v1/users.
type UsersPage struct {
	Users []users.User
	// Next is the Link header's value, empty on the last page.
	Next string
}

// ListUsers reads limit and after from a raw query string and fetches that page.
// The error is a *Problem for a bad parameter, else the store's.
func (d Deps) ListUsers(ctx context.Context, rawQuery string) (UsersPage, error) {
	limit, after, err := pageParams(rawQuery)
	if err != nil {
		return UsersPage{}, err
	}
	page, err := d.Users.Page(ctx, after, limit)
	if err != nil {
		return UsersPage{}, fmt.Errorf("list users: %w", err)
	}
	answer := UsersPage{Users: page.Users}
	if page.More {
		last := page.Users[len(page.Users)-1].ID
		answer.Next = fmt.Sprintf(`<%s?limit=%d&after=%d>; rel="next"`, usersPath, limit, last)
	}
	return answer, nil
}

// GetUser fetches the user that a path segment names.
// The error is a *Problem when it is no positive int64, users.ErrNotFound when there is no such user.
func (d Deps) GetUser(ctx context.Context, rawID string) (users.User, error) {
	id, err := strconv.ParseInt(rawID, 10, 64)
	if err != nil || id < 1 {
		return users.User{}, NewProblem(http.StatusBadRequest, "id must be a positive 64-bit integer.")
	}
	user, err := d.Users.ByID(ctx, id)
	if err != nil {
		return users.User{}, fmt.Errorf("get user: %w", err)
	}
	return user, nil
}

func pageParams(rawQuery string) (limit int, after int64, err error) {
	limit = defaultLimit
	if rawQuery == "" {
		return limit, 0, nil
	}
	// Not r.URL.Query(): that drops what it cannot parse, and the caller would get a page nobody asked for.
	query, err := url.ParseQuery(rawQuery)
	if err != nil {
		return 0, 0, NewProblem(http.StatusBadRequest, "The query string is malformed.")
	}
	if query.Has("limit") {
		limit, err = strconv.Atoi(query.Get("limit"))
		if err != nil || limit < 1 || limit > maxLimit {
			return 0, 0, NewProblem(http.StatusBadRequest, fmt.Sprintf("limit must be an integer from 1 to %d.", maxLimit))
		}
	}
	if query.Has("after") {
		after, err = strconv.ParseInt(query.Get("after"), 10, 64)
		if err != nil || after < 0 {
			return 0, 0, NewProblem(http.StatusBadRequest, "after must be an integer of 0 or more.")
		}
	}
	return limit, after, nil
}
