package httpapi

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
)

// jsonParser is RFC 8259 once more, for the fuzz test's oracle: it keeps what encoding/json forgets, which is fields
// that are there twice and halves of surrogate pairs.
type jsonParser struct {
	text string
}

type (
	jsonObject []jsonMember
	jsonMember struct {
		key   jsonString
		value any
	}
	jsonString struct {
		text   string
		broken bool // half a surrogate pair
	}
	jsonOther struct{}
)

var (
	jsonSpace  = regexp.MustCompile(`^[ \t\n\r]*`)
	jsonNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`)
	jsonQuoted = regexp.MustCompile(`^"([^"\\\x00-\x1f]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"`)
	jsonUnit   = regexp.MustCompile(`^\\u([0-9a-fA-F]{4})`)
)

func (p *jsonParser) document() (any, bool) {
	value, ok := p.value()
	p.space()
	return value, ok && p.text == ""
}

func (p *jsonParser) space() {
	p.text = p.text[len(jsonSpace.FindString(p.text)):]
}

func (p *jsonParser) take(token string) bool {
	p.space()
	rest, ok := strings.CutPrefix(p.text, token)
	if ok {
		p.text = rest
	}
	return ok
}

func (p *jsonParser) value() (any, bool) {
	p.space()
	switch {
	case p.take("true"), p.take("false"), p.take("null"):
		return jsonOther{}, true
	case p.take("["):
		return jsonOther{}, p.list("]", func() bool { _, ok := p.value(); return ok })
	case p.take("{"):
		object := jsonObject{}
		ok := p.list("}", func() bool {
			p.space()
			key, keyOK := p.quoted()
			if !keyOK || !p.take(":") {
				return false
			}
			value, ok := p.value()
			object = append(object, jsonMember{key, value})
			return ok
		})
		return object, ok
	case strings.HasPrefix(p.text, `"`):
		return p.quoted()
	default:
		number := jsonNumber.FindString(p.text)
		p.text = p.text[len(number):]
		return jsonOther{}, number != ""
	}
}

func (p *jsonParser) list(end string, element func() bool) bool {
	if p.take(end) {
		return true
	}
	for element() {
		if p.take(end) {
			return true
		}
		if !p.take(",") {
			return false
		}
	}
	return false
}

func (p *jsonParser) quoted() (jsonString, bool) {
	raw := jsonQuoted.FindString(p.text)
	p.text = p.text[len(raw):]
	if raw == "" {
		return jsonString{}, false
	}
	return unquote(raw[1 : len(raw)-1]), true
}

func unquote(raw string) jsonString {
	var units []uint16
	for raw != "" {
		if m := jsonUnit.FindStringSubmatch(raw); m != nil {
			unit, _ := strconv.ParseUint(m[1], 16, 16)
			units, raw = append(units, uint16(unit)), raw[len(m[0]):]
			continue
		}
		if raw[0] == '\\' {
			units, raw = append(units, uint16(map[byte]byte{'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', '"': '"', '\\': '\\', '/': '/'}[raw[1]])), raw[2:]
			continue
		}
		r := []rune(raw)[0]
		units, raw = utf16.AppendRune(units, r), raw[len(string(r)):]
	}
	s := jsonString{text: string(utf16.Decode(units))}
	s.broken = len(utf16.Encode([]rune(s.text))) != len(units) || strings.Count(s.text, "\ufffd") != countUnits(units, 0xfffd)
	return s
}

func countUnits(units []uint16, unit uint16) (n int) {
	for _, u := range units {
		if u == unit {
			n++
		}
	}
	return n
}
