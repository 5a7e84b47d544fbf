// Command echo is the least that Echo can do with JSON, as the measure for what the service adds: port 3000.
package main

import (
	"log"
	"net/http"

	"github.com/labstack/echo/v5"
)

func main() {
	e := echo.New()
	e.GET("/", func(c *echo.Context) error {
		return c.JSON(http.StatusOK, map[string]string{"message": "hello"})
	})
	log.Fatal(e.Start(":3000"))
}
