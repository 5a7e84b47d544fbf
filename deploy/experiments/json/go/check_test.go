package main

import "testing"

// The other languages' tests have the same digest of the same document.
func TestTheCanonicalFormIsTheOneOfAllLanguages(t *testing.T) {
	tree := map[string]any{"b": []any{1.0, 2.5, true, nil}, "a": "é"}
	if got := digest(tree); got != "90242d747b3a7fe1ddd09d3c51de812bdc1775f3b7ddbe4f8426cf961234fca3" {
		t.Errorf("digest %s", got)
	}
	tree["a"] = "e"
	if got := digest(tree); got == "90242d747b3a7fe1ddd09d3c51de812bdc1775f3b7ddbe4f8426cf961234fca3" {
		t.Error("two values have one digest")
	}
}
