package users_test

import (
	"strings"
	"testing"

	"footprint.dev/go-service/internal/users"
)

func TestNames(t *testing.T) {
	for name, ok := range map[string]bool{
		"A": true, "Ada Lovelace": true, "Zoë": true, "李 四": true, "😀": true,
		strings.Repeat("é", 100): true, strings.Repeat("é", 101): false, strings.Repeat("😀", 100): true,
		"": false, " A": false, "A ": false, " ": false,
		"A\tB": false, "A\x00B": false, "A\x7f": false, "\u0085A": false, "A\u009fB": false,
		"\u00a0A\u00a0": true, "A\u2028B": true,
	} {
		if user, err := users.NewUser(name, "a@b.cd"); (err == nil) != ok || (ok && user.Name() != name) {
			t.Errorf("%q: %q, %v", name, user.Name(), err)
		}
	}
}

func TestEmails(t *testing.T) {
	label := strings.Repeat("a", 240)
	for email, ok := range map[string]bool{
		"a@b.c": true, "A.b_%+-9@Exa-mple.co.UK": true, "-@-.-": true, "..@a.b": true,
		label + "@" + strings.Repeat("b", 11) + ".c": true, label + "@" + strings.Repeat("b", 12) + ".c": false,
		"": false, "a@b": false, "@b.cd": false, "abcd.e": false, "a@.cd": false, "a@b.": false, "a@b..c": false,
		"a@@b.cd": false, "a@b@c.d": false, "a b@c.de": false, "a@b.c\n": false, "ä@b.cd": false, "a@b_c.de": false,
		"\u212a@b.cd": false, "a@[1.2]": false,
	} {
		user, err := users.NewUser("A", email)
		if (err == nil) != ok {
			t.Errorf("%q: %v", email, err)
		}
		if ok && user.Email() != strings.ToLower(email) {
			t.Errorf("%q became %q", email, user.Email())
		}
	}
}
