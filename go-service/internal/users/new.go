package users

import (
	"errors"
	"strings"
	"unicode/utf8"
)

const (
	maxNameLength  = 100
	minEmailLength = 5
	maxEmailLength = 254
)

// New is a user that has no ID yet. Only NewUser makes one, so a New keeps the rules.
type New struct {
	name, email string
}

// Name is as it was given.
func (n New) Name() string { return n.name }

// Email is in lower case.
func (n New) Email() string { return n.email }

// NewUser checks both values. The error tells the caller what to mend.
func NewUser(name, email string) (New, error) {
	if !validName(name) {
		return New{}, errors.New("name must be 1 to 100 characters, none of them a control character, with no space at either end")
	}
	if !validEmail(email) {
		return New{}, errors.New("email must be an e-mail address of 5 to 254 characters")
	}
	// Only ASCII passed, so this is the same in every language and in PostgreSQL's lower().
	return New{name, strings.ToLower(email)}, nil
}

// validName counts code points: U+FFFD for a byte that is no UTF-8 never gets here, the JSON text was checked.
func validName(name string) bool {
	if n := utf8.RuneCountInString(name); n < 1 || n > maxNameLength {
		return false
	}
	if name[0] == ' ' || name[len(name)-1] == ' ' {
		return false
	}
	return !strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || (r >= 0x7f && r <= 0x9f) })
}

// validEmail takes local@label.label, with at least two labels, all of plain characters.
func validEmail(email string) bool {
	if len(email) < minEmailLength || len(email) > maxEmailLength {
		return false
	}
	local, domain, ok := strings.Cut(email, "@")
	if !ok || !consistsOf(local, "._%+-") || !strings.Contains(domain, ".") {
		return false
	}
	for label := range strings.SplitSeq(domain, ".") {
		if !consistsOf(label, "-") {
			return false
		}
	}
	return true
}

// consistsOf tells whether s is one or more ASCII letters, digits and characters of extra.
func consistsOf(s, extra string) bool {
	for i := range len(s) {
		c := s[i]
		letterOrDigit := (c|0x20 >= 'a' && c|0x20 <= 'z') || (c >= '0' && c <= '9')
		if !letterOrDigit && strings.IndexByte(extra, c) < 0 {
			return false
		}
	}
	return s != ""
}
