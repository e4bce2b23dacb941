#!/usr/bin/env bash
# Tries the product as another province gets it: the wheel, in an empty environment, in an empty
# folder. Builds a new province there by `mkdocs build` and by `ppm build`, and compares.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export PIP_DISABLE_PIP_VERSION_CHECK=1
unset PYTHONPATH

(cd "$root" && .venv/bin/hatchling build --target wheel --clean >/dev/null)
wheel=$(ls "$root"/dist/*.whl)
size=$(wc -c <"$wheel")
echo "Roda: $(basename "$wheel"), $size bita"
[ "$size" -le 6000000 ] || { echo "Roda melebihi 6 MB." >&2; exit 1; }

# The tests run on one Python of one system: that every pin has a wheel for the others, so that nobody
# needs a compiler, is told by a resolver. The systems of Apple from which on they have it.
for python in 3.11 3.12 3.13 3.14; do
  for system in x86_64-unknown-linux-gnu aarch64-unknown-linux-gnu x86_64-pc-windows-msvc \
    aarch64-apple-darwin:14.0 x86_64-apple-darwin:15.0; do
    MACOSX_DEPLOYMENT_TARGET=${system##*:} "$root"/.venv/bin/uv pip install --dry-run --quiet \
      --python-version "$python" --python-platform "${system%%:*}" --only-binary :all: \
      --require-hashes --target "$folder/wheels" -r "$root/requirements/site.lock"
  done
  echo "Pin berupa roda untuk Python $python di Linux, Windows dan macOS"
done

"${PYTHON:-python3}" -m venv "$folder/env"
bin=$folder/env/bin
"$bin/pip" install --quiet --require-hashes -r "$root/requirements/site.lock"
"$bin/pip" install --quiet --no-deps "$wheel"
names=$("$bin/pip" show -f cetakbiru | sed -n 's#^  \([A-Za-z_][A-Za-z_]*\)/.*#\1#p' | sort -u)
echo "Nama di site-packages: $names"
[ "$names" = cetakbiru ] || { echo "Roda memasang nama lain." >&2; exit 1; }

# What pages load is in the wheel as it is: nothing of this may ask for Node.
mkdir "$folder/none"
for program in node npm npx; do
  printf '#!/bin/sh\necho "$0" >>"%s/asked"\nexit 1\n' "$folder" >"$folder/none/$program"
  chmod +x "$folder/none/$program"
done
PATH=$folder/none:$PATH

cd "$folder"
echo "Folder kosong:"
! "$bin/ppm" check || { echo "ppm check lulus di folder kosong." >&2; exit 1; }
PATH=$bin:$PATH
ppm new provinsi --provinsi 62
cd provinsi
ppm check
mkdocs build --strict --quiet --site-dir "$folder/mkdocs"
ppm build --site "$folder/ppm"
diff --recursive --brief "$folder/mkdocs" "$folder/ppm"
echo "Sama: $(find "$folder/ppm" -name '*.html' | wc -l) halaman HTML, $(find "$folder/ppm" -type f | wc -l) berkas."
[ ! -e "$folder/asked" ] || { echo "Node dipanggil: $(cat "$folder/asked")" >&2; exit 1; }
