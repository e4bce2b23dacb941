#!/bin/sh
# Runs a command on a clone of HEAD as somebody who may install nothing: in a Debian of Python, git
# and make alone, without apt, as a user who can't become root. Kept in FOLDER between runs.
# Usage, as root, with debootstrap: scripts/without-root.sh FOLDER [COMMAND]
set -eu
repository=$(cd "$(dirname "$0")/.." && pwd)
bare=$1
command=${2:-make site && make test}
home=/home/penyunting

if [ ! -d "$bare$home" ]; then
  debootstrap --variant=minbase --include=ca-certificates,git,make,python3,python3-venv \
    bookworm "$bare" http://deb.debian.org/debian >/dev/null
  find "$bare/usr/bin" \( -name 'apt*' -o -name 'dpkg*' -o -name su \) -delete
  chroot "$bare" useradd --create-home --uid 1000 penyunting
fi
# The network is that of this machine, with the names and the certificates that it trusts.
cp -L /etc/hosts /etc/resolv.conf "$bare/etc/"
cp -L /etc/ssl/certs/ca-certificates.crt "$bare/etc/ssl/certs/"

rm -rf "$bare$home/cetak-biru"
git clone --quiet --no-local "$repository" "$bare$home/cetak-biru"
chown -R 1000:1000 "$bare$home/cetak-biru"
# The mounts end with the command.
exec unshare --mount --pid --fork sh -eu -c '
  mount --rbind /dev "$1/dev"
  mount -t proc proc "$1/proc"
  exec chroot --userspec=1000:1000 "$1" env -i HOME="$2" LANG=C.UTF-8 PATH=/usr/bin:/bin \
    NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt \
    sh -euc "cd ~/cetak-biru; $3"' sh "$bare" "$home" "$command"
