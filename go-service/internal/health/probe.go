package health

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"time"
)

// selfCheckTimeout is in the image's contract: a container engine's health check must not pile up.
const selfCheckTimeout = 2 * time.Second

// SelfCheck asks the service on this host's port for its readiness: the image has no shell and no curl to do it.
// It returns an error unless the answer is 200 within two seconds.
func SelfCheck(ctx context.Context, port int) error {
	ctx, cancel := context.WithTimeout(ctx, selfCheckTimeout)
	defer cancel()
	url := "http://" + net.JoinHostPort("127.0.0.1", strconv.Itoa(port)) + "/health/ready"
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, http.NoBody)
	if err != nil {
		return fmt.Errorf("build request: %w", err)
	}
	// A transport of its own: the default one would send loopback through HTTP_PROXY's rules and keep the connection.
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	resp, err := client.Do(req)
	if err != nil {
		return fmt.Errorf("not ready: %w", err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("not ready: %s answered %s", url, resp.Status)
	}
	return nil
}
