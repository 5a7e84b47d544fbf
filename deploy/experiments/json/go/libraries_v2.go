//go:build goexperiment.jsonv2

package main

import "encoding/json/v2"

func libraries() ([]library, error) {
	return []library{{
		name:      "encoding/json/v2",
		unmarshal: func(input []byte, into any) error { return json.Unmarshal(input, into) },
		marshal:   func(value any) ([]byte, error) { return json.Marshal(value) },
	}}, nil
}

func (*run) sibling([]string) error { return nil }
