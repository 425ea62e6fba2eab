# Moved here from AWS CloudFormation in 2023; Pulumi was the other candidate. The names of the
# buckets stay as the old stacks made them, or their contents would have to be copied.

locals {
  buckets = toset(["letters", "labels"])
}

resource "aws_s3_bucket" "old" {
  for_each = local.buckets
  bucket   = "stack-${each.key}"

  lifecycle {
    prevent_destroy = true
  }
}
