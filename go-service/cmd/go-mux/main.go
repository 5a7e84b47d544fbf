// Command go-mux is the health/users service on gorilla/mux.
package main

import (
	"os"

	"footprint.dev/go-service/internal/app"
	"footprint.dev/go-service/internal/muxapi"
	"footprint.dev/go-service/internal/server"
)

func main() {
	os.Exit(app.Main("go-mux", server.NetHTTP(muxapi.NewHandler)))
}
