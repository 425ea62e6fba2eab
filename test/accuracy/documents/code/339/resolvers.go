package graph

import (
	"context"
	"net/http"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/playground"
	"github.com/gorilla/mux"

	"example.com/harbour/ent"
)

//go:generate go run github.com/99designs/gqlgen generate

type Resolver struct{ client *ent.Client }

func (r *Resolver) Boats(ctx context.Context) ([]*ent.Boat, error) {
	return r.client.Boat.Query().Order(ent.Asc("name")).All(ctx)
}

func Routes(r *Resolver) http.Handler {
	router := mux.NewRouter()
	router.Handle("/", playground.Handler("boats", "/query"))
	router.Handle("/query", handler.NewDefaultServer(NewExecutableSchema(Config{Resolvers: r}))).Methods(http.MethodPost)
	return router
}
