"""Compressed copies beside the text files of a site, for a server that sends them as they are.

Run on the server after each release: `python3 scripts/hosting/compress.py /srv/cetak-biru`. It
needs Python alone; copies for Brotli are written where the command `brotli` is installed. A copy is
made anew when its file is newer, and removed when its file is gone. Exit code 1: a copy failed.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

KINDS = {".html", ".css", ".js", ".json", ".jsonld", ".xml", ".svg", ".csv", ".ics", ".txt", ".md"}
# Below this a response fits one packet either way.
LEAST = 512
_COPIES = {".gz", ".br"}


def main(arguments: list[str]) -> int:
    """Compresses the site in the folder named first; prints bytes before and after."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print("usage: compress.py FOLDER", file=sys.stderr)
        return 2
    site = Path(arguments[0])
    brotli = shutil.which("brotli")
    files = sorted(text_files(site))
    remove_orphans(site)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        try:
            list(pool.map(lambda file: compress(file, brotli), files))
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"not compressed: {error}", file=sys.stderr)
            return 1
    for ending in sorted(_COPIES):
        print(f"{ending[1:]}: {total(files)} bytes become {total(files, ending)}")
    if brotli is None:
        print("no command `brotli`: only gzip copies were written")
    return 0


def text_files(site: Path) -> Iterator[Path]:
    """Every file of the site that shrinks when compressed and is worth it."""
    for path in site.rglob("*"):
        if path.suffix not in KINDS or ".git" in path.parts or path.is_symlink():
            continue
        if path.is_file() and path.stat().st_size >= LEAST:
            yield path


def compress(file: Path, brotli: str | None) -> None:
    """Writes the copies of one file that are missing or older than it; each whole or not at all."""
    packed = beside(file, ".gz")
    if stale(file, packed):
        # No name and no time in the head: the same file gives the same copy.
        put(file, packed, gzip.compress(file.read_bytes(), 9, mtime=0))
    if brotli is not None and stale(file, beside(file, ".br")):
        # The command found on the PATH, and a path that begins with the folder the caller named.
        done = subprocess.run(  # noqa: S603
            [brotli, "--best", "--stdout", "--", str(file)], capture_output=True, check=True
        )
        put(file, beside(file, ".br"), done.stdout)


def put(file: Path, copy: Path, content: bytes) -> None:
    """Writes `content` to `copy` with the time of `file`, so that both have one ETag's date."""
    unfinished = beside(copy, ".part")
    unfinished.write_bytes(content)
    times = file.stat()
    os.utime(unfinished, ns=(times.st_atime_ns, times.st_mtime_ns))
    unfinished.replace(copy)


def stale(file: Path, copy: Path) -> bool:
    """Whether `copy` is missing or was made of another state of `file`."""
    return not copy.exists() or copy.stat().st_mtime_ns != file.stat().st_mtime_ns


def remove_orphans(site: Path) -> None:
    """Removes the copies whose file is gone."""
    for copy in site.rglob("*"):
        origin = copy.with_suffix("")
        if copy.suffix in _COPIES and origin.suffix in KINDS and not origin.exists():
            copy.unlink()


def beside(file: Path, ending: str) -> Path:
    """The path of `file` with one more ending."""
    return file.with_name(file.name + ending)


def total(files: Iterable[Path], ending: str = "") -> int:
    """Bytes that a server would send of these files with that encoding."""
    return sum(
        (copy if (copy := beside(file, ending)).exists() else file).stat().st_size for file in files
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
