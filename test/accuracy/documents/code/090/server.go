package api

import (
	"encoding/json"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
	"github.com/nats-io/nats.go"
	"go.opentelemetry.io/otel"
)

var tracer = otel.Tracer("api")

func Router(nc *nats.Conn) http.Handler {
	r := chi.NewRouter()
	r.Use(middleware.RequestID, middleware.Recoverer, middleware.Timeout(10*time.Second))
	r.Route("/gates/{gate}", func(r chi.Router) {
		r.Post("/open", func(w http.ResponseWriter, req *http.Request) {
			_, span := tracer.Start(req.Context(), "open")
			defer span.End()
			body, _ := json.Marshal(map[string]string{"gate": chi.URLParam(req, "gate")})
			if err := nc.Publish("gates.open", body); err != nil {
				http.Error(w, err.Error(), http.StatusBadGateway)
				return
			}
			w.WriteHeader(http.StatusAccepted)
		})
	})
	return r
}
