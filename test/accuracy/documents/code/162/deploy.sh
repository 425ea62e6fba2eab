#!/usr/bin/env bash
set -euo pipefail

stage=${1:?usage: deploy.sh STAGE}
cd "$(dirname "$0")/infra"

terraform init -input=false >/dev/null
terraform apply -auto-approve -var "stage=$stage"
cluster=$(terraform output -raw cluster)

kubectl config use-context "$cluster"
helm upgrade --install lending ../chart --namespace "$stage" --set image.tag="$(git rev-parse --short HEAD)"
kubectl -n "$stage" rollout status deployment/lending --timeout=120s
echo "deployed to $stage"
