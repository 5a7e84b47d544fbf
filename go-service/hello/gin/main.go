// Command gin is the least that Gin can do with JSON, as the measure for what the service adds: port 3000.
package main

import (
	"log"
	"net/http"

	"github.com/gin-gonic/gin"
)

func main() {
	gin.SetMode(gin.ReleaseMode)
	engine := gin.New()
	engine.GET("/", func(c *gin.Context) {
		c.JSON(http.StatusOK, gin.H{"message": "hello"})
	})
	log.Fatal(engine.Run(":3000"))
}
