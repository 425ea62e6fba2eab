// Command hello serves one page. No gin, no echo: the standard library is enough for it.
package main

import (
	"encoding/json"
	"log"
	"net/http"
	"os"
	"time"
)

type echo struct {
	Path string    `json:"path"`
	At   time.Time `json:"at"`
}

func handler(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(echo{r.URL.Path, time.Now()}); err != nil {
		log.Print(err)
	}
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /echo/", handler)
	addr := os.Getenv("ADDR")
	if addr == "" {
		addr = ":8080"
	}
	log.Fatal(http.ListenAndServe(addr, mux))
}
