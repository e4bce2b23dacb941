"""A process that has loaded the software once and runs each command of `ppm` in a fork of itself.

A command starts as if `ppm` had just been called, for a fifth of the time: the software is loaded,
and nothing of any project is. Two of these have different seeds for the order of sets, so that
what is kept by one and made by the other would differ where an order is left to chance.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from tests.conftest import ROOT

# What commands load sooner or later. Where one of them is no more, a build loads what it needs.
_SOFTWARE = (
    "cetakbiru.cli.build",
    "cetakbiru.cli.check",
    "cetakbiru.site.build",
    "cetakbiru.site.plugin",
    "cetakbiru.outputs.card.social",
    "cetakbiru.outputs.opendata.workbook",
    "cetakbiru.outputs.planning.publish",
    "mkdocs.commands.build",
    "mkdocs.config",
    "macros.plugin",
    "mkdocs_macros.plugin",
    "material",
)


class Builder:
    """Runs commands by the software in the folder `source`, one project after another."""

    def __init__(self, source: Path, beside: Path) -> None:
        self._log = beside
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.walk.builder"],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(source), str(ROOT)])},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(
        self, folder: Path, commands: Sequence[Sequence[str]], environment: Mapping[str, str]
    ) -> None:
        """Lets commands run in a folder, one after the other. `answers` tells how they ended."""
        assert self._process.stdin
        asked = [str(folder), [list(words) for words in commands], dict(environment)]
        self._process.stdin.write(json.dumps([*asked, str(self._log)]) + "\n")
        self._process.stdin.flush()

    def answers(self) -> list[tuple[int, str]]:
        """The code and the words of each command that was asked for last."""
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "the builder ended"
        return [(code, said) for code, said in json.loads(line)]

    def end(self) -> None:
        """Lets the process end."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


def _serve() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in _SOFTWARE:
        with suppress(ImportError):
            import_module(name)
    # In memory that no child writes to again.
    for line in sys.stdin:
        folder, commands, environment, log = json.loads(line)
        answers = [_in_a_fork(folder, words, environment, Path(log)) for words in commands]
        print(json.dumps(answers), flush=True)


def _in_a_fork(
    folder: str, words: list[str], environment: dict[str, str], log: Path
) -> tuple[int, str]:
    child = os.fork()
    if child == 0:
        code = 99
        try:
            code = _run(folder, words, environment, log)
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), log.read_text(encoding="utf-8")


def _run(folder: str, words: list[str], environment: dict[str, str], log: Path) -> int:
    from cetakbiru.cli.main import main

    with log.open("wb") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    os.environ.update(environment)
    os.chdir(folder)
    try:
        main(words)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


if __name__ == "__main__":
    _serve()
