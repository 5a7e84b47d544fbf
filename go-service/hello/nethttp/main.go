// Command nethttp is the least that net/http can do with JSON, as the measure for what the service adds: port 3000.
package main

import (
	"encoding/json"
	"log"
	"net/http"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]string{"message": "hello"})
	})
	log.Fatal(http.ListenAndServe(":3000", mux))
}
