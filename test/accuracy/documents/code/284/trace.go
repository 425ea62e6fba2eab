package tracer

import (
	"image"
	"image/color"
	"math"

	"example.com/tracer/internal/beam"
	"example.com/tracer/ray"
	"example.com/tracer/scene/echo"
)

// Trace follows one ray per pixel.
func Trace(width, height int) image.Image {
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := 0; y < height; y++ {
		for x := 0; x < width; x++ {
			r := ray.New(float64(x)/float64(width), float64(y)/float64(height))
			level := math.Min(1, beam.Light(r)+echo.Light(r, 3))
			out.Set(x, y, color.Gray{Y: uint8(level * 255)})
		}
	}
	return out
}
