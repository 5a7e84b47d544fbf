package httpapi

import (
	"errors"
	"math/big"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// The oracles here state the contract's rules once more, by other means: regular expressions, big integers and a
// parser of our own. A difference is a fault on one of the sides.

var digits = regexp.MustCompile(`^[0-9]+$`)

func within(s string, least, most int64) bool {
	n, ok := new(big.Int).SetString(s, 10)
	return ok && digits.MatchString(s) && n.Cmp(big.NewInt(least)) >= 0 && n.Cmp(big.NewInt(most)) <= 0
}

const mostInt64 = 1<<63 - 1

func FuzzUserID(f *testing.F) {
	for _, s := range []string{"1", "0", "-1", "+1", "007", "9223372036854775807", "9223372036854775808", "1_0", "0x1", "", " 1", "١"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, segment string) {
		if len(segment) > 100 {
			t.Skip("big integers take their time")
		}
		id, err := userID(segment)
		if want := within(segment, 1, mostInt64); want != (err == nil) {
			t.Fatalf("%q: %d, %v", segment, id, err)
		}
		if err == nil && new(big.Int).SetInt64(id).String() != strings.TrimLeft(segment, "0") {
			t.Errorf("%q became %d", segment, id)
		}
		if err != nil && statusOf(err) != 400 {
			t.Errorf("%q: %v", segment, err)
		}
	})
}

func FuzzPageParams(f *testing.F) {
	for _, s := range []string{
		"", "limit=5&after=7", "%6cimit=%35", "limit=1&limit=1", "limit=+1", "limit=%zz", "x=%zz&limit=3", "limit", "limit=",
		"after=9223372036854775807", "after=-1", "a;limit=0;&after=2", "limit=100&&after=0", "=&limit=%31%30", "limit=%ff",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, query string) {
		limit, after, err := pageParams(query)
		wantLimit, wantAfter, ok := pageOracle(query)
		if ok != (err == nil) || (ok && (big.NewInt(limit).Cmp(wantLimit) != 0 || big.NewInt(after).Cmp(wantAfter) != 0)) {
			t.Fatalf("%q: limit %d, after %d, %v; want %v, %v, %v", query, limit, after, err, wantLimit, wantAfter, ok)
		}
		if err != nil && statusOf(err) != 400 {
			t.Errorf("%q: %v", query, err)
		}
	})
}

func pageOracle(query string) (limit, after *big.Int, ok bool) {
	given := map[string][]string{}
	for _, pair := range strings.Split(query, "&") {
		parts := strings.SplitN(pair, "=", 2)
		name, err := url.PathUnescape(strings.ReplaceAll(parts[0], "+", " "))
		if err == nil {
			given[name] = append(given[name], strings.Join(parts[1:], ""))
		}
	}
	read := func(name string, least, most, fallback int64) *big.Int {
		switch values := given[name]; len(values) {
		case 0:
			return big.NewInt(fallback)
		case 1:
			value, err := url.PathUnescape(strings.ReplaceAll(values[0], "+", " "))
			if err != nil || !within(value, least, most) {
				return nil
			}
			n, _ := new(big.Int).SetString(value, 10)
			return n
		default:
			return nil
		}
	}
	limit, after = read("limit", 1, 100, 20), read("after", 0, mostInt64, 0)
	return limit, after, limit != nil && after != nil
}

var (
	nameRule  = regexp.MustCompile(`^[^\x{0000}-\x{0020}\x{007f}-\x{009f}]([^\x{0000}-\x{001f}\x{007f}-\x{009f}]*[^\x{0000}-\x{0020}\x{007f}-\x{009f}])?$`)
	emailRule = regexp.MustCompile(`^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$`)
)

func FuzzNewUser(f *testing.F) {
	for _, s := range []string{
		`{"name":"Hedy Lamarr","email":"Hedy.Lamarr@example.com"}`, ` {"email":"a@b.cd" , "n\u0061me":"\ud83d\ude00"} `,
		`{"name":"A","name":"B","email":"a@b.cd"}`, `{"name":"\ud800","email":"a@b.cd"}`, `{"name":"\ud800\ud800","email":"a@b.cd"}`,
		`{"name":"\udc00A","email":"a@b.cd"}`, `{"name":"\\ud800","email":"a@b.cd"}`, `{"Name":"A","email":"a@b.cd"}`,
		`{"name":1,"email":[]}`, `{"name":"A"}`, `{"name":"A","email":"a@b.cd","x":{"y":[1e9,-0.5,true,null]}}`, `[]`, `null`, `"x"`, `{}`,
		`{`, `{"name":"A","email":"a@b.cd"}x`, "\ufeff{}", "{\"name\":\"\xff\"}", `{"name":"A",}`, `01`, `1.`, `"\x"`, "\"\t\"", ``,
		`{"name":" A","email":"a@b.cd"}`, `{"name":"A\u0000","email":"a@b.cd"}`, `{"name":"A\u0085B","email":"a@b.cd"}`, `{"name":"\u007f","email":"a@b.cd"}`,
		`{"name":"\u00a0","email":"a@b.cd"}`, `{"name":"A ","email":"a@b.cd"}`, `{"name":"A","email":"a@b_c.d"}`, `{"name":"A","email":"a@b."}`, `{"name":"A","email":"\u0061@b.cd"}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > MaxBody {
			t.Skip()
		}
		body := Body{ContentType: jsonType, Length: int64(len(text)), Reader: strings.NewReader(string(text))}
		user, err := body.newUser()
		got := statusOf(err)
		want, name, email := newUserOracle(text)
		if got != want || user.Name() != name || user.Email() != email {
			t.Fatalf("%q: %d %q %q, want %d %q %q (%v)", text, got, user.Name(), user.Email(), want, name, email, err)
		}
	})
}

func newUserOracle(text []byte) (status int, name, email string) {
	if !utf8.Valid(text) {
		return 400, "", ""
	}
	p := jsonParser{text: string(text)}
	value, ok := p.document()
	if !ok {
		return 400, "", ""
	}
	object, ok := value.(jsonObject)
	if !ok || len(object) != 2 {
		return 422, "", ""
	}
	fields := map[string]string{}
	for _, member := range object {
		s, ok := member.value.(jsonString)
		if !ok || s.broken {
			return 422, "", ""
		}
		fields[member.key.text] = s.text
	}
	name, email = fields["name"], fields["email"]
	n := len([]rune(name))
	if len(fields) != 2 || n < 1 || n > 100 || !nameRule.MatchString(name) ||
		len(email) < 5 || len(email) > 254 || !emailRule.MatchString(email) {
		return 422, "", ""
	}
	return 0, name, strings.ToLower(email)
}

func statusOf(err error) int {
	var problem *Problem
	if errors.As(err, &problem) {
		return problem.Status
	}
	return 0
}
