"""What a renderer's own command says when it is run as a program beside this one."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from cetakbiru.base.errors import Refused

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def run_renderer(package: str, arguments: Sequence[str], folder: Path) -> tuple[int, str]:
    """Runs `python -m package …` in `folder`: its exit code and all it said, without colours.

    Raises Refused when the package is not installed.
    """
    if importlib.util.find_spec(package) is None:
        raise Refused(
            f"Perender {package} belum terpasang. Pasang dengan: pip install '.[renderers]'"
        )
    # The caller's own interpreter and fixed words: nothing here comes from data or pages.
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", package, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode, _COLOURS.sub("", f"{done.stdout}\n{done.stderr}")
