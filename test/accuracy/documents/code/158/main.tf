terraform {
  required_version = ">= 1.6"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.40"
    }
  }
}

provider "aws" {
  region = var.region
}

variable "region" {
  type    = string
  default = "eu-north-1"
}

resource "aws_s3_bucket" "photos" {
  bucket_prefix = "photos-"
}

resource "aws_s3_bucket_lifecycle_configuration" "photos" {
  bucket = aws_s3_bucket.photos.id

  rule {
    id     = "old"
    status = "Enabled"
    expiration { days = 365 }
  }
}

output "bucket" {
  value = aws_s3_bucket.photos.bucket
}
