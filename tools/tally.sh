# Sourced by ./test: runs one step after another and ends with one line, “N passed, N failed”.
# shellcheck shell=bash

tally=$(mktemp)
passed=0
failed=0

# step NAME COMMAND...: one more passed or failed.
step() {
  printf '\n%s\n' "== $1"
  if "${@:2}"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

# suite NAME COMMAND...: a run of pytest, whose own counts are added up.
suite() {
  printf '\n%s\n' "== $1"
  local status=0 broken
  "${@:2}" | tee "$tally" || status=$?
  passed=$((passed + $(counted passed)))
  broken=$(($(counted failed) + $(counted error)))
  # A run that ends badly without counting anything, or that found no test, is a failure too.
  [ "$status" = 0 ] || [ "$broken" -gt 0 ] || broken=1
  failed=$((failed + broken))
}

# Looks for pytest's own closing line; pg_virtualenv may print the server's log after it.
counted() {
  grep -E '(passed|failed|errors?|deselected).* in [0-9.]+s' "$tally" | tail -n 1 |
    grep -oE "[0-9]+ ${1}s?\b" | grep -oE '^[0-9]+' || printf 0
}

leave() {
  printf '\n%s\n' "$passed passed, $failed failed"
  [ "$failed" = 0 ]
  exit
}
