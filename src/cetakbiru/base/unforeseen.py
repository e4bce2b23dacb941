"""The last door: an error that nobody foresaw becomes a few sentences and a report file.

The report lies in the folder for temporary files: no commit can take it along, and it is readable
by its owner only. It holds the way through the program, never what files or variables contained.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from cetakbiru.base.errors import reason

EXIT = 70
# What an exception says may quote a file; so much of it tells what happened.
_LONGEST = 300
_VERSIONS = ("cetakbiru", "mkdocs", "mkdocs-macros-plugin", "click", "lxml", "typst")


def told(error: BaseException, doing: str, arguments: Sequence[str] | None = None) -> str:
    """What to tell whoever ran into the error; its particulars go into a file that is named.

    `doing` is what ended early, as a command or the name of a step.
    """
    place = _kept(_report(error, doing, sys.argv[1:] if arguments is None else arguments))
    what = f" ({'; '.join(error.__notes__)})" if getattr(error, "__notes__", None) else ""
    report = f"kirimkan laporan ini kepadanya: {place}" if place else "laporannya tidak tersimpan"
    return (
        f"{doing} berhenti karena kesalahan di dalam mesin cetak biru, bukan kesalahan Anda{what}. "
        "Tidak ada yang ditulis setengah jalan. Bila sebelumnya perintah ini berhasil, batalkan "
        f"suntingan terakhir lalu jalankan lagi. Beri tahu pengelola mesin; {report}"
    )


def guarded(main: Callable[[], None], doing: str) -> None:
    """Runs the main function of a script that is no verb of `ppm`, and exits with words."""
    try:
        main()
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except OSError as error:
        sys.stderr.write(f"{doing} tidak selesai: {reason(error)}.\n")
        sys.exit(1)
    except Exception as error:
        sys.stderr.write(f"{told(error, doing)}\n")
        sys.exit(EXIT)


def _report(error: BaseException, doing: str, arguments: Sequence[str]) -> str:
    lines = [
        "Laporan kesalahan mesin cetak biru PPM",
        f"Yang dikerjakan: {doing}",
        f"Argumen: {' '.join(arguments)}",
        f"Sistem: Python {platform.python_version()}, {sys.platform}",
        f"Versi: {', '.join(_versions())}",
        "",
        *_trace(error),
    ]
    home = str(Path.home())
    return "\n".join(lines).replace(home, "~") + "\n" if len(home) > 1 else "\n".join(lines) + "\n"


def _versions() -> Iterator[str]:
    for name in _VERSIONS:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} tidak terpasang"


def _trace(error: BaseException) -> Iterator[str]:
    """The traceback, without locals, each line of it of a bounded length."""
    for part in traceback.format_exception(error, limit=-200):
        for line in part.rstrip("\n").splitlines():
            yield line if len(line) <= _LONGEST else f"{line[:_LONGEST]} …"


def _kept(report: str) -> Path | None:
    """Where the report was written; None where nothing can be written."""
    try:
        number, name = tempfile.mkstemp(prefix="laporan-ppm-", suffix=".txt")
        with os.fdopen(number, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(report)
    except OSError:
        return None
    return Path(name).absolute()
