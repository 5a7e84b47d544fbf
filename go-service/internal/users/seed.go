package users

import (
	_ "embed"
	"encoding/json"
	"fmt"
)

// Embedding cannot reach outside the module, so the contract's seed is copied in; a test keeps the two equal.
//
//go:generate cp ../../../contract/users.json users.json
//go:embed users.json
var seedJSON []byte

// Seed returns the users every contender starts with. It fails only when the build embedded something else.
func Seed() ([]User, error) {
	var seed []User
	if err := json.Unmarshal(seedJSON, &seed); err != nil {
		return nil, fmt.Errorf("embedded users.json: %w", err)
	}
	return seed, nil
}
