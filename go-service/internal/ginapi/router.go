// Package ginapi routes the contract with Gin: everything that another router would do differently is here.
package ginapi

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"footprint.dev/go-service/internal/httpapi"
	"footprint.dev/go-service/internal/nethttp"
)

// userPath is httpapi.UserPath as Gin spells it.
const userPath = httpapi.UsersPath + "/:id"

type routes struct {
	api    httpapi.API
	engine *gin.Engine
}

type operation func(c *gin.Context) httpapi.Answer

// NewHandler builds the whole HTTP surface. It listens to nothing, so tests need no port.
func NewHandler(api httpapi.API) http.Handler {
	gin.SetMode(gin.ReleaseMode)
	engine := gin.New()
	// A path has one spelling. Gin would redirect /health/, and match the decoded path, where an escaped slash parts
	// segments.
	engine.RedirectTrailingSlash = false
	engine.UseEscapedPath = true
	engine.HandleMethodNotAllowed = true
	r := routes{api, engine}

	r.health(httpapi.HealthPath, func(*gin.Context) httpapi.Answer { return api.Info() })
	r.health(httpapi.LivePath, func(*gin.Context) httpapi.Answer { return api.Live() })
	r.health(httpapi.ReadyPath, func(c *gin.Context) httpapi.Answer { return api.Ready(c.Request.Context()) })

	users := r.observed(httpapi.UsersPath)
	engine.Match([]string{http.MethodGet, http.MethodHead}, httpapi.UsersPath, users(r.listUsers))
	engine.POST(httpapi.UsersPath, users(r.createUser))
	engine.OPTIONS(httpapi.UsersPath, users(options(httpapi.UsersMethods)))

	user := r.observed(httpapi.UserPath)
	engine.Match([]string{http.MethodGet, http.MethodHead}, userPath, user(r.getUser))
	engine.DELETE(userPath, user(r.deleteUser))
	engine.OPTIONS(userPath, user(options(httpapi.UserMethods)))

	engine.NoRoute(r.observed("")(func(*gin.Context) httpapi.Answer { return httpapi.NotFound() }))
	engine.NoMethod(r.noMethod)
	return engine
}

func (r routes) listUsers(c *gin.Context) httpapi.Answer {
	return r.api.ListUsers(c.Request.Context(), c.Request.URL.RawQuery)
}

func (r routes) createUser(c *gin.Context) httpapi.Answer {
	return r.api.CreateUser(c.Request.Context(), nethttp.Body(c.Request))
}

func (r routes) getUser(c *gin.Context) httpapi.Answer {
	return r.api.GetUser(c.Request.Context(), c.Param("id"))
}

func (r routes) deleteUser(c *gin.Context) httpapi.Answer {
	return r.api.DeleteUser(c.Request.Context(), c.Param("id"))
}

// noMethod has the path's methods from Gin. A method that the path does not have matches no route, so the span has none.
func (r routes) noMethod(c *gin.Context) {
	handle := r.observed("")
	if httpapi.IsHealth(c.Request.URL.EscapedPath()) {
		handle = r.unobserved
	}
	handle(func(*gin.Context) httpapi.Answer {
		return httpapi.MethodNotAllowed(c.Writer.Header().Get("Allow"))
	})(c)
}

func options(methods string) operation {
	return func(*gin.Context) httpapi.Answer { return httpapi.Options(methods) }
}

// health leaves no telemetry behind, whatever the method.
func (r routes) health(path string, operation operation) {
	r.engine.Match([]string{http.MethodGet, http.MethodHead}, path, r.unobserved(operation))
	r.engine.OPTIONS(path, r.unobserved(options(httpapi.HealthMethods)))
}

func (r routes) observed(route string) func(operation) gin.HandlerFunc {
	return func(operation operation) gin.HandlerFunc {
		return func(c *gin.Context) { nethttp.Serve(r.api, route, within(c, operation), c.Writer, c.Request) }
	}
}

func (r routes) unobserved(operation operation) gin.HandlerFunc {
	return func(c *gin.Context) { nethttp.ServeUnobserved(r.api, within(c, operation), c.Writer, c.Request) }
}

// within runs an operation with the request that carries the span.
func within(c *gin.Context, operation operation) nethttp.Operation {
	return func(req *http.Request) httpapi.Answer {
		c.Request = req
		return operation(c)
	}
}
