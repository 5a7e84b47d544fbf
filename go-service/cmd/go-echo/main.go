// Command go-echo is the health/users service on Echo.
package main

import (
	"os"

	"footprint.dev/go-service/internal/app"
	"footprint.dev/go-service/internal/echoapi"
	"footprint.dev/go-service/internal/server"
)

func main() {
	os.Exit(app.Main("go-echo", server.NetHTTP(echoapi.NewHandler)))
}
