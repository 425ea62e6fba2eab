#!/usr/bin/env bats

setup() {
  load 'test_helper/bats-support/load'
  cd "$BATS_TEST_TMPDIR" || exit
}

@test "copies every file" {
  touch a b
  run backup.sh . out
  [ "$status" -eq 0 ]
  [ -e out/a ]
}

@test "says what is missing" {
  run backup.sh nowhere out
  [ "$status" -ne 0 ]
  [[ "$output" == *"nowhere"* ]]
}
