// Package fiberapi routes the contract with Fiber: everything that another router would do differently is here.
package fiberapi

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/url"
	"strings"

	"github.com/gofiber/fiber/v3"

	"footprint.dev/go-service/internal/fiberserver"
	"footprint.dev/go-service/internal/httpapi"
)

// userPath is httpapi.UserPath as Fiber spells it.
const userPath = httpapi.UsersPath + "/:id"

type routes struct {
	api httpapi.API
	app *fiber.App
}

type operation func(c fiber.Ctx) httpapi.Answer

// Serve is an app.Serve.
func Serve(ctx context.Context, listener net.Listener, api httpapi.API, draining func()) error {
	//nolint:contextcheck // a request's context is its own
	return fiberserver.Run(ctx, listener, NewApp(api), draining, api.Log)
}

// NewApp builds the whole HTTP surface. It listens to nothing, so tests need no port.
func NewApp(api httpapi.API) *fiber.App {
	r := routes{api: api}
	config := fiberserver.Limits()
	config.ErrorHandler = r.refused
	// A path has one spelling.
	config.CaseSensitive = true
	config.StrictRouting = true
	config.DisableDefaultContentType = true
	r.app = fiber.New(config)

	r.health(httpapi.HealthPath, func(fiber.Ctx) httpapi.Answer { return api.Info() })
	r.health(httpapi.LivePath, func(fiber.Ctx) httpapi.Answer { return api.Live() })
	r.health(httpapi.ReadyPath, func(c fiber.Ctx) httpapi.Answer { return api.Ready(c.Context()) })

	users := r.observed(httpapi.UsersPath)
	r.app.Get(httpapi.UsersPath, users(r.listUsers)) // and HEAD
	r.app.Post(httpapi.UsersPath, users(r.createUser))
	r.app.Options(httpapi.UsersPath, users(options(httpapi.UsersMethods)))

	user := r.observed(httpapi.UserPath)
	r.app.Get(userPath, user(r.getUser))
	r.app.Delete(userPath, user(r.deleteUser))
	r.app.Options(userPath, user(options(httpapi.UserMethods)))
	return r.app
}

func (r routes) listUsers(c fiber.Ctx) httpapi.Answer {
	return r.api.ListUsers(c.Context(), string(c.Request().URI().QueryString()))
}

func (r routes) createUser(c fiber.Ctx) httpapi.Answer {
	return r.api.CreateUser(c.Context(), fiberserver.Body(c.RequestCtx()))
}

func (r routes) getUser(c fiber.Ctx) httpapi.Answer {
	return r.api.GetUser(c.Context(), id(c))
}

func (r routes) deleteUser(c fiber.Ctx) httpapi.Answer {
	return r.api.DeleteUser(c.Context(), id(c))
}

// id is the segment decoded, and empty where it cannot be.
func id(c fiber.Ctx) string {
	segment, _ := url.PathUnescape(c.Params("id"))
	return segment
}

// refused answers what no handler did: Fiber's router found none, or its server could not read the request.
func (r routes) refused(c fiber.Ctx, err error) error {
	status := http.StatusBadRequest
	var problem *fiber.Error
	if errors.As(err, &problem) {
		status = problem.Code
	}
	switch status {
	case http.StatusNotFound:
		return r.observed("")(func(fiber.Ctx) httpapi.Answer { return httpapi.NotFound() })(c)
	case http.StatusMethodNotAllowed:
		return r.noMethod(c)
	case http.StatusNotImplemented, http.StatusBadGateway:
		// Fiber's words for a method that is no word, and for a connection that broke off.
		status = http.StatusBadRequest
	}
	return write(c, httpapi.NewProblem(status, "the request could not be understood").Answer())
}

// noMethod has the path's methods from Fiber. A method that the path does not have matches no route, so the span has none.
func (r routes) noMethod(c fiber.Ctx) error {
	handle := r.observed("")
	if httpapi.IsHealth(c.Path()) {
		handle = r.unobserved
	}
	return handle(func(fiber.Ctx) httpapi.Answer {
		return httpapi.MethodNotAllowed(strings.Clone(c.GetRespHeader(fiber.HeaderAllow)))
	})(c)
}

func options(methods string) operation {
	return func(fiber.Ctx) httpapi.Answer { return httpapi.Options(methods) }
}

// health leaves no telemetry behind, whatever the method.
func (r routes) health(path string, operation operation) {
	r.app.Get(path, r.unobserved(operation))
	r.app.Options(path, r.unobserved(options(httpapi.HealthMethods)))
}
