// Command go-mux is the health/users service on gorilla/mux.
package main

import (
	"os"

	"footprint.dev/go-service/internal/app"
	"footprint.dev/go-service/internal/muxapi"
)

func main() {
	os.Exit(app.Main("go-mux", muxapi.NewHandler))
}
