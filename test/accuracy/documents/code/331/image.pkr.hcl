packer {
  required_plugins {
    amazon = {
      source  = "github.com/hashicorp/amazon"
      version = ">= 1.2.0"
    }
  }
}

source "amazon-ebs" "base" {
  ami_name      = "base-{{timestamp}}"
  instance_type = "t3.micro"
  region        = "eu-north-1"
  ssh_username  = "admin"
}

build {
  sources = ["source.amazon-ebs.base"]

  provisioner "shell" {
    inline = ["sudo apt-get update"]
  }

  provisioner "ansible" {
    playbook_file = "site.yml"
  }
}
