// Command go-nethttp is the health/users service on net/http alone.
package main

import (
	"os"

	"footprint.dev/go-service/internal/app"
	"footprint.dev/go-service/internal/nethttpapi"
	"footprint.dev/go-service/internal/server"
)

func main() {
	os.Exit(app.Main("go-nethttp", server.NetHTTP(nethttpapi.NewHandler)))
}
