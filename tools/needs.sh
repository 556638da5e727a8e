# Sourced by ./test: finds the browser and the database server, or installs the system's own packages as root.
# shellcheck shell=bash

install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return
  printf '%s\n' "Installing $* from the system’s packages." >&2
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } >/dev/null
}

need_chromium() {
  local name
  for name in chromium chromium-browser google-chrome; do
    HEARTHLIGHT_CHROMIUM=$(command -v "$name") && export HEARTHLIGHT_CHROMIUM && return
  done
  if install chromium; then need_chromium && return; fi
  printf '%s\n' "The browser tests need Chromium. Install the package chromium, or run ./test fast." >&2
  return 1
}

need_postgresql() {
  local server=(/usr/lib/postgresql/*/bin/postgres)
  [ -x "${server[0]}" ] && command -v pg_virtualenv >/dev/null && return
  install postgresql postgresql-common && return
  printf '%s\n' "The tests need PostgreSQL and pg_virtualenv. Install postgresql and postgresql-common, or run ./test fast." >&2
  return 1
}
