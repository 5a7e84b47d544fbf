//go:build !goexperiment.jsonv2

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/bytedance/sonic"
	jsoniter "github.com/json-iterator/go"
)

// encoding/json/v2 has a binary of its own: with the experiment the toolchain also builds encoding/json on it, which then is
// not what anybody ships.
const siblingBinary, siblingLibrary = "json-go-v2", "encoding/json/v2"

func libraries() ([]library, error) {
	// On a platform or a Go that it does not know, sonic is encoding/json under another name.
	if sonic.APIKind != sonic.UseSonicJSON {
		return nil, errors.New("sonic does not support this platform or Go version: it would hand over to encoding/json")
	}
	iterator := jsoniter.ConfigCompatibleWithStandardLibrary
	return []library{
		{"encoding/json", json.Unmarshal, json.Marshal},
		{"json-iterator", iterator.Unmarshal, iterator.Marshal},
		{"sonic", sonic.Unmarshal, sonic.Marshal},
	}, nil
}

// sibling lets the other binary do the same for its library, where that is wanted.
func (r *run) sibling(arguments []string) error {
	if r.library != "" && r.library != siblingLibrary {
		return nil
	}
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find %s: %w", siblingBinary, err)
	}
	command := exec.Command( //nolint:gosec,noctx // the caller's own arguments, and as long as they say
		filepath.Join(filepath.Dir(self), siblingBinary), append(arguments, "-library", siblingLibrary)...)
	command.Stdout, command.Stderr = os.Stdout, os.Stderr
	if err := command.Run(); err != nil {
		return fmt.Errorf("%s: %w", siblingBinary, err)
	}
	return nil
}
