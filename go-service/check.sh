#!/bin/sh
# Formatting, vet, golangci-lint and the tests: what the image's test stage runs, and what a commit should pass.
set -eu
cd "$(dirname "$0")"

unformatted=$(gofmt -l cmd internal)
if [ -n "$unformatted" ]; then
    echo "not gofmt'ed: $unformatted" >&2
    exit 1
fi
go vet ./...
golangci-lint run ./...

# The race detector needs cgo, a C compiler and its own runtime, which not every Go package brings.
race=-race
if ! CGO_ENABLED=1 go build -race -o /dev/null ./cmd/go-mux 2>/dev/null; then
    echo "no race detector here: testing without it" >&2
    race=
fi
# shellcheck disable=SC2086 # empty means: no argument
CGO_ENABLED=${race:+1} go test $race "$@" ./...
