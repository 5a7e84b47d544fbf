package main

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"strconv"
)

// check prints a value line for each document, and a refusal line for each that is no JSON.
func (l library) check() error {
	for _, d := range documents() {
		if err := l.checkValue(d); err != nil {
			return fmt.Errorf("%s, document %s: %w", l.name, d.name, err)
		}
	}
	names, err := bad()
	if err != nil {
		return err
	}
	for _, name := range names {
		input, err := read("bad/" + name)
		if err != nil {
			return err
		}
		var tree any
		refused := l.unmarshal(input, &tree) != nil
		l.print(refusalLine{Kind: "refusal", Document: name, Refused: refused})
	}
	return nil
}

func (l library) checkValue(d document) error {
	input, err := read(d.name)
	if err != nil {
		return err
	}
	var tree any
	if err = l.unmarshal(input, &tree); err != nil {
		return err
	}
	reference, typed, again := d.fresh(), d.fresh(), d.fresh()
	if err = json.Unmarshal(input, reference); err != nil {
		return fmt.Errorf("reference: %w", err)
	}
	if err = l.unmarshal(input, typed); err != nil {
		return err
	}
	written, err := l.marshal(typed)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(written, again); err != nil {
		return fmt.Errorf("reference reads what it wrote: %w", err)
	}
	same := reflect.DeepEqual(typed, reference) && reflect.DeepEqual(again, reference)
	l.print(valueLine{Kind: "value", Corpus: d.name, Digest: digest(tree), Typed: same})
	return nil
}

// digest is the same in all languages: numbers are doubles, names of objects are in order, strings have their length.
func digest(tree any) string {
	sum := sha256.Sum256(canonical(nil, tree))
	return hex.EncodeToString(sum[:])
}

func canonical(out []byte, value any) []byte {
	switch v := value.(type) {
	case nil:
		return append(out, 'n')
	case bool:
		if v {
			return append(out, 't')
		}
		return append(out, 'f')
	case float64:
		return binary.BigEndian.AppendUint64(append(out, 'd'), math.Float64bits(v))
	case string:
		return canonicalString(out, v)
	case []any:
		out = append(out, '[')
		for _, element := range v {
			out = canonical(out, element)
		}
		return append(out, ']')
	case map[string]any:
		out = append(out, '{')
		for _, name := range slices.Sorted(maps.Keys(v)) {
			out = canonical(canonicalString(out, name), v[name])
		}
		return append(out, '}')
	default:
		panic(fmt.Sprintf("a JSON library made a %T", value))
	}
}

func canonicalString(out []byte, text string) []byte {
	out = strconv.AppendInt(append(out, 's'), int64(len(text)), 10)
	return append(append(out, ':'), text...)
}
