module example.com/gin/tasting

go 1.21

require (
	golang.org/x/text v0.14.0
	gopkg.in/yaml.v3 v3.0.1
)
