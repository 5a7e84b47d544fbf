package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

type user struct {
	ID    int64  `json:"id"`
	Name  string `json:"name"`
	Email string `json:"email"`
}

type node struct {
	Level    int32  `json:"level"`
	Chain    int32  `json:"chain"`
	Children []node `json:"children"`
}

type point struct {
	Lat    float64 `json:"lat"`
	Lon    float64 `json:"lon"`
	Height float64 `json:"height"`
	Time   int64   `json:"time"`
}

type text struct {
	Key  string `json:"key"`
	Text string `json:"text"`
}

// document is one that every library parses and writes.
type document struct {
	name string
	// fresh is a pointer to a value of the type that a program would give it.
	fresh func() any
	// trees: it is timed as a tree, too, where nobody asks for one document.
	trees bool
}

func fresh[T any]() any { return new([]T) }

func documents() []document {
	return []document{
		{"users-1", fresh[user], false},
		{"users-100", fresh[user], true},
		{"users-10000", fresh[user], true},
		{"deep", fresh[node], false},
		{"numbers", fresh[point], false},
		{"strings", fresh[text], false},
	}
}

// folder is where the image has the documents.
func folder() string {
	if named := os.Getenv("CORPORA"); named != "" {
		return named
	}
	return "/corpora"
}

func read(name string) ([]byte, error) {
	bytes, err := os.ReadFile(filepath.Join(folder(), name+".json")) //nolint:gosec // the folder is the caller's to name
	if err != nil {
		return nil, fmt.Errorf("read document: %w", err)
	}
	return bytes, nil
}

// bad names the documents that are no JSON, in order.
func bad() ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(folder(), "bad"))
	if err != nil {
		return nil, fmt.Errorf("list documents that are no JSON: %w", err)
	}
	names := make([]string, 0, len(entries))
	for _, entry := range entries {
		names = append(names, strings.TrimSuffix(entry.Name(), ".json"))
	}
	return names, nil
}
