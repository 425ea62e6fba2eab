group "default" {
  targets = ["web", "worker"]
}

variable "TAG" {
  default = "dev"
}

target "web" {
  dockerfile = "Dockerfile"
  tags       = ["example/web:${TAG}"]
}

target "worker" {
  inherits = ["web"]
  target   = "worker"
  tags     = ["example/worker:${TAG}"]
}
