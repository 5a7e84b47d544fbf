// Command mux is the least that gorilla/mux can do with JSON, as the measure for what the service adds: port 3000.
package main

import (
	"encoding/json"
	"log"
	"net/http"

	"github.com/gorilla/mux"
)

func main() {
	router := mux.NewRouter()
	router.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]string{"message": "hello"})
	}).Methods(http.MethodGet)
	log.Fatal(http.ListenAndServe(":3000", router))
}
