// Package muxapi routes the contract with gorilla/mux: everything that another router would do differently is here.
package muxapi

import (
	"net/http"
	"net/url"

	"github.com/gorilla/mux"

	"footprint.dev/go-service/internal/httpapi"
	"footprint.dev/go-service/internal/nethttp"
)

type routes struct {
	api    httpapi.API
	router *mux.Router
}

// NewHandler builds the whole HTTP surface. It listens to nothing, so tests need no port.
func NewHandler(api httpapi.API) http.Handler {
	// A path has one spelling. Without SkipClean mux would redirect //health; without UseEncodedPath an escaped slash
	// would part segments.
	router := mux.NewRouter().SkipClean(true).UseEncodedPath()
	r := routes{api, router}

	r.path(httpapi.UsersPath, httpapi.UsersMethods, operations{
		http.MethodGet: r.listUsers, http.MethodHead: r.listUsers, http.MethodPost: r.createUser,
	})
	r.path(httpapi.UserPath, httpapi.UserMethods, operations{
		http.MethodGet: r.getUser, http.MethodHead: r.getUser, http.MethodDelete: r.deleteUser,
	})
	r.health(httpapi.HealthPath, func(*http.Request) httpapi.Answer { return api.Info() })
	r.health(httpapi.LivePath, func(*http.Request) httpapi.Answer { return api.Live() })
	r.health(httpapi.ReadyPath, func(req *http.Request) httpapi.Answer { return api.Ready(req.Context()) })

	router.NotFoundHandler = nethttp.Handler(api, "", func(*http.Request) httpapi.Answer { return httpapi.NotFound() })
	return router
}

func (r routes) listUsers(req *http.Request) httpapi.Answer {
	return r.api.ListUsers(req.Context(), req.URL.RawQuery)
}

func (r routes) createUser(req *http.Request) httpapi.Answer {
	return r.api.CreateUser(req.Context(), nethttp.Body(req))
}

func (r routes) getUser(req *http.Request) httpapi.Answer {
	return r.api.GetUser(req.Context(), id(req))
}

func (r routes) deleteUser(req *http.Request) httpapi.Answer {
	return r.api.DeleteUser(req.Context(), id(req))
}

// id is the segment decoded: with UseEncodedPath mux leaves that to us. The server took the path, so it can be decoded.
func id(req *http.Request) string {
	segment, _ := url.PathUnescape(mux.Vars(req)["id"])
	return segment
}

// operations are what a path can do, by method.
type operations map[string]nethttp.Operation

// path is one route, not one for each method: mux makes a regular expression of every route, and tries them in turn.
func (r routes) path(path, methods string, does operations) {
	handlers := make(byMethod, len(does)+1)
	does[http.MethodOptions] = options(methods)
	for method, operation := range does {
		handlers[method] = nethttp.Handler(r.api, path, operation)
	}
	// A method that the path does not have matches no route, so the span has none.
	r.router.Handle(path, handlers.or(nethttp.Handler(r.api, "", notAllowed(methods))))
}

// health leaves no telemetry behind, whatever the method.
func (r routes) health(path string, operation nethttp.Operation) {
	serve := nethttp.Unobserved(r.api, operation)
	handlers := byMethod{
		http.MethodGet:     serve,
		http.MethodHead:    serve,
		http.MethodOptions: nethttp.Unobserved(r.api, options(httpapi.HealthMethods)),
	}
	r.router.Handle(path, handlers.or(nethttp.Unobserved(r.api, notAllowed(httpapi.HealthMethods))))
}

type byMethod map[string]http.Handler

func (m byMethod) or(other http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		handler, ok := m[req.Method]
		if !ok {
			handler = other
		}
		handler.ServeHTTP(w, req)
	})
}

func options(methods string) nethttp.Operation {
	return func(*http.Request) httpapi.Answer { return httpapi.Options(methods) }
}

func notAllowed(methods string) nethttp.Operation {
	return func(*http.Request) httpapi.Answer { return httpapi.MethodNotAllowed(methods) }
}
