// Package httpapi is the HTTP contract without a framework: what is read from a request, what is answered, and which
// error becomes which problem. The framework packages (muxapi, ...) route to it and write what it answers.
package httpapi

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strconv"

	"footprint.dev/go-service/internal/health"
	"footprint.dev/go-service/internal/telemetry"
	"footprint.dev/go-service/internal/users"
)

// The contract's paths: as they are routed, and as spans and metrics name them.
const (
	HealthPath = "/health"
	LivePath   = "/health/live"
	ReadyPath  = "/health/ready"
	UsersPath  = "/api/v1/users"
	UserPath   = UsersPath + "/{id}"
)

// IsHealth tells whether a path is one of the health checks, which leave no telemetry behind whatever the method.
func IsHealth(path string) bool {
	return path == HealthPath || path == LivePath || path == ReadyPath
}

// API answers the contract's operations.
type API struct {
	Version   string
	Health    *health.Health
	Users     users.Store
	Telemetry *telemetry.Telemetry
	Log       *slog.Logger
	// Faults keeps an outage from filling the log.
	Faults *FaultLog
}

type healthInfo struct {
	Status  string `json:"status"`
	Version string `json:"version"`
}

// Info answers GET /health.
func (a API) Info() Answer {
	return jsonAnswer(http.StatusOK, jsonType, healthInfo{Status: "healthy", Version: a.Version})
}

// Live answers GET /health/live.
func (a API) Live() Answer {
	return jsonAnswer(http.StatusOK, jsonType, a.Health.Live())
}

// Ready answers GET /health/ready.
func (a API) Ready(ctx context.Context) Answer {
	report, err := a.Health.Ready(context.WithoutCancel(ctx))
	if err != nil {
		a.Faults.warn(ctx, http.StatusServiceUnavailable, err)
	}
	if report.Status != health.Up {
		return jsonAnswer(http.StatusServiceUnavailable, jsonType, report)
	}
	return jsonAnswer(http.StatusOK, jsonType, report)
}

// ListUsers answers GET /api/v1/users.
func (a API) ListUsers(ctx context.Context, rawQuery string) Answer {
	limit, after, err := pageParams(rawQuery)
	if err != nil {
		return a.failed(ctx, err)
	}
	page, err := a.Users.Page(storeContext(ctx), after, int(limit))
	if err != nil {
		return a.failed(ctx, err)
	}
	answer := jsonAnswer(http.StatusOK, jsonType, page.Users)
	if page.More {
		last := page.Users[len(page.Users)-1].ID
		answer.Link = fmt.Sprintf(`<%s?limit=%d&after=%d>; rel="next"`, UsersPath, limit, last)
	}
	return answer
}

// GetUser answers GET /api/v1/users/{id}; id is the decoded segment.
func (a API) GetUser(ctx context.Context, id string) Answer {
	number, err := userID(id)
	if err != nil {
		return a.failed(ctx, err)
	}
	user, err := a.Users.ByID(storeContext(ctx), number)
	if err != nil {
		return a.failed(ctx, err)
	}
	return jsonAnswer(http.StatusOK, jsonType, user)
}

// CreateUser answers POST /api/v1/users.
func (a API) CreateUser(ctx context.Context, body Body) Answer {
	user, err := body.newUser()
	if err != nil {
		return a.failed(ctx, err)
	}
	created, err := a.Users.Create(storeContext(ctx), user)
	if err != nil {
		return a.failed(ctx, err)
	}
	a.Log.InfoContext(ctx, "user created", slog.Int64("user.id", created.ID))
	answer := jsonAnswer(http.StatusCreated, jsonType, created)
	answer.Location = UsersPath + "/" + strconv.FormatInt(created.ID, 10)
	return answer
}

// DeleteUser answers DELETE /api/v1/users/{id}; id is the decoded segment.
func (a API) DeleteUser(ctx context.Context, id string) Answer {
	number, err := userID(id)
	if err != nil {
		return a.failed(ctx, err)
	}
	if err := a.Users.Delete(storeContext(ctx), number); err != nil {
		return a.failed(ctx, err)
	}
	a.Log.InfoContext(ctx, "user deleted", slog.Int64("user.id", number))
	return Answer{Status: http.StatusNoContent}
}

// Panicked answers for an operation that did not: cause is what recover returned.
func (a API) Panicked(ctx context.Context, cause any) Answer {
	a.Log.ErrorContext(ctx, "handler panicked", slog.Any("panic", cause), slog.String("stack", string(debug.Stack())))
	return NewProblem(http.StatusInternalServerError, "the request could not be completed").Answer()
}

// storeContext lets a store finish what it began when the caller has gone: a connection that is cut off in the
// middle of a query is lost to the pool. Stores have a deadline of their own.
func storeContext(ctx context.Context) context.Context {
	return context.WithoutCancel(ctx)
}

func (a API) failed(ctx context.Context, err error) Answer {
	problem := problemFor(err)
	if problem.Status >= http.StatusInternalServerError {
		a.Faults.warn(ctx, problem.Status, err)
	}
	return problem.Answer()
}
