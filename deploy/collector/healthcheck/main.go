// Command healthcheck asks the collector's health extension whether it runs: the image has no shell to do it.
// It exits 0 on a 200 within two seconds, else 1 with one line on stderr.
package main

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"strings"
	"time"
)

const (
	// address is where config.yaml puts the health_check extension.
	address = "127.0.0.1:13133"
	timeout = 2 * time.Second
)

func main() {
	if err := check(address); err != nil {
		fmt.Fprintln(os.Stderr, "healthcheck:", err)
		os.Exit(1)
	}
}

// check speaks HTTP by hand: net/http would make this binary three times as large, for one request line.
func check(address string) error {
	conn, err := net.DialTimeout("tcp", address, timeout)
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(timeout)); err != nil {
		return err
	}
	if _, err := fmt.Fprintf(conn, "GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", address); err != nil {
		return err
	}
	status, err := bufio.NewReader(conn).ReadString('\n')
	if err != nil {
		return err
	}
	if !strings.HasPrefix(status, "HTTP/1.1 200 ") {
		return fmt.Errorf("collector answered %q", strings.TrimSpace(status))
	}
	return nil
}
