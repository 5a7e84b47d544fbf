// Command go-fiber is the health/users service on Fiber.
package main

import (
	"os"

	"footprint.dev/go-service/internal/app"
	"footprint.dev/go-service/internal/fiberapi"
)

func main() {
	os.Exit(app.Main("go-fiber", fiberapi.Serve))
}
