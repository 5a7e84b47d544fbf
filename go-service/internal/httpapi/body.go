package httpapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"footprint.dev/go-service/internal/users"
)

// MaxBody bounds a request's body, announced or chunked.
const MaxBody = 64 << 10

// Body is a request's body as a framework hands it over.
type Body struct {
	ContentType     string
	ContentEncoding string
	// Length is the announced one, negative when there is none.
	Length int64
	Reader io.Reader
}

// newUser looks for what is wrong in the contract's order: media type, size, JSON text, fields.
func (b Body) newUser() (users.New, error) {
	if err := b.checkType(); err != nil {
		return users.New{}, err
	}
	text, err := b.read()
	if err != nil {
		return users.New{}, err
	}
	if !utf8.Valid(text) || !json.Valid(text) {
		return users.New{}, NewProblem(http.StatusBadRequest, "the body must be one JSON text in UTF-8")
	}
	name, email, err := newUserFields(text)
	if err != nil {
		return users.New{}, NewProblem(http.StatusUnprocessableEntity, err.Error())
	}
	user, err := users.NewUser(name, email)
	if err != nil {
		return users.New{}, NewProblem(http.StatusUnprocessableEntity, err.Error())
	}
	return user, nil
}

func (b Body) checkType() error {
	mediaType, _, _ := strings.Cut(b.ContentType, ";")
	if !strings.EqualFold(strings.TrimSpace(mediaType), jsonType) {
		return NewProblem(http.StatusUnsupportedMediaType, "the body must be "+jsonType)
	}
	if b.ContentEncoding != "" && !strings.EqualFold(b.ContentEncoding, "identity") {
		return NewProblem(http.StatusUnsupportedMediaType, "the body must have no Content-Encoding")
	}
	return nil
}

func (b Body) read() ([]byte, error) {
	if b.Length > MaxBody {
		return nil, tooLarge()
	}
	// Not made as large as announced: thousands of connections could announce and send nothing.
	var text bytes.Buffer
	n, err := text.ReadFrom(io.LimitReader(b.Reader, MaxBody+1))
	switch {
	case n > MaxBody:
		return nil, tooLarge()
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, NewProblem(http.StatusRequestTimeout, "the body did not come in time")
	case err != nil:
		return nil, NewProblem(http.StatusBadRequest, "the body could not be read")
	}
	return text.Bytes(), nil
}

func tooLarge() error {
	return NewProblem(http.StatusRequestEntityTooLarge, "a body may have at most 65536 bytes")
}

var (
	errFields    = errors.New("the body must be an object with exactly the fields name and email, both strings")
	errSurrogate = errors.New("name and email must be Unicode text: there is half a surrogate pair")
)

// newUserFields takes valid JSON apart by its tokens, because json.Unmarshal would let pass what the contract
// refuses: fields that are there twice or in another case, and half a surrogate pair.
func newUserFields(text []byte) (name, email string, err error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	if start, err := decoder.Token(); err != nil || start != json.Delim('{') {
		return "", "", errFields
	}
	fields := make(map[string]string, 2)
	for decoder.More() {
		field, err := decoder.Token()
		if err != nil {
			return "", "", errFields
		}
		key, _ := field.(string) // Keys are strings, the text is valid.
		if _, twice := fields[key]; twice || (key != "name" && key != "email") {
			return "", "", errFields
		}
		if fields[key], err = stringValue(decoder); err != nil {
			return "", "", err
		}
	}
	if len(fields) != 2 {
		return "", "", errFields
	}
	return fields["name"], fields["email"], nil
}

func stringValue(decoder *json.Decoder) (string, error) {
	var raw json.RawMessage
	if err := decoder.Decode(&raw); err != nil || raw[0] != '"' {
		return "", errFields
	}
	if halfSurrogate(raw) {
		return "", errSurrogate
	}
	var value string
	if err := json.Unmarshal(raw, &value); err != nil {
		return "", errFields
	}
	return value, nil
}

// halfSurrogate finds an escape such as \ud800 without its other half, which json.Unmarshal turns into U+FFFD unsaid.
func halfSurrogate(raw []byte) bool {
	for i := 0; i < len(raw); i++ {
		if raw[i] != '\\' {
			continue
		}
		unit := codeUnit(raw[i:])
		switch {
		case unit >= 0xdc00 && unit <= 0xdfff:
			return true
		case unit >= 0xd800 && unit <= 0xdbff:
			if low := codeUnit(raw[i+6:]); low < 0xdc00 || low > 0xdfff {
				return true
			}
			i += 11
		default:
			i++ // what is escaped is no escape itself
		}
	}
	return false
}

// codeUnit reads the escape \uXXXX that raw begins with, and is 0 when it begins with anything else.
func codeUnit(raw []byte) uint64 {
	if len(raw) < 6 || raw[0] != '\\' || raw[1] != 'u' {
		return 0
	}
	unit, err := strconv.ParseUint(string(raw[2:6]), 16, 16)
	if err != nil {
		return 0
	}
	return unit
}
