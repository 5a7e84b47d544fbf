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

	r.health(httpapi.HealthPath, func(*http.Request) httpapi.Answer { return api.Info() })
	r.health(httpapi.LivePath, func(*http.Request) httpapi.Answer { return api.Live() })
	r.health(httpapi.ReadyPath, func(req *http.Request) httpapi.Answer { return api.Ready(req.Context()) })

	r.handle(httpapi.UsersPath, r.listUsers, http.MethodGet, http.MethodHead)
	r.handle(httpapi.UsersPath, r.createUser, http.MethodPost)
	r.otherMethods(httpapi.UsersPath, httpapi.UsersMethods)

	r.handle(httpapi.UserPath, r.getUser, http.MethodGet, http.MethodHead)
	r.handle(httpapi.UserPath, r.deleteUser, http.MethodDelete)
	r.otherMethods(httpapi.UserPath, httpapi.UserMethods)

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

func (r routes) handle(path string, operation nethttp.Operation, methods ...string) {
	r.router.Handle(path, nethttp.Handler(r.api, path, operation)).Methods(methods...)
}

// otherMethods comes after a path's methods: mux takes the first route that matches.
func (r routes) otherMethods(path, methods string) {
	r.handle(path, func(*http.Request) httpapi.Answer { return httpapi.Options(methods) }, http.MethodOptions)
	// A method that the path does not have matches no route, so the span has none.
	r.router.Handle(path, nethttp.Handler(r.api, "", notAllowed(methods)))
}

// health leaves no telemetry behind, whatever the method.
func (r routes) health(path string, operation nethttp.Operation) {
	serve := func(o nethttp.Operation) *mux.Route { return r.router.Handle(path, nethttp.Unobserved(r.api, o)) }
	serve(operation).Methods(http.MethodGet, http.MethodHead)
	serve(func(*http.Request) httpapi.Answer { return httpapi.Options(httpapi.HealthMethods) }).Methods(http.MethodOptions)
	serve(notAllowed(httpapi.HealthMethods))
}

func notAllowed(methods string) nethttp.Operation {
	return func(*http.Request) httpapi.Answer { return httpapi.MethodNotAllowed(methods) }
}
