#!/bin/sh
# Installs the Debian packages listed in a file that are missing. Where it may not, it names them:
# tests that need one are then left out and counted at the end, or fail in continuous integration.
# Usage: scripts/system/install.sh scripts/system/test.txt
set -eu
list=$1
missing=
for package in $(cat "$list"); do
  # A program may come from elsewhere than Debian: what counts is that it is there.
  case $package in
    chromium | qpdf) command -v "$package" >/dev/null 2>&1 && continue ;;
    openjdk-17-jre-headless) command -v java >/dev/null 2>&1 && continue ;;
  esac
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if command -v apt-get >/dev/null 2>&1; then
  if [ "$(id -u)" = 0 ]; then as_root=
  elif sudo -n true 2>/dev/null; then as_root='sudo -n'
  else as_root=none
  fi
  if [ "$as_root" != none ]; then
    export DEBIAN_FRONTEND=noninteractive
    $as_root apt-get update -qq
    # shellcheck disable=SC2086 # package names are words
    $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
    exit 0
  fi
fi

echo "Paket sistem tidak dapat dipasang di sini:$missing. Uji yang memerlukannya tidak dijalankan." >&2
