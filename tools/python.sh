# Sourced by ./hearthlight and ./test: finds a Python that runs, and keeps .venv beside the scripts ready.
# Needs $root, the folder of the house.
# shellcheck shell=bash disable=SC2012,SC2154

say() { printf '%s\n' "$*" >&2; }

# A version manager can leave a name on PATH that does not run, so each candidate is run and not only looked at.
runs() {
  "$1" -I -c 'import sys, ensurepip, sqlite3, ssl, venv; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1
}

candidates() {
  [ -z "${HEARTHLIGHT_PYTHON:-}" ] || printf '%s\n' "$HEARTHLIGHT_PYTHON"
  printf '%s\n' python3.14 python3.13 python3.12
  local folder
  for folder in "${PYENV_ROOT:-}" "${HOME:-}/.pyenv"; do
    [ -z "$folder" ] || ls -d "$folder"/versions/3.1[2-9]*/bin/python 2>/dev/null | sort -rV
  done
  printf '%s\n' python3
}

# Last way out: uv brings a Python of its own, and is itself fetched by the old Python's pip, checked by hash.
fetch_python() {
  local uv=uv den=""
  say "No Python 3.12 or newer is here. Fetching one, once."
  if ! command -v uv >/dev/null; then
    den=$(mktemp -d)
    python3 -m venv "$den" && "$den/bin/python" -m pip install -q --require-hashes -r "$root/tools/uv.lock"
    uv="$den/bin/uv"
  fi >/dev/null 2>&1
  "$uv" python install -q 3.13 >&2 && "$uv" python find --no-project --managed-python 3.13
  [ -z "$den" ] || rm -rf "$den"
}

find_python() {
  local candidate
  while IFS= read -r candidate; do
    runs "$candidate" && { printf '%s\n' "$candidate"; return; }
  done < <(candidates)
  candidate=$(fetch_python) && runs "$candidate" && { printf '%s\n' "$candidate"; return; }
  say "Hearthlight needs Python 3.12 or newer with venv, ssl and sqlite3. Install one, or name it in HEARTHLIGHT_PYTHON."
  return 3
}

# The stamp is the lock file itself under the version that runs: a new lock or a new Python makes the room again.
stamp() { "$room/bin/python" -V 2>/dev/null && cat "$root/$1"; }
is_ready() { stamp "$1" | cmp -s - "$room/$1" && [ ! -e "$room/half-made" ]; }

# The mark stays only when this is killed midway: pip itself puts things back when it cannot go on.
fill() {
  local status=0
  touch "$room/half-made"
  "$room/bin/python" -m pip install -qq --disable-pip-version-check --require-hashes -r "$root/$1" >&2 || status=$?
  rm "$room/half-made"
  [ "$status" = 0 ] && stamp "$1" >"$room/$1"
}

is_sound() { [ ! -e "$room/half-made" ] && runs "$room/bin/python" && "$room/bin/python" -m pip -V >/dev/null 2>&1; }

make_room() {
  if ! is_sound; then
    rm -rf "$room"
    mkdir "$room" && touch "$room/half-made" && "$python" -m venv "$room" >&2 || return
  fi
  fill "$1"
}

# make_ready LOCK: after this, .venv holds exactly what LOCK names, also after a start that was killed midway.
make_ready() {
  local room="$root/.venv" python status=0
  is_ready "$1" && return
  python=$(find_python) || return
  say "Making the house ready. This happens once and takes a minute."
  # The lock file itself is what two starts at once wait for; the system lets go of it when the holder ends.
  exec 9<"$root/$1"
  "$python" -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX)'
  is_ready "$1" || make_room "$1" || status=$?
  exec 9<&-
  [ "$status" = 0 ] || say "The house could not be made ready. What pip says stands above; the same command tries again."
  return "$status"
}
