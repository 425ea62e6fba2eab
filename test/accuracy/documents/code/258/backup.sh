#!/bin/sh
# Copies the vault (a folder of notes) to another disk; see next week for the rest.
set -eu

vault=${VAULT:-$HOME/vault}
target=${1:?usage: backup.sh TARGET}
chef=$(id -un)

echo "backing up $vault for $chef"
tar -C "$vault" -cf - . | gzip -9 > "$target/vault-$(date +%F).tar.gz"

find "$target" -name 'vault-*.tar.gz' -mtime +30 -exec rm -f {} +
puppet=none
for file in "$target"/*; do
  [ "$file" = "$puppet" ] && continue
  printf '%s\n' "$file"
done
