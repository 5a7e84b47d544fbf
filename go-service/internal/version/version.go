// Package version holds the one fact that only the build knows.
package version

// Version is what /health and service.version report. The release build sets it with
// -ldflags "-X footprint.dev/go-service/internal/version.Version=1.0.0".
var Version = "0.0.0-dev"
