job "api" {
  datacenters = ["dc1"]
  type        = "service"

  group "api" {
    count = 2

    network {
      port "http" {}
    }

    service {
      name     = "api"
      port     = "http"
      provider = "consul"

      check {
        type     = "http"
        path     = "/health"
        interval = "10s"
        timeout  = "2s"
      }
    }

    vault {
      policies = ["api"]
    }

    task "server" {
      driver = "docker"
      config {
        image = "example/api:2.0"
        ports = ["http"]
      }
    }
  }
}
