# The flux of a field through a small square, by Monte Carlo.
using LinearAlgebra
using Random: seed!
using Statistics

struct Flux
    value::Float64
    error::Float64
end

field(x, y) = [y, -x, x^2 + y^2]

function flux(n; normal = [0.0, 0.0, 1.0])
    samples = [dot(field(rand(), rand()), normal) for _ in 1:n]
    return Flux(mean(samples), std(samples) / sqrt(n))
end

seed!(4)
println(flux(10_000))
