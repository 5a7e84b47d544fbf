#!/bin/sh
# Formatting, vet, golangci-lint, generated code, the tests and a short run of each fuzz test: what the image's test
# stage runs, and what a commit should pass. golangci-lint and sqlc are on the PATH, in the Dockerfile's versions.
# Arguments go to `go test`; FUZZTIME is for each target, 0 for none.
set -eu
cd "$(dirname "$0")"
fuzztime=${FUZZTIME:-4s}

unformatted=$(gofmt -l cmd hello internal)
if [ -n "$unformatted" ]; then
    echo "not gofmt'ed: $unformatted" >&2
    exit 1
fi
go vet ./...
golangci-lint run ./...
if ! sqlc diff; then
    echo "internal/postgres/sqlc is not what its queries and contract/schema.sql give: go generate ./internal/postgres" >&2
    exit 1
fi

# The race detector needs cgo, a C compiler and its own runtime, which not every Go package brings.
race=-race
if ! CGO_ENABLED=1 go build -race -o /dev/null ./cmd/go-mux 2>/dev/null; then
    echo "no race detector here: testing without it" >&2
    race=
fi
# shellcheck disable=SC2086 # empty means: no argument
CGO_ENABLED=${race:+1} go test $race "$@" ./...

if [ "$fuzztime" != 0 ]; then
    # One target at a time is what `go test -fuzz` can do.
    grep -rHo '^func Fuzz[A-Za-z]*' --include='*_test.go' internal | while IFS=: read -r file target; do
        go test -run '^$' -fuzz "^${target#func }\$" -fuzztime "$fuzztime" "./$(dirname "$file")" </dev/null
    done
fi
