# shellcheck shell=sh disable=SC2034,SC2154,SC2016
# The Go service: profile debug is `go build`, release is what the image ships.
LANGUAGE=go
PROFILES="debug release"
export CGO_ENABLED=0 GOTOOLCHAIN=local GOPROXY=off GOFLAGS="-buildvcs=false -mod=readonly" GOMODCACHE=/dependencies

prepare() {
    rm -rf "$work/src" "$work/cache" "$work/out"
    cp -R /sources "$work/src"
    export GOCACHE="$work/cache" GOTMPDIR="$work"
}

build() {
    case $1 in
    debug) (cd "$work/src/go-service" && go build -o "$work/out/" ./cmd/go-mux) ;;
    release) (cd "$work/src/go-service" && go build -trimpath -ldflags "-s -w" -o "$work/out/" ./cmd/go-mux) ;;
    esac
}

edit_domain() {
    edited "$work/src/go-service/internal/users/user.go" '"no such user"' '"there is no such user"'
}

edit_handler() {
    edited "$work/src/go-service/internal/httpapi/answer.go" 'there is nothing at this path' 'nothing is at this path'
}

cache_bytes() {
    if [ -d "$work/cache" ]; then du -sb "$work/cache" | cut -f1; else echo 0; fi
}

# Modules of which packages are compiled; the standard library is Go's own.
dependencies() {
    (cd "$work/src/go-service" && go list -deps -f '{{with .Module}}{{if not .Main}}{{.Path}}{{end}}{{end}}' ./cmd/go-mux | sort -u | grep -c .)
}

own_lines() {
    lines '{{if .Module.Main}}'
}

dependency_lines() {
    lines '{{if not .Module.Main}}'
}

# Of the files that are compiled for this platform; the standard library's packages have no module.
lines() {
    (cd "$work/src/go-service" && go list -deps \
        -f '{{$folder := .Dir}}{{if .Module}}'"$1"'{{range .GoFiles}}{{$folder}}/{{.}}{{"\n"}}{{end}}{{end}}{{end}}' ./cmd/go-mux |
        grep . | xargs cat | wc -l)
}
