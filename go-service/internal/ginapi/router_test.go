package ginapi_test

import (
	"testing"

	"footprint.dev/go-service/internal/contracttest"
	"footprint.dev/go-service/internal/ginapi"
	"footprint.dev/go-service/internal/server"
)

func TestContract(t *testing.T) {
	contracttest.Run(t, server.NetHTTP(ginapi.NewHandler))
}
