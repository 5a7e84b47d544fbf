#!/bin/sh
# Records where a command spends its CPU time under a mix of requests, telemetry on, as a profile that `go build -pgo` takes and
# `go tool pprof` shows: record-profile.sh go-mux FILE. Needs wrk. The recorder is laid over the command's sources for this one build.
set -eu
cd "$(dirname "$0")"
command=$1 profile=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/record.go" <<'GO'
package main

import (
	"log"
	"os"
	"runtime/pprof"
	"time"
)

func init() {
	file, err := os.Create(os.Getenv("PROFILE"))
	if err != nil {
		log.Fatal(err)
	}
	if err := pprof.StartCPUProfile(file); err != nil {
		log.Fatal(err)
	}
	time.AfterFunc(15*time.Second, pprof.StopCPUProfile)
}
GO
cat > "$work/mix.lua" <<'LUA'
local paths = {"/api/v1/users", "/api/v1/users?limit=1", "/api/v1/users/1", "/api/v1/users/77", "/health", "/nowhere"}
local n = 0
request = function()
  n = n + 1
  if n % 50 == 0 then
    local user = string.format('{"name":"P","email":"p%d-%d@example.com"}', n, math.random(1e9))
    return wrk.format("POST", "/api/v1/users", {["Content-Type"] = "application/json"}, user)
  end
  return wrk.format("GET", paths[n % #paths + 1])
end
LUA
printf '{"Replace": {"%s": "%s"}}\n' "$PWD/cmd/$command/record.go" "$work/record.go" > "$work/overlay.json"
CGO_ENABLED=0 go build -overlay "$work/overlay.json" -tags grpcnotrace,nomsgpack -pgo=off -o "$work/service" "./cmd/$command"
PORT=3990 PROFILE="$profile" GOMEMLIMIT=200MiB "$work/service" > "$work/log" &
service=$!
sleep 1
wrk -t1 -c32 -d12s -s "$work/mix.lua" http://127.0.0.1:3990 | grep Requests/sec
sleep 3
kill "$service"
wait "$service" || true
