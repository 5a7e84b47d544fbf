package main

import "fmt"

// library is one JSON library, used as its own documentation says.
type library struct {
	name      string
	unmarshal func(input []byte, into any) error
	marshal   func(value any) ([]byte, error)
}

const (
	parseTyped   = "parse-typed"
	parseUntyped = "parse-untyped"
	writeTyped   = "write-typed"
)

// operation is one thing to do with a document, any number of times.
type operation struct {
	name  string
	bytes int
	work  func() error
}

// operations prepares what is measured of a document.
func (l library) operations(d document) ([]operation, error) {
	input, err := read(d.name)
	if err != nil {
		return nil, err
	}
	value := d.fresh()
	if err = l.unmarshal(input, value); err != nil {
		return nil, fmt.Errorf("%s parses %s: %w", l.name, d.name, err)
	}
	written, err := l.marshal(value)
	if err != nil {
		return nil, fmt.Errorf("%s writes %s: %w", l.name, d.name, err)
	}
	return []operation{
		{parseTyped, len(input), func() error { return l.unmarshal(input, d.fresh()) }},
		{parseUntyped, len(input), func() error {
			var tree any
			return l.unmarshal(input, &tree)
		}},
		{writeTyped, len(written), func() error {
			_, err := l.marshal(value)
			return err
		}},
	}, nil
}
