// Command fiber is the least that Fiber can do with JSON, as the measure for what the service adds: port 3000.
package main

import (
	"log"

	"github.com/gofiber/fiber/v3"
)

func main() {
	app := fiber.New()
	app.Get("/", func(c fiber.Ctx) error {
		return c.JSON(fiber.Map{"message": "hello"})
	})
	log.Fatal(app.Listen(":3000"))
}
