package main

import (
	"encoding/json"
	"fmt"
)

// One JSON object a line, for the orchestrator; deploy/experiments/README.md describes them.

type header struct {
	Experiment string `json:"experiment"`
	Language   string `json:"language"`
	Library    string `json:"library"`
}

// sampleLine: so many iterations took so long, and asked so much of the allocator each.
type sampleLine struct {
	Kind       string `json:"kind"`
	Operation  string `json:"operation"`
	Corpus     string `json:"corpus"`
	Iterations int    `json:"iterations"`
	Nanos      int64  `json:"nanos"`
	Bytes      int    `json:"bytes"`
	Allocated  int64  `json:"allocated"`
}

// peakLine: highest resident set of a process before and after its operations.
type peakLine struct {
	Kind      string `json:"kind"`
	Operation string `json:"operation"`
	Corpus    string `json:"corpus"`
	Base      int64  `json:"base"`
	Peak      int64  `json:"peak"`
}

// valueLine: digest of what was parsed, and whether the typed way there and back gives the same.
type valueLine struct {
	Kind   string `json:"kind"`
	Corpus string `json:"corpus"`
	Digest string `json:"digest"`
	Typed  bool   `json:"typed"`
}

// refusalLine: whether a document that is no JSON was refused.
type refusalLine struct {
	Kind     string `json:"kind"`
	Document string `json:"document"`
	Refused  bool   `json:"refused"`
}

func (l library) print(kind any) {
	head, err := json.Marshal(header{"json", "go", l.name})
	if err != nil {
		panic(err)
	}
	body, err := json.Marshal(kind)
	if err != nil {
		panic(err)
	}
	fmt.Printf("%s,%s\n", head[:len(head)-1], body[1:])
}
