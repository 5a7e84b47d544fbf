// Command go-gin is the health/users service on Gin.
package main

import (
	"os"

	"footprint.dev/go-service/internal/app"
	"footprint.dev/go-service/internal/ginapi"
	"footprint.dev/go-service/internal/server"
)

func main() {
	os.Exit(app.Main("go-gin", server.NetHTTP(ginapi.NewHandler)))
}
