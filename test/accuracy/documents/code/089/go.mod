module example.com/harbour

go 1.22

require (
	entgo.io/ent v0.13.1
	github.com/labstack/echo/v4 v4.11.4
	github.com/prometheus/client_golang v1.19.0
	github.com/rs/zerolog v1.32.0
	github.com/stretchr/testify v1.9.0
	google.golang.org/grpc v1.62.1
	google.golang.org/protobuf v1.33.0
)

require (
	github.com/labstack/gommon v0.4.2 // indirect
	github.com/mattn/go-colorable v0.1.13 // indirect
	golang.org/x/crypto v0.21.0 // indirect
)
