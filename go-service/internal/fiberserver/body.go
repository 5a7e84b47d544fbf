package fiberserver

import (
	"errors"
	"io"
	"net/http"

	"github.com/valyala/fasthttp"

	"footprint.dev/go-service/internal/httpapi"
)

// bodyKey is where a request keeps its body.
type bodyKey struct{}

// body reads a request's body once: behind the end of a chunked one, fasthttp's reader would take the next request for
// a chunk.
type body struct {
	stream io.Reader
	err    error // what ended it, io.EOF included
}

func (b *body) Read(p []byte) (int, error) {
	if b.err != nil {
		return 0, b.err
	}
	n, err := b.stream.Read(p)
	b.err = err
	return n, err //nolint:wrapcheck // a reader
}

// Body is the request's body as operations take it.
func Body(ctx *fasthttp.RequestCtx) httpapi.Body {
	header := &ctx.Request.Header
	of := httpapi.Body{
		ContentType:     string(header.ContentType()),
		ContentEncoding: string(header.ContentEncoding()),
		Length:          int64(header.ContentLength()),
		Reader:          http.NoBody,
	}
	if b, ok := ctx.UserValue(bodyKey{}).(*body); ok {
		of.Reader = b
	}
	return of
}

func openBody(ctx *fasthttp.RequestCtx) *body {
	stream := ctx.RequestBodyStream()
	if stream == nil {
		return nil
	}
	b := &body{stream: stream}
	ctx.SetUserValue(bodyKey{}, b)
	return b
}

// finish reads what the operation left of the body, which fasthttp would take for the next request, or has the
// connection closed where that could be too much.
func (b *body) finish(ctx *fasthttp.RequestCtx) {
	if b == nil {
		return
	}
	if b.err == nil && ctx.Request.Header.ContentLength() <= httpapi.MaxBody {
		_, _ = io.CopyN(io.Discard, b, httpapi.MaxBody+1) // b keeps the error
	}
	if errors.Is(b.err, io.EOF) {
		return
	}
	ctx.SetConnectionClose()
	if c, ok := ctx.Conn().(*conn); ok {
		c.lingers = true
	}
}
