// Package muxapi serves the contract with gorilla/mux: everything that another router would do differently is here.
package muxapi

import (
	"net/http"
	"slices"
	"sync"

	"github.com/gorilla/mux"

	"footprint.dev/go-service/internal/httpapi"
)

type api struct {
	httpapi.Deps
}

// NewHandler builds the whole HTTP surface. It listens to nothing, so tests need no port.
func NewHandler(deps httpapi.Deps) http.Handler {
	a := api{deps}
	// Without SkipClean mux redirects //health with a body-less 301, which the contract does not have.
	router := mux.NewRouter().SkipClean(true)

	a.get(router, "/health", a.health)
	a.get(router, "/health/live", a.live)
	a.get(router, "/health/ready", a.ready)
	// Whole paths instead of a subrouter: under a common prefix, mux 1.8.1 turns some 405s into 404s.
	a.get(router, "/api/v1/users", a.listUsers)
	a.get(router, "/api/v1/users/{id}", a.getUser)

	var notFound, notAllowed http.Handler = http.HandlerFunc(unknownPath), wrongMethod(router)
	if deps.Telemetry.Enabled() {
		traced := tracing(deps.Telemetry)
		router.Use(traced)
		// mux runs middleware on matches only.
		notFound, notAllowed = traced(notFound), traced(notAllowed)
	}
	router.NotFoundHandler, router.MethodNotAllowedHandler = notFound, notAllowed
	return router
}

// get registers a handler for GET and, net/http dropping the body, for HEAD.
func (a api) get(router *mux.Router, path string, handler httpapi.HandlerFunc) {
	router.Handle(path, httpapi.Handler(a.Log, handler)).Methods(http.MethodGet, http.MethodHead)
}

func unknownPath(w http.ResponseWriter, _ *http.Request) {
	httpapi.WriteNotFound(w)
}

// wrongMethod answers 405. mux knows that another method would have matched, but not which: ask it for each
// method that some route has.
func wrongMethod(router *mux.Router) http.Handler {
	// Not now: the routes are still to come.
	methods := sync.OnceValue(func() []string { return methodsOf(router) })
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var allowed []string
		for _, method := range methods() {
			asked := *r
			asked.Method = method
			var match mux.RouteMatch
			if router.Match(&asked, &match) && match.MatchErr == nil {
				allowed = append(allowed, method)
			}
		}
		httpapi.WriteMethodNotAllowed(w, allowed)
	})
}

// methodsOf lists each method any route was registered with, once.
func methodsOf(router *mux.Router) []string {
	var all []string
	// The walk cannot fail: the callback returns no error, and a route without methods (a subrouter's) adds none.
	_ = router.Walk(func(route *mux.Route, _ *mux.Router, _ []*mux.Route) error {
		if methods, err := route.GetMethods(); err == nil {
			all = append(all, methods...)
		}
		return nil
	})
	slices.Sort(all)
	return slices.Compact(all)
}
