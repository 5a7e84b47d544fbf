package fiberapi

import (
	"github.com/gofiber/fiber/v3"
	"github.com/valyala/fasthttp"

	"footprint.dev/go-service/internal/httpapi"
	"footprint.dev/go-service/internal/telemetry"
)

// observed is what package nethttp does for the other frameworks. Fiber reuses a request's memory, so what telemetry
// keeps is copied.
func (r routes) observed(route string) func(operation) fiber.Handler {
	if !r.api.Telemetry.Recording() {
		return r.unobserved
	}
	return func(operation operation) fiber.Handler {
		return func(c fiber.Ctx) error {
			uri, header := c.Request().URI(), &c.Request().Header
			ctx, exchange := r.api.Telemetry.Begin(c.Context(), telemetry.Request{
				Method: c.Method(), // one of Limits' own
				Route:  route,
				Path:   string(uri.PathOriginal()),
				Query:  string(uri.QueryString()),
				Host:   string(header.Host()),
				Header: carrier{header},
			})
			c.SetContext(ctx)
			answer := r.answerOf(c, operation)
			// Before the answer goes out: whoever has it may look for the span.
			exchange.End(ctx, answer.Status)
			return write(c, answer)
		}
	}
}

func (r routes) unobserved(operation operation) fiber.Handler {
	return func(c fiber.Ctx) error { return write(c, r.answerOf(c, operation)) }
}

func (r routes) answerOf(c fiber.Ctx, operation operation) (answer httpapi.Answer) {
	defer func() {
		if cause := recover(); cause != nil {
			answer = r.api.Panicked(c.Context(), cause)
		}
	}()
	return operation(c)
}

func write(c fiber.Ctx, answer httpapi.Answer) error {
	set(c, fiber.HeaderContentType, answer.ContentType)
	set(c, fiber.HeaderAllow, answer.Allow)
	set(c, fiber.HeaderLink, answer.Link)
	set(c, fiber.HeaderLocation, answer.Location)
	return c.Status(answer.Status).Send(answer.Body) //nolint:wrapcheck // never fails
}

func set(c fiber.Ctx, name, value string) {
	if value != "" {
		c.Set(name, value)
	}
}

// carrier gives a request's header to propagators.
type carrier struct{ header *fasthttp.RequestHeader }

// Get implements propagation.TextMapCarrier.
func (c carrier) Get(key string) string { return string(c.header.Peek(key)) }

// Set implements propagation.TextMapCarrier.
func (c carrier) Set(key, value string) { c.header.Set(key, value) }

// Keys implements propagation.TextMapCarrier.
func (c carrier) Keys() []string {
	keys := make([]string, 0, c.header.Len())
	for key := range c.header.All() {
		keys = append(keys, string(key))
	}
	return keys
}
