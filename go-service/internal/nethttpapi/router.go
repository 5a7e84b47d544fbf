// Package nethttpapi routes the contract with net/http's own ServeMux: everything that another router would do
// differently is here.
package nethttpapi

import (
	"net/http"
	"path"
	"strings"

	"footprint.dev/go-service/internal/httpapi"
	"footprint.dev/go-service/internal/nethttp"
)

type routes struct {
	api httpapi.API
	mux *http.ServeMux
}

// NewHandler builds the whole HTTP surface. It listens to nothing, so tests need no port.
func NewHandler(api httpapi.API) http.Handler {
	r := routes{api, http.NewServeMux()}

	r.health(httpapi.HealthPath, func(*http.Request) httpapi.Answer { return api.Info() })
	r.health(httpapi.LivePath, func(*http.Request) httpapi.Answer { return api.Live() })
	r.health(httpapi.ReadyPath, func(req *http.Request) httpapi.Answer { return api.Ready(req.Context()) })

	r.handle(http.MethodGet, httpapi.UsersPath, r.listUsers) // and HEAD
	r.handle(http.MethodPost, httpapi.UsersPath, r.createUser)
	r.otherMethods(httpapi.UsersPath, httpapi.UsersMethods)

	r.handle(http.MethodGet, httpapi.UserPath, r.getUser)
	r.handle(http.MethodDelete, httpapi.UserPath, r.deleteUser)
	r.otherMethods(httpapi.UserPath, httpapi.UserMethods)

	notFound := nethttp.Handler(api, "", func(*http.Request) httpapi.Answer { return httpapi.NotFound() })
	r.mux.Handle("/", notFound)
	return oneSpelling(r.mux, notFound)
}

func (r routes) listUsers(req *http.Request) httpapi.Answer {
	return r.api.ListUsers(req.Context(), req.URL.RawQuery)
}

func (r routes) createUser(req *http.Request) httpapi.Answer {
	return r.api.CreateUser(req.Context(), nethttp.Body(req))
}

func (r routes) getUser(req *http.Request) httpapi.Answer {
	return r.api.GetUser(req.Context(), req.PathValue("id"))
}

func (r routes) deleteUser(req *http.Request) httpapi.Answer {
	return r.api.DeleteUser(req.Context(), req.PathValue("id"))
}

func (r routes) handle(method, route string, operation nethttp.Operation) {
	r.mux.Handle(method+" "+route, nethttp.Handler(r.api, route, operation))
}

// otherMethods are a pattern without a method, which ServeMux takes only when none with a method matches.
func (r routes) otherMethods(route, methods string) {
	r.handle(http.MethodOptions, route, func(*http.Request) httpapi.Answer { return httpapi.Options(methods) })
	// A method that the path does not have matches no route, so the span has none.
	r.mux.Handle(route, nethttp.Handler(r.api, "", notAllowed(methods)))
}

// health leaves no telemetry behind, whatever the method.
func (r routes) health(route string, operation nethttp.Operation) {
	serve := func(pattern string, o nethttp.Operation) { r.mux.Handle(pattern, nethttp.Unobserved(r.api, o)) }
	serve("GET "+route, operation)
	serve("OPTIONS "+route, func(*http.Request) httpapi.Answer { return httpapi.Options(httpapi.HealthMethods) })
	serve(route, notAllowed(httpapi.HealthMethods))
}

func notAllowed(methods string) nethttp.Operation {
	return func(*http.Request) httpapi.Answer { return httpapi.MethodNotAllowed(methods) }
}

// oneSpelling stands before ServeMux, which redirects to the clean form of a path, and decodes all of it before it
// looks for a route; in the contract a path has one spelling, and only an id may be escaped.
func oneSpelling(mux, notFound http.Handler) http.Handler {
	const ids = httpapi.UsersPath + "/"
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		sent := req.URL.EscapedPath()
		clean := path.Clean(sent) == sent && strings.HasPrefix(sent, "/")
		if !clean || (strings.Contains(sent, "%") && !strings.HasPrefix(sent, ids)) {
			notFound.ServeHTTP(w, req)
			return
		}
		mux.ServeHTTP(w, req)
	})
}
