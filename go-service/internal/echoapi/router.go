// Package echoapi routes the contract with Echo: everything that another router would do differently is here.
package echoapi

import (
	"net/http"

	"github.com/labstack/echo/v5"

	"footprint.dev/go-service/internal/httpapi"
	"footprint.dev/go-service/internal/nethttp"
)

// userPath is httpapi.UserPath as Echo spells it.
const userPath = httpapi.UsersPath + "/:id"

type routes struct {
	api  httpapi.API
	echo *echo.Echo
}

type operation func(c *echo.Context) httpapi.Answer

// NewHandler builds the whole HTTP surface. It listens to nothing, so tests need no port.
func NewHandler(api httpapi.API) http.Handler {
	r := routes{api: api}
	notFound := r.observed("")(func(*echo.Context) httpapi.Answer { return httpapi.NotFound() })
	r.echo = echo.NewWithConfig(echo.Config{Logger: api.Log, Router: echo.NewRouter(echo.RouterConfig{
		// Echo matches the path as sent where that says more than the decoded one, and leaves decoding an id to us.
		UnescapePathParamValues: true,
		NotFoundHandler:         notFound,
		MethodNotAllowedHandler: r.noMethod,
	})})

	r.health(httpapi.HealthPath, func(*echo.Context) httpapi.Answer { return api.Info() })
	r.health(httpapi.LivePath, func(*echo.Context) httpapi.Answer { return api.Live() })
	r.health(httpapi.ReadyPath, func(c *echo.Context) httpapi.Answer { return api.Ready(c.Request().Context()) })

	users := r.observed(httpapi.UsersPath)
	r.echo.Match([]string{http.MethodGet, http.MethodHead}, httpapi.UsersPath, users(r.listUsers))
	r.echo.POST(httpapi.UsersPath, users(r.createUser))
	r.echo.OPTIONS(httpapi.UsersPath, users(options(httpapi.UsersMethods)))

	user := r.observed(httpapi.UserPath)
	r.echo.Match([]string{http.MethodGet, http.MethodHead}, userPath, user(r.getUser))
	r.echo.DELETE(userPath, user(r.deleteUser))
	r.echo.OPTIONS(userPath, user(options(httpapi.UserMethods)))
	// Without a route below it, Echo's last parameter takes all the rest of a path.
	r.echo.RouteNotFound(userPath+"/*", notFound)
	return r.echo
}

func (r routes) listUsers(c *echo.Context) httpapi.Answer {
	return r.api.ListUsers(c.Request().Context(), c.Request().URL.RawQuery)
}

func (r routes) createUser(c *echo.Context) httpapi.Answer {
	return r.api.CreateUser(c.Request().Context(), nethttp.Body(c.Request()))
}

func (r routes) getUser(c *echo.Context) httpapi.Answer {
	return r.api.GetUser(c.Request().Context(), c.Param("id"))
}

func (r routes) deleteUser(c *echo.Context) httpapi.Answer {
	return r.api.DeleteUser(c.Request().Context(), c.Param("id"))
}

// noMethod has the path's methods from Echo. A method that the path does not have matches no route, so the span has none.
func (r routes) noMethod(c *echo.Context) error {
	handle := r.observed("")
	if httpapi.IsHealth(c.Request().URL.EscapedPath()) {
		handle = r.unobserved
	}
	return handle(func(*echo.Context) httpapi.Answer {
		methods, _ := c.Get(echo.ContextKeyHeaderAllow).(string)
		return httpapi.MethodNotAllowed(methods)
	})(c)
}

func options(methods string) operation {
	return func(*echo.Context) httpapi.Answer { return httpapi.Options(methods) }
}

// health leaves no telemetry behind, whatever the method.
func (r routes) health(path string, operation operation) {
	r.echo.Match([]string{http.MethodGet, http.MethodHead}, path, r.unobserved(operation))
	r.echo.OPTIONS(path, r.unobserved(options(httpapi.HealthMethods)))
}

func (r routes) observed(route string) func(operation) echo.HandlerFunc {
	return func(operation operation) echo.HandlerFunc {
		return func(c *echo.Context) error {
			nethttp.Serve(r.api, route, within(c, operation), c.Response(), c.Request())
			return nil
		}
	}
}

func (r routes) unobserved(operation operation) echo.HandlerFunc {
	return func(c *echo.Context) error {
		nethttp.ServeUnobserved(r.api, within(c, operation), c.Response(), c.Request())
		return nil
	}
}

// within runs an operation with the request that carries the span.
func within(c *echo.Context, operation operation) nethttp.Operation {
	return func(req *http.Request) httpapi.Answer {
		c.SetRequest(req)
		return operation(c)
	}
}
