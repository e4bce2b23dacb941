"""`ppm` as its user runs it, and inside this process where another one would tell nothing more."""

from __future__ import annotations

import contextlib
import io
import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from cetakbiru.cli.main import main

BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Answer:
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


def run(folder: Path, program: str, *arguments: str | Path, **environment: str) -> Answer:
    """A program of the environment, run in a folder by a process of its own."""
    done = subprocess.run(
        [BIN / program, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


def ppm_here(folder: Path, *arguments: str | Path) -> Answer:
    """`ppm` in a folder, within this process."""
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.chdir(folder),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main([str(word) for word in arguments])
        except SystemExit as end:
            code = end.code
    return Answer(code if isinstance(code, int) else 1, out.getvalue(), err.getvalue())


def files_of(site: Path) -> dict[str, bytes]:
    """Every file of a folder, by its name below it."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def replaced(file: Path, old: str, new: str) -> None:
    """Writes `new` where `old` stood in a file, which must hold it."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file}: {old}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def is_running(pid: int) -> bool:
    """Whether a process goes on, as Linux tells; one that has ended and waits for its parent does
    not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
        return number
