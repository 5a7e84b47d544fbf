#!/bin/sh
# Builds one command as it is shipped: build.sh go-gin /out/service
# The OTLP exporters link gRPC for its status types; grpcnotrace leaves out its debug pages, a quarter of the binary.
# nomsgpack leaves out Gin's rendering of a format that nobody asks for.
set -eu
cd "$(dirname "$0")"
CGO_ENABLED=0 go build -trimpath -tags grpcnotrace,nomsgpack \
    -ldflags "-s -w -X footprint.dev/go-service/internal/version.Version=${VERSION:-0.0.0-dev}" -o "$2" "./cmd/$1"
